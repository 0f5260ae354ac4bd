"""Papers: drafts, issuing, and the files people take away."""

import pytest

from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.models import Dialogue, Paper
from tests import given
from tests.pages.desk.conftest import cost

pytestmark = pytest.mark.usefixtures("in_may")


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def opened(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def test_the_plan_is_previewed_as_a_draft_issued_and_taken_away(commune, ba_lan, lan):
    planned = given.a_dialogue(commune, ba_lan)
    at = f"/doi-thoai/{planned.pk}/giay-to/"
    preview = lan.get(at + "ke-hoach/du-thao.pdf")
    assert preview.content.startswith(b"%PDF")
    assert preview.headers["Content-Disposition"].startswith("inline; ")
    answer = lan.post(at + "ke-hoach/ban-hanh/", {"issued_on": "20/05/2026"}, follow=True)
    paper = Paper.objects.get()
    assert f"Số {paper.code}" in text(answer)
    word = lan.get(f"/giay-to/{paper.pk}.docx")
    assert word.content.startswith(b"PK")
    assert word.headers["Content-Disposition"].startswith('attachment; filename="01-kh-ubnd-ke-hoach')
    assert "filename*=UTF-8''01-KH-UBND%20" in word.headers["Content-Disposition"]
    assert lan.get(f"/giay-to/{paper.pk}.pdf").content.startswith(b"%PDF")
    large = lan.get(f"/giay-to/{paper.pk}.chu-to")
    assert large.content.startswith(b"%PDF")
    assert large.headers["Content-Disposition"].startswith("inline; ")
    assert f"/giay-to/{paper.pk}.chu-to" in text(lan.get(f"/giay-to/{paper.pk}/"))


@pytest.mark.parametrize(
    "kind", ["ke-hoach", "thong-bao", "giay-moi", "bien-ban", "thong-bao-ket-luan", "bao-cao"]
)
@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_every_kind_can_be_seen_before_it_is_issued(opened, lan, kind, form, begins):
    assert lan.get(f"/doi-thoai/{opened.pk}/giay-to/{kind}/du-thao.{form}").content.startswith(begins)


def test_unknown_kinds_and_forms_are_not_found(opened, lan):
    assert lan.get(f"/doi-thoai/{opened.pk}/giay-to/so-do/du-thao.pdf").status_code == 404
    assert lan.get(f"/doi-thoai/{opened.pk}/giay-to/ke-hoach/du-thao.exe").status_code == 404
    assert lan.post(f"/doi-thoai/{opened.pk}/giay-to/bao-cao/ban-hanh/").status_code == 404


def test_invitations_for_nobody_are_refused_with_the_sentence_that_greys_the_button(opened, ba_lan, lan):
    at = f"/doi-thoai/{opened.pk}/giay-to/"
    sentence = issue_invitations.refusal(opened, by=ba_lan)
    assert sentence in text(lan.get(at))
    answer = lan.post(at + "giay-moi/ban-hanh/", {"issued_on": "20/05/2026"})
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_a_date_far_away_is_refused(opened, ba_lan, lan):
    given.a_guest(opened, ba_lan)
    answer = lan.post(f"/doi-thoai/{opened.pk}/giay-to/giay-moi/ban-hanh/", {"issued_on": "20/05/2016"})
    assert answer.status_code == 409
    assert "20/05/2016" in text(answer)


def test_ong_nam_takes_no_paper_away(opened, ong_nam, signed_in):
    paper = Paper.objects.get()
    assert signed_in("nam").get(f"/giay-to/{paper.pk}.pdf").status_code == 404
    assert "KH-UBND" not in text(signed_in("nam").get("/giay-to/"))


def test_minutes_with_names_are_the_offices_alone(commune, ba_lan, lan, signed_in):
    given.ong_tu(commune)
    given.a_dialogue_ready_to_seal(commune, ba_lan)
    minutes = Paper.objects.get(kind=Paper.Kind.MINUTES)
    assert signed_in("tu").get(f"/giay-to/{minutes.pk}.pdf").status_code == 404
    assert lan.get(f"/giay-to/{minutes.pk}.pdf").status_code == 200


def test_an_officer_neither_drafts_nor_issues(opened, commune, signed_in):
    given.ong_tu(commune)
    tu = signed_in("tu")
    assert tu.get(f"/doi-thoai/{opened.pk}/giay-to/ke-hoach/du-thao.pdf").status_code == 403
    assert tu.post(f"/doi-thoai/{opened.pk}/giay-to/giay-moi/ban-hanh/").status_code == 403


def test_three_papers_cost_what_one_costs(commune, ba_lan, lan):
    given.an_open_dialogue(commune, ba_lan)
    before = cost(lan, "/giay-to/")
    given.an_open_dialogue(commune, ba_lan), given.an_open_dialogue(commune, ba_lan)
    assert cost(lan, "/giay-to/") == before <= 8
