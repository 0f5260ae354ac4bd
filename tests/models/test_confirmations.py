"""A commune's own confirmations teach its suggestions, and only its own; what is taken back is forgotten."""

from datetime import timedelta

import pytest

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.models import Opinion, confirmations, serving, serving_everywhere
from doithoai.models.clock import now
from doithoai.models.confirmations import confirmed_here
from doithoai.rules.triage import suggest_field
from tests import given

LABELS = {"urgency": "cao", "competence": "xã"}
SAID = "Cồn Bảy bể hết một bên, sửa giùm bà con"


@pytest.fixture(autouse=True)
def nothing_kept():
    confirmations._known.clear()


@pytest.fixture
def dialogue(commune, ba_lan):
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def taught(commune, dialogue, ba_lan):
    """Cồn Bảy is a road here; the clerk said so."""
    for what in ("lầy", "nứt", "hẹp", "gãy", "xấu") * 6:
        opinion = given.an_opinion(commune, f"Cồn Bảy {what} quá rồi.")
        classify_opinion(opinion, by=ba_lan, field="giao_thong", **LABELS)


def test_nothing_confirmed_says_nothing(commune):
    given.an_opinion(commune, SAID)
    assert confirmed_here().fields == {}


def test_the_commune_s_own_names_are_learned(taught):
    here = confirmed_here()
    assert here.fields == {"giao_thong": 30}
    field, because = suggest_field(SAID, here)[0]
    assert field == "giao_thong"
    assert because


def test_anelsewhere_hears_none_of_it(taught, elsewhere):
    with serving(elsewhere):
        assert confirmed_here().fields == {}
    assert confirmed_here().fields == {"giao_thong": 30}


def test_serving_everywhere_teaches_nothing(taught):
    with serving_everywhere(because="test"):
        assert confirmed_here().fields == {}


def test_undo_unlearns(commune, dialogue, ba_lan):
    opinion = given.an_opinion(commune, SAID)
    classify_opinion(opinion, by=ba_lan, field="dien", **LABELS)
    assert confirmed_here().fields == {"dien": 1}
    undo_triage(dialogue, by=ba_lan)
    assert confirmed_here().fields == {}
    assert confirmed_here().terms == {}


def test_another_label_replaces_the_first(commune, dialogue, ba_lan):
    opinion = given.an_opinion(commune, SAID)
    for field in ("dien", "giao_thong"):
        classify_opinion(opinion, by=ba_lan, field=field, **LABELS)
        assert confirmed_here().fields == {field: 1}


def test_what_leaves_for_another_procedure_is_forgotten(commune, dialogue, ba_lan):
    opinion = given.an_opinion(commune, SAID)
    classify_opinion(opinion, by=ba_lan, field="dien", **LABELS)
    assert "cồn" in confirmed_here().terms
    opinion.refresh_from_db()
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Công an tỉnh", otherwise=given.BY_HAND)
    assert "cồn" not in confirmed_here().terms


def test_only_the_newest_are_heard(commune, dialogue, ba_lan, monkeypatch):
    monkeypatch.setattr(confirmations, "LATEST", 2)
    for at, field in enumerate(("dien", "y_te", "y_te")):
        opinion = given.an_opinion(commune, f"Việc thứ {at} ở Cồn Bảy.")
        classify_opinion(opinion, by=ba_lan, field=field, **LABELS)
        Opinion.objects.filter(pk=opinion.pk).update(classified_at=now() + timedelta(minutes=at))
    assert confirmed_here().fields == {"y_te": 2}


def test_few_communes_are_kept_at_once(commune, elsewhere, monkeypatch):
    monkeypatch.setattr(confirmations, "COMMUNES_AT_ONCE", 1)
    for each in (commune, elsewhere):
        with serving(each):
            confirmed_here()
    assert list(confirmations._known) == [elsewhere.pk]


@pytest.mark.parametrize("many", [1, 3])
def test_asking_again_is_one_query(commune, dialogue, ba_lan, django_assert_num_queries, many):
    for _ in range(many):
        classify_opinion(given.an_opinion(commune, SAID), by=ba_lan, field="dien", **LABELS)
    confirmed_here()
    with django_assert_num_queries(1):
        confirmed_here()
