"""Who may do what, and when: one table.

The table is the permission matrix, the state machine and the help page at once. Its keys are the
files under `actions/`, one to one (tests/house insists). Rows read aloud:
"the chair or the secretary may call the next speaker while the conference is in session".
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who somebody is to a commune. One person may hold several."""

    CLERK = "clerk"
    CHAIR = "chair"
    SECRETARY = "secretary"
    OFFICER = "officer"
    HAMLET_HEAD = "hamlet_head"
    FRONT = "front"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    CITIZEN = "citizen"  # nobody signed in: the public
    CLOCK = "clock"  # the job loop, acting at a set time


ROLE_LABELS: dict[Role, str] = {
    Role.CLERK: "công chức Văn phòng – Thống kê",
    Role.CHAIR: "người chủ trì",
    Role.SECRETARY: "thư ký",
    Role.OFFICER: "công chức chuyên môn",
    Role.HAMLET_HEAD: "trưởng thôn",
    Role.FRONT: "Ủy ban Mặt trận Tổ quốc",
    Role.RECEPTION: "bộ phận tiếp dân",
    Role.SUPERVISOR: "cấp trên",
    Role.ADMIN: "quản trị",
    Role.CITIZEN: "người dân",
    Role.CLOCK: "hệ thống",
}


class Stage(StrEnum):
    """Where a dialogue is in its life. Steps inside a stage run side by side."""

    PLANNING = "planning"
    OPEN = "open"
    IN_SESSION = "in_session"
    CONCLUDING = "concluding"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


STAGE_LABELS: dict[Stage, str] = {
    Stage.PLANNING: "Lập kế hoạch",
    Stage.OPEN: "Đã ban hành kế hoạch",
    Stage.IN_SESSION: "Đang họp",
    Stage.CONCLUDING: "Chờ kết luận",
    Stage.FOLLOW_UP: "Đang trả lời",
    Stage.CLOSED: "Đã lưu hồ sơ",
    Stage.POSTPONED: "Tạm hoãn",
    Stage.CANCELLED: "Đã hủy",
}

#: The nine steps people see (code, label), in order.
STEPS: tuple[tuple[str, str], ...] = (
    ("plan", "Kế hoạch"),
    ("collect", "Thu thập ý kiến"),
    ("triage", "Phân loại"),
    ("prepare", "Giao chuẩn bị"),
    ("invite", "Mời, thông báo"),
    ("hold", "Hội nghị"),
    ("conclude", "Kết luận"),
    ("reply", "Trả lời"),
    ("report", "Báo cáo, lưu hồ sơ"),
)


@dataclass(frozen=True)
class Step:
    """One row: who, during which stages, and the stage that follows (if any)."""

    label: str
    by: frozenset[Role]
    during: frozenset[Stage]  # empty: not tied to a stage
    to: Stage | None = None


P, O, S, C, F = Stage.PLANNING, Stage.OPEN, Stage.IN_SESSION, Stage.CONCLUDING, Stage.FOLLOW_UP  # noqa: E741
BEFORE_THE_DAY = (P, O, Stage.POSTPONED)
UNTIL_CONCLUSION = (P, O, S, C, Stage.POSTPONED)
ALIVE = (P, O, S, C, F, Stage.POSTPONED)
CLERK, CHAIR, SECRETARY, OFFICER = Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.OFFICER
HAMLET_HEAD, FRONT, RECEPTION, ADMIN = Role.HAMLET_HEAD, Role.FRONT, Role.RECEPTION, Role.ADMIN
CITIZEN, CLOCK = Role.CITIZEN, Role.CLOCK
OFFICE = (CLERK, CHAIR, SECRETARY)


def step(label: str, *by: Role, during: tuple[Stage, ...] = (), to: Stage | None = None) -> Step:
    return Step(label, frozenset(by), frozenset(during), to)


