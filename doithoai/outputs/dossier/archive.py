"""What a dossier holds: every paper (PDF and docx), the opinions (public and internal edition), the
minutes' lines, the journal, and a manifest by which anybody can check that nothing was changed.

Paper is first here too: the tables are plain CSV and Excel that open without us.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from doithoai.models import (
    Arrival,
    Assignment,
    Deed,
    Dialogue,
    MinutesEntry,
    Opinion,
    Paper,
    PlanFile,
    SignedCopy,
)
from doithoai.models.reading import seal
from doithoai.outputs.papers.archive import docx_of, file_name
from doithoai.outputs.redaction import for_everyone, secrets_of
from doithoai.outputs.sheets.file_papers import the_file, three_sheets
from doithoai.outputs.sheets.occasion import Asked
from doithoai.outputs.sheets.printing import as_pdf
from doithoai.outputs.sheets.results import results
from doithoai.outputs.sheets.synthesis import open_synthesis
from doithoai.outputs.tables import csv_bytes
from doithoai.rules.codes import short_code
from doithoai.rules.triage import FIELD_LABELS

HOW_TO_CHECK = (
    "Mỗi dòng của manifest.json ghi tên tệp và mã SHA-256 của tệp. Để kiểm tra, tính lại SHA-256 của từng tệp và so "
    "sánh; trên Linux: sha256sum -c SHA256SUMS. Thư mục noi-bo, van-ban và nhat-ky có họ tên, liên hệ hoặc mã của người dân: không công "
    "khai; chỉ thư mục cong-khai là công khai được."
)


def dossier_zip(dialogue: Dialogue, *, at: datetime) -> bytes:
    """The whole zip. The same dialogue at the same moment gives the same bytes."""
    out, manifest = io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents(dialogue):
            put(archive, name, data, at)
            manifest.append({"file": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)})
        sums = "".join(f"{each['sha256']}  {each['file']}\n" for each in manifest)
        put(archive, "SHA256SUMS", sums.encode(), at)
        head = {"dialogue": dialogue.title, "commune": str(dialogue.commune), "sealed_at": at.isoformat()}
        put(archive, "manifest.json", as_json({**head, "files": manifest}), at)
    return out.getvalue()


def contents(dialogue: Dialogue) -> Iterator[tuple[str, bytes]]:
    yield "DOC-TRUOC.txt", HOW_TO_CHECK.encode()
    issued = list(Paper.objects.filter(dialogue=dialogue).with_state().order_by("created_at", "pk"))
    yield "van-ban/DANH-SACH.csv", csv_bytes(PAPERS_HEADING, (paper_row(each) for each in issued))
    inside = the_file(dialogue)
    for each in inside:
        yield f"{'van-ban' if each.filed.code else 'noi-bo'}/{each.name}.pdf", each.pdf
    for paper in issued:
        yield f"van-ban/{file_name(paper, 'docx')}", docx_of(paper)
    for name, sheet in three_sheets(dialogue, inside).items():
        yield f"van-ban/00-{name}.pdf", as_pdf(sheet.content())
    for name, make in OPEN_SHEETS.items():
        yield f"cong-khai/{name}.pdf", as_pdf(make(dialogue, Asked()).content())
    for copy in SignedCopy.objects.filter(paper__in=issued).select_related("paper", "file"):
        kind = "kem-theo-da-ky" if copy.attachment else "da-ky"
        yield f"van-ban/{file_name(copy.paper, 'pdf')[:-4]}-{kind}-{copy.pk}.pdf", copy.file.read()
    for plan in PlanFile.objects.filter(dialogue=dialogue).select_related("file"):
        yield f"van-ban/ke-hoach-nap-vao-{plan.pk}.{extension(plan.file.name)}", plan.file.read()
    opinions = list(
        Opinion.objects.filter(dialogue=dialogue)
        .select_related("hamlet", "group")
        .order_by("received_at", "pk")
    )
    yield (
        "cong-khai/y-kien.csv",
        csv_bytes(PUBLIC_HEADING, (public_row(each) for each in opinions if not each.split_at)),
    )
    # whoever is meant may open the dossier: what is kept from them stays in the database alone
    yield "noi-bo/y-kien.csv", csv_bytes(INTERNAL_HEADING, (internal_row(each) for each in seal(opinions)))
    yield (
        "noi-bo/diem-danh.csv",
        csv_bytes(
            ("Họ và tên", "Thôn", "Thành phần", "Đến lúc"),
            (
                (each.name, str(each.hamlet or ""), each.get_kind_display(), f"{each.at:%H:%M}")
                for each in Arrival.objects.filter(dialogue=dialogue).select_related("hamlet").order_by("at")
            ),
        ),
    )
    yield (
        "noi-bo/bien-ban-dien-bien.csv",
        csv_bytes(
            ("Lúc", "Phần", "Nội dung", "Người ghi"),
            (
                (f"{each.at:%H:%M:%S}", each.get_part_display(), each.words, each.by)
                for each in MinutesEntry.objects.filter(dialogue=dialogue)
            ),
        ),
    )
    yield (
        "cong-khai/tra-loi.csv",
        csv_bytes(
            ("Nhóm", "Nội dung công khai", "Đơn vị", "Hạn", "Trả lời ngày", "Trả lời"),
            (
                reply_row(each)
                for each in Assignment.objects.filter(dialogue=dialogue).select_related("group", "body")
            ),
        ),
    )
    deeds = Deed.objects.filter(dialogue=dialogue).order_by("position")
    yield "nhat-ky/nhat-ky.jsonl", b"\n".join(as_json(deed_row(deed), indent=None) for deed in deeds)


OPEN_SHEETS: dict[str, Callable[[Dialogue, Asked], Any]] = {
    "bang-tong-hop": open_synthesis,
    "niem-yet-ket-qua": results,
}
PUBLIC_HEADING = ("Mã", "Nhóm", "Lĩnh vực", "Thôn", "Nội dung công khai")
INTERNAL_HEADING = (
    "Mã", "Nhận lúc", "Kênh", "Họ và tên", "Liên hệ", "Thôn", "Nguyên văn", "Loại", "Lĩnh vực", "Cấp thiết",
    "Thẩm quyền", "Nhóm", "Chuyển đến",
)  # fmt: skip


PAPERS_HEADING = ("Số, ký hiệu", "Ngày", "Loại", "Trích yếu", "Tình trạng", "Tệp")


def paper_row(paper: Paper) -> tuple[Any, ...]:
    """One paper with what became of it; what it did to an earlier one stands in the earlier one's row."""
    return (
        paper.code, f"{paper.issued_on:%d/%m/%Y}", paper.get_kind_display(), paper.subject,
        "; ".join(paper.states()) or "Còn hiệu lực", file_name(paper, "pdf"),
    )  # fmt: skip


