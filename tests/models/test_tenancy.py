"""The wall between communes: forgetting to say whom we serve is an error, never a leak."""

import threading

import pytest
from django.apps import apps

from doithoai.models import Commune, Dialogue, Hamlet, Opinion, serving, serving_everywhere
from doithoai.models.tenancy import EVERYWHERE, NobodyServed, Tenant, _served, served
from tests import given

TENANTS = [model for model in apps.get_app_config("doithoai").get_models() if issubclass(model, Tenant)]


ASKED = [
    lambda noun: list(noun.objects.all()),
    lambda noun: noun.objects.count(),
    lambda noun: list(noun._base_manager.all()),
    lambda noun: noun.objects.filter(pk=1).update(pk=1),
    lambda noun: noun.objects.filter(pk=1).delete(),
    lambda noun: noun.objects.bulk_create([noun()]),
    lambda noun: noun().save(),
]


@pytest.mark.parametrize("noun", TENANTS, ids=lambda noun: noun.__name__)
def test_before_anybody_is_served_every_question_is_an_error(db, noun: type[Tenant]):
    for ask in ASKED:
        with pytest.raises(NobodyServed):
            ask(noun)


def test_only_the_served_communes_rows_exist(commune, elsewhere, their_hamlet):
    assert their_hamlet not in Hamlet.objects.all()
    assert Hamlet.objects.filter(pk=their_hamlet.pk).update(name="ta") == 0
    assert Hamlet.objects.get_or_none(pk=their_hamlet.pk) is None
    with serving(elsewhere):
        assert list(Hamlet.objects.all()) == [their_hamlet]


def test_the_inner_serving_holds_and_the_outer_comes_back(commune, elsewhere):
    with serving(elsewhere.pk):
        assert served() == elsewhere.pk
        with serving_everywhere(because="a test"):
            assert served() is None
            assert Hamlet.objects.count() == 3
        assert served() == elsewhere.pk
    assert served() == commune.pk


def test_a_broken_request_leaves_nobody_served(commune, elsewhere):
    with pytest.raises(ZeroDivisionError), serving(elsewhere):
        raise ZeroDivisionError
    assert served() == commune.pk


def test_another_thread_serves_nobody(commune):
    seen = []
    thread = threading.Thread(target=lambda: seen.append(_served.get()))
    thread.start()
    thread.join()
    assert seen == [None]
    assert _served.get() not in (None, EVERYWHERE)


def test_a_row_of_another_commune_is_not_saved(commune, their_hamlet):
    their_hamlet.name = "của ta"
    with pytest.raises(NobodyServed):
        their_hamlet.save()


def test_a_new_row_belongs_to_whom_we_serve(commune, elsewhere):
    assert Hamlet.objects.create(name="thôn Mới").commune == commune
    with pytest.raises(NobodyServed):
        Hamlet.objects.create(name="thôn Mới", commune=elsewhere)


def test_everywhere_has_no_owner_to_give(db):
    with serving_everywhere(because="a test"), pytest.raises(Exception, match=r"(?i)null"):
        Hamlet.objects.create(name="thôn Không Ai")


def test_a_foreign_key_across_the_wall_leads_nowhere(commune, their_hamlet):
    """If a key of another commune ever got into a row, following it shows nothing of theirs."""
    opinion = given.an_opinion(commune)
    with serving_everywhere(because="somebody's mistake is simulated"):
        Opinion.objects.filter(pk=opinion.pk).update(hamlet=their_hamlet)
    with pytest.raises(Hamlet.DoesNotExist):
        _ = Opinion.objects.get(pk=opinion.pk).hamlet.name


def test_rows_that_hang_from_a_row_are_behind_the_wall_too(commune, elsewhere, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune)
    assert dialogue.opinions.count() == 1
    with serving(elsewhere):
        assert dialogue.opinions.count() == 0
        assert Dialogue.objects.filter(opinions__isnull=False).count() == 0


def test_a_commune_with_rows_cannot_be_deleted(commune):
    with pytest.raises(Exception, match="protected"):
        Commune.objects.filter(pk=commune.pk).delete()
