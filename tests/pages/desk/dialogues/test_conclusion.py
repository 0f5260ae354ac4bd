"""The conclusion: drafted from the outcomes, issued once, owed by dates with reasons."""

from datetime import date, datetime

import pytest

from doithoai.actions.conclusion.draft_conclusion import draft_conclusion
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conclusion.issue_task_letter import issue_task_letter
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.models import Assignment, Conclusion, Dialogue, Outcome, Paper
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.rules.procedure import Stage
from tests import given
from tests.pages.desk.conftest import cost

pytestmark = pytest.mark.usefixtures("in_june")
ENDED = given.moment(datetime(2026, 6, 18, 11, 30))


def text(response) -> str:
    return " ".join(response.content.decode().split())


def held(commune, by, groups: int = 1, **plan: object) -> Dialogue:
    dialogue = given.an_open_dialogue(commune, by, **plan)
    made = [
        given.a_group(commune, by, f"Mương số {number} bị vỡ, đề nghị xã sửa.") for number in range(groups)
    ]
    open_conference(dialogue, by=by, at=given.ON_THE_DAY)
    for group in made:
        record_outcome(
            group, by=by, at=given.ON_THE_DAY, kind=Outcome.Kind.ASSIGNED, body=given.body("Phòng Kinh tế")
        )
    close_conference(dialogue, by=by, at=ENDED)
    return dialogue


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return held(commune, ba_lan)


@pytest.fixture
def at(dialogue) -> str:
    return f"/doi-thoai/{dialogue.pk}/ket-luan/"


def test_the_draft_shows_who_would_owe_what_by_when_and_why(at, lan):
    page = text(lan.get(at))
    assert "Phòng Kinh tế" in page
    assert "09/07/2026" in page  # fifteen working days after 18 June
    assert "Chậm nhất trong vòng 15 ngày làm việc" in page


def test_the_chairs_words_are_kept(at, dialogue, lan):
    monitor = given.body("Phòng Kinh tế").name
    lan.post(at, {"seen": "0", "assessment": "Hội nghị nghiêm túc.", "monitor": monitor})
    assert "Hội nghị nghiêm túc." in text(lan.get(at))


def test_two_tabs_one_wins_the_other_is_told_and_loses_nothing(at, dialogue, lan, ba_lan):
    draft_conclusion(dialogue, by=ba_lan, assessment="Bản của tab kia.", monitor="", seen=0)
    answer = lan.post(at, {"seen": "0", "assessment": "Bản của tab này.", "monitor": ""})
    page = text(answer)
    assert answer.status_code == 409
    assert "Bản của tab kia." in page
    assert "Bản của tab này." in page
    lan.post(at, {"seen": "1", "assessment": "Bản của tab này.", "monitor": ""})
    assert Conclusion.objects.get().assessment == "Bản của tab này."


def test_two_tabs_issue_it_only_once(at, dialogue, lan):
    assert lan.post(at + "ban-hanh/", {"seen": "0", "issued_on": "22/06/2026"}).status_code == 302
    answer = lan.post(at + "ban-hanh/", {"seen": "1", "issued_on": "22/06/2026"})
    assert answer.status_code == 409
    dialogue.refresh_from_db()
    assert (dialogue.stage, Assignment.objects.count()) == (Stage.FOLLOW_UP, 1)


def test_words_not_yet_saved_are_in_the_numbered_paper(at, lan):
    typed = {"seen": "0", "assessment": "Hội nghị nghiêm túc.", "monitor": "Phòng Kinh tế"}
    assert lan.post(at + "ban-hanh/", {**typed, "issued_on": "22/06/2026"}).status_code == 302
    assert Conclusion.objects.get().assessment == "Hội nghị nghiêm túc."
    facts = str(Paper.objects.get(kind=Paper.Kind.CONCLUSION_NOTICE).facts)
    assert "Hội nghị nghiêm túc." in facts


