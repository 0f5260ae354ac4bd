"""What earlier dialogues left: on Today of whoever prepares the next one, and the third time on the chair's."""

from collections.abc import Iterator

from django.urls import reverse

from doithoai.models import Actor, Dialogue
from doithoai.models.same_matter import OFTEN
from doithoai.outputs.earlier import offers, repeated_in
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.today.task import Task
from doithoai.rules.procedure import Stage

SHOWN = 5  # matters asked again; the rest is one click away


def asked_again(dialogues: list[Dialogue], actor: Actor) -> Iterator[Task]:
    """Matters asked for the third time, until an answer is drafted; matters that may be carried over, until
    somebody looked."""
    open_ = [each for each in dialogues if each.stage in (Stage.PLANNING, Stage.OPEN)]
    if may_ever("assign_preparation", actor):
        often = repeated_in(*open_, at_least=OFTEN)
        for each in [
            one for one in often if not getattr(getattr(one.group, "preparation", None), "answer", "")
        ][:SHOWN]:
            yield Task(
                f"Nêu lần thứ {each.times} mà chưa xong: {each.group.question}", each.group.dialogue.title,
                reverse("desk:group", args=[each.group.pk]), "Xem", verb="assign_preparation",
            )  # fmt: skip
    if may_ever("carry_over", actor):
        left = offers(open_)
        for dialogue in open_:
            if many := left.get(dialogue.pk):
                yield Task(
                    f"Xem {many} việc chưa xong từ hội nghị trước", dialogue.title,
                    reverse("desk:carry_over", args=[dialogue.pk]), "Chọn việc", verb="carry_over",
                )  # fmt: skip
