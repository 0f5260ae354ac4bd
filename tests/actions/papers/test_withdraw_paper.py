"""A paper that should not have gone out is withdrawn by a letter, and what hung from it is let go."""

from datetime import timedelta

import pytest

from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Assignment, Duty, Invitation, Paper
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

LATER = given.AFTER + timedelta(days=8)
SAID = {"at": LATER, "issued_on": LATER.date(), "because": "Ban hành nhầm dự thảo"}


@pytest.fixture
def batch(dialogue, ba_lan) -> Paper:
    given.a_guest(dialogue, ba_lan)
    return issue_invitations(dialogue, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())


def test_guests_of_a_withdrawn_batch_wait_for_another(batch, ba_lan):
    said = {"at": given.BEFORE, "issued_on": given.BEFORE.date(), "because": "Sai giờ họp"}
    letter = withdraw_paper(batch, by=ba_lan, **said)
    text = text_of(facts_of(letter).content())
    assert "V/v thu hồi Giấy mời số 01/GM-UBND ngày 20/5/2026" in text
    assert "Lý do: Sai giờ họp" in text
    assert Invitation.objects.get().issued_at is None
    again = issue_invitations(batch.dialogue, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    assert again.code == "02/GM-UBND"


def test_a_matter_whose_reply_is_withdrawn_is_open_again_by_the_date_it_had(commune, ba_lan):
    reply = given.a_reply(commune, ba_lan)
    due = Assignment.objects.get().due_on
    withdraw_paper(reply.paper, by=ba_lan, **SAID)
    owed = Assignment.objects.get()
    assert (owed.answered_at, owed.due_on, owed.reopened_at) == (None, due, LATER)
    assert not Duty.objects.filter(key="reply").exclude(proved_at=None).exists()


def test_withdrawn_minutes_are_missing_from_the_dossier_and_can_be_issued_anew(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    withdraw_paper(dialogue.papers.get(kind="minutes"), by=ba_lan, **SAID)
    assert refused(seal_dossier, dialogue, by=ba_lan, at=LATER).startswith("Hồ sơ còn thiếu biên bản.")
    assert issue_minutes(dialogue, by=ba_lan, at=LATER, issued_on=LATER.date()).code == "02/BB-UBND"


def test_what_holds_more_than_a_paper_is_not_withdrawn(assignment, ba_lan):
    told = [
        refused_beforehand(withdraw_paper, Paper.objects.get(kind=kind), by=ba_lan, **SAID)
        for kind in ("plan", "conclusion_notice")
    ]
    assert told[0].startswith("Hội nghị đang mở theo kế hoạch này. Xin thay thế kế hoạch")
    assert told[1].endswith("Xin thay thế thông báo kết luận.")


def test_twice_without_a_reason_or_too_early_is_refused(batch, ba_lan):
    on = given.BEFORE.date()
    assert refused(withdraw_paper, batch, by=ba_lan, issued_on=on, because="").startswith(
        "Chưa có lý do thu hồi"
    )
    early = on - timedelta(days=1)
    assert "không thể ghi ngày trước" in refused(
        withdraw_paper, batch, by=ba_lan, issued_on=early, because="x"
    )
    withdraw_paper(batch, by=ba_lan, issued_on=on, because="Sai giờ họp")
    old = Paper.objects.get(pk=batch.pk)
    assert "đã được thu hồi bằng" in refused_beforehand(
        withdraw_paper, old, by=ba_lan, issued_on=on, because="x"
    )


def test_ong_nam_may_not(batch, ong_nam):
    assert refused_beforehand(withdraw_paper, batch, by=ong_nam) == STRANGER


def test_the_officer_may_not(batch, ong_tu):
    assert refused_beforehand(withdraw_paper, batch, by=ong_tu) == only_for(withdraw_paper)
