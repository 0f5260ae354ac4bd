"""One paper: what became of it, and the ways to change what went out."""

from datetime import datetime

import pytest

from doithoai.models import Dialogue, Paper
from doithoai.models.clock import clock_at
from tests import given

pytestmark = pytest.mark.usefixtures("in_may")


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def plan(commune, ba_lan) -> Paper:
    return given.an_open_dialogue(commune, ba_lan).papers.get()


def rows(name: str, filled: list[dict[str, object]]) -> dict[str, object]:
    """A table as its page sends it, with a row left empty."""
    cells = {
        f"{name}-{place}-{key}": value or "" for place, row in enumerate(filled) for key, value in row.items()
    }
    counts = {"TOTAL_FORMS": len(filled) + 1, "INITIAL_FORMS": len(filled)}
    return {**{f"{name}-{what}": many for what, many in counts.items()}, **cells}


def said(plan: Paper, **other: object) -> dict[str, object]:
    """The whole form as a browser sends it."""
    it = Dialogue.objects.get()
    return {
        "issued_on": "20/05/2026", "because": "Ghi nhầm địa điểm", "title": it.title, "venue": it.venue,
        "chair_name": it.chair_name, "secretary_name": it.secretary_name, "signer_name": it.signer_name,
        "signer_title": it.signer_title, "purposes": "\n".join(it.purposes), "topics": "\n".join(it.topics),
        "recipients": "\n".join(it.recipients), "legal_bases": it.legal_bases[0]["text"],
        **rows("agenda", it.agenda), **rows("tasks", [{"unit": "Văn phòng", "task": "Chuẩn bị hội trường"}]), **other,
    }  # fmt: skip


def test_it_tells_who_signed_who_issued_and_its_place_in_the_register(plan, lan):
    page = text(lan.get(f"/giay-to/{plan.pk}/"))
    for told in ("Kế hoạch số 01/KH-UBND", "Lò Văn Bình", "Trần Thị Lan", "Kế hoạch (UBND), số 01/KH-UBND"):
        assert told in page


def test_a_plan_is_replaced_after_a_preview(plan, lan):
    at = f"/giay-to/{plan.pk}/thay-the/"
    seen = text(lan.post(at, said(plan, venue="Hội trường trung tâm xã", xem="1")))
    assert "Văn bản mới khác văn bản cũ" in seen
    assert "Hội trường trung tâm xã" in seen
    assert Dialogue.objects.get().venue == "Nhà văn hóa thôn Đồng Mới"
    after = text(lan.post(at, said(plan, venue="Hội trường trung tâm xã"), follow=True))
    assert "Văn bản này thay thế" in after
    assert Dialogue.objects.get().tasks == [{"unit": "Văn phòng", "task": "Chuẩn bị hội trường", "due": ""}]
    old = text(lan.get(f"/giay-to/{plan.pk}/"))
    assert "Đã thay thế" in old
    assert "Thay thế bằng" in old
    assert "nên không còn giá trị" in old
    assert "Đã thay thế" in text(lan.get("/giay-to/"))
    assert "Đã thay thế" in text(lan.get(f"/doi-thoai/{plan.dialogue_id}/giay-to/"))
    assert "Đã thay thế" in text(lan.get(f"/doi-thoai/{plan.dialogue_id}/"))


def test_the_tables_of_a_plan_are_tables_when_it_is_replaced_too(plan, lan):
    page = text(lan.get(f"/giay-to/{plan.pk}/"))
    assert 'name="agenda-0-item"' in page
    assert " | " not in page
    at, agenda = (
        f"/giay-to/{plan.pk}/thay-the/",
        [{"item": "Khai mạc | hát", "who": "Văn phòng", "minutes": "15"}],
    )
    wrong = lan.post(at, said(plan, **rows("agenda", [{**agenda[0], "minutes": "mười"}])))
    assert (wrong.status_code, 'value="mười"' in text(wrong)) == (422, True)
    lan.post(at, said(plan, **rows("agenda", agenda)))
    assert Dialogue.objects.get().agenda == [{"item": "Khai mạc | hát", "who": "Văn phòng", "minutes": 15}]


def test_a_slip_of_form_is_corrected(plan, lan):
    form = {
        "issued_on": "20/05/2026", "because": "sơ suất", "in_form": "1", "where-1": "Nơi nhận",
        "printed-1": "Ủy ban MTTQ", "reads-1": "Ủy ban MTTQ Việt Nam xã",
    }  # fmt: skip
    at = f"/giay-to/{plan.pk}/dinh-chinh/"
    told = lan.post(at, {**form, "in_form": "0"})
    assert (told.status_code, "Xin chọn “Thay thế”" in text(told)) == (409, True)
    assert 'value="Ủy ban MTTQ Việt Nam xã"' in text(told), "what was typed is still there"
    assert "Công văn đính chính số 01/UBND-VP" in text(lan.post(at, form, follow=True))
    assert lan.get(f"/giay-to/{Paper.objects.get(kind='correction').pk}.pdf").content.startswith(b"%PDF")


def test_what_is_refused_keeps_what_was_typed(plan, lan):
    answer = lan.post(f"/giay-to/{plan.pk}/thay-the/", said(plan))
    assert (answer.status_code, "giống hệt văn bản cũ" in text(answer)) == (409, True)
    assert "Ghi nhầm địa điểm" in text(answer)
    assert lan.post(f"/giay-to/{plan.pk}/thay-the/", {"issued_on": "x"}).status_code == 422
    assert lan.post(f"/giay-to/{plan.pk}/xoa/", {}).status_code == 404


@pytest.mark.parametrize("kind", ["minutes", "report", "reply", "conclusion_notice", "plan"])
def test_every_kind_has_its_form(commune, ba_lan, lan, kind):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    page = lan.get(f"/giay-to/{dialogue.papers.get(kind=kind).pk}/")
    assert (page.status_code, "Ban hành văn bản thay thế" in text(page)) == (200, True)


def test_ong_nam_finds_nothing(plan, ong_nam, signed_in):
    nam = signed_in("nam")
    assert nam.get(f"/giay-to/{plan.pk}/").status_code == 404
    assert nam.post(f"/giay-to/{plan.pk}/thu-hoi/", {"because": "x"}).status_code == 404


def test_the_officer_reads_but_changes_nothing(commune, plan, signed_in):
    given.ong_tu(commune)
    tu = signed_in("tu")
    assert "Văn bản có chỗ sai?" not in text(tu.get(f"/giay-to/{plan.pk}/"))
    assert tu.post(f"/giay-to/{plan.pk}/thu-hoi/", {}).status_code == 403


def test_a_letter_about_a_paper_with_names_is_for_the_office_alone(commune, ba_lan, lan, signed_in):
    reply = given.a_reply(commune, ba_lan).paper
    given.a_person(commune, "khoa", "Lý Văn Khoa", given.Role.OFFICER, body=given.body("Phòng Kinh tế"))
    form = {"issued_on": "27/06/2026", "because": "nhầm"}
    with clock_at(datetime(2026, 6, 27, 9, 0)):
        lan.post(f"/giay-to/{reply.pk}/thu-hoi/", form)
    letter = Paper.objects.get(kind="withdrawal")
    assert signed_in("khoa").get(f"/giay-to/{letter.pk}/").status_code == 404
