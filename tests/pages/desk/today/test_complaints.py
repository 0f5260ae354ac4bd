"""A complaint sent to the reception stands on its Today until the guiding letter is out."""

from datetime import date

import pytest
from django.urls import reverse

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.issue_diversion_slip import issue_diversion_slip
from doithoai.models import Actor, Dialogue, Opinion
from doithoai.pages.desk.today.complaints import complaints_to_guide
from tests import given
from tests.pages.desk.conftest import cost

WORDS = "Tôi khiếu nại Quyết định số 15/QĐ-UBND thu hồi đất của gia đình tôi."
TODAY = "/viec-hom-nay/"


@pytest.fixture
def tiep(commune) -> Actor:
    return given.a_person(commune, "tiep", "Bùi Thị Tiệp", given.Role.RECEPTION)


def a_complaint(commune, by: Actor, kind: str = "complaint") -> Opinion:
    opinion = given.an_opinion(commune, WORDS)
    return divert_opinion(
        opinion, by=by, at=given.BEFORE, kind=kind, to="Bộ phận tiếp công dân", otherwise=given.BY_HAND
    )


@pytest.fixture
def complaint(commune, ba_lan, in_may) -> Opinion:
    given.an_open_dialogue(commune, ba_lan)
    return a_complaint(commune, ba_lan)


def lines(actor: Actor) -> list[str]:
    return [
        each.href for each in complaints_to_guide(list(Dialogue.objects.all()), actor, given.BEFORE.date())
    ]


def test_it_stands_there_without_a_word_of_hers_until_the_letter_is_out(complaint, tiep, signed_in):
    client, href = signed_in("tiep"), reverse("desk:opinion", args=[complaint.pk])
    page = client.get(TODAY).content.decode()
    assert complaint.code in page
    assert href in page
    assert "Quyết định số 15" not in page
    assert client.get(href).status_code == 200
    issue_diversion_slip(complaint, by=tiep, at=given.BEFORE, issued_on=given.BEFORE.date())
    assert lines(tiep) == []


def test_the_clerk_has_it_only_where_nobody_receives(complaint, ba_lan, commune):
    assert len(lines(ba_lan)) == 1
    receiver = given.a_person(commune, "tiep", "Bùi Thị Tiệp", given.Role.RECEPTION)
    assert (len(lines(ba_lan)), len(lines(receiver))) == (0, 1)


def test_a_denunciation_is_no_line_and_neither_are_other_peoples(
    complaint, commune, ba_lan, tiep, signed_in, ong_nam
):
    a_complaint(commune, ba_lan, "denunciation")
    assert len(lines(tiep)) == 1
    assert lines(given.ong_tu(commune)) == []
    assert complaint.code not in signed_in("nam").get(TODAY).content.decode()


def test_the_cost_does_not_grow(complaint, commune, ba_lan, tiep, signed_in):
    client = signed_in("tiep")
    one = cost(client, TODAY)
    for _ in range(2):
        a_complaint(commune, ba_lan)
    assert cost(client, TODAY) == one


def test_the_clock_of_the_law_runs_from_the_day_it_came(complaint, tiep):
    (task,) = complaints_to_guide(list(Dialogue.objects.all()), tiep, given.BEFORE.date())
    assert (task.due_on, task.days) == (date(2026, 5, 30), 10)
    assert "Điều 28" in task.because
