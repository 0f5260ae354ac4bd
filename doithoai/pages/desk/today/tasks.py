"""What waits for one person today: gathered from duties, dialogues, preparations and assignments."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse

from doithoai.actions.ringing import may_answer
from doithoai.models import (
    Actor,
    Assignment,
    DataRequest,
    Dialogue,
    Duty,
    Emergency,
    Opinion,
    Paper,
    Preparation,
    calendar_of,
)
from doithoai.models.delivery import brought_by_hand, still_to_tell, told_by
from doithoai.models.emergency import is_on_duty
from doithoai.models.progress import Progress
from doithoai.pages.desk.dialogues.plan.vague_days import waiting_of
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.today.again import asked_again
from doithoai.pages.desk.today.complaints import complaints_to_guide
from doithoai.pages.desk.today.doubts import doubts_to_judge
from doithoai.pages.desk.today.drafts import drafts_waiting
from doithoai.pages.desk.today.left_to_sort import left_to_sort
from doithoai.pages.desk.today.letters import letters_waiting
from doithoai.pages.desk.today.petitions import awaited
from doithoai.pages.desk.today.task import Task
from doithoai.rules import regulation
from doithoai.rules.procedure import Role, Stage

OFFICE = (Role.CLERK, Role.CHAIR, Role.SECRETARY)
#: How far ahead a date is shown as coming (days), and how many lines of one kind are enough on one screen.
AHEAD, ENOUGH = 14, 30
#: Stages in which a step without a number waits for a person; while planning, the plan's own page asks.
ASKED_ON_TODAY = (Stage.OPEN, Stage.IN_SESSION, Stage.CONCLUDING)


def tasks_for(
    actor: Actor, dialogues: Iterable[Dialogue], progress: dict[int, Progress], today: date
) -> list[Task]:
    """Everything that waits for `actor`, the earliest date first, undated work after what is late."""
    found: list[Task] = []
    dialogues = list(dialogues)
    if actor.is_any(*OFFICE):
        work = [(each, task) for each in dialogues for task in stage_work(each, progress[each.pk], today)]
        work = [(each, task) for each, task in work if may_ever(task.verb, actor)]
        found += dated(work, list(duties(dialogues, today)), actor, today)
        found += asked_again(dialogues, actor)
        found += awaited(actor, today)
    if actor.is_any(*OFFICE, Role.OFFICER):
        found += drafts_waiting(dialogues, actor, today)
    found += emergencies(actor)
    if actor.is_any(*OFFICE, Role.RECEPTION):
        found += complaints_to_guide(dialogues, actor, today)
        found += left_to_sort(actor)
    if actor.is_any(Role.CLERK, Role.CHAIR):
        found += data_requests(today)
        found += doubts_to_judge(actor, today)
    if actor.is_any(Role.CLERK, Role.FRONT):
        found += letters_waiting(actor)
    if actor.is_any(*OFFICE, Role.FRONT, Role.OFFICER):
        found += assignments(actor, today)
    if actor.is_any(Role.OFFICER, Role.CLERK):
        found += preparations(actor, today)
    if actor.is_any(Role.FRONT, Role.HAMLET_HEAD) and not actor.is_any(*OFFICE):
        found += collecting(dialogues, today)
        found += answers_to_tell(actor)
    return sorted(found, key=lambda task: (task.days is None, task.days if task.days is not None else 0))


def stage_work(dialogue: Dialogue, progress: Progress, today: date) -> Iterator[Task]:
    """What the stage itself asks of the office, whether or not a date is set for it."""

    def task(verb: str, what: str, page: str, action: str, key: str = "") -> Task:
        href = reverse(f"desk:{page}", args=[dialogue.pk])
        return Task(what, dialogue.title, href, action, key=key, verb=verb)

    if dialogue.stage in ASKED_ON_TODAY and (asked := unanswered_steps(dialogue)):
        yield task("choose_days", f"Ấn định số ngày: {asked}", "dialogue", "Ấn định")
    invited = {Paper.Kind.INVITATION, Paper.Kind.PUBLIC_NOTICE} <= progress.papers
    if dialogue.stage == Stage.PLANNING:
        planned = task(
            "issue_plan", "Hoàn thiện và ban hành kế hoạch", "plan", "Soạn kế hoạch", "publish_plan"
        )
        yield with_computed_date(planned, dialogue, today)
    elif dialogue.stage == Stage.OPEN:
        if dialogue.held_on is None:
            yield task("set_day", "Ấn định ngày họp", "dialogue", "Chọn ngày")
        if many := progress.unclassified:
            yield task("sort_opinions", f"Phân loại {many} ý kiến", "triage", "Phân loại", "synthesis")
        if many := progress.unprepared:
            what = f"Giao chuẩn bị {many} nhóm ý kiến"
            yield task("assign_preparation", what, "groups", "Giao việc", "answer_draft")
        if not invited or progress.uninvited:
            what = "Ban hành giấy mời và thông báo công khai"
            if invited:
                what = f"Ban hành giấy mời cho {progress.uninvited} người chưa có"
            yield task("issue_invitations", what, "guests", "Mời, thông báo", "notice")
        if dialogue.held_on and dialogue.held_on <= today:
            yield task("open_conference", "Đến ngày họp: khai mạc hội nghị", "dialogue", "Mở hồ sơ")
    elif dialogue.stage == Stage.POSTPONED:
        yield task("resume_dialogue", "Ấn định ngày tổ chức lại hội nghị đã hoãn", "dialogue", "Mở hồ sơ")
    elif dialogue.stage == Stage.IN_SESSION:
        yield task("take_minutes", "Hội nghị đang họp", "dialogue", "Mở hồ sơ")
    elif dialogue.stage == Stage.CONCLUDING:
        what = "Soạn và ban hành thông báo kết luận"
        yield task("draft_conclusion", what, "conclusion", "Soạn kết luận", "conclusion")
    elif dialogue.stage == Stage.FOLLOW_UP and not progress.unanswered:
        if Paper.Kind.MINUTES not in progress.papers:
            yield task("issue_minutes", "Ban hành biên bản hội nghị", "dialogue_papers", "Giấy tờ")
        if Paper.Kind.REPORT not in progress.papers:
            yield task("issue_report", "Mọi ý kiến đã trả lời: lập báo cáo kết quả", "report", "Lập báo cáo")
        else:
            yield task("seal_dossier", "Niêm phong hồ sơ", "report", "Niêm phong")


def unanswered_steps(dialogue: Dialogue) -> str:
    """What the regulation gives no number for and nobody has decided yet: `trả lời ý kiến, kiến nghị`."""
    return "; ".join(each["label"].lower() for each in waiting_of(dialogue) if not each["chosen"])


def with_computed_date(task: Task, dialogue: Dialogue, today: date) -> Task:
    """A plan in progress has no stored duties yet: the first date it will set is computed from its day."""
    if dialogue.held_on is None:
        return task
    counted = regulation.duties(
        dialogue.regulation, dialogue_on=dialogue.held_on, calendar=calendar_of(dialogue.commune)
    )
    duty = next((each for each in counted if each.key == task.key), None)
    if duty is None and counted:
        duty = counted[0]
        task = replace(task, what=f"{task.what}, kịp việc đầu tiên: {duty.label.lower()}")
    if duty is None:
        return task
    return replace(task, due_on=duty.due_on, because=duty.because, days=(duty.due_on - today).days)


def duties(dialogues: list[Dialogue], today: date) -> Iterator[Duty]:
    """Open duties near their date; replies are shown one by one instead (see `assignments`)."""
    rows = Duty.objects.filter(dialogue__in=dialogues).exclude(key__in=("reply", "reply_extended"))
    rows = rows.due_within(today + timedelta(days=AHEAD))
    yield from rows.select_related("dialogue")[: 2 * ENOUGH]


def dated(
    work: list[tuple[Dialogue, Task]], open_duties: list[Duty], actor: Actor, today: date
) -> Iterator[Task]:
    """Join the work of a stage with the duty that dates it; a duty without such work is its own line."""
    by_key = {(duty.dialogue_id, duty.key): duty for duty in open_duties}
    for dialogue, task in work:
        duty = by_key.pop((dialogue.pk, task.key), None)
        if duty:
            task = replace(
                task, due_on=duty.due_on, because=duty.due_because, days=(duty.due_on - today).days
            )
        yield task
    action = "Ghi đã làm" if may_ever("record_proof", actor) else "Xem"
    for duty in by_key.values():
        yield Task(
            duty.label, f"{duty.dialogue.title}{owner_of(duty)}",
            reverse("desk:dialogue", args=[duty.dialogue_id]) + f"#viec-{duty.pk}", action,
            duty.due_on, duty.due_because, (duty.due_on - today).days,
        )  # fmt: skip


def owner_of(duty: Duty) -> str:
    return f" · {regulation.OWNERS.get(duty.owner, duty.owner)}" if duty.owner else ""


def assignments(actor: Actor, today: date) -> Iterator[Task]:
    """Replies owed: an officer's own bodies, everything near its date for those who follow the others."""
    rows = Assignment.objects.select_related("group", "body", "dialogue")
    if actor.is_any(*OFFICE, Role.FRONT):
        rows = rows.due_within(today + timedelta(days=7))
        action = "Theo dõi"
    else:
        rows = rows.unanswered().of_bodies(actor.body_ids)
        action = "Trả lời"
    for row in rows[:ENOUGH]:
        yield Task(
            f"Trả lời: {row.group.question}", f"{row.body} · {row.dialogue}",
            reverse("desk:reply", args=[row.pk]), action, row.due_on, row.due_because, row.days_left(today),
        )  # fmt: skip


