"""In sẵn: everything a dialogue prints that is no official paper: forms, lists, scripts, posters, tables.

Each is facts and `content()`, from which both renderers print, like a paper; it has no number and is not kept: it is
made from the dialogue each time. `SHEETS` is the one list that the desk's page, the nine steps and the command read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from doithoai.models import Dialogue
from doithoai.rules.procedure import BEFORE_THE_DAY, Stage

from .attendance import attendance, attendance_by_hamlet
from .brief import chair_brief
from .estimate import estimate
from .file_papers import closing_sheet, cover, table_of_contents
from .follow_up_book import follow_up_book
from .front_digest import front_digest
from .hand_over import hand_over_list, hand_over_record
from .helping_group import helping_group
from .loudspeaker import loudspeaker
from .news import news
from .occasion import Asked, Lot
from .poster import poster, small_poster
from .printing import as_docx, as_pdf
from .programme import house_rules, programme
from .results import results
from .running_script import running_script
from .slips import ballot, opinion_form, receipt_lots, receipts, slips_of, speaker_form
from .synthesis import open_synthesis, synthesis

__all__ = ["SHEETS", "Asked", "Lot", "Sheet", "as_docx", "as_pdf", "of_step", "slips_of", "why_not"]

When = Literal["Trước hội nghị", "Tại hội nghị", "Sau hội nghị", "Lưu hồ sơ"]


@dataclass(frozen=True)
class Sheet:
    """One thing to print. `steps`: the codes of the steps (rules/procedure.py) it is used in; `named`: has names or
    words of single people, so it is the office's alone; `front`: and the Front's; `large`: has an edition in large print;
    `by_hamlet`: can be printed for one hamlet; `lots`: how it is printed bit by bit
    when it is long; `opened`: holds what the public record says, so the plan must be issued first."""

    slug: str
    label: str
    when: When
    steps: tuple[str, ...]
    make: Callable[[Dialogue, Asked], Any]
    named: bool = False
    front: bool = False
    large: bool = False
    by_hamlet: bool = False
    opened: bool = False
    after: bool = False
    lots: Callable[[Dialogue, Asked], list[Lot]] | None = None


_BEFORE: When = "Trước hội nghị"
_THERE: When = "Tại hội nghị"
_AFTER: When = "Sau hội nghị"
_FILED: When = "Lưu hồ sơ"
SHEETS: dict[str, Sheet] = {
    each.slug: each
    for each in (
        Sheet("ap-phich-a3", "Áp phích A3", _BEFORE, ("invite",), poster, opened=True),
        Sheet("ap-phich-a4", "Áp phích A4", _BEFORE, ("invite",), small_poster, opened=True),
        Sheet("tin-truyen-thanh", "Tin truyền thanh 60 giây", _BEFORE, ("invite",), loudspeaker),
        Sheet("phieu-gop-y", "Phiếu góp ý trắng", _BEFORE, ("collect",), opinion_form, large=True, by_hamlet=True),
        Sheet(
            "giay-xac-nhan", "Giấy xác nhận đã nhận ý kiến", _BEFORE, ("collect",), receipts, named=True, by_hamlet=True,
            lots=receipt_lots,
        ),
        Sheet("bang-tong-hop", "Bảng tổng hợp ý kiến, bản nội bộ", _BEFORE, ("triage", "report"), synthesis, named=True),
        Sheet("bang-tong-hop-cong-khai", "Bảng tổng hợp ý kiến, bản công khai", _BEFORE, ("triage", "report"), open_synthesis, opened=True),
        Sheet("tong-hop-mat-tran", "Ý kiến do Mặt trận tập hợp", _BEFORE, ("collect", "reply"), front_digest, named=True, front=True),
        Sheet("du-toan-kinh-phi", "Dự toán kinh phí", _BEFORE, ("plan", "invite"), estimate),
        Sheet("to-giup-viec", "Phân công tổ giúp việc", _BEFORE, ("invite", "hold"), helping_group),
        Sheet("chuong-trinh", "Chương trình", _THERE, ("invite", "hold"), programme, large=True),
        Sheet("noi-quy", "Nội quy", _THERE, ("hold",), house_rules, large=True),
        Sheet("tai-lieu-chu-tri", "Tài liệu của chủ trì", _THERE, ("prepare", "hold"), chair_brief, named=True),
        Sheet("kich-ban-dieu-hanh", "Kịch bản điều hành", _THERE, ("hold",), running_script, named=True),
        Sheet("danh-sach-diem-danh", "Danh sách điểm danh", _THERE, ("invite", "hold"), attendance, named=True, by_hamlet=True),
        Sheet("diem-danh-tung-thon", "Danh sách điểm danh từng thôn", _THERE, ("hold",), attendance_by_hamlet, named=True),
        Sheet("phieu-phat-bieu", "Phiếu đăng ký phát biểu trắng", _THERE, ("hold",), speaker_form, large=True, by_hamlet=True),
        Sheet("phieu-hai-long", "Phiếu đánh giá hài lòng", _THERE, ("hold",), ballot, large=True),
        Sheet("so-theo-doi", "Sổ theo dõi giải quyết", _AFTER, ("reply",), follow_up_book, named=True, after=True),
        Sheet("niem-yet-ket-qua", "Tờ niêm yết kết quả", _AFTER, ("reply", "report"), results, large=True, opened=True, after=True),
        Sheet("tin-cong-thong-tin", "Tin cổng thông tin", _AFTER, ("conclude", "report"), news, opened=True, after=True),
        Sheet("bia-ho-so", "Bìa hồ sơ", _FILED, ("report",), cover, after=True),
        Sheet("muc-luc-van-ban", "Mục lục văn bản", _FILED, ("report",), table_of_contents, named=True, after=True),
        Sheet("chung-tu-ket-thuc", "Chứng từ kết thúc", _FILED, ("report",), closing_sheet, after=True),
        Sheet("muc-luc-nop-luu", "Mục lục hồ sơ nộp lưu", _FILED, ("report",), hand_over_list, after=True),
        Sheet("bien-ban-giao-nhan", "Biên bản giao nhận hồ sơ", _FILED, ("report",), hand_over_record, after=True),
    )
}  # fmt: skip


def why_not(sheet: Sheet, dialogue: Dialogue) -> str:
    """Why it cannot be printed yet, in a sentence; "" when it can."""
    if sheet.opened and dialogue.stage == Stage.PLANNING:
        return "Tờ này chỉ in điều mọi người được biết. Xin ban hành kế hoạch trước."
    if sheet.after and dialogue.stage in BEFORE_THE_DAY:
        return "Tờ này ghi việc sau hội nghị. Hội nghị họp xong thì in được."
    return ""


def of_step(step: str) -> Iterable[Sheet]:
    """What is printed in one of the nine steps."""
    return (sheet for sheet in SHEETS.values() if step in sheet.steps)
