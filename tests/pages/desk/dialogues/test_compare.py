"""A plan's file beside its facts: lit words, corrections, findings."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.comparing import CompareForm, findings_of, marked
from doithoai.pages.desk.dialogues.plan.form import facts_of
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


def typed(dialogue: Dialogue, **changed: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for field in CompareForm(initial=facts_of(dialogue)):
        value = field.field.widget.format_value(field.value())
        value = (value[0] if value else "") if isinstance(value, list) else value
        said[field.html_name] = "" if value is None else str(value)
    return {**said, **changed}


def test_every_fact_lights_up_its_words_and_jumps_to_them(at, lan):
    page = lan.get(at).content.decode()
    for name, words in (("venue-0", "Nhà văn hóa thôn Đồng Mới"), ("signer_name", "Lò Văn Bình")):
        assert f'href="#from-{name}"' in page
        assert re.search(rf'<span class="from" id="from-{name}" data-of="[a-z_]+">{words}</span>', page)
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_marks_nest_and_text_is_escaped():
    whole = marked("a <b> c & d", [("x", "x", 2, 9), ("y", "y", 2, 5), ("z", "z", 8, 11)])
    assert whole == (
        'a <span class="from" id="x" data-of="x"><span class="from" id="y" data-of="y">&lt;b&gt;</span> c '
        '<span class="from" id="z" data-of="z">&amp;</span></span> d'
    )


def test_saving_what_is_shown_changes_nothing_and_a_correction_is_saved(planned, at, lan):
    before = Dialogue.objects.filter(pk=planned.pk).values().get()
    assert lan.post(at, typed(planned)).status_code == 302
    after = Dialogue.objects.filter(pk=planned.pk).values().get()
    assert {key for key in before if before[key] != after[key]} == {"version", "plan_revision"}
    planned.refresh_from_db()
    lan.post(at, typed(planned, venue="Hội trường xã"))
    planned.refresh_from_db()
    assert planned.venue == "Hội trường xã"


def test_a_correction_answers_the_finding(planned, ba_lan):
    planned.participants = []
    file = PlanFile.objects.get()
    assert "participants_missing" in {each.rule for each in findings_of(file, planned)}
    planned.participants = ["Trưởng các thôn"]
    assert "participants_missing" not in {each.rule for each in findings_of(file, planned)}


def test_findings_stand_on_both_pages_with_the_rule_they_rest_on(planned, at, lan):
    for address in (at, f"/doi-thoai/{planned.pk}/ke-hoach/"):
        page = text(lan.get(address))
        assert "không nói việc sau đối thoại" in page
        assert "Nên xem lại" in page
        assert "Quy chế 03-QC/TU" in page


def test_a_stale_form_is_told_and_keeps_what_was_typed(planned, at, lan, ba_lan):
    mine = typed(planned, venue="Hội trường Ủy ban xã")
    revise_plan(planned, by=ba_lan, seen=planned.plan_revision, venue="Nhà văn hóa thôn Bãi Cát")
    answer = lan.post(at, mine)
    page = text(answer)
    assert answer.status_code == 409
    assert "vừa được người khác sửa" in page
    assert "Nhà văn hóa thôn Bãi Cát" in page
    assert "Hội trường Ủy ban xã</textarea>" in page


def test_a_plan_already_issued_is_shown_and_not_saved(planned, at, lan, ba_lan):
    issue_plan(planned, by=ba_lan, issued_on=given.PLANNED.date())
    assert "Lưu các mục này" not in text(lan.get(at))
    assert lan.post(at, typed(planned, venue="Nơi khác")).status_code == 409


def test_without_a_file_there_is_the_plan(commune, ba_lan, lan):
    other = given.a_dialogue(commune, ba_lan)
    answer = lan.get(f"/doi-thoai/{other.pk}/ke-hoach/doi-chieu/")
    assert (answer.status_code, answer.url) == (302, f"/doi-thoai/{other.pk}/ke-hoach/")


def test_an_officer_and_the_clerk_of_another_commune_stay_outside(at, commune, signed_in, ong_nam):
    given.ong_tu(commune)
    assert signed_in("tu").get(at).status_code == 403
    assert signed_in("nam").get(at).status_code == 404
    assert signed_in("nam").post(at, {}).status_code == 404
