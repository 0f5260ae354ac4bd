"""Kiểm tra văn bản: anybody's file, the mended copy, and the findings on our own papers."""

import base64
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Paper
from doithoai.outputs.papers.archive import pdf_of
from doithoai.pages.desk.paper_checks import views
from doithoai.rules.paper_checks import read_paper
from tests import given, signing
from tests.rules.paper_checks.given_docx import PARTY, Typed

pytestmark = pytest.mark.usefixtures("in_may")

AT = "/kiem-tra-van-ban/"
CARELESS = replace(Typed(), number="Số:6/KH-UBND", name="ThS. Lò Thị Lan").docx()


def text(response) -> str:
    return " ".join(response.content.decode().split())


def sent(client, data: bytes, name: str = "ke-hoach.docx", **more: str):
    return client.post(AT, {"file": SimpleUploadedFile(name, data), **more})


def hidden(answer) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode()))


def test_a_stranger_s_paper_is_told_what_is_wrong_where_why_and_how(lan):
    said = text(sent(lan, CARELESS))
    assert "Số, ký hiệu chưa đúng mẫu: phải như “Số: 06/KH-UBND”." in said
    assert "đoạn 7: “Số:6/KH-UBND”" in said
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3" in said
    assert "Cách sửa: Ghi “Số: 06/KH-UBND”." in said
    assert "Trước họ tên người ký có danh xưng, học hàm, học vị." in said


def test_one_button_gives_a_mended_copy_and_leaves_the_rest_to_a_person(lan):
    kept = hidden(sent(lan, CARELESS))
    answer = lan.post(AT, {key: kept[key] for key in ("kept", "name", "style")})
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="ke-hoach-da-sua-the-thuc.docx"'
    )
    lines = [each.text for each in read_paper(answer.content, "x").passages]
    assert "Số: 06/KH-UBND" in lines
    assert "ThS. Lò Thị Lan" in lines
    assert base64.b64decode(kept["kept"]) == CARELESS


def test_what_the_machine_will_change_is_listed_before_it_does(lan):
    said = text(sent(lan, CARELESS))
    assert "Máy sửa giúp được 1 việc" in said
    assert "<li>“Số:6/KH-UBND” → “Số: 06/KH-UBND”.</li>" in said
    person, machine = said.split("Những chỗ máy sửa được")
    assert "Họ tên người ký" in person.split("Cần người sửa")[1]
    assert "Số, ký hiệu" in machine


def test_the_style_may_be_named(lan):
    assert "Không thấy chỗ nào sai thể thức." in text(sent(lan, PARTY.docx()))
    assert "Hướng dẫn 05-HD/VPTW" in text(sent(lan, PARTY.docx()))
    assert "Không có Quốc hiệu." in text(sent(lan, PARTY.docx(), style="nd30"))


def test_a_paper_for_the_public_is_searched_for_personal_data(lan):
    body = (
        *Typed().body[:8],
        "Liên hệ bà Lò Thị Mai, điện thoại 0912 345 678, để đăng ký phát biểu.",
        *Typed().body[8:],
    )
    answer = sent(lan, replace(Typed(), body=body).docx(), public="on")
    assert "Có số điện thoại trong văn bản sẽ công khai." in text(answer)
    assert "0912" not in re.sub(r'value="[^"]*"', "", answer.content.decode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"\x89PNG\r\n\x1a\n000", "không phải văn bản docx hay PDF"),
        (b"PK\x03\x04000", "bị hỏng"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(lan, data, words):
    answer = sent(lan, data)
    assert answer.status_code == 422
    assert words in text(answer)


def test_no_file_and_a_spoilt_page_are_refused(lan):
    assert "Chưa chọn tệp." in text(lan.post(AT, {}))
    answer = lan.post(AT, {"kept": "###", "name": "x.docx"})
    assert answer.status_code == 422
    assert views.BROKEN in text(answer)


def test_a_heavy_paper_is_judged_but_does_not_travel_with_its_page(lan, monkeypatch):
    monkeypatch.setattr(views, "MOST_KEPT", 10)
    answer = sent(lan, CARELESS)
    assert "Tệp nặng quá 1,4 MB" in text(answer)
    assert "kept" not in hidden(answer)


def test_nothing_safe_to_mend_is_said(lan):
    data = replace(Typed(), name="ThS. Lò Thị Lan").docx()
    answer = lan.post(AT, {"kept": base64.b64encode(data).decode(), "name": "x.docx"})
    assert answer.status_code == 409
    assert views.NOTHING_SAFE in text(answer)


@pytest.mark.parametrize(
    ("kind", "open_still"),
    [
        ("ke-hoach", set()),
        ("thong-bao", set()),
        ("giay-moi", set()),
        ("bien-ban", {"L38", "L42"}),  # the sitting has not ended: its hour is still dots
        ("thong-bao-ket-luan", set()),
        ("bao-cao", set()),
    ],
)
def test_every_draft_is_checked_on_its_own_page(commune, ba_lan, lan, kind, open_still):
    opened = given.an_open_dialogue(commune, ba_lan)
    answer = lan.get(f"/doi-thoai/{opened.pk}/giay-to/{kind}/the-thuc/")
    assert answer.status_code == 200
    assert {each.rule for each in answer.context["found"].all if each.severity == "error"} == open_still


def test_an_issued_paper_is_checked_against_its_register_and_its_dialogue(commune, ba_lan, lan):
    planned = given.a_dialogue(commune, ba_lan)
    issue_plan(planned, by=ba_lan, at=given.BEFORE, issued_on=given.PLANNED.date())
    paper = Paper.objects.get()
    at = f"/giay-to/{paper.pk}/the-thuc/"
    for page in (f"/doi-thoai/{planned.pk}/giay-to/", f"/giay-to/{paper.pk}/"):
        assert at in lan.get(page).content.decode()
    assert "Phải sửa" not in text(lan.get(at)), [each.says for each in lan.get(at).context["found"].all]


def test_unknown_kinds_and_papers_of_another_commune_are_not_found(commune, ba_lan, lan, ong_nam, signed_in):
    planned = given.a_dialogue(commune, ba_lan)
    issue_plan(planned, by=ba_lan, at=given.BEFORE, issued_on=given.PLANNED.date())
    paper = Paper.objects.get()
    assert lan.get(f"/doi-thoai/{planned.pk}/giay-to/so-do/the-thuc/").status_code == 404
    nam = signed_in("nam")
    assert nam.get(f"/giay-to/{paper.pk}/the-thuc/").status_code == 404
    assert nam.get(f"/doi-thoai/{planned.pk}/giay-to/ke-hoach/the-thuc/").status_code == 404


def test_the_signatures_of_a_pdf_are_told(lan, commune, ba_lan):
    """Who, when, still whole; and that it was changed after."""
    paper = Paper.objects.get(dialogue=given.an_open_dialogue(commune, ba_lan))
    data = signing.signed(pdf_of(paper), signing.chair())
    place = data.index(b"/Title") + 12
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    for each, told in ((data, "Còn nguyên vẹn"), (changed, "Không còn giá trị")):
        shown = text(sent(lan, each, "ky.pdf"))
        assert "Lò Văn Bình (UBND xã Thanh Sơn) ký số" in shown
        assert told in shown