def emergencies(actor: Actor) -> Iterator[Task]:
    """Danger that nobody took yet: one line however many; the red bar of every page says it too. A hamlet head is told of
    what they may read: where they are, and without who."""
    waiting = Emergency.objects.unanswered().not_about_reader()
    if not (may_answer(actor, on_duty=False) or is_on_duty(actor)):
        near = Opinion.objects.readable_by(actor).filter(hamlet__in=actor.hamlet_ids)
        if actor.is_any(Role.HAMLET_HEAD) and (many := waiting.filter(opinion__in=near).count()):
            yield Task(
                f"Việc khẩn cấp ở thôn của bạn ({many})", "Đến xem nếu an toàn; gọi người trực hoặc số khẩn cấp",
                reverse("desk:emergencies"), "Mở", at_once=True,
            )  # fmt: skip
    elif many := waiting.count():
        yield Task(
            f"Việc khẩn cấp chưa ai nhận ({many})", "Ý kiến nói tới nguy hiểm cho người, nhà cửa. Người trực hoặc Văn phòng nhận ngay",
            reverse("desk:emergencies"), "Mở và nhận", at_once=True,
        )  # fmt: skip


def data_requests(today: date) -> Iterator[Task]:
    """What people asked about their own data, with the clock of the law."""
    for row in DataRequest.objects.waiting().select_related("opinion")[:ENOUGH]:
        yield Task(
            f"{row.get_kind_display()}, ý kiến {row.opinion.receipt}", "Yêu cầu về dữ liệu cá nhân",
            f"{reverse('desk:personal_data')}#yeu-cau-{row.pk}", "Giải quyết", row.due_on, row.due_because,
            row.days_left(today),
        )  # fmt: skip


