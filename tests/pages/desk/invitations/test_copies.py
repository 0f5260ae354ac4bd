"""Many invitations as one file: begun with a button, followed on its page, fetched when it is ready."""

import pytest
from django.urls import reverse

from config import jobs
from doithoai.actions.invitations.add_guests import Guest, add_guests
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.models import Copies, Hamlet, Invitation, Job, Paper
from doithoai.models.clock import now
from doithoai.pages.desk.invitations.copies import MANY
from tests import given

pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture
def paper(commune, ba_lan) -> Paper:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    kind, hamlet = Invitation.Kind.CITIZEN, Hamlet.objects.first()
    guests = [Guest(line, f"Lò Văn Chiến {line}", kind, hamlet) for line in range(1, MANY + 1)]
    add_guests(dialogue, by=ba_lan, at=given.BEFORE, guests=guests)
    return issue_invitations(dialogue, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())


def at(paper: Paper, page: str = "large_copies") -> str:
    return reverse(f"desk:{page}", args=[paper.pk, "zip"])


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_from_the_button_to_the_file(paper, lan):
    assert lan.get(at(paper, "copies")).url == at(paper)
    assert "Làm tệp" in text(lan.get(at(paper)))
    assert not Copies.objects.exists()
    page = text(lan.post(at(paper, "prepare_copies"), follow=True))
    assert f"Đã xong 0/{MANY}" in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert 'hx-trigger="every 2s"' in page
    Copies.objects.get().tell(40)
    assert f"Đã xong 40/{MANY}" in text(lan.get(at(paper)))
    assert lan.get(reverse("desk:copies_file", args=[Copies.objects.get().pk])).status_code == 404
    assert jobs.run(jobs.take(now()))
    page = text(lan.get(at(paper)))
    assert "Tải tệp" in page
    assert 'hx-trigger="every 2s"' not in page
    answer = lan.get(reverse("desk:copies_file", args=[Copies.objects.get().pk]))
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert answer["Content-Disposition"].endswith('giay-moi.zip"')


def test_what_was_given_up_says_so(paper, lan):
    lan.post(at(paper, "prepare_copies"))
    Job.objects.filter(kind="make_copies").delete()
    page = text(lan.get(at(paper)))
    assert "nhiều lần không xong" in page
    assert "Làm tệp" in page


def test_a_hamlet_head_has_only_the_guests_of_their_hamlet(commune, paper, lan, signed_in):
    given.ba_mai(commune)
    mai = signed_in("mai")
    lan.post(at(paper, "prepare_copies"))
    assert jobs.run(jobs.take(now()))
    assert mai.get(reverse("desk:copies_file", args=[Copies.objects.get().pk])).status_code == 404


def test_another_commune_sees_nothing(paper, lan, ong_nam, signed_in):
    lan.post(at(paper, "prepare_copies"))
    assert jobs.run(jobs.take(now()))
    nam = signed_in("nam")
    assert nam.get(at(paper)).status_code == 404
    assert nam.post(at(paper, "prepare_copies")).status_code == 404
    assert nam.get(reverse("desk:copies_file", args=[Copies.objects.get().pk])).status_code == 404
