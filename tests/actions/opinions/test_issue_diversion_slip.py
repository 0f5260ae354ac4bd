"""A complaint is guided by letter; a denunciation leaves under a slip that knows nothing of it."""

import json

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.issue_diversion_slip import issue_diversion_slip
from doithoai.models import Hamlet, Opinion, OutgoingEntry, Paper, PaperDraft
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.rules.codes import short_code
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."
ON = {"at": given.BEFORE, "issued_on": given.BEFORE.date()}


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    hamlet = Hamlet.objects.first()
    return given.an_opinion(commune, SECRET, author="Lê Văn Ba", contact="0912000111", hamlet=hamlet)


@pytest.fixture
def denounced(opinion, ba_lan) -> Opinion:
    return divert_opinion(
        opinion,
        by=ba_lan,
        at=given.BEFORE,
        kind="denunciation",
        to="Thanh tra tỉnh Mường Xa",
        otherwise=given.BY_HAND,
    )


@pytest.fixture
def complained(opinion, ba_lan) -> Opinion:
    return divert_opinion(opinion, by=ba_lan, at=given.BEFORE, kind="complaint", to="Ban Tiếp công dân tỉnh")


def test_a_slip_holds_the_receiver_and_the_day_and_nothing_else(denounced, ba_lan):
    paper = issue_diversion_slip(denounced, by=ba_lan, **ON)
    assert paper.code == "01/PC-UBND"
    text = text_of(facts_of(paper).content())
    assert "PHIẾU CHUYỂN" in text
    assert "Kính gửi: Thanh tra tỉnh Mường Xa." in text
    kept = json.dumps(
        [paper.facts, paper.subject, list(PaperDraft.objects.filter(paper=paper).values_list("facts", flat=True)),
         list(OutgoingEntry.objects.filter(paper=paper).values_list("subject", "recipients"))],
        ensure_ascii=False,
    )  # fmt: skip
    for secret in ("Ba", "0912", "Cấp", "hộ nghèo", "Đồng Mới", denounced.code, short_code(denounced.code)):
        assert secret not in kept.replace("Ban", "")


def test_a_guidance_goes_to_the_person_and_does_not_repeat_the_complaint(complained, ba_lan):
    paper = issue_diversion_slip(complained, by=ba_lan, **ON)
    text = text_of(facts_of(paper).content())
    assert "Kính gửi: Ông (Bà) Lê Văn Ba, thôn Đồng Mới." in text
    assert "Nơi tiếp nhận, giải quyết: Ban Tiếp công dân tỉnh." in text
    assert "Phàn Văn Cấp" not in text
    assert "Ba" not in paper.subject
    assert "Ba" not in OutgoingEntry.objects.get(paper=paper).subject


def test_without_a_name_it_goes_by_the_code(commune, dialogue, ba_lan):
    opinion = given.an_opinion(commune, "Khiếu nại quyết định thu hồi đất.", author="")
    divert_opinion(opinion, by=ba_lan, at=given.BEFORE, kind="complaint", to="Ban Tiếp công dân tỉnh")
    paper = issue_diversion_slip(opinion, by=ba_lan, **ON)
    assert facts_of(paper).to == (f"Ông (Bà) có nội dung mã {short_code(opinion.code)}",)


@pytest.mark.parametrize("which", ["denounced", "complained"])
def test_once_for_each(which, request, ba_lan):
    opinion = request.getfixturevalue(which)
    issue_diversion_slip(opinion, by=ba_lan, **ON)
    assert "đã ban hành rồi" in refused_beforehand(issue_diversion_slip, opinion, by=ba_lan, **ON)
    assert Paper.objects.count() == 2  # the plan, and this


def test_not_while_it_is_an_opinion_of_the_dialogue(opinion, ba_lan):
    assert "chưa chuyển khỏi hội nghị" in refused_beforehand(issue_diversion_slip, opinion, by=ba_lan, **ON)


def test_ong_nam_may_not(denounced, ong_nam):
    assert refused_beforehand(issue_diversion_slip, denounced, by=ong_nam, **ON) == STRANGER


def test_the_officer_may_not(denounced, ong_tu):
    assert refused_beforehand(issue_diversion_slip, denounced, by=ong_tu, **ON) == only_for(
        issue_diversion_slip
    )
