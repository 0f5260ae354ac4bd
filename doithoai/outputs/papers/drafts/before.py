"""The papers before the day: plan, invitation, public notice."""

from typing import Any

from doithoai.models import Dialogue, Invitation, Paper, calendar_of
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.cited import cited
from doithoai.outputs.papers.drafts.maker import Maker, contact
from doithoai.rules import regulation
from doithoai.rules.vietnamese import short_date

TOPICS_ON_ONE_PAGE = 400  # characters


def after_care(dialogue: Dialogue) -> tuple[papers.Deadline, ...]:
    """What follows the sitting and by when, as the regulation sets it: "05 ngày làm việc, chậm nhất …"."""
    if dialogue.held_on is None:
        return ()
    duties = regulation.duties(
        dialogue.regulation,
        dialogue_on=dialogue.held_on,
        calendar=calendar_of(dialogue.commune),
        chosen=dialogue.chosen_days,
    )
    return tuple(
        papers.Deadline(duty.label, f"chậm nhất ngày {short_date(duty.due_on)}, theo {duty.source}")
        for duty in duties
        if duty.direction == "after"
    )


def plan(dialogue: Dialogue, make: Maker) -> papers.Plan:
    return papers.Plan(
        **make.shared,
        subject=dialogue.title,
        legal_bases=tuple(each["text"] for each in dialogue.legal_bases),
        purposes=tuple(dialogue.purposes),
        chair_substitute=dialogue.chair_substitute,
        participants=tuple(dialogue.participants),
        people_min=dialogue.attendance_min,
        people_max=dialogue.attendance_max,
        topics=tuple(dialogue.topics),
        collect_to=dialogue.collect_until,
        agenda=make.agenda,
        deadlines=after_care(dialogue),
        tasks=tuple(
            papers.Task(each["unit"], each["task"], each.get("due") or "") for each in dialogue.tasks
        ),
    )


def invitation(dialogue: Dialogue, make: Maker, guest: Invitation | None = None) -> papers.Invitation:
    return papers.Invitation(
        **make.shared,
        guest=guest_words(guest) if guest else "Ông (Bà) có tên trong danh sách kèm theo",
        topics=topics_of(dialogue),
        contact=f"Văn phòng, điện thoại {make.commune.phone}" if make.commune.phone else "Văn phòng",
        check_in_code=guest.code if guest else "",
    )


def topics_of(dialogue: Dialogue) -> str:
    """Every topic, or where to read them: an invitation stays one page, and none is dropped in silence."""
    topics = "; ".join(each.strip(" .;") for each in dialogue.topics)
    return (
        topics if len(topics) <= TOPICS_ON_ONE_PAGE else "theo Kế hoạch gửi kèm và niêm yết tại nhà văn hóa"
    )


def guest_words(guest: Invitation) -> str:
    """ "Ông (Bà) Lò Văn Ính, bản Nà Hạ": we never guess from a name who is Ông and who is Bà."""
    return ", ".join(
        part for part in (f"Ông (Bà) {guest.name}", guest.position, str(guest.hamlet or "")) if part
    )


def plan_reference(dialogue: Dialogue) -> str:
    """`Kế hoạch số 05/KH-UBND ngày 09/9/2026 của …`; "" before the plan is issued."""
    issued = Paper.objects.in_force().filter(dialogue=dialogue, kind=Paper.Kind.PLAN).first()
    return cited(issued) if issued else ""


def postponement(dialogue: Dialogue, make: Maker) -> papers.Postponement:
    return papers.Postponement(**make.shared, **what_changed(dialogue))


def cancellation(dialogue: Dialogue, make: Maker) -> papers.Cancellation:
    return papers.Cancellation(**make.shared, **what_changed(dialogue))


def what_changed(dialogue: Dialogue) -> dict[str, Any]:
    return {
        "reason": dialogue.stage_note,
        "plan_reference": plan_reference(dialogue),
        "contact": contact(dialogue.commune),
    }


def public_notice(dialogue: Dialogue, make: Maker, site: str = "") -> papers.PublicNotice:
    return papers.PublicNotice(
        **make.shared,
        subject=dialogue.title,
        plan_reference=plan_reference(dialogue),
        topics=tuple(dialogue.topics),
        send_to=dialogue.collect_until,
        send_channels=(
            "Phiếu giấy gửi trưởng thôn hoặc trụ sở xã",
            *(("Trang thông tin của xã (mã QR trên thông báo)",) if site else ()),
        ),
        send_address=f"{site}g/{dialogue.short}" if site else "",
        register_to_speak="Đăng ký với trưởng thôn, Văn phòng hoặc tại hội nghị",
        contact=contact(make.commune),
    )
