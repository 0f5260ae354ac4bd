"""Several opinions that ask the same become one group in one deed: a new one, or one that is there."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from doithoai.actions import typed
from doithoai.actions.grouping import move, question_of
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.merge_opinions import take_labels
from doithoai.actions.opinions.sort_opinions import Labels, chosen_of
from doithoai.actions.remembering import remembered
from doithoai.models import Actor, Competence, Dialogue, LikenessRun, Opinion, OpinionGroup, Urgency
from doithoai.rules.common_ground import clearest
from doithoai.rules.triage import FIELD_LABELS


@dataclass(frozen=True)
class Proposed:
    """A machine's proposal as a person judged it: its place in the run, and the opinions left out."""

    run: LikenessRun
    place: int
    left_out: frozenset[int]

    def remember(self) -> None:
        """As it is in the database now; a reading made meanwhile is left as it is."""
        run = LikenessRun.objects.filter(pk=self.run.pk, made_at=self.run.made_at).first()
        if run and self.place < len(run.proposals):
            run.proposals[self.place] = [key for key in run.proposals[self.place] if key not in self.left_out]
            run.save(update_fields=["proposals"])


@action()
def gather_opinions(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    opinions: list[int],
    question: str = "",
    field: str = "",
    urgency: str = "",
    competence: str = "",
    group: OpinionGroup | None = None,
    seen: dict[int, str] | None = None,
    proposed: Proposed | None = None,
) -> OpinionGroup:
    """Everyone keeps their words, their code and a reply of their own. `question`: what the group asks, proposed from
    the clearest text when left empty. Of a new group a label left "" is what most of its sorted opinions have; what was
    not sorted yet takes the group's. All or nothing, and one key takes all of it back. `proposed`: the proposal that was
    judged; what was left out of it is not proposed there again.

    Raises Refusal when fewer than two would stand together, or a label is missing.
    """
    found = chosen_of(dialogue, opinions, by=by, at=at, seen=seen)
    if group and group.dialogue_id != dialogue.pk:
        raise Refusal("Nhóm này thuộc hội nghị khác. Xin chọn nhóm của hội nghị này.")
    if group is None and len(found) < 2:
        raise Refusal("Một nhóm mới cần ít nhất hai ý kiến. Xin đánh dấu thêm.")
    asked = typed.line(question, "nội dung chung của nhóm", at_most=400)
    with remembered("gather_opinions", found, by=by, at=at, into=group):
        if group is None:
            group = founded(dialogue, found, asked, shared_labels(found, field, urgency, competence))
        elif asked and asked != group.question:
            group.question = asked
            group.save(update_fields=["question"])
        for opinion in found:
            if opinion.classified_at is None:
                take_labels(opinion, group, at)
        move(found, group)
    if proposed:
        proposed.remember()
    return group


def shared_labels(found: list[Opinion], field: str, urgency: str, competence: str) -> Labels:
    """Each label: what was chosen, else what most of them have that a person sorted already."""
    labels = {"field": field, "urgency": urgency, "competence": competence}
    sorted_ones = [each for each in found if each.classified_at]
    for name, value in labels.items():
        if not value and sorted_ones:
            counted = Counter(getattr(each, name) for each in sorted_ones)
            labels[name] = counted.most_common(1)[0][0]
    if (
        labels["field"] not in FIELD_LABELS
        or labels["urgency"] not in Urgency.values
        or labels["competence"] not in Competence.values
    ):
        raise Refusal("Xin chọn đủ lĩnh vực, mức độ cấp thiết và thẩm quyền cho nhóm mới.")
    return Labels(**labels)


def founded(dialogue: Dialogue, found: list[Opinion], question: str, labels: Labels) -> OpinionGroup:
    last = OpinionGroup.objects.filter(dialogue=dialogue).aggregate(n=Max("number"))["n"] or 0
    return OpinionGroup.objects.create(
        dialogue=dialogue, number=last + 1, question=question or question_for(found), field=labels.field,
        urgency=labels.urgency, competence=labels.competence,
    )  # fmt: skip


def question_for(found: list[Opinion]) -> str:
    """What one of them asks in the fewest words that say most; of somebody who is hidden, only when all are."""
    speaking = [each for each in found if not each.guarded and not each.is_spoken]
    if not speaking:
        return question_of(found[0])
    return question_of(speaking[clearest([each.words for each in speaking])])


def question_proposed(found: list[Opinion]) -> str:
    """For a page, before the deed; a text that cannot be covered proposes nothing."""
    try:
        return question_for(found) if found else ""
    except Exception:  # a person writes it then
        return ""
