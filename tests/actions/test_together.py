"""Two tabs, two desks, twenty telephones at the same moment: one wins, the other is told, none is lost."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from django.db import connection, transaction

from doithoai.actions.commune.add_hamlet import add_hamlet
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.check_in import check_in
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.kernel import Refusal, hold
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Arrival, Assignment, Dialogue, Invitation, OpinionGroup, Paper, SpeakerRequest
from doithoai.models.journal import first_broken_deed
from doithoai.rules.procedure import Stage
from tests import given, ready
from tests.actions.refusals import not_during
from tests.actions.together import at_once, twenty_numbers, twenty_send
from tests.house import ROOT

many_connections = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "postgresql" not in settings.DATABASES["default"]["ENGINE"],
        reason="SQLite in memory is one connection",
    ),
]


def on_postgresql(test):
    for mark in many_connections:
        test = mark(test)
    return test


def told(outcomes: list) -> list[str]:
    """The sentences of those who were refused; anything worse than a refusal fails here."""
    raised = [each for each in outcomes if isinstance(each, Exception)]
    assert [each for each in raised if not isinstance(each, Refusal)] == []
    return [str(each) for each in raised]


@on_postgresql
def test_twenty_send_at_once(commune):
    twenty_send(commune)


def test_twenty_send_at_once_on_a_sqlite_file(tmp_path):
    environment = {
        **os.environ, "DATABASE_URL": "", "DOITHOAI_DATA": str(ready.put_into(tmp_path)),
        "DJANGO_SETTINGS_MODULE": "config.settings_for_tests",
    }  # fmt: skip
    story = (
        "import django; django.setup(); from tests.actions import together; together.on_a_file_of_its_own()"
    )
    done = subprocess.run(
        [sys.executable, "-c", story], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@on_postgresql
def test_two_tabs_issue_the_same_conclusion(commune, ba_lan, ong_binh):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    given.open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế"))
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)

    def issue(by):
        tab = Dialogue.objects.get(pk=dialogue.pk)
        return lambda: issue_conclusion(tab, by=by, at=given.AFTER, issued_on=given.AFTER.date())

    outcomes = at_once(commune, issue(ba_lan), issue(ong_binh))
    assert told(outcomes) == [not_during(issue_conclusion, Stage.FOLLOW_UP)]
    assert (Paper.objects.filter(kind="conclusion_notice").count(), Assignment.objects.count()) == (1, 1)
    assert first_broken_deed(commune.pk) is None


@on_postgresql
def test_twenty_numbers_at_once(commune, ba_lan):
    twenty_numbers(commune, ba_lan)


@on_postgresql
def test_two_plans_take_two_numbers(commune, ba_lan):
    plans = [given.a_dialogue(commune, ba_lan) for _ in range(2)]
    papers = at_once(
        commune,
        *[lambda p=p: issue_plan(p, by=ba_lan, at=given.BEFORE, issued_on=date(2026, 5, 20)) for p in plans],
    )
    assert {each.code for each in papers} == {"01/KH-UBND", "02/KH-UBND"}


@on_postgresql
def test_everything_at_once_in_the_hall(commune, ba_lan, co_thu, session):
    """Hall entries, sorting, registrations and the public door: nobody deadlocks, no number is taken twice."""
    waiting = [given.an_opinion(commune, f"Việc thứ {number} của thôn.") for number in range(4)]
    labels = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}
    deeds = []
    for number, opinion in enumerate(waiting):
        words = f"Lời nói thứ {number} trong hội trường."
        deeds += [
            lambda words=words: enter_opinion(
                commune, by=co_thu, words=words, channel="hall", dialogue=session
            ),
            lambda opinion=opinion: classify_opinion(opinion, by=ba_lan, **labels),
            lambda number=number: register_to_speak(
                Dialogue.objects.get(pk=session.pk), by=co_thu, name=f"Người {number}"
            ),
            lambda words=words: submit_opinion(commune, by=given.ong_ba(commune), words=words),
            lambda words=words: enter_opinion(commune, by=ba_lan, words=words),
        ]
    assert told(at_once(commune, *deeds)) == []
    numbers = list(OpinionGroup.objects.values_list("number", flat=True))
    assert sorted(numbers) == list(range(1, 9))
    assert sorted(SpeakerRequest.objects.values_list("place", flat=True)) == [1, 2, 3, 4]
    assert first_broken_deed(commune.pk) is None


@on_postgresql
def test_two_hands_give_the_floor(commune, session, ong_binh, co_thu):
    one, two = (register_to_speak(session, by=co_thu, name=name) for name in ("An", "Bình"))
    outcomes = at_once(commune, lambda: call_speaker(one, by=ong_binh), lambda: call_speaker(two, by=co_thu))
    assert told(outcomes) == []
    assert SpeakerRequest.objects.on_the_floor().count() == 1


@on_postgresql
def test_two_desks_one_guest(commune, dialogue, ba_lan, co_thu):
    guest = given.a_guest(dialogue, ba_lan)

    def at_a_desk(by):
        seen = Invitation.objects.get(pk=guest.pk)
        return lambda: check_in(seen, by=by)

    (sentence,) = told(at_once(commune, at_a_desk(ba_lan), at_a_desk(co_thu)))
    assert sentence.startswith("Vàng Thị Súa đã điểm danh lúc")
    assert Arrival.objects.count() == 1


@on_postgresql
def test_a_double_click_adds_one_hamlet_and_two_dialogues_two_addresses(commune, ba_lan):
    outcomes = at_once(commune, *[lambda: add_hamlet(commune, by=ba_lan, name="bản Tà Xua")] * 2)
    assert told(outcomes) == ["Đã có “bản Tà Xua” trong danh sách."]
    made = at_once(commune, *[lambda: create_dialogue(commune, by=ba_lan, title="Đối thoại", year=2026)] * 2)
    assert {each.slug for each in made} == {"doi-thoai-2026", "doi-thoai-2026-2"}


@on_postgresql
def test_a_long_deed_of_the_office_keeps_no_citizen_waiting(commune, dialogue):
    def send() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")
        return submit_opinion(commune, by=given.ong_ba(commune), words="Mương bị vỡ, đề nghị sửa.").code

    with transaction.atomic():
        hold(dialogue)  # as while the dossier of a whole year is being sealed
        assert told(at_once(commune, send)) == []
