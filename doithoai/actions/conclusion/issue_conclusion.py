"""Issue the conclusion: whatever was not answered on the spot is somebody's, by a date."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Count

from doithoai.actions.conclusion.draft_conclusion import write
from doithoai.actions.drafting import refuse_unapproved
from doithoai.actions.duties import prove_duties, store_duties
from doithoai.actions.issuing import is_not_ready, issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.reply_clock import Due
from doithoai.models import (
    Actor,
    Assignment,
    Body,
    Conclusion,
    Dialogue,
    Message,
    Opinion,
    OpinionGroup,
    OpinionHold,
    Outcome,
    Paper,
    calendar_of,
)
from doithoai.models.clock import now
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.models.reading import apart, groups_about
from doithoai.rules import regulation
from doithoai.rules.legal_clock import COMPLEX_KEY
from doithoai.rules.vietnamese import table_date
from doithoai.rules.working_days import UNIT_WORDS, Unit

#: Said of what `by` may not see, and just so while a colleague is at any opinion: it tells nobody that one is about them.
ELSEWHERE = (
    "Ở bàn khác còn ý kiến của hội nghị này đang xem dở. Xin hỏi Văn phòng, bộ phận tiếp dân và người chủ trì: khi họ xem "
    "xong và đóng trang thì ban hành được."
)


def leaves_somebody_out(dialogue: Dialogue, by: Actor) -> str | None:
    """No opinion is lost: each must be classified, and each group must have an outcome. Only what `by` may see is
    counted; the rest holds the conclusion up all the same (docs/decisions/0019)."""
    shown = ~apart(by)
    many = (
        Opinion.objects.filter(dialogue=dialogue)
        .awaiting_classification()
        .aggregate(
            there=Count("pk"),
            all=Count("pk", filter=shown),
            doubted=Count("pk", filter=shown & IN_DOUBT),
        )
    )
    if many["doubted"] and many["doubted"] == many["all"]:
        return (
            f"Còn {many['doubted']} tin đang nghi ngờ. Xin xem lại từng tin (trang Ý kiến cần xem lại) để không ai bị "
            "bỏ sót, rồi ban hành kết luận."
        )
    if many["all"]:
        doubted = f", trong đó {many['doubted']} tin đang nghi ngờ" if many["doubted"] else ""
        return (
            f"Còn {many['all']} ý kiến chưa phân loại{doubted}. Xin phân loại hết để không ai bị bỏ sót, rồi ban hành "
            "kết luận."
        )
    if many["there"] or others_are_at_one(dialogue, by):
        return ELSEWHERE
    groups = OpinionGroup.objects.filter(dialogue=dialogue).without_outcome()
    hidden = groups_about(by)
    if numbers := list(groups.exclude(pk__in=hidden).values_list("number", flat=True)):
        named = ", ".join(str(number) for number in numbers[:12]) + (" …" if len(numbers) > 12 else "")
        return (
            f"Còn {len(numbers)} nhóm ý kiến chưa có kết quả (nhóm {named}). Nội dung chưa kịp nêu tại hội nghị "
            "thì chọn “Giao trả lời bằng văn bản”."
        )
    unsaid = Outcome.objects.filter(group__dialogue=dialogue, kind=Outcome.Kind.ANSWERED, answer="")
    if numbers := list(
        unsaid.exclude(group__in=hidden).order_by("group__number").values_list("group__number", flat=True)
    ):
        named = ", ".join(str(number) for number in numbers[:12])
        return (
            f"Nhóm {named} ghi là đã trả lời tại hội nghị nhưng chưa có nội dung trả lời. Xin ghi nội dung đã trả lời "
            "(bàn chủ tọa, mục của nhóm), hoặc giao trả lời bằng văn bản."
        )
    if hidden and (groups.exists() or unsaid.exists()):
        return ELSEWHERE
    return None


def others_are_at_one(dialogue: Dialogue, by: Actor) -> bool:
    """The conclusion would end what they are sorting."""
    held = OpinionHold.objects.filter(opinion__dialogue=dialogue, until__gt=now())
    return held.exclude(user=by.user_id).exists()


@action(unless=[leaves_somebody_out, is_not_ready(Paper.Kind.CONCLUSION_NOTICE)])
def issue_conclusion(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    issued_on: date,
    reply_days: int | None = None,
    reply_unit: Unit = "working",
    assessment: str | None = None,
    monitor: str = "",
    seen: int = 0,
    helpers: Mapping[int, str] | None = None,
) -> Paper:
    """Number the notice and give every open matter to a body with its date.

    `reply_days` of `reply_unit` is the chair's own number, asked for only when the regulation sets
    none and nobody chose one before (`choose_reply_days`). `assessment`, `monitor` and `helpers` are the draft as it
    stands in the form that issues, `seen` the revision it was opened at (draft_conclusion): what is on
    the screen is what gets the number. None issues the draft as it is stored.

    Raises Refusal when neither the rule nor the chair says the days, when somebody else changed the draft
    meanwhile, or when there is nobody to answer.
    """
    if dialogue.held_on and issued_on < dialogue.held_on:
        raise Refusal(f"Kết luận không thể ban hành trước ngày họp {table_date(dialogue.held_on)}.")
    conclusion, _ = Conclusion.objects.get_or_create(dialogue=dialogue)
    if assessment is not None:
        write(conclusion, assessment=assessment, monitor=monitor, seen=seen, helpers=helpers)
        refuse_unapproved(dialogue, Paper.Kind.CONCLUSION_NOTICE, by=by)
    conclusion.issued_on = issued_on
    conclusion.save(update_fields=["issued_on"])
    dialogue.conclusion = conclusion
    due = reply_due(dialogue, issued_on=issued_on, reply_days=reply_days, unit=reply_unit)
    if reply_days and not dialogue.reply_days and "reply" not in rules_of(dialogue).deadlines:
        dialogue.reply_days, dialogue.reply_days_by, dialogue.reply_days_unit = (
            reply_days,
            by.name,
            reply_unit,
        )
        dialogue.save(update_fields=["reply_days", "reply_days_by", "reply_days_unit"])
    fallback = monitoring_body(conclusion)
    for outcome in Outcome.objects.filter(group__dialogue=dialogue).select_related("group", "body"):
        if outcome.kind != Outcome.Kind.ANSWERED:
            assign(outcome, body=outcome.body or fallback, due=due, at=at)
    paper = issue_paper(dialogue, Paper.Kind.CONCLUSION_NOTICE, issued_on=issued_on, by=by, at=at)
    store_duties(dialogue, at=at, conclusion_on=issued_on)
    proof, keys = f"Thông báo số {paper.code}", ("conclusion", COMPLEX_KEY)
    prove_duties(dialogue, *keys, proof=proof, by=by, at=at, done_on=issued_on)
    return paper


def rules_of(dialogue: Dialogue) -> regulation.Regulation:
    """What it follows on its day, which is set at the latest when the conference opened."""
    return regulation.ruling_on(dialogue.regulation, dialogue.held_on or dialogue.created_at.date())


def reply_due(dialogue: Dialogue, *, issued_on: date, reply_days: int | None, unit: Unit = "working") -> Due:
    """By the regulation; where it sets no number, by the chair's (never by ours)."""
    held_on = dialogue.held_on or issued_on  # set at the latest when the conference opened
    calendar = calendar_of(dialogue.commune)
    ruled = regulation.reply_due(
        dialogue.regulation,
        dialogue_on=held_on,
        conclusion_on=issued_on,
        calendar=calendar,
        chosen=dialogue.chosen_days,
    )
    if ruled:
        return Due(ruled.due_on, " ".join(filter(None, (ruled.because, ruled.warning))))
    if not reply_days or not 1 <= reply_days <= 60:
        raise Refusal(
            "Quy chế đang áp dụng không ấn định số ngày trả lời. Xin ghi số ngày do người chủ trì ấn định (từ 1 đến 60)."
        )
    if unit not in UNIT_WORDS:
        raise Refusal("Xin chọn ngày làm việc hay ngày (kể cả ngày nghỉ).")
    counted = calendar.count(issued_on, reply_days, unit, "after")
    return Due(
        counted.date,
        f"Quy chế không ấn định số ngày; người chủ trì ấn định {reply_days} {UNIT_WORDS[unit]} "
        f"kể từ ngày thông báo kết luận {table_date(issued_on)}: {' '.join((counted.says(), *counted.warnings))}",
    )


def assign(outcome: Outcome, *, body: Body, due: Due, at: datetime) -> Assignment:
    assignment = Assignment.objects.create(
        dialogue=outcome.group.dialogue, group=outcome.group, body=body, due_on=due.on, due_because=due.because,
        ruled_on=due.on, assigned_at=at, escalated=outcome.kind == Outcome.Kind.ESCALATED,
    )  # fmt: skip
    Message.objects.create(
        dialogue=assignment.dialogue, body=body, assignment=assignment, at=at,
        text=f"Được giao trả lời “{outcome.group.question[:200]}”, hạn {table_date(due.on)}.",
    )  # fmt: skip
    return assignment


def monitoring_body(conclusion: Conclusion) -> Body:
    """Who follows up what was passed up or only noted: the body named in the conclusion, else the office."""
    body = (
        Body.objects.filter(name=conclusion.monitor).first()
        or Body.objects.filter(kind=Body.Kind.OFFICE).first()
        or Body.objects.who_answer().first()
    )
    if body is None:
        raise Refusal("Chưa có đơn vị nào để giao trả lời. Xin thêm đơn vị ở trang Cơ quan.")
    return body
