"""The written reply to a citizen (công văn; Decree 30/2020, mẫu 1.5): `Số: 12/UBND-VP`, `V/v …`, Kính gửi.

An official letter has no type line and no abbreviation. The public edition is another text, without the
name; this paper goes to the person alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK

from ..facts import Meeting, PaperFacts
from ..offers import MEETING, OFFICE
from ..wording import Filled, Offer, Word


@dataclass(frozen=True)
class Reply(PaperFacts):
    """Facts of a reply. `to` as the person is addressed ("Ông Lò Văn Ính, bản Nà Hạ, xã Mường Thín");
    `asked` their own words or a fair summary; the answer may have several lines;
    `summary` says it in plain words, first."""

    meeting: Meeting
    to: tuple[str, ...]
    code: str
    asked: str
    answer: str
    findings: str = ""
    bases: str = ""
    forwarded: str = ""
    contact: str = ""
    follow_address: str = ""
    salutation: str = "Ông (Bà)"
    summary: str = ""

    REQUIRED: ClassVar = (
        ("to", "người nhận trả lời"),
        ("code", "mã ý kiến"),
        ("asked", "nội dung ý kiến"),
        ("answer", "nội dung trả lời"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("cách xưng hô", "Ông, Bà hoặc Ông (Bà)", lambda paper: paper.salutation, example="Ông (Bà)"),
        Word("mã ý kiến", "mã theo dõi", lambda paper: paper.code, must=True, example="2K7M-QXTR"),
        Word("nội dung ý kiến", "lời người dân hoặc tóm tắt", lambda paper: paper.question(), must=True,
             example="Đường Nà Hạ đi Co Lượng lầy lội, đề nghị sửa trước mùa khô"),
        Word("nội dung trả lời", "lời trả lời, khi không chia mục", lambda paper: "" if paper.in_parts() else paper.answer,
             must=True, example="Đoạn đường được sửa chữa trong quý II năm 2027."),
        Word("trả lời ngắn gọn", "lời trả lời bằng lời thường, nhiều nhất 120 tiếng, đứng đầu thư",
             lambda paper: paper.summary, example="Đường được sửa trong quý II năm 2027."),
        Word("kết quả kiểm tra", "đã kiểm tra thấy gì", lambda paper: paper.findings,
             example="Đoạn đường hư hỏng 900 m."),
        Word("căn cứ", "căn cứ để trả lời", lambda paper: paper.bases, example="Nghị quyết của HĐND xã"),
        Word("cách giải quyết", "lời trả lời, khi chia mục", lambda paper: paper.answer if paper.in_parts() else "",
             must=True, example="Đoạn đường được sửa chữa trong quý II năm 2027."),
        Word("nội dung chuyển cơ quan khác", "phần thuộc cơ quan khác", lambda paper: paper.forwarded,
             example="Phần đường tỉnh do Sở Xây dựng trả lời."),
        Word("địa chỉ theo dõi", "trang theo dõi; mã QR chứa địa chỉ này", lambda paper: paper.follow_address,
             example="https://doithoai.example/tra-cuu/2K7M-QX/"),
        Word("nơi liên hệ", "nơi hỏi lại", lambda paper: paper.contact or paper.office.contact or paper.office.name,
             must=True, example="Phòng Kinh tế, điện thoại 0212 300 0100"),
    )  # fmt: skip

    def addressees(self) -> tuple[str, ...]:
        """The person, as addressed."""
        return self.to

    def name_of(self, said: Filled) -> str:
        """By its code: the subject names the person."""
        return f"Văn bản trả lời ý kiến {self.code}"

    def in_parts(self) -> bool:
        """Whether the answer comes with findings, grounds or what goes elsewhere, each under its heading."""
        return bool(self.findings or self.bases or self.forwarded)

    def question(self) -> str:
        """What was asked, without quotation marks of its own; dots while nothing is written."""
        asked = self.asked.strip()
        if asked[:1] in '“"' and asked[-1:] in '”"':
            asked = asked[1:-1]
        return asked.rstrip(".") or BLANK
