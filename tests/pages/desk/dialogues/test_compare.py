"""A plan's file beside its facts: lit words, corrections, doubts, findings; then taken over, seen by a person."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doithoai.actions.plan.correct_plan_facts import correct_plan_facts
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.comparing import findings_of, marked
from doithoai.pages.desk.dialogues.plan.fact_forms import FactForms
from tests import given
from tests.pages.desk.dialogues.test_plan import PLAN, text

pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture
def planned(commune, ba_lan, lan) -> Dialogue:
    dialogue = given.a_dialogue(commune, ba_lan)
    lan.post(f"/doi-thoai/{dialogue.pk}/ke-hoach/tep/", {"file": SimpleUploadedFile("k.txt", PLAN.encode())})
    dialogue.refresh_from_db()
    return dialogue


@pytest.fixture
def at(planned) -> str:
    return f"/doi-thoai/{planned.pk}/ke-hoach/doi-chieu/"


def typed(**changed: str) -> dict[str, str]:
    """The page as the browser would send it back, with some fields changed."""
    forms = FactForms(PlanFile.objects.read().get())
    said: dict[str, str] = {}
    for form in (
        forms.one,
        *(row for rows in forms.rows.values() for row in rows),
        *(rows.management_form for rows in forms.rows.values()),
    ):
        for field in form:
            value = field.field.widget.format_value(field.value())
            value = (value[0] if value else "") if isinstance(value, list) else value
            if value not in (None, False, "False"):
                said[field.html_name] = str(value)
    return {**said, **changed}


def test_every_fact_lights_up_its_words_and_the_words_their_fact(at, lan):
    page = lan.get(at).content.decode()
    for name, words in (("venue-0", "Nhà văn hóa thôn Đồng Mới"), ("signer_name", "Lò Văn Bình")):
        assert re.search(rf'<span class="from" id="from-{name}" data-of="{name}">{words}</span>', page)
        assert f'data-fact="{name}"' in page
    ids = re.findall(r'\bid="([^"]+)"', re.sub(r"<template>.*?</template>", "", page, flags=re.S))
    assert len(ids) == len(set(ids))


def test_every_fact_of_the_plan_json_has_a_field_or_a_row(at, lan):
    forms = FactForms(PlanFile.objects.get())
    named = {field.split("_")[0] if field.startswith("time_") else field for field in forms.one.fields}
    named = (named - {"seen", "count_min", "count_max"}) | {"participant_count"} | set(forms.rows)
    assert named == set(PlanFile.objects.get().facts) - {"found_at", "doubts"}


def test_marks_nest_and_text_is_escaped():
    whole = marked("a <b> c & d", [("x", "x", 2, 9), ("y", "y", 2, 5), ("z", "z", 8, 11)])
    assert whole == (
        'a <span class="from" id="x" data-of="x"><span class="from" id="y" data-of="y">&lt;b&gt;</span> c '
        '<span class="from" id="z" data-of="z">&amp;</span></span> d'
    )


def test_saving_what_is_shown_changes_nothing(at, lan):
    before = PlanFile.objects.get().facts
    assert lan.post(at, typed()).status_code == 302
    assert PlanFile.objects.get().said == before


def test_nothing_reaches_the_plan_before_a_person_took_it_over(planned, at, lan):
    assert "Giao thông nông thôn" not in planned.topics
    lan.post(at, typed(signer_name="Lò Văn Bính"))
    assert Dialogue.objects.get(pk=planned.pk).plan_revision == planned.plan_revision


def test_a_row_is_corrected_another_removed_and_one_added(at, lan):
    changed = typed(
        **{
            "topics-0-text": "",
            "topics-1-text": "Nước sạch cho bản",
            "topics-2-text": "Giao  thông\nnông thôn",
        }
    )
    lan.post(at, changed)
    file = PlanFile.objects.get()
    assert file.said["topics"] == ["Nước sạch cho bản", "Giao thông nông thôn"]
    place = file.said["found_at"]["topics.1"]
    assert file.text[place[0] : place[1]] == "Giao thông nông thôn"  # found again: it lights up
    assert "topics.0" not in file.said["found_at"]
    assert file.facts["topics"] == ["Giao thông nông thôn", "Nước sạch"]  # what was read stays


def test_tasks_deadlines_days_and_counts_are_corrected(at, lan):
    changed = typed(
        **{
            "assignments-0-unit": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
            "deadlines-0-text": "trả lời trong 10 ngày làm việc", "deadlines-0-days": "10",
            "deadlines-0-unit": "working", "deadlines-0-direction": "after", "deadlines-0-from_event": "dialogue",
            "time_iso": "18/06/2026\n19/06/2026", "time_periods": "01/04/2026 - 30/06/2026",
            "count_min": "50", "issue_date": "13/05/2026", "legal_bases-0-date": "17/06/2025",
        }
    )  # fmt: skip
    assert lan.post(at, changed).status_code == 302
    said = PlanFile.objects.get().said
    assert said["assignments"][0]["unit"].startswith("Văn phòng Hội đồng")
    assert said["deadlines"][0] == {
        "text": "trả lời trong 10 ngày làm việc", "days": 10, "unit": "working", "from_event": "dialogue",
        "direction": "after", "anchor_stated": True,
    }  # fmt: skip
    assert said["time"]["iso"] == ["2026-06-18", "2026-06-19"]
    assert said["time"]["periods"] == [{"start": "2026-04-01", "end": "2026-06-30"}]
    assert said["participant_count"] == {"min": 50, "max": None}
    assert (said["issue_date"], said["legal_bases"][0]["date"]) == ("2026-05-13", "2025-06-17")
    assert lan.get(at).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"issue_date": "31/02/2026"},
        {"time_iso": "mai"},
        {"time_periods": "30/06/2026 - 01/04/2026"},
        {"count_min": "-1"},
    ],
)
def test_a_slip_is_told_beside_its_field_and_nothing_typed_is_lost(at, lan, wrong):
    answer = lan.post(at, typed(**{**wrong, "venue-0-text": "Sân vận động"}))
    assert answer.status_code == 422
    assert "Chưa lưu được" in text(answer)
    assert "Sân vận động</textarea>" in text(answer)
    assert PlanFile.objects.get().corrected is None


def test_a_doubt_marked_as_seen_stays_marked_and_is_no_finding_more(planned, at, lan):
    twice = PLAN.replace(
        "2. Thời gian:", "2. Tổ chức ít nhất 01 lần trong năm; mỗi năm 02 lần.\n3. Thời gian:"
    )
    lan.post(f"/doi-thoai/{planned.pk}/ke-hoach/tep/", {"file": SimpleUploadedFile("k2.txt", twice.encode())})
    file = PlanFile.objects.first()
    file.facts["doubts"] = [{"field": "time", "says": "Kế hoạch nói số lần không thống nhất."}]
    file.save()
    PlanFile.objects.exclude(pk=file.pk).delete()
    rules = {each.rule for each in findings_of(file, planned)}
    assert "frequency_contradiction" in rules
    lan.post(at, {**typed(), "da-xem": "0"})
    file.refresh_from_db()
    assert file.doubts_open == []
    assert "frequency_contradiction" not in {each.rule for each in findings_of(file, planned)}
    assert re.search(r'name="da-xem" value="0"[^>]* checked', lan.get(at).content.decode())


def test_what_the_file_lost_is_named_at_the_top(planned, at, lan):
    scan = PLAN.replace("Lò Văn Bình\n", "").replace("Thanh Sơn, ngày 12 tháng 5 năm 2026\n", "")
    lan.post(f"/doi-thoai/{planned.pk}/ke-hoach/tep/", {"file": SimpleUploadedFile("q.txt", scan.encode())})
    page = text(lan.get(at))
    assert '<a href="#muc-issue_date">ngày ban hành</a>' in page
    assert '<a href="#muc-signer_name">người ký</a>' in page


def test_taking_over_shows_old_and_new_and_writes_only_what_is_ticked(planned, at, lan):
    page = text(lan.get(at + "dua-vao/"))
    assert "Giao thông nông thôn" in page
    assert "Đường giao thông" in page
    sent = {"seen": planned.plan_revision, "revision": PlanFile.objects.get().revision, "lay": ["topics"]}
    answer = lan.post(at + "dua-vao/", sent)
    assert (answer.status_code, answer.url) == (302, f"/doi-thoai/{planned.pk}/ke-hoach/")
    after = Dialogue.objects.get(pk=planned.pk)
    assert (after.topics, after.recipients) == (["Giao thông nông thôn", "Nước sạch"], planned.recipients)
    assert "Giao thông nông thôn" not in text(lan.get(at + "dua-vao/"))


def test_taking_over_a_plan_that_moved_meanwhile_is_told_and_shows_it_anew(planned, at, lan, ba_lan):
    sent = {"seen": planned.plan_revision, "revision": 0, "lay": ["venue"]}
    revise_plan(planned, by=ba_lan, seen=planned.plan_revision, venue="Nhà văn hóa thôn Bãi Cát")
    answer = lan.post(at + "dua-vao/", sent)
    assert answer.status_code == 409
    assert "Nhà văn hóa thôn Bãi Cát" in text(answer)
    assert lan.post(at + "dua-vao/", {"lay": "venue", "seen": "x"}).status_code == 409


def test_a_stale_page_is_told_and_keeps_what_was_typed(planned, at, lan, ba_lan):
    mine = typed(**{"venue-0-text": "Hội trường Ủy ban xã"})
    correct_plan_facts(PlanFile.objects.get(), by=ba_lan, seen=0, facts={"place": "Bãi Cát"}, doubts=[])
    answer = lan.post(at, mine)
    assert answer.status_code == 409
    assert "vừa được người khác sửa" in text(answer)
    assert "Hội trường Ủy ban xã</textarea>" in text(answer)
    assert PlanFile.objects.get().said["place"] == "Bãi Cát"


def test_findings_of_the_file_stand_with_the_rule_they_rest_on(at, lan):
    page = text(lan.get(at))
    assert "không nói việc sau đối thoại" in page
    assert "Nên xem lại" in page
    assert "Quy chế 03-QC/TU" in page


def test_a_correction_answers_the_finding(planned, ba_lan):
    file = PlanFile.objects.get()
    assert "participants_missing" in {each.rule for each in findings_of(file, planned)}
    correct_plan_facts(file, by=ba_lan, seen=0, facts={"participants": ["Trưởng các thôn"]}, doubts=[])
    assert "participants_missing" not in {each.rule for each in findings_of(file, planned)}


def test_a_plan_already_issued_is_shown_and_not_saved(planned, at, lan, ba_lan):
    issue_plan(planned, by=ba_lan, issued_on=given.PLANNED.date())
    assert "Lưu chỗ sửa" not in text(lan.get(at))
    assert lan.post(at, typed()).status_code == 409
    assert (
        lan.post(at + "dua-vao/", {"seen": planned.plan_revision, "revision": 0, "lay": "venue"}).status_code
        == 409
    )


def test_without_a_file_there_is_the_plan(commune, ba_lan, lan):
    other = given.a_dialogue(commune, ba_lan)
    for page in ("", "dua-vao/"):
        answer = lan.get(f"/doi-thoai/{other.pk}/ke-hoach/doi-chieu/{page}")
        assert (answer.status_code, answer.url) == (302, f"/doi-thoai/{other.pk}/ke-hoach/")


def test_an_officer_and_the_clerk_of_another_commune_stay_outside(at, commune, signed_in, ong_nam):
    given.ong_tu(commune)
    for page in (at, at + "dua-vao/"):
        assert signed_in("tu").get(page).status_code == 403
        assert signed_in("nam").get(page).status_code == 404
        assert signed_in("nam").post(page, {}).status_code == 404


def test_three_files_cost_what_one_costs(planned, at, lan, django_assert_max_num_queries):
    lan.get(at)
    with CaptureQueriesContext(connection) as one:
        lan.get(at)
    cost = len(one)  # before the next request forgets them
    for name in ("hai.txt", "ba.txt"):
        lan.post(f"/doi-thoai/{planned.pk}/ke-hoach/tep/", {"file": SimpleUploadedFile(name, PLAN.encode())})
    lan.get(at)
    with django_assert_max_num_queries(cost):
        lan.get(at)
