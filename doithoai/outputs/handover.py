"""Bản giao: all that is known of a denunciation, for the sealed envelope, before it is wiped here; kept nowhere.

The sheet carries the words, the person and every photo, each on a page of its own. Sound and other files cannot be
printed: they go into a zip beside the sheet, and the sheet says how many there are.
"""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.utils.timezone import localtime

from doithoai.models import Handover, Opinion, OpinionFile, SlipPhoto, StoredFile
from doithoai.outputs.papers import render_pdf
from doithoai.outputs.papers.content import (
    Blank,
    Block,
    Field,
    Heading,
    Pages,
    Paragraph,
    Signature,
    Signatures,
    Title,
)
from doithoai.outputs.papers.pictures import Picture, with_pictures
from doithoai.rules.paper_style import BLANK, short_date

JPEG = "image/jpeg"
#: Doors behind which there is no printed slip.
WITHOUT_PAPER = (Opinion.Channel.WEB, Opinion.Channel.EMAIL, Opinion.Channel.EXCEL)


@dataclass(frozen=True)
class Piece:
    """One file that came with the words. `called`: what it is, in words; pixels when it is a photo that prints."""

    called: str
    file: StoredFile
    suffix: str
    width: int = 0
    height: int = 0

    @property
    def prints(self) -> bool:
        return self.width > 0 and self.height > 0 and self.there

    @property
    def there(self) -> bool:
        return self.file.path.exists()


def evidence_of(opinion: Opinion, enclosed: Iterable[OpinionFile] | None = None) -> list[Piece]:
    """The photos, recordings and other files of its person, and the photos of the paper it was written on.

    `enclosed`: `opinion.enclosed`, where the page asks for it anyway.
    """
    found = [
        Piece(
            each.get_kind_display(), each.file, each.file.name.rpartition(".")[2][:8] or "bin",
            *((each.width, each.height) if each.media_type == JPEG else ()),
        )
        for each in (opinion.enclosed if enclosed is None else enclosed)
    ]  # fmt: skip
    if opinion.channel in WITHOUT_PAPER:
        return found
    slips = SlipPhoto.objects.filter(slip__code=opinion.receipt).select_related("file")
    return found + [Piece("Ảnh phiếu giấy", each.file, "jpg", each.width, each.height) for each in slips]


def unprinted(pieces: Sequence[Piece]) -> list[Piece]:
    return [each for each in pieces if not each.prints]


def counted(pieces: Sequence[Piece]) -> str:
    """ "2 ảnh, 1 ghi âm"; "" for none."""
    return ", ".join(
        f"{many} {called.lower()}" for called, many in Counter(each.called for each in pieces).items()
    )


def mark_of(opinion: Opinion, pieces: Sequence[Piece]) -> str:
    """What was taken, as a number that changes with the words, the person or a file."""
    said = [
        opinion.words,
        opinion.author,
        opinion.contact,
        opinion.guardian,
        opinion.guardian_contact,
        opinion.hamlet_id,
        *(each.file.sha256 for each in pieces),
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True)
class Taken:
    """How far the hand-over of one opinion is. `files_wanted`: something came along that cannot be printed."""

    pieces: tuple[Piece, ...]
    sheet_at: datetime | None
    files_at: datetime | None

    @property
    def count(self) -> str:
        return counted(self.pieces)

    @property
    def unprinted(self) -> str:
        return counted(unprinted(self.pieces))

    @property
    def whole(self) -> bool:
        return bool(self.sheet_at and (self.files_at or not unprinted(self.pieces)))


def taken_of(opinion: Opinion, enclosed: Iterable[OpinionFile] | None = None) -> Taken:
    """What was taken of it as it is now: of a sheet printed before the words changed, nothing."""
    pieces = evidence_of(opinion, enclosed)
    row: Handover | None = getattr(opinion, "handover", None)
    if row is None or row.mark != mark_of(opinion, pieces):
        return Taken(tuple(pieces), None, None)
    return Taken(tuple(pieces), row.sheet_at, row.files_at)


