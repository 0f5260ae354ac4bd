"""What the three ways of changing an issued paper share: who may be changed, and who is told."""

from collections.abc import Iterable
from datetime import datetime

from doithoai.models import Actor, Assignment, Body, Message, Paper
from doithoai.rules.procedure import Role

Kind, Effect = Paper.Kind, Paper.Effect
LETTERS = {Kind.CORRECTION, Kind.WITHDRAWAL}
#: They say how things stood on their day: a wrong one is withdrawn and written anew.
OF_THEIR_DAY = {
    Kind.TASK_LETTER, Kind.PETITION, Kind.REMINDER, Kind.APOLOGY, Kind.COMPLAINT_GUIDANCE, Kind.DENUNCIATION_SLIP,
}  # fmt: skip
MOST = 500  # characters of a reason, and of one message
TOLD = (Role.CLERK, Role.CHAIR, Role.SECRETARY)
TOLD_TOO = (Role.FRONT, Role.HAMLET_HEAD)  # of what everyone may read
PUBLIC = {
    Kind.PLAN,
    Kind.PUBLIC_NOTICE,
    Kind.CONCLUSION_NOTICE,
    Kind.INVITATION,
    Kind.POSTPONEMENT,
    Kind.CANCELLATION,
}


def is_out_of_force(paper: Paper, by: Actor) -> str | None:
    """A condition: nothing more is done to a paper that was replaced or withdrawn."""
    if ended := paper.ended_by:
        said = "thay thế" if ended.effect == Effect.REPLACES else "thu hồi"
        return (
            f"{paper} đã được {said} bằng {ended.named} nên không còn giá trị. Xin làm tiếp với văn bản mới."
        )
    return None


def is_about_another(paper: Paper, by: Actor) -> str | None:
    """A condition: a letter that corrects or withdraws is not itself changed this way."""
    if paper.kind not in LETTERS or paper.about is None:
        return None
    return f"{paper} là văn bản về {paper.about.named}. Nếu còn sai, xin đính chính hoặc thay thế chính văn bản ấy."


def is_of_its_day(paper: Paper, by: Actor) -> str | None:
    """A condition: what counted the days of its day cannot be said again as of then."""
    if paper.kind not in OF_THEIR_DAY:
        return None
    return f"{paper} ghi số liệu của ngày ban hành nên không thay thế được. Xin thu hồi rồi ban hành văn bản mới."


def tell(paper: Paper, new: Paper, said: str, *, by: Actor, at: datetime) -> None:
    """A message on the desk of everyone who works by the old paper; whoever owes or gave an answer under it too."""
    text = f"{paper.named} {said} bằng {new.named}. Lý do: {new.because}"
    text = text if len(text) <= MOST else text[: MOST - 1] + "…"
    about = f"paper {new.pk}"
    roles = (*TOLD, *(TOLD_TOO if paper.kind in PUBLIC else ()))
    Message.objects.bulk_create(
        Message(
            commune_id=paper.commune_id, dialogue=paper.dialogue, role=role, text=text, at=at, about=about
        )
        for role in roles
    )
    Message.objects.bulk_create(
        Message(
            commune_id=paper.commune_id, dialogue=paper.dialogue, body=body, text=text, at=at, about=about
        )
        for body in bodies_under(paper)
    )


def bodies_under(paper: Paper) -> Iterable[Body]:
    """The bodies that owe an answer by this conclusion, or gave it in this reply."""
    owed = Assignment.objects.filter(dialogue=paper.dialogue)
    if paper.kind == Kind.REPLY:
        owed = owed.filter(replies__paper=paper)
    elif paper.kind != Kind.CONCLUSION_NOTICE:
        return []
    return Body.objects.filter(pk__in=owed.values("body"))
