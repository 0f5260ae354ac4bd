"""The report: every number is counted here, none is typed, and nobody is named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.timezone import localtime

from doithoai.models import (
    Arrival,
    Assignment,
    Dialogue,
    Opinion,
    OpinionGroup,
    OpinionState,
    Outcome,
    Petition,
    Rating,
    Reply,
    SpeakerRequest,
)
from doithoai.models.clock import today
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.after import matters
from doithoai.outputs.papers.drafts.before import plan_reference
from doithoai.outputs.papers.drafts.letters import conclusion_reference, plain_question
from doithoai.outputs.papers.drafts.maker import Maker
from doithoai.outputs.redaction import for_everyone, secrets_in
from doithoai.rules.procedure import Stage
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import count_words, short_date


def count(name: str, many: int, what: str = "") -> papers.Count:
    return papers.Count(name, f"{count_words(many)} {what}".strip())


def report(dialogue: Dialogue, make: Maker, lessons: str = "", proposals: str = "") -> papers.Report:
    on = make.issued_on or today()
    rows = Opinion.objects.filter(dialogue=dialogue)
    opinions, secrets = rows.exclude(IN_DOUBT), secrets_in(rows)
    owed = list(
        Assignment.objects.filter(dialogue=dialogue).select_related("group", "body", "petition").prefetch_related("stops")
    )  # fmt: skip
    waiting = [each for each in owed if each.answered_at is None]
    late = [each for each in waiting if each.is_late(on)]
    found = matters(dialogue)
    ratings = Counter(Rating.objects.filter(opinion__dialogue=dialogue).values_list("satisfied", flat=True))
    return papers.Report(
        **make.shared,
        subject=f"Kết quả tổ chức {make.meeting.name}",
        to=make.recipients[:2],
        direction=tuple(
            f"Ban hành {each}" for each in (plan_reference(dialogue), conclusion_reference(dialogue)) if each
        ),
        organisation=organisation(dialogue),
        intake=intake(dialogue, opinions.senders()),
        by_field=by_value(opinions.matters(), "field", FIELD_LABELS),
        by_hamlet=by_value(
            opinions.on_the_dialogue_track().senders(), "hamlet__name", {None: "Không rõ thôn"}
        ),
        by_channel=by_value(
            opinions.on_the_dialogue_track().senders(), "channel", dict(Opinion.Channel.choices)
        ),
        replies=replies(dialogue, owed, late=len(late), answered_there=len(found["answered"])),
        unresolved=tuple(
            f"{plain_question(each, secrets).rstrip(' .;')}: {why_open(each, on)}" for each in waiting
        ),
        previous=previous(dialogue),
        strengths=tuple(lessons.splitlines()),
        weaknesses=(f"Còn {count_words(len(late))} nội dung trả lời quá hạn",) if late else (),
        next_tasks=(f"Trả lời dứt điểm {count_words(len(waiting))} nội dung còn lại",) if waiting else (),
        proposals=tuple(proposals.splitlines()),
        satisfaction=(
            f"{count_words(ratings[True])} hài lòng, {count_words(ratings[False])} chưa hài lòng "
            f"({percent(ratings[True], ratings.total())} hài lòng)"
            if ratings
            else ""
        ),
        matters=table(dialogue, found, owed, secrets, on),
    )


def percent(part: int, whole: int) -> str:
    """ "92,9%"; "" of nothing."""
    return f"{part / whole * 100:.1f}%".replace(".", ",") if whole else ""


def organisation(dialogue: Dialogue) -> tuple[papers.Count, ...]:
    arrivals = Counter(Arrival.objects.filter(dialogue=dialogue).values_list("kind", flat=True))
    spoken = SpeakerRequest.objects.filter(dialogue=dialogue).heard().count()
    return (
        count("Nhân dân tham dự", arrivals["citizen"], "người"),
        count("Đại biểu", arrivals["delegate"], "người"),
        count("Lượt phát biểu", spoken),
    )


def intake(dialogue: Dialogue, opinions: Any) -> tuple[papers.Count, ...]:
    """What came in: in all, before, at and after the sitting, into how many matters, and what left."""
    said = [(channel, localtime(at).date()) for channel, at in opinions.values_list("channel", "received_at")]
    hall = sum(channel == Opinion.Channel.HALL for channel, _ in said)
    diverted = Opinion.objects.matters().filter(dialogue=dialogue).diverted()
    aside = opinions.in_state(OpinionState.ASIDE).count()
    held = dialogue.held_on
    after = sum(held is not None and day > held and channel != Opinion.Channel.HALL for channel, day in said)
    by_time = (
        count("Gửi trước Hội nghị", len(said) - hall - after, "ý kiến"),
        count("Nêu tại Hội nghị", hall, "ý kiến"),
        count("Gửi sau Hội nghị", after, "ý kiến"),
    )
    return (
        count("Tổng số ý kiến tiếp nhận", len(said), "ý kiến"),
        *(by_time if held and (hall or after) else ()),
        count("Gộp thành", OpinionGroup.objects.filter(dialogue=dialogue).count(), "nhóm nội dung"),
        count("Chuyển giải quyết khiếu nại, tố cáo", diverted.count()),
        *((count("Đã xem, không phải ý kiến", aside, "ý kiến"),) if aside else ()),
    )


def by_value(opinions: Any, column: str, labels: Any) -> tuple[papers.Count, ...]:
    """How many opinions of the dialogue stand under each value, the most first."""
    values = opinions.on_the_dialogue_track().exclude(**{column: ""}).values_list(column, flat=True)
    return tuple(count(labels.get(value, value), many) for value, many in Counter(values).most_common())


def replies(
    dialogue: Dialogue, owed: list[Assignment], *, late: int, answered_there: int
) -> tuple[papers.Count, ...]:
    """Answers in numbers. On time is counted among what was answered or is overdue: the rest is still open."""
    answered = [each for each in owed if each.answered_at]
    in_time = sum(localtime(each.answered_at).date() <= each.due_on for each in answered if each.answered_at)
    decided = len(answered) + late
    share = f"/{count_words(decided)} ({percent(in_time, decided)})" if decided else ""
    sent = Petition.objects.standing().filter(dialogue=dialogue)
    return (
        count("Trả lời tại hội nghị", answered_there),
        count("Giao trả lời bằng văn bản", len(owed)),
        count("Đã trả lời", len(answered)),
        papers.Count("Trả lời đúng hạn", f"{count_words(in_time)}{share}"),
        count("Trả lời quá hạn", len(answered) - in_time),
        count("Đang giải quyết, chưa đến hạn", len(owed) - decided),
        count("Đang quá hạn", late),
        count("Kiến nghị cấp trên", sum(each.escalated for each in owed)),
        count("Công văn kiến nghị đã gửi", sent.count()),
        count("Cấp trên đã trả lời", sent.exclude(answered_on=None).count()),
    )


def why_open(assignment: Assignment, on: Any) -> str:
    """Why a matter is not answered yet, as the record says it."""
    body = str(assignment.body)
    if assignment.stopped_on:
        stop = next((each for each in assignment.stops.all() if each.restarted_on is None), None)
        return f"{body} tạm dừng từ {short_date(assignment.stopped_on)}" + (f", {stop.why}" if stop else "")
    if assignment.petition and assignment.petition.answered_on is None:
        return f"chờ {assignment.petition.to} trả lời kiến nghị"
    said = f"{body} trả lời trước {short_date(assignment.due_on)}"
    if assignment.extended_because:
        said += f" (đã gia hạn: {assignment.extended_because})"
    days = (on - assignment.due_on).days
    return f"{said}; quá hạn {count_words(days)} ngày" if days > 0 else said


def previous(dialogue: Dialogue) -> tuple[str, ...]:
    """What became of the conclusions of the dialogue before this one."""
    if dialogue.held_on is None:
        return ()
    earlier = Dialogue.objects.filter(held_on__lt=dialogue.held_on, stage__in=(Stage.FOLLOW_UP, Stage.CLOSED))
    last = earlier.order_by("-held_on", "-pk").first()
    if last is None or last.held_on is None:
        return ()
    owed = Assignment.objects.filter(dialogue=last)
    given, left = owed.count(), owed.unanswered().count()
    if not given:
        return ()
    done = given - left
    return (
        f"Hội nghị ngày {short_date(last.held_on)}: đã trả lời {count_words(done)}/{count_words(given)} nội dung giao "
        f"({percent(done, given)})" + (f", còn {count_words(left)} nội dung" if left else ""),
    )


def table(
    dialogue: Dialogue,
    found: dict[str, list[papers.Matter]],
    owed: Iterable[Assignment],
    secrets: set[str],
    on: Any,
) -> tuple[papers.Matter, ...]:
    """The public table: each matter without who asked it, how it stands today, and the letter that answered it."""
    sent = (
        Reply.objects.standing().filter(assignment__dialogue=dialogue).select_related("paper", "assignment")
    )
    letters = {each.assignment.group_id: each.paper.code for each in sent.order_by("pk") if each.paper}
    state = {each.group_id: how_it_stands(each, on) for each in owed}
    groups: dict[str, list[int]] = {}
    outcomes = Outcome.objects.filter(group__dialogue=dialogue).order_by("group__number")
    for kind, group in outcomes.values_list("kind", "group_id"):
        groups.setdefault(kind, []).append(group)
    return tuple(
        replace(
            matter,
            text=for_everyone(matter.text, secrets),
            answer=for_everyone(matter.answer, secrets),
            outcome=state.get(group, matter.outcome),
            reply=letters.get(group, ""),
        )
        for kind, of_kind in found.items()
        for matter, group in zip(of_kind, groups.get(kind, ()), strict=True)
    )


def how_it_stands(assignment: Assignment, on: Any) -> str:
    if assignment.answered_at:
        return "Đã trả lời"
    if assignment.is_late(on):
        return "Quá hạn, chưa trả lời"
    return f"Đang giải quyết, hạn {short_date(assignment.due_on)}"
