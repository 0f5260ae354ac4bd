"""One dialogue on one page: its nine steps and the buttons that move it."""

import pytest

from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Dialogue, Duty
from doithoai.rules.procedure import STEPS, Stage
from tests import given
from tests.pages.desk.conftest import cost, shut_doors


def text(response) -> str:
    return " ".join(response.content.decode().split())


def at(dialogue: Dialogue, rest: str = "") -> str:
    return f"/doi-thoai/{dialogue.pk}/{rest}"


@pytest.fixture
def planned(commune, ba_lan, in_may) -> Dialogue:
    return given.a_dialogue(commune, ba_lan)


@pytest.fixture
def opened(commune, ba_lan, in_may) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def test_all_nine_steps_are_on_the_page(planned, lan):
    page = text(lan.get(at(planned)))
    for number, (_, name) in enumerate(STEPS, start=1):
        assert f'id="buoc-{number}"' in page
        assert f"{number}. {name}" in page


@pytest.mark.parametrize(
    "make",
    [
        given.a_dialogue,
        given.an_open_dialogue,
        given.a_dialogue_in_session,
        lambda commune, by: given.an_assignment(commune, by).dialogue,
        given.a_dialogue_ready_to_seal,
    ],
)
def test_at_every_stage_everybody_is_shown_only_doors_that_open(
    commune, ba_lan, signed_in, make, monkeypatch
):
    for typesetting in ("pdf_of", "docx_of"):  # slow, and tested elsewhere
        monkeypatch.setattr(f"doithoai.pages.desk.papers.views.{typesetting}", lambda paper: b"")
    for typesetting in ("render_pdf", "render_docx"):
        monkeypatch.setattr(f"doithoai.pages.desk.papers.views.{typesetting}", lambda content: b"")
    dialogue = make(commune, ba_lan)
    for person in (given.ong_binh, given.co_thu, given.ong_tu, given.ba_mai, given.ong_hoa):
        person(commune)
    for username in ("lan", "binh", "thu", "tu", "mai", "hoa"):
        pages = at(dialogue), "/viec-hom-nay/", "/doi-thoai/", at(dialogue, "giay-to/"), "/so-lieu/"
        assert shut_doors(signed_in(username), *pages) == [], username


def test_ong_nam_finds_nothing_behind_the_wall(opened, ong_nam, signed_in):
    nam = signed_in("nam")
    for rest in ("", "ke-hoach/", "ke-hoach/tep/", "ket-luan/", "bao-cao/", "giay-to/", "ho-so.zip"):
        assert nam.get(at(opened, rest)).status_code == 404, rest
    for rest in ("buoc/hoan/", "ho-so/", "ket-luan/ban-hanh/", "giay-to/ke-hoach/ban-hanh/"):
        assert nam.post(at(opened, rest)).status_code == 404, rest


def test_bà_lan_issues_the_plan_and_the_dialogue_opens(planned, lan):
    said = {"ban-hanh-ke-hoach-issued_on": "20/05/2026"}
    answer = lan.post(at(planned, "buoc/ban-hanh-ke-hoach/"), said, follow=True)
    assert "Kế hoạch đã ban hành" in text(answer)
    planned.refresh_from_db()
    assert planned.stage == Stage.OPEN


def test_a_date_that_is_none_comes_back_with_what_was_typed(planned, lan):
    answer = lan.post(at(planned, "buoc/ban-hanh-ke-hoach/"), {"ban-hanh-ke-hoach-issued_on": "31/02/2026"})
    assert answer.status_code == 422
    assert "31/02/2026" in text(answer)


def test_a_plan_that_says_too_little_greys_the_button_and_refuses_the_post_with_one_sentence(
    commune, ba_lan, lan, in_may
):
    dialogue = given.a_dialogue(commune, ba_lan, signer_name="")
    sentence = issue_plan.refusal(dialogue, by=ba_lan)
    assert sentence in text(lan.get(at(dialogue)))
    answer = lan.post(at(dialogue, "buoc/ban-hanh-ke-hoach/"), {"ban-hanh-ke-hoach-issued_on": "20/05/2026"})
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_an_officer_cannot_cancel_and_is_told_who_can(opened, signed_in, commune):
    officer = given.ong_tu(commune)
    sentence = cancel_dialogue.refusal(opened, by=officer)
    answer = signed_in("tu").post(at(opened, "buoc/huy/"), {"huy-reason": "mưa bão"})
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_it_is_postponed_and_held_again_on_a_new_day(opened, lan):
    lan.post(at(opened, "buoc/hoan/"), {"hoan-reason": "Mưa bão chia cắt đường"})
    assert "Mưa bão chia cắt đường" in text(lan.get(at(opened)))
    said = {"to-chuc-lai-held_on": "25/06/2026", "to-chuc-lai-starts_at": "8h30", "to-chuc-lai-venue": ""}
    lan.post(at(opened, "buoc/to-chuc-lai/"), said)
    opened.refresh_from_db()
    assert (opened.stage, f"{opened.held_on:%d/%m/%Y}", f"{opened.starts_at:%H:%M}") == (
        Stage.OPEN,
        "25/06/2026",
        "08:30",
    )


def test_a_duty_is_closed_by_its_proof_and_by_nothing_less(opened, lan):
    duty = Duty.objects.filter(dialogue=opened).open().first()
    assert lan.post(at(opened, f"minh-chung/{duty.pk}/"), {"proof": " "}).status_code == 409
    answer = lan.post(at(opened, f"minh-chung/{duty.pk}/"), {"proof": "Sổ loa ngày 10/6"}, follow=True)
    assert "Sổ loa ngày 10/6" in text(answer)


def test_three_opinions_and_guests_cost_what_one_costs(opened, commune, ba_lan, lan):
    def one_more(number: int) -> None:
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị xã sửa.")
        given.a_guest(opened, ba_lan, f"Khách {number}")

    one_more(1)
    before = cost(lan, at(opened))
    one_more(2), one_more(3)
    assert cost(lan, at(opened)) == before <= 25
