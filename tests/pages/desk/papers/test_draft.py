"""A draft on its way: handed in, sent back, signed and numbered on one page."""

import pytest

from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Commune, Dialogue, Paper, PaperDraft
from tests import given
from tests.outputs.papers.test_papers import pdf_pages

pytestmark = pytest.mark.usefixtures("in_may")


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def planned(commune, ba_lan) -> Dialogue:
    choose_paper_way(commune, by=ba_lan, way="sign")
    return given.a_dialogue(commune, ba_lan)


@pytest.fixture
def binh(commune, signed_in):
    given.ong_binh(commune)
    return signed_in("binh")


def at(planned: Dialogue, what: str = "") -> str:
    return f"/trinh-ky/{planned.pk}/ke-hoach/{what}"


def test_a_plan_is_handed_in_signed_and_issued(planned, lan, binh):
    assert at(planned) in text(lan.get(f"/doi-thoai/{planned.pk}/giay-to/"))
    assert "Trình dự thảo" in text(lan.get(at(planned)))
    assert "Chờ ký" in text(lan.post(at(planned, "trinh/"), {"comment": "Xin ký"}, follow=True))
    assert "Bước tiếp theo: ký" in text(binh.get(at(planned)))
    signed = text(
        binh.post(at(planned, "buoc/"), {"signed_on": "20/05/2026", "comment": "Đồng ý"}, follow=True)
    )
    assert "Ký ngày 20/05/2026; cấp số, ngày chậm nhất 21/05/2026" in signed
    page = text(lan.post(at(planned, "ban-hanh/"), {"issued_on": "20/05/2026"}, follow=True))
    for told in ("Kế hoạch số 01/KH-UBND", "Từ dự thảo đến văn bản", "Đã ký: Lò Văn Bình", "Đồng ý"):
        assert told in page


def test_what_changed_since_is_shown_line_by_line(planned, ba_lan, lan, binh):
    lan.post(at(planned, "trinh/"), {})
    revise_plan(planned, by=ba_lan, at=given.BEFORE, seen=planned.plan_revision, venue="Hội trường xã")
    page = text(binh.get(at(planned)))
    assert "Hồ sơ đã đổi sau khi trình" in page
    assert "<ins>Địa điểm: Hội trường xã" in page
    answer = binh.post(at(planned, "buoc/"), {"signed_on": "20/05/2026"})
    assert (answer.status_code, "xin xem chỗ khác và trình lại" in text(answer).lower()) == (409, True)


def test_it_is_sent_back_with_a_comment(planned, lan, binh):
    lan.post(at(planned, "trinh/"), {})
    assert binh.post(at(planned, "tra-lai/"), {"comment": " "}).status_code == 409
    refused = text(binh.post(at(planned, "tra-lai/"), {"comment": " "}))
    assert 'class="said" open><summary>Trả lại người soạn' in refused
    page = text(binh.post(at(planned, "tra-lai/"), {"comment": "Thiếu căn cứ"}, follow=True))
    assert "Ở người soạn" in page
    assert "<strong>Đã trả lại: Lò Văn Bình</strong><p>Thiếu căn cứ</p>" in text(lan.get(at(planned)))


def test_what_was_handed_in_is_read_as_the_paper_it_will_be(planned, ba_lan, lan, binh, ong_nam, signed_in):
    assert lan.get(at(planned, "ban-trinh.pdf")).status_code == 404
    lan.post(at(planned, "trinh/"), {})
    revise_plan(planned, by=ba_lan, at=given.BEFORE, seen=planned.plan_revision, venue="Hội trường xã")
    assert at(planned, "ban-trinh.pdf") in text(binh.get(at(planned)))
    shown = binh.get(at(planned, "ban-trinh.pdf"))
    assert (shown.status_code, shown["Content-Type"]) == (200, "application/pdf")
    said = " ".join("\n".join(pdf_pages(shown.content)).split())
    assert "KẾ HOẠCH" in said
    assert "Hội trường xã" not in said
    assert signed_in("nam").get(at(planned, "ban-trinh.pdf")).status_code == 404


def test_out_of_turn_nothing_happens(planned, lan, binh):
    assert lan.post(at(planned, "ban-hanh/"), {"issued_on": "20/05/2026"}).status_code == 409
    assert lan.post(at(planned, "buoc/"), {}).status_code == 422
    assert lan.post(at(planned, "xoa/"), {}).status_code == 404
    assert lan.get(f"/trinh-ky/{planned.pk}/khong-co/").status_code == 404
    assert not Paper.objects.exists()


def test_a_reply_is_handed_in_by_its_body_alone(commune, ba_lan, signed_in):
    given.ong_tu(commune)
    assignment = given.an_assignment(commune, ba_lan)
    choose_paper_way(Commune.objects.get(pk=commune.pk), by=ba_lan, way="sign")
    given.a_person(
        commune, "nga", "Hà Thị Nga", given.Role.OFFICER, body=given.body("Phòng Văn hóa - Xã hội")
    )
    address = f"/trinh-ky/{assignment.pk}/tra-loi/"
    assert signed_in("nga").get(address).status_code == 404
    tu = signed_in("tu")
    assert address in text(tu.get(f"/theo-doi/{assignment.pk}/"))
    tu.post(address + "trinh/", {"text": given.REPLY})
    words = PaperDraft.objects.get(paper=None).words
    assert {part: said for part, said in words.items() if said} == {"text": given.REPLY}
    assert signed_in("tu").get(f"/trinh-ky/{assignment.dialogue_id}/ke-hoach/").status_code == 404


def test_the_way_is_chosen_beside_the_register(commune, planned, lan):
    lan.post("/giay-to/so/cac-buoc/", {"way": "full"})
    assert Commune.objects.get(pk=commune.pk).paper_way == "full"


def test_one_person_has_one_button(commune, ba_lan, lan):
    alone = given.a_dialogue(commune, ba_lan)
    assert "Tôi soạn, ký và ban hành" in text(lan.get(f"/doi-thoai/{alone.pk}/giay-to/"))
    assert "một người soạn, ký và ban hành nên không phải trình" in text(lan.get(at(alone)))


def test_ong_nam_finds_nothing(planned, ong_nam, signed_in):
    nam = signed_in("nam")
    assert nam.get(at(planned)).status_code == 404
    assert nam.post(at(planned, "trinh/"), {}).status_code == 404
