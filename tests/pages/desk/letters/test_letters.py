"""The page of letters after the conclusion, and the small forms that issue one from another page."""

from datetime import datetime

import pytest
from django.urls import reverse

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Assignment, Opinion, Paper, Petition
from doithoai.models.clock import clock_at
from tests import given
from tests.pages.desk.conftest import cost

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."
PETITION = {
    "to": "Sở Xây dựng tỉnh Mường Xa", "not_ours": "Đường tỉnh do Sở quản lý", "asks": "Sửa đoạn đường hỏng",
    "reply_by": "31/07/2026", "tells_citizens": "on", "issued_on": "22/06/2026",
}  # fmt: skip


@pytest.fixture
def assignment(commune, ba_lan, in_june):
    return given.an_assignment(commune, ba_lan)


def page_of(assignment):
    return reverse("desk:letters", args=[assignment.dialogue_id])


def send(client, assignment, what, **said):
    return client.post(reverse("desk:issue_letter", args=[assignment.dialogue_id, what]), said)


def test_the_work_is_given_out_from_the_page(lan, assignment):
    said = {"body": "tat-ca", "ask_days": "3", "issued_on": "22/06/2026"}
    seen = send(lan, assignment, "giao-viec", **said, xem="1")
    assert seen["Content-Type"] == "application/pdf"
    assert not Paper.objects.filter(kind="task_letter").exists()
    assert send(lan, assignment, "giao-viec", **said).status_code == 302
    assert "Số 01/UBND-VP" in lan.get(page_of(assignment)).content.decode()


def test_nobody_is_reminded_before_the_date_and_then_the_late_are_offered(lan, assignment):
    assert "không có gì để đôn đốc" in lan.get(page_of(assignment)).content.decode()
    with clock_at(datetime(2026, 7, 13, 9, 0)):
        assert "Phòng Kinh tế (1 quá hạn)" in lan.get(page_of(assignment)).content.decode()
        said = {"body": str(assignment.body_id), "new_due": "20/07/2026", "issued_on": "13/07/2026"}
        assert send(lan, assignment, "don-doc", **said).status_code == 302
        assert Paper.objects.get(kind="reminder").facts["overdue"][0]["days_late"] == 4
        again = send(lan, assignment, "don-doc", **said)
        assert again.status_code == 409
        assert "Xin đợi ngày sau" in again.content.decode()


def test_a_petition_goes_out_and_its_answer_comes_in(lan, assignment):
    said = {**PETITION, "assignments": [str(assignment.pk)]}
    assert send(lan, assignment, "kien-nghi", **said).status_code == 302
    petition = Petition.objects.get()
    assert "Sở Xây dựng tỉnh Mường Xa" in lan.get(page_of(assignment)).content.decode()
    assert "Đã kiến nghị Sở Xây dựng" in lan.get(reverse("desk:reply", args=[assignment.pk])).content.decode()
    answer = {"answered_on": "22/06/2026", "code": "812/SXD", "answer": "Sở sửa xong trong tháng 9 năm 2026."}
    address = reverse("desk:petition_answer", args=[petition.pk])
    assert lan.post(address, {**answer, "answered_on": "23/06/2026"}).status_code == 409
    assert lan.post(address, {**answer, "answered_on": "x"}).status_code == 422
    assert lan.post(address, answer).status_code == 302
    assert "Sở sửa xong trong tháng 9" in lan.get(page_of(assignment)).content.decode()
    opinion = Opinion.objects.get()
    followed = lan.get(reverse("public:follow", args=[opinion.code]))
    assert "đã trả lời kiến nghị" in followed.content.decode()


def test_nothing_typed_is_lost_when_something_is_missing(lan, assignment):
    answer = send(lan, assignment, "kien-nghi", **{**PETITION, "to": "", "asks": "Sửa đoạn đường hỏng ngay"})
    assert answer.status_code == 422
    assert "Sửa đoạn đường hỏng ngay" in answer.content.decode()
    assert "Chưa chọn nội dung nào" in answer.content.decode()
    assert send(lan, assignment, "khac").status_code == 404


def test_the_office_says_sorry_from_the_page_of_the_reply(lan, assignment):
    address = reverse("desk:apologise", args=[assignment.pk])
    said = {"reason": "chờ đo đạc lại", "answers_on": "20/07/2026"}
    assert lan.post(address, said).status_code == 409
    with clock_at(datetime(2026, 7, 13, 9, 0)):
        assert lan.post(address, said).status_code == 302
        assert (
            "hẹn trả lời trước 20/07/2026"
            in lan.get(reverse("desk:reply", args=[assignment.pk])).content.decode()
        )


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_costs_the_same_for_one_petition_and_three(commune, ba_lan, lan, in_june, many):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    groups = [
        given.a_group(commune, ba_lan, f"{place} lầy lội, đề nghị sửa.")
        for place in ("Dốc", "Cầu", "Ngõ")[:many]
    ]
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    for group in groups:
        record_outcome(
            group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế")
        )
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    for each in Assignment.objects.all():
        send(lan, each, "kien-nghi", **PETITION, assignments=[str(each.pk)])
    assert Petition.objects.count() == many
    assert cost(lan, reverse("desk:letters", args=[dialogue.pk])) == 20


def test_the_other_commune_finds_nothing(assignment, ong_nam, signed_in):
    nam = signed_in("nam")
    assert nam.get(page_of(assignment)).status_code == 404
    assert send(nam, assignment, "giao-viec", issued_on="22/06/2026").status_code == 404
    assert nam.post(reverse("desk:apologise", args=[assignment.pk]), {}).status_code == 404


def test_the_officer_does_not_come_in(commune, assignment, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").get(page_of(assignment)).status_code == 403


@pytest.fixture
def secret(commune, ba_lan, in_may) -> Opinion:
    given.an_open_dialogue(commune, ba_lan)
    return given.an_opinion(commune, SECRET, author="Lê Văn Ba", contact="0912000111")


def test_the_sheet_for_the_envelope_is_printed_and_kept_nowhere(lan, secret, ong_nam, signed_in):
    address = reverse("desk:handover_sheet", args=[secret.pk])
    printed = lan.post(address, {"to": "Thanh tra tỉnh"})
    assert printed["Content-Type"] == "application/pdf"
    assert "no-store" in printed["Cache-Control"]
    assert not Paper.objects.exclude(kind="plan").exists()
    assert signed_in("nam").post(address).status_code == 404


def test_the_slip_is_issued_after_and_officers_do_not_see_it(commune, lan, ba_lan, secret, signed_in):
    divert_opinion(
        secret, by=ba_lan, kind="denunciation", to="Thanh tra tỉnh Mường Xa", otherwise=given.BY_HAND
    )
    page = lan.get(reverse("desk:opinion", args=[secret.pk])).content.decode()
    assert "Phiếu không ghi tên người tố cáo" in page
    assert lan.post(reverse("desk:handover_sheet", args=[secret.pk])).status_code == 404
    assert lan.post(reverse("desk:diversion_slip", args=[secret.pk])).status_code == 302
    paper = Paper.objects.get(kind="denunciation_slip")
    given.ong_tu(commune)
    assert signed_in("tu").get(reverse("desk:paper_file", args=[paper.pk, "pdf"])).status_code == 404
    given.a_person(commune, "tiep", "Vàng Thị Tiếp", given.Role.RECEPTION)
    assert signed_in("tiep").get(reverse("desk:paper_file", args=[paper.pk, "pdf"])).status_code == 200
