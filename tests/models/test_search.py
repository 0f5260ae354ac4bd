"""Search with or without accents, one behaviour on both engines."""

import pytest
from django.db import connection

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Opinion, serving
from doithoai.models.search import in_a_row, keep_index
from tests import given


@pytest.fixture
def opinions(commune) -> dict[str, Opinion]:
    said = {
        "mương": "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.",
        "đường": "Đường vào bản Tà Xua lầy lội, xe không qua được.",
        "điện": "Điện yếu, quạt không quay; hoá đơn vẫn cao.",
    }
    return {name: given.an_opinion(commune, words) for name, words in said.items()}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mương", ["mương"]),
        ("muong vo", ["mương"]),
        ("MƯƠNG   Vỡ!", ["mương"]),
        ("duong", ["đường"]),
        ("đuong", ["đường"]),
        ("dien yeu", ["điện"]),
        ("hóa đơn", ["điện"]),
        ("ta xu", ["đường"]),  # the last word may be unfinished
        ("muo don", []),  # the others may not
        ("muong duong", []),  # every word must occur
        ("khong", ["đường", "điện"]),
        ("", ["mương", "đường", "điện"]),
        ("  !? ", ["mương", "đường", "điện"]),
    ],
)
def test_words_find_opinions(opinions, words, found):
    assert set(Opinion.objects.matching(words)) == {opinions[name] for name in found}


@pytest.mark.parametrize(
    "words",
    ['"', "' OR 1=1 --", "a AND", "NEAR(", "*", "-x", "a & | !", ":*", "folded:x", "(", "\\", "%", "_ _"],
)
def test_signs_of_a_query_language_are_only_signs(opinions, words):
    list(Opinion.objects.matching(words))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("muong thon dong moi bi", ["mương"]),
        ("dien yeu quat khong quay", ["điện"]),  # a comma is between them
        ("thon muong dong moi bi", []),
        ("khong qua", ["đường"]),  # each word whole: not "khong quay"
    ],
)
def test_words_one_right_after_the_other(opinions, words, found):
    assert set(Opinion.objects.filter(in_a_row(words.split()))) == {opinions[name] for name in found}


def test_a_search_may_stand_inside_other_questions(opinions):
    found = Opinion.objects.matching("muong")
    beside = Opinion.objects.filter(hamlet__in=found.values("hamlet")) | Opinion.objects.filter(
        pk__in=found.values("pk")
    )
    assert set(beside.filter(pk__in=Opinion.objects.filter(pk__in=found.values("pk")))) == {opinions["mương"]}
    assert set(Opinion.objects.exclude(pk__in=found)) == {opinions["đường"], opinions["điện"]}


def test_a_code_finds_its_opinion(opinions):
    assert list(Opinion.objects.matching(opinions["điện"].code.lower())) == [opinions["điện"]]


def test_the_name_of_the_author_finds_it(commune):
    opinion = given.an_opinion(commune, "Việc của thôn.", author="Vàng Thị Súa")
    assert list(Opinion.objects.matching("vang sua")) == [opinion]


def test_what_was_purged_is_found_no_more(commune, ba_lan, opinions):
    divert_opinion(
        opinions["điện"], by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND
    )
    assert list(Opinion.objects.matching("hoa don")) == []


def test_the_neighbours_opinions_are_not_found(opinions, elsewhere):
    with serving(elsewhere):
        assert list(Opinion.objects.matching("muong")) == []


def test_a_migration_that_makes_the_table_anew_leaves_the_index_working(opinions):
    """On SQLite the triggers go with the old table; looking after it twice changes nothing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER opinion_search_update")
    keep_index()
    keep_index()
    first = Opinion.objects.order_by("pk")[0]
    first.words = "Xin làm kè chống sạt bờ suối."
    first.save()
    assert list(Opinion.objects.matching("sat bo suoi")) == [first]


@pytest.mark.django_db
def test_a_new_opinion_is_in_the_index_at_once_and_no_search_reads_a_list_of_the_newest():
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL only")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE oid = 'opinion_search'::regclass")
        assert cursor.fetchone() == (["fastupdate=off"],)