def test_who_works_on_it_too_stands_in_the_notice_and_in_the_task_letter(at, dialogue, lan, ba_lan):
    typed = {"seen": 0, "assessment": "", "monitor": "", "helpers-1": "Công an xã, Trưởng thôn Đồng Mới"}
    lan.post(at, typed)
    assert 'value="Công an xã, Trưởng thôn Đồng Mới"' in text(lan.get(at))
    lan.post(f"{at}ban-hanh/", {**typed, "seen": 1, "issued_on": "22/06/2026"})
    said = text_of(facts_of(Paper.objects.get(kind="conclusion_notice")).content())
    assert (
        "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã, Trưởng thôn Đồng Mới giải quyết, trả lời:"
        in said
    )
    letter = issue_task_letter(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    said = text_of(facts_of(letter).content())
    assert "Phòng Kinh tế chủ trì, phối hợp với Công an xã, Trưởng thôn Đồng Mới:" in said


def test_helpers_are_one_line_and_a_refusal_keeps_them(at, lan):
    answer = lan.post(at, {"seen": 0, "assessment": "", "monitor": "", "helpers-1": "x" * 301})
    assert (answer.status_code, "Đơn vị phối hợp dài 301 ký tự" in text(answer)) == (409, True)
    assert "x" * 301 in text(answer)


def test_issuing_over_what_somebody_else_saved_is_asked_first(at, dialogue, lan, ba_lan):
    draft_conclusion(dialogue, by=ba_lan, assessment="Bản của tab kia.", monitor="", seen=0)
    typed = {"seen": "0", "assessment": "Bản của tab này.", "issued_on": "22/06/2026"}
    answer = lan.post(at + "ban-hanh/", typed)
    assert answer.status_code == 409
    assert "Bản của tab kia." in text(answer)
    assert "Bản của tab này." in text(answer)
    assert not Assignment.objects.exists()


def test_a_group_left_over_is_given_row_by_row_and_the_draft_is_kept(commune, ba_lan, lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(dialogue, by=ba_lan, at=ENDED)
    at = f"/doi-thoai/{dialogue.pk}/ket-luan/"
    body = given.body("Phòng Kinh tế")
    typed = {"seen": "0", "assessment": "Đang viết dở.", f"body-{group.number}": str(body.pk)}
    assert lan.post(f"{at}giao/{group.number}/", typed).status_code == 302
    assert Outcome.objects.get().body == body
    assert Conclusion.objects.get().assessment == "Đang viết dở."


def test_who_follows_up_is_named(commune, ba_lan, lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind=Outcome.Kind.NOTED)
    close_conference(dialogue, by=ba_lan, at=ENDED)
    draft_conclusion(dialogue, by=ba_lan, assessment="", monitor="Phòng Kinh tế", seen=0)
    assert '<td data-label="Đơn vị">Phòng Kinh tế<' in text(lan.get(f"/doi-thoai/{dialogue.pk}/ket-luan/"))


def test_a_group_without_outcome_stops_it(commune, ba_lan, lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(dialogue, by=ba_lan, at=ENDED)
    sentence = issue_conclusion.refusal(dialogue, by=ba_lan)
    at = f"/doi-thoai/{dialogue.pk}/ket-luan/"
    assert sentence in text(lan.get(at))
    answer = lan.post(at + "ban-hanh/", {"seen": "0", "issued_on": "22/06/2026"})
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_after_a_refusal_to_issue_the_draft_is_still_saved_as_a_draft(at, lan):
    refused = lan.post(at + "ban-hanh/", {"seen": "0", "issued_on": "01/01/2020"})
    assert refused.status_code == 409
    assert f'<form method="post" action="{at}"' in text(refused)


def test_where_no_rule_sets_the_days_the_chair_is_asked(commune, ba_lan, lan):
    dialogue = held(commune, ba_lan, regulation="hai_phong")
    at = f"/doi-thoai/{dialogue.pk}/ket-luan/"
    assert "người chủ trì ấn định" in text(lan.get(at))
    assert lan.post(at + "ban-hanh/", {"seen": "0", "issued_on": "22/06/2026"}).status_code == 422
    asked = text(lan.get(at))
    assert 'name="reply_unit"' in asked
    typed = {"seen": "0", "issued_on": "22/06/2026", "reply_days": "10", "reply_unit": "calendar"}
    assert lan.post(at + "ban-hanh/", {**typed, "reply_unit": "moon"}).status_code == 422
    assert lan.post(at + "ban-hanh/", typed).status_code == 302
    assert Assignment.objects.get(dialogue=dialogue).due_on == date(2026, 7, 2)


def test_an_officer_does_not_conclude(at, commune, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").get(at).status_code == 403


def test_three_groups_cost_what_one_costs(commune, ba_lan, lan):
    one, three = (f"/doi-thoai/{held(commune, ba_lan, many).pk}/ket-luan/" for many in (1, 3))
    assert cost(lan, one) == cost(lan, three) <= 33
