"""Phiếu: what people write on. Two A5 on a sheet of A4; one on a sheet in large print."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.timezone import localtime

from doithoai.models import Dialogue, Opinion, SlipBatch
from doithoai.models.opinion import OpinionQuerySet
from doithoai.outputs.papers.content import (
    Blank,
    Block,
    Choice,
    Field,
    Pages,
    Paragraph,
    Qr,
    Signature,
    Signatures,
)
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.consent import CHILD_UNDER
from doithoai.rules.vietnamese import clock_words, long_date, table_date

from .occasion import Asked, Lot, Occasion, occasion

TORN_OFF = "- - - - - - - - - - - -  Phần người gửi giữ  - - - - - - - - - - - -"
RECEIPTS_AT_ONCE = 200
"""More are printed in lots: setting one takes some 20 ms, and a person waits for the page."""
SMALL = 0.8  # of the sizes of a paper: a whole form on half a sheet


@dataclass(frozen=True)
class Form(Facts):
    """One blank slip: its number and code, both "" on a form to be copied."""

    number: str = ""
    code: str = ""
    follow: str = ""

    @property
    def named(self) -> tuple[Block, ...]:
        """The line that tells one slip from the other."""
        said = (
            f"Số phiếu: {self.number}        Mã phiếu: {self.code}" if self.code else "Số phiếu: ............"
        )
        return (Paragraph(said, align="center"),)

    @property
    def kept(self) -> tuple[Block, ...]:
        """What the sender tears off: the code and where to ask by it."""
        if not self.code:
            return ()
        ask = f"Phiếu số {self.number}, mã {self.code}. Hỏi kết quả bằng mã này tại trưởng thôn, Văn phòng"
        if self.follow:
            return (
                Paragraph(TORN_OFF, align="center"),
                Qr(f"{self.follow}{self.code}/", f"{ask} hoặc quét mã.", side=22),
            )
        return (Paragraph(TORN_OFF, align="center"), Paragraph(f"{ask}."))


def sized(large: bool, scale: float = SMALL) -> dict[str, Any]:
    """Two half sheets side by side, or a whole one in large print."""
    return {} if large else {"across": 2, "scale": scale}


@dataclass(frozen=True)
class OpinionSlips(Facts):
    """Facts of the opinion slips (D07): the same questions on each."""

    occasion: Occasion
    forms: tuple[Form, ...]
    hamlet: str = ""
    large: bool = False
    send: str = ""

    def content(self) -> Pages:
        said = self.occasion
        online = f" Gửi bằng điện thoại: {self.send}." if self.send else ""
        until = f" Nhận phiếu đến hết {long_date(said.collect_until)}." if said.collect_until else ""
        asks: tuple[Block, ...] = (
            Field("1. Họ và tên (không bắt buộc):"),
            Field("2. Thôn, bản, tổ dân phố:", self.hamlet),
            Field("3. Việc gì, ở đâu (mỗi phiếu một việc):"),
            Blank(2 if self.large else 4),  # large, and on one page with what the sender tears off
            Field("4. Đề nghị:"),
            *(() if self.large else (Blank(1),)),
            Choice("5. Nhận trả lời bằng:", ("giấy", "điện thoại", "tại nhà văn hóa")),
            Field("Số điện thoại (nếu muốn; trẻ em: của cha, mẹ):"),
            Field(f"Chưa đủ {CHILD_UNDER} tuổi: họ tên cha, mẹ, người giám hộ:"),
            Field("Người ấy đồng ý xã dùng thông tin của cháu thì ký:"),
            Choice("6. Khi công khai:", ("nêu tên", "chỉ nêu thôn", "không nêu")),
            Paragraph(
                "Chỉ dùng để tổng hợp, trả lời; muốn xem, sửa, rút lại xin hỏi Văn phòng. "
                f"Khiếu nại, tố cáo {said.where_to_complain}.{until}{online}",
                italic=True,
            ),
        )
        return said.pages(
            "PHIẾU GÓP Ý, KIẾN NGHỊ",
            said.on_the_day,
            *((*each.named, *asks, *each.kept) for each in self.forms),
            **sized(self.large),
        )


@dataclass(frozen=True)
class SpeakerSlips(Facts):
    """Facts of the slips of those who wish to speak (D06)."""

    occasion: Occasion
    forms: tuple[Form, ...]
    hamlet: str = ""
    large: bool = False

    def content(self) -> Pages:
        said = self.occasion
        asks: tuple[Block, ...] = (
            Field("1. Họ và tên:"),
            Field("2. Thôn, bản, tổ dân phố:", self.hamlet),
            Field("3. Nội dung sẽ nói:"),
            Blank(3 if self.large else 4),
            Field("4. Đề nghị:"),
            Blank(1),
            Choice("5. Cần giúp:", ("đi lại", "phiên dịch", "đọc hộ", "không")),
            Choice("6. Khi công khai:", ("nêu tên", "chỉ nêu thôn", "không nêu")),
            Field("Số điện thoại (nếu muốn):"),
            Paragraph(
                f"Mỗi lượt phát biểu không quá {said.minutes_per_turn} phút, theo thứ tự đăng ký. Không kịp phát biểu "
                f"thì phiếu này được trả lời như phiếu góp ý. Khiếu nại, tố cáo {said.where_to_complain}.",
                italic=True,
            ),
        )
        return said.pages(
            "PHIẾU ĐĂNG KÝ PHÁT BIỂU",
            said.on_the_day,
            *((*each.named, *asks, *each.kept) for each in self.forms),
            **sized(self.large),
        )


SLIPS: dict[str, type[OpinionSlips] | type[SpeakerSlips]] = {
    SlipBatch.Kind.OPINION: OpinionSlips,
    SlipBatch.Kind.SPEECH: SpeakerSlips,
}


def slips_of(batch: SlipBatch, asked: Asked) -> OpinionSlips | SpeakerSlips:
    """Every slip of one printing, with its number and its code."""
    width = max(3, len(str(batch.last)))
    forms = tuple(
        Form(str(number).zfill(width), code, asked.follow)
        for number, code in batch.slips.values_list("number", "code")
    )
    made = SLIPS[batch.kind](occasion(batch.dialogue), forms, str(batch.hamlet or ""), asked.large)
    return (
        replace(made, send=short_address(batch.dialogue, asked)) if isinstance(made, OpinionSlips) else made
    )


def short_address(dialogue: Dialogue, asked: Asked) -> str:
    """ "doithoai.example/g/K7M2Q", "" when nobody's telephone could open it."""
    return f"{asked.site.partition('://')[2]}g/{dialogue.short}" if asked.site else ""


