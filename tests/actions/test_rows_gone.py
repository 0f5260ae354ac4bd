"""What was taken out of a list is known again, however the row is typed the next time."""

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.rows_gone import gone, leave_fingerprint, older_fingerprint
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
    assert gone([(typed, "Ai đó")]) == {(typed, "Ai đó")}


@pytest.mark.parametrize("typed", [SECRET.replace("2026", "2025"), SECRET[:-10], "!!!", "", "…"])
def test_other_letters_or_figures_are_another(purged, typed):
    assert gone([(typed, "Lê Văn Ba")]) == set()


def test_a_text_of_signs_alone_is_known_by_them(commune, ba_lan, dialogue):
    leave_fingerprint(given.an_opinion(commune, "????? ?????"))
    assert gone([("????? ?????", ""), ("!!!!! !!!!!", "")]) == {("????? ?????", "")}


def test_what_an_earlier_version_left_is_still_known(commune, dialogue):
    opinion = given.an_opinion(commune, SECRET)
    Opinion.objects.filter(pk=opinion.pk).update(sent_key=older_fingerprint(SECRET))
    assert gone([(SECRET, "Ai đó")]) == {(SECRET, "Ai đó")}
