"""What the chair decides about one group, in one tap: answered, assigned, passed up, noted."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Body, MinutesEntry, OpinionGroup, Outcome


@action()
def record_outcome(
    group: OpinionGroup, *, by: Actor, at: datetime, kind: str, body: Body | None = None, answer: str = ""
) -> Outcome:
    """The decision becomes a line of the minutes at once, and the conclusion is drafted from it.

    Deciding again replaces the decision (the minutes keep both lines). `body` may be left out when a
    body prepared the group. Raises Refusal when nobody would have to answer.
    """
    if kind not in Outcome.Kind.values:
        raise Refusal("Xin chọn một kết quả: đã trả lời, giao trả lời, kiến nghị cấp trên hoặc ghi nhận.")
    preparation = getattr(group, "preparation", None)
    body = body or (preparation.body if preparation else None)
    if kind == Outcome.Kind.ASSIGNED and body is None:
        raise Refusal("Giao trả lời thì phải chọn đơn vị. Xin chọn đơn vị chịu trách nhiệm.")
    answer = typed.words(answer, "nội dung trả lời", at_most=10_000)
    if kind == Outcome.Kind.ANSWERED and not answer and preparation:
        answer = preparation.answer
    outcome, _ = Outcome.objects.update_or_create(
        group=group, defaults={"kind": kind, "body": body, "answer": answer, "at": at, "by": by.name}
    )
    MinutesEntry.objects.create(
        dialogue=group.dialogue, part=MinutesEntry.Part.ANSWER, group=group, at=at, by=by.name,
        words=in_words(outcome),
    )  # fmt: skip
    return outcome


def in_words(outcome: Outcome) -> str:
    """The line of the minutes: "Nội dung 3: giao Phòng Kinh tế trả lời bằng văn bản."."""
    says = {
        Outcome.Kind.ANSWERED: "đã trả lời tại hội nghị",
        Outcome.Kind.ASSIGNED: f"giao {outcome.body} trả lời bằng văn bản",
        Outcome.Kind.ESCALATED: "vượt thẩm quyền, kiến nghị cấp trên giải quyết",
        Outcome.Kind.NOTED: "ghi nhận, tiếp tục xem xét và trả lời bằng văn bản",
    }[Outcome.Kind(outcome.kind)]
    return f"Nội dung {outcome.group.number}: {says}." + (f" {outcome.answer}" if outcome.answer else "")