def opinion_form(dialogue: Dialogue, asked: Asked) -> OpinionSlips:
    """The blank to be copied by hand, without a code; two on a sheet."""
    send = short_address(dialogue, asked)
    return OpinionSlips(occasion(dialogue), blanks(asked), str(asked.hamlet or ""), asked.large, send)


def speaker_form(dialogue: Dialogue, asked: Asked) -> SpeakerSlips:
    return SpeakerSlips(occasion(dialogue), blanks(asked), str(asked.hamlet or ""), asked.large)


def blanks(asked: Asked) -> tuple[Form, ...]:
    return (Form(),) if asked.large else (Form(), Form())


@dataclass(frozen=True)
class Ballot(Facts):
    """Facts of the satisfaction ballot: five questions, nobody's name."""

    occasion: Occasion
    large: bool = False

    def content(self) -> Pages:
        said = self.occasion
        form: tuple[Block, ...] = (
            Paragraph("Phiếu không ghi tên. Xin đánh dấu x vào ô phù hợp.", italic=True, align="center"),
            Choice("1. Ông (Bà) được nói, được hỏi điều mình muốn:", ("được", "một phần", "chưa được")),
            Choice("2. Câu trả lời tại hội nghị:", ("rõ", "một phần", "chưa rõ")),
            Choice("3. Việc thông báo, mời dự, chuẩn bị:", ("tốt", "bình thường", "chưa tốt")),
            Choice("4. Nói chung, về hội nghị này:", ("hài lòng", "bình thường", "chưa hài lòng")),
            Field("5. Lần sau nên làm khác điều gì:"),
            Blank(4),
            Paragraph("Bỏ phiếu vào hòm ở cửa ra vào. Xin cảm ơn Ông (Bà).", align="center"),
        )
        forms = (form,) if self.large else (form, form)
        return said.pages(
            "PHIẾU ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG", said.on_the_day, *forms, **sized(self.large, 0.95)
        )


