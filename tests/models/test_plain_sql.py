"""SQL written once says the same as SQL that Django writes each time, on either engine."""

from datetime import timedelta
from inspect import signature

import pytest
from django.db import connection, models
from django.db.models import Value
from django.db.models.functions import Concat

from doithoai.models import Commune, Dialogue, Message, Opinion, plain_sql, serving
from doithoai.models.plain_sql import asked, first, locking, moment, pairs, written
from doithoai.models.tenancy import NobodyServed
from tests import given


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def by_django(monkeypatch) -> None:
    monkeypatch.setattr("doithoai.models.plain_sql._insert", lambda *_: None)


def test_a_new_row_holds_what_it_holds_when_django_writes_it(dialogue, monkeypatch):
    """A dialogue has hours, days, lists and tables in it, and boxes left empty."""
    kept = {
        field.attname: getattr(dialogue, field.attname)
        for field in Dialogue._meta.concrete_fields
        if field.attname not in ("id", "slug", "short")
    }
    ours = Dialogue.objects.create(**kept, slug="cua-ta", short="K7M2Q")
    by_django(monkeypatch)
    theirs = Dialogue.objects.create(**kept, slug="cua-django", short="K7M2R")
    assert theirs.pk == ours.pk + 1
    again = [Dialogue.objects.values(*kept).get(pk=each.pk) for each in (ours, theirs)]
    assert again[0] == again[1] == kept
    (as_kept,) = asked("SELECT created_at, agenda FROM doithoai_dialogue WHERE id = %s", ours.pk)
    assert asked("SELECT created_at, agenda FROM doithoai_dialogue WHERE id = %s", theirs.pk) == [as_kept]


def test_django_still_asks_us_for_a_new_row_and_in_these_words(dialogue, monkeypatch):
    """`_do_insert` is no promise of Django's. Should another version ask otherwise, or not at all, this says so before
    rows are written slowly in silence (models/tenancy.py)."""
    asks = ["self", "manager", "using", "fields", "returning_fields", "raw"]
    assert list(signature(models.Model._do_insert).parameters) == asks
    ours, written_by_us = plain_sql.inserted, []

    def inserted(row, fields):
        written_by_us.append((type(row), [field.name for field in fields]))
        return ours(row, fields)

    monkeypatch.setattr(plain_sql, "inserted", inserted)
    with monkeypatch.context() as patch:
        patch.setattr(models.QuerySet, "_insert", lambda *_, **__: pytest.fail("Django wrote it"))
        message = Message.objects.create(dialogue=dialogue, role="clerk", text="một", at=given.BEFORE)
    names = [field.name for field in Message._meta.concrete_fields if not field.primary_key]
    assert written_by_us == [(Message, names)]
    assert Message.objects.get() == message


def test_a_row_is_read_as_django_reads_it(dialogue):
    sql = "SELECT * FROM doithoai_dialogue WHERE id = %s"
    theirs = Dialogue.objects.values(*(field.attname for field in Dialogue._meta.concrete_fields)).get()
    ours = first(Dialogue, sql, dialogue.pk)
    assert {name: value for name, value in vars(ours).items() if name != "_state"} == theirs
    assert first(Dialogue, sql, -1) is None


def test_columns_that_were_not_asked_for_are_read_when_they_are_needed(dialogue, django_assert_num_queries):
    some = first(Dialogue, "SELECT created_at, id, commune_id FROM doithoai_dialogue")
    with django_assert_num_queries(0):
        assert (some.pk, some.created_at) == (dialogue.pk, dialogue.created_at)
    with django_assert_num_queries(1):
        assert some.title == dialogue.title


def test_rows_of_two_tables_are_read_beside_each_other(dialogue):
    """Both have an `id` and a `commune` or a name."""
    sql = "SELECT d.*, c.* FROM doithoai_dialogue d JOIN doithoai_commune c ON c.id = d.commune_id WHERE d.id = %s"
    ((ours, commune),) = pairs(Dialogue, Commune, sql, dialogue.pk)
    assert (ours.pk, ours.title, ours.created_at) == (dialogue.pk, dialogue.title, dialogue.created_at)
    assert (commune.pk, commune.name, commune.identifiers) == (
        dialogue.commune.pk, dialogue.commune.name, dialogue.commune.identifiers,
    )  # fmt: skip
    assert pairs(Dialogue, Commune, sql, -1) == []


def test_the_key_may_be_given(commune, dialogue):
    message = Message.objects.create(pk=4711, dialogue=dialogue, role="clerk", text="một", at=given.BEFORE)
    assert Message.objects.get(text="một").pk == message.pk == 4711


def test_what_only_the_database_can_work_out_is_left_to_django(commune, dialogue):
    said = Concat(Value("một"), Value(" hai"), output_field=models.CharField())
    Message.objects.create(dialogue=dialogue, role="clerk", text=said, at=given.BEFORE)
    assert Message.objects.filter(text="một hai").exists()


def test_the_wall_stands_before_it(commune, ong_nam, dialogue):
    elsewhere = Opinion(commune_id=ong_nam.commune_id, words="Sửa cầu.", code="A", received_at=given.BEFORE)
    with serving(commune), pytest.raises(NobodyServed):
        elsewhere.save()


def test_an_hour_goes_in_as_it_came(commune, dialogue):
    opinion = given.an_opinion(commune)
    sql = "SELECT id FROM doithoai_opinion WHERE received_at = %s"
    assert asked(sql, moment(opinion.received_at)) == [(opinion.pk,)]
    assert asked(sql, moment(opinion.received_at + timedelta(seconds=1))) == []


def test_how_many_rows_were_written(commune, dialogue):
    given.an_opinion(commune)
    assert written("UPDATE doithoai_opinion SET field = %s", "giao_thong") == 1
    assert written("UPDATE doithoai_opinion SET field = %s WHERE id = %s", "", -1) == 0


def test_rows_are_locked_where_the_engine_locks_rows():
    assert locking("SELECT 1").endswith("FOR UPDATE") == (connection.vendor == "postgresql")
