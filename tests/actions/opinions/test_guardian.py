"""A child is spoken for: who speaks for them is asked at the door, answered instead of them, and named to nobody else."""

from datetime import timedelta

import pytest

from doithoai.actions.opinions.answer_data_right import answer_data_right
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.mark_child import mark_child
from doithoai.actions.opinions.request_data_right import NO_CHILD, request_data_right
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.actions.opinions.withdraw_consent import withdraw_consent
from doithoai.models import Opinion
from doithoai.outputs.redaction import secrets_in, secrets_of
from doithoai.rules.consent import FOR_A_CHILD, WHO_AGREES
from tests import given
from tests.actions.refusals import everything, refused, refused_beforehand

WORDS = "Sân trường lầy lội. Xin thêm đèn ở cổng trường."
LATER = given.BEFORE + timedelta(days=3)


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


def test_their_own_tick_is_kept_in_the_consent_log_and_is_no_consent_to_be_named(commune, dialogue, ba_lan):
    opinion = spoken_for(commune, guardian_agrees=True, publish="name")
    (agreed,) = opinion.consents.all()
    assert (agreed.words, agreed.version) == (FOR_A_CHILD.words, FOR_A_CHILD.version)
    assert not opinion.consents.to_be_named().exists()
    mark_child(opinion, by=ba_lan)  # takes back what the child ticked, not what was said for them
    assert opinion.consents.for_a_child().standing().exists()
    mark_child(opinion, by=ba_lan, child=False)
    assert not opinion.consents.standing().exists()


def test_nothing_agreed_to_stands_for_whom_nobody_knows_any_more(commune, dialogue, ba_lan, ong_ba):
    opinion = spoken_for(commune, guardian_agrees=True)
    answer_data_right(request_data_right(opinion, by=ong_ba, kind="erase"), by=ba_lan, granted=True)
    assert opinion.consents.for_a_child().exists()  # the log says that it was agreed to, and that it ended
    assert not opinion.consents.standing().exists()


def test_a_name_without_the_tick_is_no_consent(commune, dialogue):
    assert not spoken_for(commune).consents.exists()


def test_nobody_agrees_without_saying_who(commune, dialogue, ong_ba):
    said = {"words": WORDS, "child": True, "guardian_agrees": True}
    assert refused(submit_opinion, commune, by=ong_ba, **said) == WHO_AGREES
    assert not Opinion.objects.exists()


def test_its_person_may_have_it_corrected_in_every_part(commune, dialogue, ba_lan, ong_ba):
    whole = split_opinion(spoken_for(commune), by=ba_lan, begins=[0, WORDS.index("Xin")])
    right = {"guardian": "Vàng A Pao", "guardian_contact": ""}
    asked = request_data_right(whole, by=ong_ba, kind="correct", **right)
    assert asked.guardian == "Vàng A Pao"
    done = answer_data_right(asked, by=ba_lan, granted=True)
    assert {(each.guardian, each.guardian_contact) for each in Opinion.objects.all()} == {
        ("Vàng A Pao", "0912 000 777")
    }
    assert (done.guardian, Opinion.objects.first().author) == ("", "Vàng Thị Súa")


def test_nobody_speaks_for_a_grown_up_however_it_is_asked(commune, dialogue, ba_lan, ong_ba):
    grown = given.an_opinion(commune)
    said = {"kind": "correct", "guardian": "Vàng A Páo"}
    assert refused(request_data_right, grown, by=ong_ba, **said) == NO_CHILD
    child = spoken_for(commune)
    asked = request_data_right(child, by=ong_ba, kind="correct", author="Vàng Thị Sua", guardian="Hạng A Vư")
    mark_child(child, by=ba_lan, child=False)  # while it waited
    answer_data_right(asked, by=ba_lan, granted=True)
    child.refresh_from_db()
    assert (child.author, child.guardian) == ("Vàng Thị Sua", "")


@pytest.fixture
def public(commune, dialogue, ba_lan) -> Opinion:
    """A child's words, agreed to by their father and shown to everyone."""
    return confirm_mask(
        spoken_for(commune, guardian_agrees=True), by=ba_lan, at=given.BEFORE, public_words=WORDS
    )


def test_what_was_agreed_to_for_a_child_is_taken_back_by_the_code(public, ba_lan, ong_ba):
    withdraw_consent(public, by=ong_ba, at=LATER)
    after = Opinion.objects.get()
    assert (after.public_words, after.public_at, after.words) == ("", None, WORDS)
    assert (after.guardian, after.diverted_at) == ("Vàng A Páo", None)  # it is kept, and answered as before
    assert after.consents.get().withdrawn_at == LATER
    assert "không công khai" in refused(confirm_mask, after, by=ba_lan, public_words=WORDS)
    assert confirm_mask(after, by=ba_lan, public_words="").public_at is None
    assert "không có gì để rút" in refused_beforehand(withdraw_consent, after, by=ong_ba)


def test_every_part_of_a_childs_words_leaves_the_public(commune, dialogue, ba_lan, ong_ba):
    whole = split_opinion(
        spoken_for(commune, guardian_agrees=True), by=ba_lan, begins=[0, WORDS.index("Xin")]
    )
    for part in whole.parts.all():
        confirm_mask(part, by=ba_lan, public_words=part.words)
    withdraw_consent(whole, by=ong_ba, at=LATER)
    assert {(each.public_words, each.public_at) for each in Opinion.objects.all()} == {("", None)}
    part = whole.parts.first()
    assert "không công khai" in refused(confirm_mask, part, by=ba_lan, public_words=part.words)


def test_a_child_for_whom_nobody_had_agreed_may_be_read_by_everyone(commune, dialogue, ba_lan, ong_ba):
    said = spoken_for(commune)
    assert "không có gì để rút" in refused_beforehand(withdraw_consent, said, by=ong_ba)
    assert confirm_mask(said, by=ba_lan, public_words=WORDS).public_at


def test_the_right_to_withdraw_ends_what_was_agreed_to_for_the_child(public, ba_lan, ong_ba):
    answer_data_right(
        request_data_right(public, by=ong_ba, kind="withdraw"), by=ba_lan, at=LATER, granted=True
    )
    assert public.consents.get().withdrawn_at == LATER
    assert "không công khai" in refused(confirm_mask, Opinion.objects.get(), by=ba_lan, public_words=WORDS)


@pytest.mark.parametrize(
    ("right", "stands"),
    [
        ({"guardian": "Hạng A Vư"}, False),
        ({"guardian": "VANG A PAO"}, True),  # the same name, written otherwise
        ({"guardian_contact": "0912 000 888"}, True),
        ({"author": "Vàng Thị Sua"}, True),
    ],
)
def test_what_one_guardian_agreed_to_another_has_not(public, ba_lan, ong_ba, right, stands):
    asked = request_data_right(public, by=ong_ba, kind="correct", **right)
    answer_data_right(asked, by=ba_lan, at=LATER, granted=True)
    after = Opinion.objects.get()
    assert after.consents.standing().exists() is stands
    assert bool(after.public_at) is stands
