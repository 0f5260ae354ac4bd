"""Two dialogues for the verbs between them: the first left a matter unanswered, the second is open."""

from datetime import date, datetime

from doithoai.models import Actor, Assignment, Commune, Dialogue, OpinionGroup
from tests import given

NEXT = given.moment(datetime(2027, 5, 20, 8, 0))
AGAIN = "Mương thôn Đồng Mới vẫn vỡ, đề nghị xã sửa."


def unanswered_in(commune: Commune, by: Actor, day: int) -> Assignment:
    """Phòng Kinh tế owes an answer about the canal since the sitting on this day of June 2026."""
    dialogue = given.an_open_dialogue(commune, by, held_on=date(2026, 6, day))
    return given.an_assignment(commune, by, dialogue)


def the_next(commune: Commune, by: Actor) -> Dialogue:
    return given.an_open_dialogue(commune, by, held_on=date(2027, 6, 17))


def asked_again(commune: Commune, by: Actor, words: str = AGAIN) -> OpinionGroup:
    return given.a_group(commune, by, words)
