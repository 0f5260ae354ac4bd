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
CHANGEABLE = (*ALIVE, Stage.CANCELLED)  # a sealed dossier holds its papers as they were
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
    "finish_plan_reading": step("Đọc xong tệp kế hoạch chờ lâu", CLOCK, during=(P,)),
    "correct_plan_facts": step("Sửa điều đọc được từ tệp kế hoạch", CLERK, during=(P,)),
    "take_plan_facts": step("Đưa điều đọc được vào kế hoạch", CLERK, during=(P,)),
    "revise_plan": step("Sửa nội dung kế hoạch", CLERK, during=(P,)),
    "issue_plan": step("Ban hành kế hoạch", CLERK, CHAIR, during=(P,), to=O),
    "set_day": step("Ấn định, đổi ngày họp", CLERK, CHAIR, during=(O,)),
    "postpone_dialogue": step("Hoãn hội nghị", CLERK, CHAIR, during=(O,), to=Stage.POSTPONED),
    "resume_dialogue": step("Tổ chức lại sau khi hoãn", CLERK, CHAIR, during=(Stage.POSTPONED,), to=O),
    "cancel_dialogue": step("Hủy hội nghị", CLERK, CHAIR, during=(O, Stage.POSTPONED), to=Stage.CANCELLED),
    "record_proof": step("Ghi việc đã làm kèm minh chứng", CLERK, FRONT, HAMLET_HEAD, during=ALIVE),
    "recount_deadlines": step("Tính lại thời hạn", CLERK, CHAIR, during=ALIVE),
    "choose_days": step("Ấn định số ngày cho một việc", CLERK, CHAIR, during=UNTIL_CONCLUSION),
    "record_event": step(
        "Ghi ngày nhận yêu cầu, ngày mở lấy ý kiến", CLERK, CHAIR, RECEPTION, during=BEFORE_THE_DAY
    ),
    "choose_reply_days": step("Ấn định số ngày trả lời", CLERK, CHAIR, during=UNTIL_CONCLUSION),
    # opinions
    "submit_opinion": step("Gửi ý kiến", CITIZEN),
    "put_off_reading": step("Để máy đọc lại sau ý kiến chưa đọc được", CLOCK),
    "enter_opinion": step("Nhập ý kiến hộ người dân", CLERK, HAMLET_HEAD, FRONT, RECEPTION, SECRETARY),
    "enter_batch": step("Nhập nhiều ý kiến hộ người dân", CLERK, HAMLET_HEAD, FRONT, RECEPTION, SECRETARY),
    "print_slips": step("In phiếu có mã sẵn", CLERK, HAMLET_HEAD, FRONT, during=(P, O, S, Stage.POSTPONED)),
    "add_slip_photo": step("Nạp ảnh phiếu giấy", CLERK, FRONT, RECEPTION, SECRETARY, during=UNTIL_CONCLUSION),
    "assign_slip_photo": step(
        "Ghi số phiếu cho ảnh", CLERK, FRONT, RECEPTION, SECRETARY, during=UNTIL_CONCLUSION
    ),
    "remove_slip_photo": step("Bỏ ảnh phiếu giấy", CLERK, FRONT, RECEPTION, SECRETARY),
    "import_opinions": step("Nhập ý kiến từ Excel", CLERK, FRONT, during=UNTIL_CONCLUSION),
    "hold_letters": step("Giữ tạm tệp thư chờ xác nhận", CLERK, FRONT, during=UNTIL_CONCLUSION),
    "drop_letters": step("Bỏ tệp thư chờ xác nhận", CLERK, FRONT, CLOCK),
    "import_letters": step("Nhập ý kiến từ hộp thư", CLERK, FRONT, during=UNTIL_CONCLUSION),
    "classify_opinion": step("Phân loại ý kiến", CLERK, CHAIR, RECEPTION, during=UNTIL_CONCLUSION),
    "merge_opinions": step("Gộp ý kiến cùng nội dung", CLERK, during=UNTIL_CONCLUSION),
    "unmerge_opinion": step("Tách ý kiến khỏi nhóm", CLERK, during=UNTIL_CONCLUSION),
    "split_opinion": step("Tách ý kiến thành nhiều phần", CLERK, during=UNTIL_CONCLUSION),
    "unsplit_opinion": step("Bỏ tách ý kiến", CLERK, during=UNTIL_CONCLUSION),
    "sort_opinions": step("Phân loại nhiều ý kiến một lần", CLERK, during=UNTIL_CONCLUSION),
    "ask_likeness": step("Nhờ máy tìm ý kiến giống nhau", CLERK, during=UNTIL_CONCLUSION),
    "finish_likeness": step("Tìm xong ý kiến giống nhau", CLOCK),
    "gather_opinions": step("Gộp nhiều ý kiến thành một nhóm", CLERK, during=UNTIL_CONCLUSION),
    "carry_over": step("Chuyển việc chưa xong từ hội nghị trước", CLERK, during=BEFORE_THE_DAY),
    "leave_behind": step("Trả việc về hội nghị trước", CLERK, during=BEFORE_THE_DAY),
    "link_matter": step("Xác nhận cùng việc với hội nghị trước", CLERK, during=UNTIL_CONCLUSION),
    "unlink_matter": step("Bỏ nối với hội nghị trước", CLERK, during=UNTIL_CONCLUSION),
    "undo_triage": step("Hoàn lại việc phân loại vừa làm", CLERK, during=UNTIL_CONCLUSION),
    "confirm_mask": step("Xác nhận phần công khai của ý kiến", CLERK, during=ALIVE),
    "judge_doubts": step("Xem lại ý kiến còn ngờ", CLERK),
    "undo_doubts": step("Lấy lại một lần xem ý kiến còn ngờ", CLERK),
    "write_down_recording": step("Ghi lời trong ghi âm thành chữ", CLERK, SECRETARY, RECEPTION, during=ALIVE),
    "withdraw_consent": step("Rút điều đã đồng ý", CITIZEN, CLERK, HAMLET_HEAD, RECEPTION),
    "agree_for_child": step("Đồng ý thay trẻ em", CITIZEN, CLERK, HAMLET_HEAD, RECEPTION),
    "mark_child": step("Đánh dấu người nêu là trẻ em", CLERK, RECEPTION),
    "take_handover": step("Lấy bản giao tố cáo", CLERK, RECEPTION, CHAIR, during=CHANGEABLE),
    "divert_opinion": step("Chuyển khiếu nại, tố cáo", CLERK, RECEPTION, CHAIR, during=CHANGEABLE),
    "request_data_right": step("Yêu cầu về dữ liệu cá nhân", CITIZEN, CLERK, RECEPTION, HAMLET_HEAD, FRONT),
    "extend_data_right": step("Gia hạn yêu cầu về dữ liệu cá nhân", CLERK, CHAIR),
    "answer_data_right": step("Giải quyết yêu cầu về dữ liệu cá nhân", CLERK, CHAIR),
    "confirm_photo": step("Xác nhận ảnh công khai", CLERK, during=CHANGEABLE),
    "ask_photo_reading": step("Nhờ máy tìm chỗ cần che trong ảnh", CLERK, during=CHANGEABLE),
    "finish_photo_reading": step("Tìm xong chỗ cần che trong ảnh", CLOCK),
    "shield_petitioner": step(
        "Giấu người nêu với đơn vị, người bị phản ánh", CLERK, CHAIR, SECRETARY, RECEPTION, during=CHANGEABLE
    ),
    "raise_emergency": step("Báo việc khẩn cấp", CLERK, SECRETARY, RECEPTION, HAMLET_HEAD, FRONT),
    "acknowledge_emergency": step("Nhận việc khẩn cấp", *(set(Role) - {CITIZEN, CLOCK})),
    "withdraw_opinion": step("Ghi người nêu rút ý kiến", CLERK, RECEPTION, during=UNTIL_CONCLUSION),
    "issue_diversion_slip": step(
        "Lập công văn hướng dẫn, phiếu chuyển", CLERK, RECEPTION, CHAIR, during=ALIVE
    ),
    # preparation
    "assign_preparation": step("Giao chuẩn bị nội dung trả lời", CLERK, CHAIR, during=(P, O)),
    "draft_answer": step("Soạn dự thảo trả lời", CLERK, OFFICER, during=(P, O, S)),
    # invitations
    "add_guest": step("Thêm người được mời", CLERK, FRONT, HAMLET_HEAD, during=BEFORE_THE_DAY),
    "add_guests": step("Thêm nhiều người được mời", CLERK, FRONT, HAMLET_HEAD, during=BEFORE_THE_DAY),
    "remove_guest": step("Bỏ người khỏi danh sách mời", CLERK, FRONT, during=BEFORE_THE_DAY),
    "issue_invitations": step("Ban hành giấy mời", CLERK, during=(O,)),
    "prepare_copies": step("Làm tệp giấy mời để in", *OFFICE, FRONT, HAMLET_HEAD),
    "finish_copies": step("Làm xong tệp giấy mời", CLOCK),
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
    "issue_task_letter": step("Ban hành công văn giao việc", CLERK, CHAIR, during=(F,)),
    # replies
    "send_reply": step("Trả lời ý kiến", CLERK, OFFICER, during=(F,)),
    "extend_deadline": step("Gia hạn trả lời", CLERK, CHAIR, during=(F,)),
    "stop_clock": step("Tạm dừng thời hạn trả lời", CLERK, CHAIR, during=(F,)),
    "restart_clock": step("Tính tiếp thời hạn trả lời", CLERK, CHAIR, during=(F,)),
    "rate_reply": step("Đánh giá trả lời", CITIZEN, CLERK, HAMLET_HEAD, FRONT, during=(F, Stage.CLOSED)),
    "record_delivery": step(
        "Ghi đã báo trả lời cho người dân", CLERK, HAMLET_HEAD, FRONT, during=(S, C, F, Stage.CLOSED)
    ),
    "remind_body": step("Đôn đốc đơn vị", CLERK, CHAIR, FRONT, CLOCK, during=(F,)),
    "issue_reminder": step("Ban hành công văn đôn đốc", CLERK, CHAIR, during=(F,)),
    "apologise": step("Xin lỗi người dân vì chậm trả lời", CLERK, CHAIR, during=(F,)),
    "send_petition": step("Gửi công văn kiến nghị cấp trên", CLERK, CHAIR, during=(F,)),
    "receive_answer": step("Nạp văn bản trả lời điện tử", CLERK, CHAIR, SECRETARY, during=(F,)),
    "record_petition_answer": step("Ghi trả lời của cơ quan cấp trên", CLERK, CHAIR, during=(F,)),
    # reports
    "issue_report": step("Ban hành báo cáo", CLERK, CHAIR, during=(F,)),
    "seal_dossier": step("Niêm phong hồ sơ", CLERK, CHAIR, during=(F,), to=Stage.CLOSED),
    # papers
    "submit_draft": step("Trình dự thảo", CLERK, SECRETARY, OFFICER, during=ALIVE),
    "review_draft": step("Kiểm tra dự thảo", CLERK, SECRETARY, during=ALIVE),
    "approve_draft": step("Duyệt dự thảo", CHAIR, during=ALIVE),
    "sign_draft": step("Ghi nhận chữ ký", CHAIR, CLERK, during=ALIVE),
    "return_draft": step("Trả lại dự thảo", CLERK, SECRETARY, CHAIR, during=ALIVE),
    "mark_paper": step("Ghi dấu và ký hiệu lên văn bản", *OFFICE, during=ALIVE),
    "record_authorisation": step("Ghi văn bản ủy quyền ký", CLERK, CHAIR, during=ALIVE),
    "choose_paper_way": step("Chọn các bước ban hành văn bản", CLERK, ADMIN),
    "replace_paper": step("Thay thế văn bản đã ban hành", CLERK, CHAIR, during=CHANGEABLE),
    "correct_paper": step("Đính chính văn bản đã ban hành", CLERK, CHAIR, during=CHANGEABLE),
    "withdraw_paper": step("Thu hồi văn bản đã ban hành", CLERK, CHAIR, during=CHANGEABLE),
    "attach_signed_copy": step("Nạp bản đã ký số", CLERK, CHAIR, SECRETARY, during=CHANGEABLE),
    "sign_paper": step("Ký số văn bản tại đây", *OFFICE, FRONT, during=CHANGEABLE),
    "sign_attachment": step("Ký số văn bản kèm theo", CLERK, during=CHANGEABLE),
    "keep_signature_image": step("Lưu hình chữ ký của mình", *OFFICE, FRONT),
    "keep_seal_image": step("Lưu hình dấu của cơ quan", CLERK, ADMIN),
    "drop_mark": step("Bỏ hình chữ ký, hình dấu", *OFFICE, FRONT, ADMIN),
    "reserve_number": step("Giữ số văn bản", CLERK),
    "cancel_number": step("Hủy số đang giữ", CLERK),
    "enter_outside_paper": step("Vào sổ văn bản ban hành ngoài phần mềm", CLERK),
    "start_numbering": step("Đặt số bắt đầu", CLERK),
    "share_series": step("Chọn loại văn bản chung một dãy số", CLERK, ADMIN),
    "change_wording": step("Lưu mẫu văn bản của xã", CLERK, ADMIN),
    "drop_wording": step("Dùng lại mẫu văn bản chung", CLERK, ADMIN),
    # commune
    "found_commune": step("Lập đơn vị hành chính", ADMIN, CLOCK),
    "add_person": step("Thêm tài khoản", CLERK, ADMIN),
    "add_hamlet": step("Thêm thôn, tổ dân phố", CLERK, ADMIN),
    "add_body": step("Thêm cơ quan, đơn vị", CLERK, ADMIN),
    "add_closure": step("Thêm ngày nghỉ riêng của đơn vị", CLERK, ADMIN),
    "remove_closure": step("Bỏ ngày nghỉ riêng của đơn vị", CLERK, ADMIN),
    "choose_paper_customs": step("Chọn lệ riêng về văn bản", CLERK, ADMIN),
    "enter_identifiers": step("Ghi mã định danh điện tử", CLERK, ADMIN),
    "count_proposed_days": step("Chọn cách tính ngày nghỉ mới đề xuất", CLERK, ADMIN),
    "save_regulation": step("Lưu quy chế vào máy chủ", ADMIN),
    "drop_regulation": step("Bỏ quy chế riêng của máy chủ", ADMIN),
    "set_emergency_duty": step("Cử người trực việc khẩn cấp", CLERK, ADMIN),
    "approve_retention": step("Duyệt thời hạn lưu dữ liệu cá nhân", CHAIR),
    "record_backup": step("Ghi bản sao lưu vừa làm", CLOCK),
    "record_backup_gone": step("Ghi bản sao lưu đã hủy", CLERK, ADMIN),
    "apply_retention": step("Xóa dữ liệu đã hết thời hạn lưu", CLERK, CHAIR, CLOCK),
    "apply_erasures": step("Xóa lại theo sổ xóa dữ liệu", CLOCK),
    "renew_calendar": step("Lập, đổi địa chỉ lịch riêng", *(set(Role) - {CITIZEN, CLOCK})),
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