def public_row(opinion: Opinion) -> tuple[Any, ...]:
    """Nothing of a person; a hamlet only when they agreed; a diverted matter only as its code."""
    shows_hamlet = opinion.publish != Opinion.Publish.NOTHING and opinion.diverted_at is None
    return (
        short_code(opinion.code),
        opinion.group.number if opinion.group else "",
        FIELD_LABELS.get(opinion.field, ""),
        str(opinion.hamlet or "") if shows_hamlet else "",
        opinion.said_in_public,
    )


def internal_row(opinion: Opinion) -> tuple[Any, ...]:
    return (
        opinion.code, f"{opinion.received_at:%d/%m/%Y %H:%M}", opinion.get_channel_display(), opinion.author,
        opinion.contact, str(opinion.hamlet or ""), opinion.words, opinion.get_kind_display(),
        FIELD_LABELS.get(opinion.field, ""), opinion.urgency, opinion.competence,
        opinion.group.number if opinion.group else "", opinion.diverted_to,
    )  # fmt: skip


def reply_row(assignment: Assignment) -> tuple[Any, ...]:
    """The question in words that were confirmed for everyone (or none), the answer without who asked."""
    group, reply = assignment.group, assignment.replies.standing().last()
    asked = list(group.opinions.on_the_dialogue_track().order_by("public_at", "pk"))
    confirmed = next((each.said_in_public for each in asked if each.public_at), "")
    return (
        group.number, confirmed, str(assignment.body), f"{assignment.due_on:%d/%m/%Y}",
        f"{reply.sent_at:%d/%m/%Y}" if reply else "", for_everyone(reply.text, secrets_of(asked)) if reply else "",
    )  # fmt: skip


def deed_row(deed: Deed) -> dict[str, Any]:
    return {
        "position": deed.position, "action": deed.action, "subject": deed.subject, "note": deed.note, "by": deed.by,
        "at": deed.at.isoformat(), "previous_hash": deed.previous_hash, "hash": deed.hash,
    }  # fmt: skip


def put(archive: zipfile.ZipFile, name: str, data: bytes, at: datetime) -> None:
    entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def as_json(value: Any, indent: int | None = 1) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def extension(name: str) -> str:
    """A plain extension from a name somebody else chose."""
    end = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return end if end.isascii() and end.isalnum() and len(end) <= 5 else "bin"
