"""What was taken out of a list is known again, however the row is typed the next time."""

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.rows_gone import fingerprint, gone, leave_fingerprint, older_fingerprint
from doithoai.models import Opinion
from tests import given

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền, khi bình xét hộ nghèo năm 2026."


@pytest.fixture
def purged(commune, ba_lan, dialogue) -> Opinion:
    opinion = given.an_opinion(commune, SECRET, author="Lê Văn Ba")
    divert_opinion(
        opinion, by=ba_lan, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    return Opinion.objects.get(pk=opinion.pk)


@pytest.mark.parametrize(
    "typed",
    [
        SECRET,
        "  Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo năm 2026 ",
        "TỐ CÁO: cán bộ Phàn Văn Cấp nhận tiền - khi bình xét hộ nghèo, năm 2026!!",
        "To cao can bo Phan Van Cap\nnhan tien; khi binh xet ho ngheo nam 2026.",
    ],
)
def test_other_blanks_marks_and_points_are_the_same_row(purged, typed):
    assert purged.words == ""
    assert gone([(typed, " Lê  văn BA ")]) == {(typed, " Lê  văn BA ")}
    assert gone([(typed, "")]) == {(typed, "")}


def test_the_same_words_of_somebody_else_are_another_row(purged):
    assert gone([(SECRET, "Vàng Thị Súa"), (SECRET, "0912000111")]) == set()


def test_of_two_who_said_the_same_each_is_known(purged, commune, ba_lan):
    other = given.an_opinion(commune, SECRET, author="", contact="0912 000 111")
    divert_opinion(
        other, by=ba_lan, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    rows = {(SECRET, "Lê Văn Ba"), (SECRET, "0912.000.111"), (SECRET, "")}
    assert gone([*rows, (SECRET, "Vàng Thị Súa")]) == rows
    assert all(len(each.sent_key) <= 64 for each in Opinion.objects.all())


def test_one_that_named_nobody_is_known_as_nobodys(commune, ba_lan, dialogue):
    opinion = given.an_opinion(commune, SECRET, author="")
    divert_opinion(
        opinion, by=ba_lan, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    assert gone([(SECRET, ""), (SECRET, "Vàng Thị Súa")]) == {(SECRET, "")}


def test_the_words_of_who_is_only_forgotten_may_come_in_without_a_name(commune, dialogue):
    leave_fingerprint(given.an_opinion(commune, SECRET), purged=False)
    rows = [(SECRET, "Lê Văn Ba"), (SECRET, ""), (SECRET, "Vàng Thị Súa")]
    assert gone(rows) == {(SECRET, "Lê Văn Ba")}


def test_nothing_of_the_person_stands_in_the_fingerprint(purged):
    key = purged.sent_key
    assert key.startswith("row ")
    assert set(key.removeprefix("row ")) <= set("0123456789abcdef")
    assert len(key) == len(fingerprint(SECRET))


@pytest.mark.parametrize("typed", [SECRET.replace("2026", "2025"), SECRET[:-10], "!!!", "", "…"])
def test_other_letters_or_figures_are_another(purged, typed):
    assert gone([(typed, "Lê Văn Ba")]) == set()


def test_a_text_of_signs_alone_is_known_by_them(commune, ba_lan, dialogue):
    leave_fingerprint(given.an_opinion(commune, "????? ?????", author=""), purged=True)
    assert gone([("????? ?????", ""), ("!!!!! !!!!!", "")]) == {("????? ?????", "")}


@pytest.mark.parametrize("left", [older_fingerprint, fingerprint])
def test_what_an_earlier_version_left_of_the_words_alone_is_known_of_rows_without_a_name(
    commune, dialogue, left
):
    opinion = given.an_opinion(commune, SECRET)
    Opinion.objects.filter(pk=opinion.pk).update(sent_key=left(SECRET))
    assert gone([(SECRET, ""), (SECRET, "Ai đó")]) == {(SECRET, "")}
