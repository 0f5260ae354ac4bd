"""What goes out with a paper as a file of its own: the office signs it, and says of which paper it is, and when.

NĐ 30/2020, Phụ lục I, II.8b: in the upper right corner of its first page stand number and symbol of the paper and the
moment of signing, upright, 10 points, black; no image. An appendix in the same file is not signed apart.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from doithoai.models import Paper
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.signing_fields import OFFICE
from doithoai.outputs.signed_copies import Examined
from doithoai.outputs.signing import LABELS, Token, line_look, names_of, run
from doithoai.rules.mark_places import Box
from doithoai.rules.pdf_signatures import Differences
from doithoai.rules.pdf_signing import CannotSign, Key, ToSign
from doithoai.rules.signer_names import same_office

SIZE = 10  # points
ROOM = (260.0, 12.0)  # width and height of one line of that size, in points
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class SignedAttachment:
    """A file just signed, not kept yet."""

    copy: Examined
    name: str


def told_on_it(paper: Paper, at: datetime) -> str:
    """ "45/KH-UBND; 21-11-2026 14:14:05 +07:00": day, month, year; hour, minute, second; the zone of Vietnam as
    ISO 8601 writes it."""
    return f"{paper.code}; {at.astimezone(VIETNAM):%d-%m-%Y %H:%M:%S} +07:00"


def sign_attachment_file(
    paper: Paper, data: bytes, name: str, key: Key | Token, *, at: datetime
) -> SignedAttachment:
    """Any PDF. Raises CannotSign."""
    if b"%PDF-" not in data[:1024]:
        raise CannotSign(f"Tệp “{name}” không phải PDF. Xin lưu văn bản kèm theo thành PDF rồi ký.")
    facts = facts_of(paper)
    office = facts.office
    line = line_look([told_on_it(paper, at)], Box(0, 0, 0, *ROOM), SIZE, right=True)
    asked = ToSign(data, OFFICE, f"{LABELS[OFFICE]}: {office.name}", look=line, in_corner=ROOM)
    made = run(asked, key, at=at)
    if not same_office(made.who, *names_of(facts)):
        raise CannotSign(
            f"Chứng thư số này cấp cho {made.who}. Văn bản kèm theo do {office.name} ký; xin dùng chứng thư của cơ quan."
        )
    if not all(each.stands for each in made.found.signatures):
        raise CannotSign(f"Tệp “{name}” có chữ ký số không còn giá trị. Xin lấy lại tệp gốc.")
    whole = Differences((), (), 1.0)
    return SignedAttachment(Examined(made.pdf, name, made.found.signatures, whole, False), name)
