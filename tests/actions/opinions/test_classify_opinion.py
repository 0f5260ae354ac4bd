"""Bà Lan says what it is about, how pressing, and whose it is to decide."""

import pytest

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.sort_opinions import sort_opinions
from doithoai.models import OpinionGroup
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

LABELS = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}


@pytest.fixture
def opinion(commune, dialogue):
    return given.an_opinion(commune)


def test_it_gets_its_labels_and_a_group_of_its_own(opinion, ba_lan):
    classify_opinion(opinion, by=ba_lan, **LABELS)
    group = opinion.group
    assert (group.number, group.field, group.urgency, group.competence) == (1, "thuy_loi", "cao", "xã")
    assert group.question == opinion.words


def test_a_group_of_one_follows_when_she_thinks_again(opinion, ba_lan):
    classify_opinion(opinion, by=ba_lan, **LABELS)
    classify_opinion(opinion, by=ba_lan, field="giao_thong", urgency="khẩn", competence="tỉnh")
    group = OpinionGroup.objects.get()
    assert (group.field, group.urgency, group.competence) == ("giao_thong", "khẩn", "tỉnh")


def test_a_group_of_two_keeps_its_labels(commune, opinion, ba_lan):
    group = given.a_group(commune, ba_lan)
    merge_opinions(group, by=ba_lan, opinions=[opinion])
    opinion.refresh_from_db()
    classify_opinion(opinion, by=ba_lan, field="giao_thong", urgency="thường", competence="xã")
    group.refresh_from_db()
    assert group.field == "thuy_loi"


def test_a_telephone_number_does_not_enter_the_groups_question(commune, dialogue, ba_lan):
    group = given.a_group(commune, ba_lan, "Gọi tôi số 0912345678 về việc mương vỡ ở thôn.")
    assert "0912345678" not in group.question


@pytest.mark.parametrize(
    "wrong", [{"field": "bịa"}, {"field": ""}, {"urgency": "vội"}, {"competence": "làng"}]
)
def test_only_labels_of_the_list(opinion, ba_lan, wrong):
    assert refused(classify_opinion, opinion, by=ba_lan, **{**LABELS, **wrong}).count("chọn") >= 1


def test_what_was_diverted_is_classified_no_more(opinion, ba_lan):
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển đến Ban Tiếp công dân" in refused_beforehand(classify_opinion, opinion, by=ba_lan)


def test_between_two_dialogues_it_waits(commune, ba_lan):
    waiting = given.an_opinion(commune)
    assert "chưa gắn với hội nghị nào" in refused_beforehand(classify_opinion, waiting, by=ba_lan)


def test_ong_nam_may_not(opinion, ong_nam):
    assert refused_beforehand(classify_opinion, opinion, by=ong_nam) == STRANGER


def test_the_officer_may_not(opinion, ong_tu):
    assert refused_beforehand(classify_opinion, opinion, by=ong_tu) == only_for(classify_opinion)


def test_the_chair_may_not_while_a_clerk_can(opinion, ong_binh, ba_lan):
    told = "Việc này do công chức Văn phòng – Thống kê làm."
    assert refused_beforehand(classify_opinion, opinion, by=ong_binh) == told


def test_not_after_the_conclusion(assignment, ba_lan):
    opinion = assignment.group.opinions.get()
    assert refused_beforehand(classify_opinion, opinion, by=ba_lan) == not_during(
        classify_opinion, Stage.FOLLOW_UP
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Tôi tố cáo ông Hà Văn Tạ, cán bộ địa chính, nhận tiền của dân khi làm sổ đỏ.", "tố cáo"),
        ("Tôi khiếu nại Quyết định số 12/QĐ-UBND thu hồi đất của gia đình tôi.", "khiếu nại"),
    ],
)
def test_what_sounds_like_another_procedure_is_no_opinion_until_somebody_says_so(
    commune, dialogue, ba_lan, words, told
):
    opinion = given.an_opinion(commune, words)
    assert f"“Không phải {told}”" in refused(classify_opinion, opinion, by=ba_lan, **LABELS)
    group = given.a_group(commune, ba_lan)
    assert told in refused(merge_opinions, group, by=ba_lan, opinions=[opinion])
    assert told in refused(sort_opinions, dialogue, by=ba_lan, opinions=[opinion.pk], **LABELS)
    classify_opinion(opinion, by=ba_lan, **LABELS, ordinary=True)
    merge_opinions(group, by=ba_lan, opinions=[opinion])
    classify_opinion(opinion, by=ba_lan, **LABELS)  # somebody has read it by now
    assert opinion.group == group


def test_a_reading_that_fails_leaves_it_to_a_person(opinion, ba_lan, monkeypatch):
    def stumbles(words: str) -> None:
        raise ValueError(words)

    monkeypatch.setattr("doithoai.actions.suspecting.kind_of", stumbles)
    assert classify_opinion(opinion, by=ba_lan, **LABELS).group
