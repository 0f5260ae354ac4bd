"""Take back the last thing I did at the triage desk, while nothing later depends on it."""

from datetime import datetime

from django.db.models import Max
from django.utils.dateparse import parse_datetime

from doithoai.actions.grouping import hall_has_decided, move, question_of
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.parting import put_together
from doithoai.actions.remembering import standing
from doithoai.actions.shielding import ask_without_person
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, Preparation, Shield, TriageStep
from doithoai.rules.repetition import STUB


def cannot_be_taken_back(dialogue: Dialogue, by: Actor) -> str | None:
    """Nothing done yet, or somebody went on from there."""
    steps = list(TriageStep.objects.last_turn_of(by.user_id, dialogue.pk).select_related("opinion__group"))
    if not steps:
        return "Bạn chưa làm việc phân loại nào ở hội nghị này để hoàn lại."
    return next((no for step in steps if (no := went_on_from(step, by))), None)


def went_on_from(step: TriageStep, by: Actor) -> str | None:
    opinion, group = step.opinion, step.opinion.group
    if opinion.diverted_at or standing(opinion) != step.after:
        return f"{opinion} đã có thay đổi sau đó nên không hoàn lại được. Xin sửa trực tiếp ở ý kiến này."
    for each in (opinion, *(opinion.parts.all() if opinion.split_at else ())):
        if no := hall_has_decided(each, by):
            return no
    if step.before["was"] and step.before["was"]["prepared"] and not exists(step.before["group"]):
        return f"Nhóm cũ của {opinion} đã có đơn vị chuẩn bị và đã gộp vào nhóm khác. Xin tách lại bằng tay."
    if group is None or group.pk == step.before["group"]:
        return None
    if group.opinions.count() == 1 and Preparation.objects.filter(group=group).exists():
        return f"Nhóm {group.number} đã giao đơn vị chuẩn bị trả lời nên không hoàn lại được."
    return None


def exists(group_id: int | None) -> bool:
    return OpinionGroup.objects.filter(pk=group_id or 0).exists()


@action(unless=[cannot_be_taken_back])
def undo_triage(dialogue: Dialogue, *, by: Actor, at: datetime) -> Opinion:
    """The inverse deed, in the journal beside the first one. Returns an opinion it was about, to go on there."""
    steps = list(TriageStep.objects.last_turn_of(by.user_id, dialogue.pk).select_related("opinion__group"))
    if not steps:
        raise Refusal("Việc này vừa được hoàn lại ở trang khác.")
    for step in steps:
        take_back(step)
    asked = next((step.before["asked"] for step in steps if "asked" in step.before), None)
    if asked:  # by one of the steps: one deed, one group
        ask_as_before(**asked)
    TriageStep.objects.filter(pk__in=[step.pk for step in steps]).update(undone_at=at)
    return steps[-1].opinion


def take_back(step: TriageStep) -> None:
    opinion, before = step.opinion, step.before
    if opinion.split_at:
        put_together(opinion)
        return
    opinion.field, opinion.urgency, opinion.competence = (
        before["field"],
        before["urgency"],
        before["competence"],
    )
    opinion.classified_at = parse_datetime(before["classified_at"]) if before["classified_at"] else None
    if not before["public"]:
        opinion.public_words, opinion.public_at = "", None
    opinion.save()
    if opinion.group_id != before["group"]:
        move([opinion], group_of_before(step))
        if opinion.group:
            hide_in_question(opinion.group)
    elif opinion.group and opinion.group.opinions.count() == 1:
        group = opinion.group
        group.field, group.urgency, group.competence = opinion.field, opinion.urgency, opinion.competence
        group.save(update_fields=["field", "urgency", "competence"])


def ask_as_before(group: int, was: str, now: str) -> None:
    """What the group asked before the merge, unless somebody wrote it anew since, or it repeated what is erased. Who was
    hidden meanwhile stays hidden."""
    found = OpinionGroup.objects.filter(pk=group, question=now).first()
    if found is None or was == STUB:
        return
    found.question = was
    found.save(update_fields=["question"])
    hide_in_question(found)


def hide_in_question(group: OpinionGroup) -> None:
    hidden = Shield.objects.standing().filter(opinion__group=group).values("opinion")
    for opinion in Opinion.objects.filter(pk__in=hidden).select_related("group"):
        ask_without_person(opinion)


def group_of_before(step: TriageStep) -> OpinionGroup | None:
    """The group it came from; founded again, under its old number when that is free, if it was left empty."""
    opinion, before = step.opinion, step.before
    if before["group"] is None:
        return None
    if found := OpinionGroup.objects.filter(pk=before["group"]).first():
        return found
    rows = OpinionGroup.objects.filter(dialogue=step.dialogue)
    number = before["was"]["number"]
    if rows.filter(number=number).exists():
        number = (rows.aggregate(n=Max("number"))["n"] or 0) + 1
    asked = before["was"].get("question") or STUB  # steps of an earlier version do not know it
    return OpinionGroup.objects.create(  # under its old key, so that all who stood in it find it
        pk=before["group"], dialogue=step.dialogue, number=number, question=question_of(opinion) if asked == STUB else asked,
        field=opinion.field, urgency=opinion.urgency, competence=opinion.competence,
    )  # fmt: skip