def preparations(actor: Actor, today: date) -> Iterator[Task]:
    """Answers to be drafted before the day: the officer's own, or the late ones for the clerk."""
    rows = Preparation.objects.not_about_reader().filter(
        drafted_at=None, group__dialogue__stage__in=(Stage.PLANNING, Stage.OPEN)
    )
    late_or_mine = {"due_on__lt": today} if Role.CLERK in actor.roles else {"body__in": actor.body_ids}
    rows = rows.filter(**late_or_mine)
    for row in rows.select_related("group__dialogue", "body")[:ENOUGH]:
        yield Task(
            f"Dự thảo trả lời: {row.group.question}", f"{row.body} · {row.group.dialogue}",
            reverse("desk:preparation", args=[row.pk]), "Soạn", row.due_on, row.due_because, (row.due_on - today).days,
        )  # fmt: skip


def collecting(dialogues: list[Dialogue], today: date) -> Iterator[Task]:
    """A hamlet head or the Front brings people's words in until the list closes."""
    for dialogue in dialogues:
        if dialogue.stage != Stage.OPEN:
            continue
        until = dialogue.collect_until or dialogue.held_on
        if until is None or until >= today:
            yield Task(
                "Ghi ý kiến của bà con và gửi văn phòng", dialogue.title, reverse("desk:enter_opinion"),
                "Nhập ý kiến", until,
                "Hạn nhận ý kiến ghi trong kế hoạch." if dialogue.collect_until else "Đến ngày họp.",
                (until - today).days if until else None,
            )  # fmt: skip


def answers_to_tell(actor: Actor) -> Iterator[Task]:
    """Answers that came for people whose words this person wrote down."""
    if many := still_to_tell(told_by(actor, brought_by_hand())).count():
        yield Task(
            f"Báo trả lời cho {many} người", "Người nhờ ghi hộ, không có máy để tra mã",
            reverse("desk:deliveries"), "Xem, báo lại",
        )  # fmt: skip