PROCEDURE: dict[str, Step] = {
    # plan
    "create_dialogue": step("Lập hồ sơ đối thoại mới", CLERK),
    "attach_plan_file": step("Nạp tệp kế hoạch có sẵn", CLERK, during=(P,)),
    "revise_plan": step("Sửa nội dung kế hoạch", CLERK, during=(P,)),
    "issue_plan": step("Ban hành kế hoạch", CLERK, CHAIR, during=(P,), to=O),
    "set_day": step("Ấn định, đổi ngày họp", CLERK, CHAIR, during=(O,)),
    "postpone_dialogue": step("Hoãn hội nghị", CLERK, CHAIR, during=(O,), to=Stage.POSTPONED),
    "resume_dialogue": step("Tổ chức lại sau khi hoãn", CLERK, CHAIR, during=(Stage.POSTPONED,), to=O),
    "cancel_dialogue": step("Hủy hội nghị", CLERK, CHAIR, during=(O, Stage.POSTPONED), to=Stage.CANCELLED),
    "record_proof": step("Ghi việc đã làm kèm minh chứng", CLERK, FRONT, HAMLET_HEAD, during=ALIVE),
    "recount_deadlines": step("Tính lại thời hạn", CLERK, CHAIR, during=ALIVE),
    "choose_reply_days": step("Ấn định số ngày trả lời", CLERK, CHAIR, during=UNTIL_CONCLUSION),
    # opinions
    "submit_opinion": step("Gửi ý kiến", CITIZEN),
    "enter_opinion": step("Nhập ý kiến hộ người dân", CLERK, HAMLET_HEAD, FRONT, RECEPTION, SECRETARY),
    "import_opinions": step("Nhập ý kiến từ Excel", CLERK, FRONT, during=UNTIL_CONCLUSION),
    "classify_opinion": step("Phân loại ý kiến", CLERK, during=UNTIL_CONCLUSION),
    "merge_opinions": step("Gộp ý kiến cùng nội dung", CLERK, during=UNTIL_CONCLUSION),
    "unmerge_opinion": step("Tách ý kiến khỏi nhóm", CLERK, during=UNTIL_CONCLUSION),
    "confirm_mask": step("Xác nhận phần công khai của ý kiến", CLERK, during=ALIVE),
    "divert_opinion": step("Chuyển khiếu nại, tố cáo", CLERK, RECEPTION, during=ALIVE),
    # preparation
    "assign_preparation": step("Giao chuẩn bị nội dung trả lời", CLERK, CHAIR, during=(P, O)),
    "draft_answer": step("Soạn dự thảo trả lời", CLERK, OFFICER, during=(P, O, S)),
    # invitations
    "add_guest": step("Thêm người được mời", CLERK, FRONT, HAMLET_HEAD, during=BEFORE_THE_DAY),
    "add_guests": step("Thêm nhiều người được mời", CLERK, FRONT, HAMLET_HEAD, during=BEFORE_THE_DAY),
    "remove_guest": step("Bỏ người khỏi danh sách mời", CLERK, FRONT, during=BEFORE_THE_DAY),
    "issue_invitations": step("Ban hành giấy mời", CLERK, during=(O,)),
    "publish_notice": step("Ban hành thông báo công khai", CLERK, during=(O,)),
    "register_to_speak": step("Đăng ký phát biểu", CITIZEN, *OFFICE, HAMLET_HEAD, FRONT, during=(O, S)),
    # conference
    "open_conference": step("Khai mạc hội nghị", *OFFICE, during=(O,), to=S),
    "check_in": step("Điểm danh", *OFFICE, HAMLET_HEAD, FRONT, during=(O, S)),
    "admit_walk_in": step("Ghi người đến không có giấy mời", *OFFICE, HAMLET_HEAD, FRONT, during=(O, S)),
    "reorder_speakers": step("Đổi thứ tự phát biểu", *OFFICE, during=(O, S)),
    "call_speaker": step("Mời phát biểu", *OFFICE, during=(S,)),
    "end_speech": step("Kết thúc lượt phát biểu", *OFFICE, during=(O, S)),
    "record_outcome": step("Ghi kết quả tại hội nghị", *OFFICE, during=(S, C)),
    "take_minutes": step("Ghi biên bản", *OFFICE, during=(S, C, F)),
    "close_conference": step("Bế mạc hội nghị", *OFFICE, during=(S,), to=C),
    # conclusion
    "draft_conclusion": step("Soạn thông báo kết luận", CLERK, CHAIR, SECRETARY, during=(C,)),
    "issue_conclusion": step("Ban hành thông báo kết luận", CLERK, CHAIR, during=(C,), to=F),
    "issue_minutes": step("Ban hành biên bản", CLERK, SECRETARY, CHAIR, during=(C, F)),
    # replies
    "send_reply": step("Trả lời ý kiến", CLERK, OFFICER, during=(F,)),
    "extend_deadline": step("Gia hạn trả lời", CLERK, CHAIR, during=(F,)),
    "stop_clock": step("Tạm dừng thời hạn trả lời", CLERK, CHAIR, during=(F,)),
    "restart_clock": step("Tính tiếp thời hạn trả lời", CLERK, CHAIR, during=(F,)),
    "rate_reply": step("Đánh giá trả lời", CITIZEN, CLERK, HAMLET_HEAD, FRONT, during=(F, Stage.CLOSED)),
    "remind_body": step("Đôn đốc đơn vị", CLERK, CHAIR, FRONT, CLOCK, during=(F,)),
    # reports
    "issue_report": step("Ban hành báo cáo", CLERK, CHAIR, during=(F,)),
    "seal_dossier": step("Niêm phong hồ sơ", CLERK, CHAIR, during=(F,), to=Stage.CLOSED),
    # commune
    "found_commune": step("Lập đơn vị hành chính", ADMIN, CLOCK),
    "add_person": step("Thêm tài khoản", CLERK, ADMIN),
    "add_hamlet": step("Thêm thôn, tổ dân phố", CLERK, ADMIN),
    "add_body": step("Thêm cơ quan, đơn vị", CLERK, ADMIN),
    "add_closure": step("Thêm ngày nghỉ riêng của đơn vị", CLERK, ADMIN),
    "remove_closure": step("Bỏ ngày nghỉ riêng của đơn vị", CLERK, ADMIN),
    "count_proposed_days": step("Chọn cách tính ngày nghỉ mới đề xuất", CLERK, ADMIN),
    "change_password": step("Đổi mật khẩu", *(set(Role) - {CITIZEN, CLOCK})),
}


def listed(items: list[str]) -> str:
    """Vietnamese enumeration: "a", "a hoặc b", "a, b hoặc c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} hoặc {items[-1]}"


def refusal(verb: str, roles: frozenset[Role], stage: Stage | None) -> str | None:
    """Why this verb is not allowed for these roles in this stage, as a sentence; None when it is.

    `stage` is None when the deed is not about one dialogue.
    """
    row = PROCEDURE[verb]
    if not roles & row.by:
        named = listed([ROLE_LABELS[role] for role in Role if role in row.by])
        return (
            f"Việc “{row.label}” chỉ dành cho {named}. Xin nhờ người đó làm hoặc đăng nhập tài khoản phù hợp."
        )
    if row.during and stage is not None and stage not in row.during:
        open_in = listed([f"“{STAGE_LABELS[each]}”" for each in Stage if each in row.during])
        return (
            f"Hồ sơ này đang ở giai đoạn “{STAGE_LABELS[stage]}” nên không thể “{row.label}”. "
            f"Việc này làm được ở giai đoạn {open_in}."
        )
    return None