def ballot(dialogue: Dialogue, asked: Asked) -> Ballot:
    return Ballot(occasion(dialogue), asked.large)


@dataclass(frozen=True)
class Receipt(Facts):
    """What one opinion's receipt says. Neither words nor name: whoever finds it learns nothing."""

    code: str
    received: str
    hamlet: str
    by: str


@dataclass(frozen=True)
class Receipts(Facts):
    """Facts of the receipts: one half sheet an opinion."""

    occasion: Occasion
    receipts: tuple[Receipt, ...]
    follow: str = ""
    large: bool = False

    def content(self) -> Pages:
        forms = tuple(self._form(each) for each in self.receipts)
        said = self.occasion
        return said.pages("GIẤY XÁC NHẬN ĐÃ NHẬN Ý KIẾN", said.meeting.name, *forms, **sized(self.large))

    def _form(self, receipt: Receipt) -> tuple[Block, ...]:
        said = self.occasion
        ask = "Hỏi kết quả bằng mã này tại trưởng thôn, Văn phòng"
        found: tuple[Block, ...] = (Paragraph(f"{ask}."),)
        if self.follow:
            found = (Qr(f"{self.follow}{receipt.code}/", f"{ask}, hoặc quét mã để xem.", side=26),)
        place = f" của người dân {receipt.hamlet}" if receipt.hamlet else ""
        return (
            Paragraph(f"{said.office.name} đã nhận ý kiến{place} lúc {receipt.received}."),
            Paragraph(receipt.code, lead="Mã ý kiến:"),
            Paragraph(
                "Ý kiến được tổng hợp, trả lời tại hội nghị hoặc bằng văn bản. Nếu không phải là việc của hội nghị đối "
                "thoại, người gửi được hướng dẫn nơi gửi đúng."
            ),
            *found,
            *((Paragraph(said.contact, lead="Liên hệ:"),) if said.contact else ()),
            Signatures((Signature(("NGƯỜI NHẬN",), receipt.by),)),
        )


def received_elsewhere(dialogue: Dialogue, asked: Asked) -> OpinionQuerySet:
    """What came by other ways than the web, whose senders saw their code on the screen, in the order it was written
    down."""
    rows = (
        Opinion.objects.filter(dialogue=dialogue)
        .on_the_dialogue_track()
        .received()
        .exclude(channel=Opinion.Channel.WEB)
        # the list goes through hands that may not know; that code is given by the office
        .filter(guarded=False)
        .without_suspects()
        .order_by("pk")
    )
    return rows.filter(hamlet=asked.hamlet) if asked.hamlet else rows


def receipt_lots(dialogue: Dialogue, asked: Asked) -> list[Lot]:
    """In which lots they are printed; none when one printing is enough."""
    rows = list(received_elsewhere(dialogue, asked).values_list("pk", "code", "received_at"))
    if len(rows) <= RECEIPTS_AT_ONCE:
        return []
    lots = [rows[start : start + RECEIPTS_AT_ONCE] for start in range(0, len(rows), RECEIPTS_AT_ONCE)]
    return [
        Lot(
            lot[0][0], len(lot), lot[0][1], lot[-1][1],
            min(localtime(each[2]).date() for each in lot), max(localtime(each[2]).date() for each in lot),
        )
        for lot in lots
    ]  # fmt: skip


def receipts(dialogue: Dialogue, asked: Asked) -> Receipts:
    """All of them, or those of one lot: never more than one printing carries."""
    rows = received_elsewhere(dialogue, asked).filter(pk__gte=asked.first).select_related("hamlet")
    found = tuple(
        Receipt(each.code, moment_words(localtime(each.received_at)), str(each.hamlet or ""), each.entered_by)
        for each in rows[:RECEIPTS_AT_ONCE]
    )
    return Receipts(occasion(dialogue), found, asked.follow, asked.large)


def moment_words(at: Any) -> str:
    return f"{clock_words(at.time())} ngày {table_date(at.date())}"
