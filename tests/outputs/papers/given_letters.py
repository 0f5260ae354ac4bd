"""Facts for the letters in tests, of the same commune; with them the list of every paper."""

from dataclasses import replace
from datetime import date

from doithoai.outputs.papers import (
    Apology,
    ComplaintGuidance,
    Correction,
    DenunciationSlip,
    Fault,
    GivenTask,
    Overdue,
    PaperFacts,
    PetitionLetter,
    Raised,
    Reminder,
    TaskLetter,
    Withdrawal,
)

from .given_papers import MATTERS, MEETING, NOTICE, OF_THE_DIALOGUE, OFFICE, PLAN, RECIPIENTS, issue

CONCLUDED = "Thông báo kết luận số 19/TB-UBND ngày 20/10/2026 của Ủy ban nhân dân xã Mường Thín"
LETTER_ISSUE = replace(issue("UBND-VP", 52, date(2026, 10, 22)), archive="VP")
TASK_LETTER = TaskLetter(
    office=OFFICE,
    issue=LETTER_ISSUE,
    to=("Phòng Kinh tế", "Phòng Văn hóa - Xã hội"),
    meeting=MEETING,
    conclusion=CONCLUDED,
    tasks=(
        GivenTask("Phòng Kinh tế", MATTERS[0].text, date(2026, 11, 12), ("2K7M-QX",)),
        GivenTask("Phòng Kinh tế", MATTERS[1].text, date(2026, 11, 12), ("8RTC-4A", "9RTC-4B")),
        GivenTask("Phòng Văn hóa - Xã hội", MATTERS[3].text, date(2026, 11, 12), ("5HJN-P2",)),
    ),
    follow_up_unit="Văn phòng HĐND và UBND xã",
)
REMINDER = Reminder(
    office=OFFICE,
    issue=replace(LETTER_ISSUE, number=61, issued_on=date(2026, 11, 20)),
    to=("Phòng Kinh tế",),
    meeting=MEETING,
    on=date(2026, 11, 20),
    level=3,
    overdue=(
        Overdue(MATTERS[0].text, date(2026, 11, 12), 8, ("2K7M-QX",), "Đã nhắc ngày 13/11/2026"),
        Overdue(MATTERS[1].text, date(2026, 11, 5), 15, ("8RTC-4A",)),
    ),
    new_due=date(2026, 11, 25),
    report_to="Văn phòng HĐND và UBND xã",
    conclusion=CONCLUDED,
    earlier=("Công văn số 55/UBND-VP ngày 13/11/2026", "Công văn số 58/UBND-VP ngày 17/11/2026"),
)
APOLOGY = Apology(
    office=OFFICE,
    issue=replace(LETTER_ISSUE, number=62, issued_on=date(2026, 11, 20), recipients=("Phòng Kinh tế",)),
    to=("Ông (Bà) có ý kiến mã 8RTC-4A",),
    meeting=MEETING,
    code="8RTC-4A",
    asked=MATTERS[1].text,
    due_on=date(2026, 11, 12),
    days_late=8,
    reason="phải chờ kết quả đo đạc lại của Văn phòng Đăng ký đất đai",
    answers_on=date(2026, 11, 27),
    contact="Phòng Kinh tế, điện thoại 0212 300 0100",
)
PETITION = PetitionLetter(
    office=OFFICE,
    issue=replace(LETTER_ISSUE, number=53),
    to=("Sở Công Thương tỉnh Sơn La",),
    meeting=MEETING,
    matters=(
        Raised("Đề nghị nâng cấp lưới điện ba pha", "Điện", "bản Nà Hạ", 7, ("C6VB-3L",)),
        Raised("Đề nghị bổ sung trạm biến áp bản Pá Khôm", "Điện", "", 1, ("D6VB-3L",)),
    ),
    not_ours="Lưới điện trung áp do Công ty Điện lực quản lý, đầu tư; xã không có thẩm quyền quyết định",
    done="Xã đã kiểm tra 03 bản ngày 17/10/2026: điện áp cuối nguồn thấp, máy xay xát không chạy được",
    asks="Đưa tuyến Nà Hạ - Co Lượng vào kế hoạch đầu tư năm 2027",
    reply_by=date(2026, 11, 30),
    conclusion=CONCLUDED,
)
COMPLAINT_GUIDANCE = ComplaintGuidance(
    office=OFFICE,
    issue=replace(
        LETTER_ISSUE, number=48, issued_on=date(2026, 10, 6), recipients=("Bộ phận tiếp công dân xã",)
    ),
    to=("Ông (Bà) Quàng Văn Ính, bản Nà Hạ",),
    code="2K7M-QX",
    received_on=date(2026, 10, 5),
    guided_to="Ban Tiếp công dân tỉnh Sơn La",
)
DENUNCIATION_SLIP = DenunciationSlip(
    office=OFFICE,
    issue=replace(issue("PC-UBND", 1, date(2026, 10, 6)), recipients=("Bộ phận tiếp công dân xã",)),
    to=("Thanh tra tỉnh Sơn La",),
    received_on=date(2026, 10, 5),
)
CORRECTION = Correction(
    office=OFFICE,
    issue=replace(LETTER_ISSUE, number=44, issued_on=date(2026, 9, 11)),
    old="Kế hoạch số 05/KH-UBND ngày 09/9/2026",
    old_subject=PLAN.subject,
    reason="sơ suất khi trình bày",
    faults=(Fault("Trang 3, nơi nhận", "Lưu VT", "Lưu: VT, VP"),),
    to=RECIPIENTS,
)
WITHDRAWAL = Withdrawal(
    office=OFFICE,
    issue=replace(LETTER_ISSUE, number=45, issued_on=date(2026, 9, 12)),
    old="Thông báo số 12/TB-UBND ngày 12/9/2026",
    old_subject=NOTICE.subject,
    reason="ban hành nhầm bản dự thảo",
    to=RECIPIENTS,
)

EVERY_PAPER: dict[str, PaperFacts] = {
    **OF_THE_DIALOGUE,
    "correction": CORRECTION,
    "withdrawal": WITHDRAWAL,
    "task_letter": TASK_LETTER,
    "petition": PETITION,
    "reminder": REMINDER,
    "apology": APOLOGY,
    "complaint_guidance": COMPLAINT_GUIDANCE,
    "denunciation_slip": DENUNCIATION_SLIP,
}