def sheet_of(opinion: Opinion, *, to: str) -> Pages:
    """Everything that is known of it, the two signatures of the hand-over, and a page for each photo."""
    received, pieces = localtime(opinion.received_at), evidence_of(opinion)
    paragraphs = tuple(Paragraph(line) for line in opinion.words.splitlines() if line.strip())
    form: tuple[Block, ...] = (
        Paragraph("Thông tin về người tố cáo được giữ bí mật theo Luật Tố cáo. Cho vào bì niêm phong.", italic=True),
        Field("Ngày nhận:", f"{received:%H:%M} ngày {short_date(received.date())}"),
        Field("Giao cho:", to),
        Field("Người gửi:", opinion.author or "không nêu tên"),
        Field("Nơi ở:", str(opinion.hamlet or "")),
        Field("Liên hệ:", opinion.contact),
        *speaks_for_a_child(opinion),
        Paragraph("", lead="Nguyên văn:"),
        *(paragraphs or (Blank(4),)),
        *enclosures_told(pieces),
        Paragraph(f"Giao, nhận lúc {BLANK} ngày {BLANK}", align="left"),
        Signatures((Signature(("BÊN GIAO",), ""), Signature(("BÊN NHẬN",), ""))),
    )  # fmt: skip
    photos = [each for each in pieces if each.prints]
    annexes: tuple[tuple[Block, ...], ...] = tuple(
        (Heading(f"Kèm bản giao: {each.called.lower()} {number}/{len(photos)}", 2),)
        for number, each in enumerate(photos, start=1)
    )
    return Pages(
        name="Bản giao nội dung để niêm phong",
        author=opinion.commune.full_name,
        forms=(form, *annexes),
        title=Title("BẢN GIAO NỘI DUNG", "Kèm theo phiếu chuyển, trong bì niêm phong"),
    )


def enclosures_told(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """How many came along, and where each of them is now: whoever takes the envelope counts them."""
    if not pieces:
        return (Paragraph("không có.", lead="Ảnh, ghi âm kèm theo:"),)
    told = [Paragraph(f"{counted(pieces)}.", lead="Ảnh, ghi âm kèm theo:")]
    if photos := [each for each in pieces if each.prints]:
        told.append(Paragraph(f"{counted(photos)}, mỗi ảnh một trang sau trang này.", lead="In kèm:"))
    if files := [each for each in unprinted(pieces) if each.there]:
        told.append(Paragraph(f"{counted(files)}, chép vào thiết bị để trong bì.", lead="Giao bằng tệp:"))
    if lost := [each for each in pieces if not each.there]:
        told.append(Paragraph(f"{counted(lost)}.", lead="Không đọc được trên máy chủ:"))
    return tuple(told)


def sheet_pdf(opinion: Opinion, *, to: str) -> bytes:
    """The sheet with its photos on its last pages."""
    pdf = render_pdf(sheet_of(opinion, to=to))
    photos = [
        Picture(each.file.read(), each.width, each.height) for each in evidence_of(opinion) if each.prints
    ]
    return with_pictures(pdf, photos) if photos else pdf


def files_zip(opinion: Opinion, *, to: str) -> bytes:
    """The sheet and every file as it is kept here, numbered; what is already compressed is only put together."""
    out, at = BytesIO(), localtime(opinion.received_at).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("ban-giao.pdf", date_time=at), sheet_pdf(opinion, to=to))
        for number, each in enumerate((one for one in evidence_of(opinion) if one.there), start=1):
            archive.writestr(zipfile.ZipInfo(f"tep-{number}.{each.suffix}", date_time=at), each.file.read())
    return out.getvalue()


def speaks_for_a_child(opinion: Opinion) -> tuple[Field, ...]:
    said = f"{opinion.guardian} {opinion.guardian_contact}".strip()
    return (Field("Người đại diện của trẻ em:", said),) if said else ()
