"""A child is spoken for: who speaks for them is asked at the door, answered instead of them, and named to nobody else."""

from doithoai.actions.opinions.answer_data_right import answer_data_right
from doithoai.actions.opinions.mark_child import mark_child
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Opinion
from doithoai.outputs.redaction import secrets_in, secrets_of
from tests import given
from tests.actions.refusals import everything

WORDS = "Sân trường lầy lội. Xin thêm đèn ở cổng trường."


def spoken_for(commune, **more) -> Opinion:
    own = {"guardian": "Vàng A Páo", "guardian_contact": "0912 000 777", "author": "Vàng Thị Súa"}
    return given.an_opinion(commune, WORDS, **own, **more)


def test_who_has_somebody_to_speak_for_them_is_a_child_and_the_answer_goes_there(commune, dialogue):
    opinion = spoken_for(commune, answer_by="phone", contact="")
    assert (opinion.child, opinion.publish) == (True, "none")
    assert opinion.told_to == "Vàng A Páo (đại diện cho Vàng Thị Súa)"
    assert opinion.told_at == "0912 000 777"


def test_it_goes_with_every_part_and_is_a_secret(commune, dialogue, ba_lan):
    opinion = split_opinion(spoken_for(commune), by=ba_lan, begins=[0, WORDS.index("Xin")])
    assert {each.guardian for each in opinion.parts.all()} == {"Vàng A Páo"}
    both = {"Vàng A Páo", "0912 000 777"}
    assert both <= secrets_of([opinion])
    assert both <= secrets_in(Opinion.objects.all())


def test_it_is_erased_with_the_person(commune, dialogue, ba_lan, ong_ba):
    opinion = spoken_for(commune)
    seen = answer_data_right(request_data_right(opinion, by=ong_ba, kind="see"), by=ba_lan, granted=True)
    assert "người đại diện: V… A… P…" in seen.answer
    answer_data_right(request_data_right(opinion, by=ong_ba, kind="erase"), by=ba_lan, granted=True)
    assert not [each for each in ("Páo", "000 777", "V… A… P…") if each in str(everything())]


def test_no_child_nobody_who_speaks_for_them(commune, dialogue, ba_lan):
    opinion = mark_child(spoken_for(commune), by=ba_lan, child=False)
    assert (opinion.child, opinion.guardian, opinion.guardian_contact) == (False, "", "")
