"""What is taken out before anything leaves: codes, numbers, the names of those who asked."""

from collections.abc import Iterable

from doithoai.models import Opinion
from doithoai.models.opinion import OpinionQuerySet
from doithoai.rules.nameless import NAMELESS, SHORTEST_SECRET, without_codes, without_people
from doithoai.rules.personal_data import masked, number_spans

__all__ = [
    "NAMELESS", "SHORTEST_SECRET", "for_everyone", "secrets_in", "secrets_of", "who_may_be_named", "without_codes", "without_people",
]  # fmt: skip


PERSON = ("author", "contact", "guardian", "guardian_contact")


def secrets_of(opinions: Iterable[Opinion]) -> set[str]:
    """The names and contacts of those who asked: what an official may repeat in an answer by mistake."""
    named = (
        each
        for it in opinions
        for each in (it.author, it.contact, it.guardian, it.guardian_contact, *it.withheld)
    )
    return {each for each in named if each}


def secrets_in(rows: OpinionQuerySet) -> set[str]:
    """The same of all these rows, whoever reads: what is covered in a text must be known whole. One query."""
    return {each for both in rows.order_by().values_list(*PERSON) for each in both if each}


def for_everyone(text: str, secrets: Iterable[str] = ()) -> str:
    """An official's words for everyone to read: without the people who asked, personal numbers and codes."""
    text = without_people(text, secrets)
    return without_codes(masked(text, number_spans(text)))


def who_may_be_named(opinion: Opinion) -> str:
    """ "Lê Văn Ba, thôn Đồng Mới", "thôn Đồng Mới" or nothing: as far as the person agreed; a
    child never."""
    hamlet = str(opinion.hamlet or "")
    if opinion.child:
        return ""
    if opinion.publish == Opinion.Publish.NAME:
        return ", ".join(part for part in (opinion.author, hamlet) if part)
    return hamlet if opinion.publish == Opinion.Publish.HAMLET else ""
