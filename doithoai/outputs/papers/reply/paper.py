"""The written reply to a citizen (công văn; Decree 30/2020, mẫu 1.5): `Số: 12/UBND-VP`, `V/v …`, Kính gửi.

An official letter has no type line and no abbreviation. The public edition is another text, without the
name; this paper goes to the person alone."""

from dataclasses import dataclass
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, finished

from ..content import Block, Paper, Paragraph, Qr
from ..facts import Issue, Meeting, Office, PaperFacts
from ..outline import paragraphs, parts


@dataclass(frozen=True)
class Reply(PaperFacts):
    """Facts of a reply. `to` as the person is addressed ("Ông Lò Văn Ính, bản Nà Hạ, xã Mường Thín");
    `asked` their own words or a fair summary; the answer may have several lines."""

    office: Office
    issue: Issue
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

    REQUIRED: ClassVar = (
        ("to", "người nhận trả lời"),
        ("code", "mã ý kiến"),
        ("asked", "nội dung ý kiến"),
        ("answer", "nội dung trả lời"),
    )

    def content(self) -> Paper:
        """The reply as a paper."""
        held = f" {self.meeting.day()}" if self.meeting.day() else ""
        about = f"trả lời ý kiến của {self.salutation} tại {self.meeting.name}{held}"
        return Paper(
            name=f"Văn bản trả lời ý kiến {self.code}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue, about=about),
            title=None,
            addressees=self.to,
            body=(*self._question(held), *self._answer(), *self._qr(), self._end()),
            closing=self.issue.closing(sent_up=True),
        )

    def _question(self, held: str) -> tuple[Block, ...]:
        code = f" (mã {self.code})" if self.code else ""
        asked = self.asked.strip()
        if asked[:1] in '“"' and asked[-1:] in '”"':
            asked = asked[1:-1]
        asked = asked.rstrip(".") or BLANK
        return (
            Paragraph(f"Tại {self.meeting.name}{held}, {self.salutation} nêu ý kiến{code}: “{asked}”."),
            Paragraph(f"{self.office.name} trả lời như sau:"),
        )

    def _answer(self) -> tuple[Block, ...]:
        if not (self.findings or self.bases or self.forwarded):
            return paragraphs(self.answer)
        return parts(
            ("Kết quả kiểm tra", paragraphs(self.findings)),
            ("Căn cứ", paragraphs(self.bases)),
            ("Kết luận, cách giải quyết", paragraphs(self.answer)),
            ("Nội dung thuộc thẩm quyền của cơ quan khác", paragraphs(self.forwarded)),
        )

    def _qr(self) -> tuple[Block, ...]:
        if not self.follow_address:
            return ()
        caption = (
            f"Theo dõi ý kiến {self.code} và cho biết mức độ hài lòng: quét mã, hoặc hỏi trưởng thôn, bản"
        )
        return (Qr(self.follow_address, caption),)

    def _end(self) -> Block:
        where = self.contact or self.office.contact or self.office.name
        return Paragraph(
            finished(
                f"Nếu chưa rõ hoặc chưa đồng ý, {self.salutation} liên hệ {where.strip(' .;')}. Trân trọng"
            )
        )
