"""Dự toán kinh phí: what a sitting needs, counted from the dialogue; prices and sums are for whoever answers for the money.

No price stands here and none is guessed: what an item costs is the commune's own norm. A number is printed only where the
dialogue knows it, with the words of where it comes from; otherwise the cell is left to write in.
"""

from dataclasses import dataclass

from doithoai.models import Dialogue, Hamlet, Invitation
from doithoai.outputs.papers.content import Column, Field, Pages, Paragraph, Signature, Signatures, Table
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import count_words

from .occasion import Asked, Occasion, occasion

COLUMNS = (
    Column("TT", 6, "center"), Column("Nội dung chi", 30), Column("Cách tính", 24), Column("Đơn vị tính", 8, "center"),
    Column("Số lượng", 8, "center"), Column("Đơn giá (đồng)", 11, "right"), Column("Thành tiền (đồng)", 13, "right"),
)  # fmt: skip
EMPTY_LINES = 4  # for what only this commune pays for

Line = tuple[str, str, str, int]
"""What is paid for, how it is counted, its unit, how many; 0 is not known yet and printed as an empty cell."""


@dataclass(frozen=True)
class Estimate(Facts):
    """Facts of the sheet, all of them counts. `least` and `most`: the people the plan expects, 0 when it names no number;
    `citizens` and `delegates`: those on the list of guests; `hamlets`: of the commune."""

    occasion: Occasion
    citizens: int = 0
    delegates: int = 0
    least: int = 0
    most: int = 0
    hamlets: int = 0

    @property
    def invited(self) -> int:
        return self.citizens + self.delegates

    @property
    def heads(self) -> int:
        """How many to provide for: the most the plan expects, or all who are invited when those are more; 0 when neither is known."""
        return max(self.invited, self.most, self.least)

    @property
    def counted(self) -> tuple[str, ...]:
        """Where the numbers come from, a sentence each."""
        planned = ""
        if self.least and self.most and self.least != self.most:
            planned = f"từ {count_words(self.least)} đến {count_words(self.most)} người"
        elif self.least or self.most:
            planned = f"{count_words(self.most or self.least)} người"
        return (
            f"Kế hoạch dự kiến {planned}." if planned else "Kế hoạch chưa nêu số người dự.",
            f"Danh sách mời có {count_words(self.invited)} người: {count_words(self.citizens)} người dân, "
            f"{count_words(self.delegates)} đại biểu."
            if self.invited
            else "Chưa lập danh sách mời.",
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        return (
            ("In giấy mời, phong bì", "mỗi người được mời một bản", "bản", self.invited),
            ("In áp phích, thông báo khổ A3", "mỗi thôn một tờ, trụ sở một tờ", "tờ", self.hamlets and self.hamlets + 1),
            ("In chương trình, nội quy", "mỗi người dự một bộ", "bộ", self.heads),
            ("In phiếu góp ý", "mỗi người dự một phiếu", "phiếu", self.heads),
            ("In phiếu đánh giá hài lòng", "mỗi người dự một phiếu", "phiếu", self.heads),
            ("In tài liệu cho đại biểu", "mỗi đại biểu một bộ", "bộ", self.delegates),
            ("In, sao biên bản và thông báo kết luận", "theo nơi nhận", "bản", 0),
            ("Nước uống", "mỗi người dự một suất", "suất", self.heads),
            ("Âm thanh, màn chiếu", "một buổi họp", "buổi", 1),
            ("Trang trí hội trường", "một buổi họp", "buổi", 1),
        )  # fmt: skip

    def content(self) -> Pages:
        said = self.occasion
        rows = [
            (str(place), what, how, unit, str(count or ""), "", "")
            for place, (what, how, unit, count) in enumerate(self.lines, start=1)
        ]
        rows += [
            (str(place), "", "", "", "", "", "")
            for place in range(len(rows) + 1, len(rows) + EMPTY_LINES + 1)
        ]
        body = (
            *said.attached,
            *said.about,
            Paragraph(" ".join(self.counted), lead="Số người dự:", align="left"),
            Field("Nguồn kinh phí"),
            Field("Căn cứ định mức chi"),
            Table(COLUMNS, tuple(rows), totals=("", "Cộng", "", "", "", "", "")),
            Field("Số tiền bằng chữ"),
            Signatures(
                (
                    Signature(("NGƯỜI LẬP",), ""),
                    Signature(("KẾ TOÁN",), ""),
                    Signature(("THỦ TRƯỞNG ĐƠN VỊ",), ""),
                )
            ),
        )
        return said.pages("DỰ TOÁN KINH PHÍ", said.on_the_day, body, scale=0.85)


def estimate(dialogue: Dialogue, asked: Asked) -> Estimate:
    guests = list(Invitation.objects.filter(dialogue=dialogue).values_list("kind", flat=True))
    delegates = guests.count(Invitation.Kind.DELEGATE)
    return Estimate(
        occasion(dialogue),
        citizens=len(guests) - delegates,
        delegates=delegates,
        least=dialogue.attendance_min or 0,
        most=dialogue.attendance_max or 0,
        hamlets=Hamlet.objects.count(),
    )
