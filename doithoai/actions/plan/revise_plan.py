"""Change what the plan says while it is being written."""

from datetime import date, datetime
from typing import Any

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue
from doithoai.rules import regulation as regulations
from doithoai.rules.issuers import issuers
from doithoai.rules.vietnamese import clean

LINES = {  # field: (what, longest)
    "title": ("tên hội nghị", 300), "chair_name": ("người chủ trì", 120),
    "chair_substitute": ("người thay khi vắng", 200), "secretary_name": ("thư ký", 120),
    "duration": ("thời lượng", 60), "time_words": ("thời gian theo kế hoạch", 300),
    "venue": ("địa điểm", 300), "issuer_name": ("cơ quan ban hành", 200),
    "signer_name": ("người ký", 120), "signer_title": ("quyền hạn, chức vụ ký", 200),
    "partner_signer_name": ("người ký của cơ quan phối hợp", 120),
}  # fmt: skip
LISTS = {
    "target_groups": "đối tượng", "participants": "thành phần mời", "purposes": "mục đích",
    "topics": "nội dung đối thoại", "recipients": "nơi nhận",
}  # fmt: skip
TABLES = {
    "legal_bases": ("text", "number", "date"),
    "agenda": ("item", "who", "minutes"),
    "tasks": ("unit", "task", "due"),
}
VALUES = {
    "year", "chair_role", "held_on", "starts_at", "attendance_min", "attendance_max", "minutes_per_turn",
    "collect_until", "regulation", "issuer",
}  # fmt: skip

MOST_PEOPLE = 100_000  # a whole commune; more is a slip of the finger


@action()
def revise_plan(dialogue: Dialogue, *, by: Actor, at: datetime, seen: int, **said: Any) -> Dialogue:
    """Save the plan form. `seen` is the revision the form was opened at; `said` any of the plan's fields.

    The law is the law of the day of the sitting, whichever one the form says. Raises Refusal when somebody
    saved the plan in between (nothing is overwritten in silence), when the regulation does not bind that day,
    or when a value makes no sense.
    """
    if seen != dialogue.plan_revision:
        raise Refusal(
            "Kế hoạch vừa được người khác sửa sau khi bạn mở trang này. Nội dung bạn gõ chưa được lưu: "
            "xin mở trang mới để đối chiếu rồi lưu lại."
        )
    if "title" in said and not said["title"].strip():
        raise Refusal("Chưa có tên hội nghị. Xin điền rồi lưu lại.")
    if said.get("issuer", dialogue.issuer) not in issuers():
        raise Refusal("Không có cơ quan ban hành này. Xin chọn trong danh sách.")
    for field, value in said.items():
        setattr(dialogue, field, fit(field, value))
    dialogue.regulation = rule_for(
        dialogue.regulation, dialogue.held_on or regulations.day_of_year(dialogue.year, at.date())
    )
    refuse_nonsense(dialogue)
    dialogue.plan_revision += 1
    dialogue.save()
    return dialogue


def rule_for(regulation_id: str, day: date) -> str:
    """The id to keep for a sitting on `day`. Raises Refusal, naming what replaces one that does not bind then."""
    chosen = regulations.load_all().get(regulation_id)
    if chosen and chosen.use == "floor":
        return regulations.ruling_on(regulation_id, day).id
    if sentence := regulations.why_not_follow(regulation_id, day):
        raise Refusal(sentence)
    return regulation_id


def fit(field: str, value: Any) -> Any:
    if field in LINES:
        what, longest = LINES[field]
        return typed.line(value, what, at_most=longest)
    if field in LISTS:
        return typed.lines(value, LISTS[field])
    if field in TABLES:
        first = TABLES[field][0]
        rows = [{key: row.get(key) or "" for key in TABLES[field]} for row in value]
        return [
            {key: clean(v) if isinstance(v, str) else v for key, v in row.items()}
            for row in rows
            if row[first]
        ]
    if field in VALUES:
        return value
    raise TypeError(f"revise_plan knows no field {field!r}")


def refuse_nonsense(dialogue: Dialogue) -> None:
    low, high = dialogue.attendance_min, dialogue.attendance_max
    if max(low or 0, high or 0) > MOST_PEOPLE:
        raise Refusal(f"Số người dự nhiều nhất ghi được là {MOST_PEOPLE}. Xin kiểm tra lại con số.")
    if low and high and low > high:
        raise Refusal(f"Số người ít nhất ({low}) lớn hơn số người nhiều nhất ({high}). Xin sửa lại.")
    if dialogue.held_on and abs(dialogue.held_on.year - dialogue.year) > 1:
        raise Refusal(f"Ngày họp {dialogue.held_on:%d/%m/%Y} không thuộc năm {dialogue.year} của kế hoạch.")
    if dialogue.collect_until and dialogue.held_on and dialogue.collect_until > dialogue.held_on:
        raise Refusal("Hạn nhận ý kiến không thể sau ngày họp.")
    if not 1 <= (dialogue.minutes_per_turn or 0) <= 60:
        raise Refusal("Số phút mỗi lượt phát biểu phải từ 1 đến 60.")
