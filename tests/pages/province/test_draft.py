"""A regulation written in the form: the file a person would type, kept here or downloaded."""

import re
import tomllib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from doithoai.actions.commune.save_regulation import FOR_EVERY_COMMUNE
from doithoai.models import User
from doithoai.pages.province.forms import RegulationForms, usual
from doithoai.rules.regulation import KEYS, load_all
from doithoai.rules.regulation_advice import advise_text
from doithoai.rules.regulation_files import file_of, keep_own_in, known, made_from
from doithoai.rules.regulation_writing import as_toml
from tests import given

LIST, NEW = reverse("province:regulations"), reverse("province:new_regulation")
QUOTE = 'Chậm nhất 12 ngày làm việc sau hội nghị, người chủ trì "ra" thông báo kết luận'
HEAD = {
    "head-province": "Tuyên Quang",
    "head-title": "Quy chế đối thoại trực tiếp với nhân dân",
    "head-short": "Quy chế 99-QC/TU (Tuyên Quang)",
    "head-kind": "Quy chế",
    "head-number": "99-QC/TU",
    "head-issuer": "Tỉnh ủy Tuyên Quang",
    "head-issued_on": "05/03/2026",
    "head-valid_from": "05/03/2026",
    "head-level": "provincial_party",
    "head-use": "timetable",
    "head-known_through": "dẫn theo kế hoạch năm 2026 của UBND xã Bản Vược",
}
STEPS = {f"{key}-{name}": value for key in KEYS for name, value in usual(key).items()}
SAID = {
    **HEAD, **STEPS, "conclusion-days": "12", "conclusion-words": QUOTE,
    "reply-words": "trả lời trong thời gian ngắn nhất", "reply-retold": "on",
    "attendance-least": "30", "attendance-words": "có ít nhất 30 người dân tham dự",
    "other-TOTAL_FORMS": "0", "other-INITIAL_FORMS": "0",
}  # fmt: skip


def browser(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def folder(tmp_path):
    keep_own_in(tmp_path / "regulations")
    yield tmp_path / "regulations"
    keep_own_in(None)


@pytest.fixture
def chi_ha(commune) -> Client:
    """Chị Hà, of the province, who sees the commune from above."""
    given.a_person(commune, "ha", "Nông Thị Hà", given.Role.SUPERVISOR)
    return browser("ha")


@pytest.fixture
def anh_quan(commune, folder) -> Client:
    """Anh Quân keeps the computer."""
    given.a_person(commune, "quan", "Đỗ Văn Quân", given.Role.ADMIN)
    return browser("quan")


def sent(made: RegulationForms) -> QueryDict:
    """What a browser sends of a form as it is shown."""
    found = QueryDict(mutable=True)
    for form in [*made.every(), made.clocks.management_form, *made.clocks.forms]:
        for field in form:
            value = field.field.prepare_value(field.value())
            if isinstance(value, date):
                value = f"{value:%d/%m/%Y}"
            elif isinstance(value, bool):
                value = "on" if value else None
            if value is not None:
                found.setlist(
                    field.html_name, [str(each) for each in value] if isinstance(value, list) else [value]
                )
    return found


@pytest.mark.parametrize("name", sorted(load_all()))
def test_every_file_goes_into_the_form_and_comes_out_the_same(name):
    path = file_of(name)
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    made = RegulationForms(sent(RegulationForms(said=said, name=name)), said=said, name=name)
    assert made.is_valid(), [form.errors for form in [*made.every(), made.clocks] if form.errors]
    again = tomllib.loads(as_toml(made.tables()))
    assert made_from(again, path) == load_all()[name]


def test_a_form_makes_the_file(chi_ha):
    assert chi_ha.get(NEW).status_code == 200
    answer = chi_ha.post(NEW, {**SAID, "do": "tai"})
    made = tomllib.loads(answer.content.decode())
    assert 'filename="tuyen_quang.toml"' in answer.headers["Content-Disposition"]
    assert made["deadline"] == {
        "conclusion": {"working_days": 12, "after": "dialogue", "owner": "chair", "quote": QUOTE}
    }
    assert made["unnumbered"] == {"reply": {"says": "trả lời trong thời gian ngắn nhất"}}
    assert made["attendance"] == {"least": 30, "quote": "có ít nhất 30 người dân tham dự"}
    assert str(made["valid_from"]) == "2026-03-05"
    assert [
        each for each in advise_text(answer.content.decode(), "tuyen_quang") if each.severity == "error"
    ] == []


def test_the_advice_stands_beside_the_file(chi_ha):
    page = chi_ha.post(NEW, {**SAID, "conclusion-words": "Sớm ra thông báo kết luận"}).content.decode()
    assert "Câu làm chứng không có con số 12" in page
    assert "doithoai/regulations/provinces/tuyen_quang.toml" in page
    assert (
        "<strong>Ra thông báo kết luận</strong>" in page
    )  # by the words of the form, not [deadline.conclusion]
    before = chi_ha.post(NEW, {**SAID, "conclusion-start": "before dialogue"}).content.decode()
    assert "làm sau hội nghị" in before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"conclusion-words": ""}, "Có số ngày thì phải có câu"),
        ({"head-valid_from": "mai"}, "ngày/tháng/năm"),
        ({"head-province": "Sơn La"}, "Đã có tệp tên son_la"),
        ({"head-id": "../son_la"}, "Tên tệp chỉ gồm"),
        ({"conclusion-days": "0"}, "1"),
        ({"frequency-months": "13", "frequency-times_a_year": "1"}, "Tháng là số từ 1 đến 12"),
        ({"attendance-words": ""}, "Xin ghi câu của quy chế"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(chi_ha, changed, says):
    answer = chi_ha.post(NEW, {**SAID, **changed, "do": "tai"})
    page = answer.content.decode()
    assert "attachment" not in answer.headers.get("Content-Disposition", "")
    assert says in page
    assert "Tỉnh ủy Tuyên Quang" in page


def test_what_was_typed_with_strange_signs_stays_one_line(chi_ha):
    title = 'a "b" \\ c\x07\nd = 1'
    answer = chi_ha.post(NEW, {**SAID, "head-title": title, "do": "tai"})
    assert tomllib.loads(answer.content.decode())["title"] == 'a "b" \\ c d = 1'


def test_the_whole_of_a_regulation_can_be_said(chi_ha):
    more = {
        "frequency-times_a_year": "2", "frequency-months": "12, 6", "frequency-on_demand_percent": "10",
        "frequency-words": "mỗi năm 02 lần", "chair-roles": ["committee", "party"], "chair-deputy_may": "false",
        "chair-words": "người đứng đầu trực tiếp đối thoại", "papers-required": ["plan", "minutes"],
        "papers-words": "có kế hoạch, biên bản", "papers-retold": "on", "survey-optional": "true",
        "survey-words": "nếu có", "sitting-half_days": "1", "sitting-words": "01 buổi",
        "other-TOTAL_FORMS": "1", "other-0-name": "niem_yet", "other-0-days": "30", "other-0-unit": "days",
        "other-0-way": "during", "other-0-event": "posting", "other-0-words": "niêm yết ít nhất 30 ngày",
        "end-doubt_from": "01/07/2026", "end-doubt_says": "Tỉnh đang sắp xếp lại.", "head-notes": "Một.\nHai.",
    }  # fmt: skip
    made = tomllib.loads(chi_ha.post(NEW, {**SAID, **more, "do": "tai"}).content.decode())
    assert made["frequency"] == {
        "times_a_year": 2, "months": [6, 12], "on_demand_percent": 10, "quote": "mỗi năm 02 lần",
    }  # fmt: skip
    assert made["chair"]["roles"] == ["committee", "party"]
    assert made["chair"]["deputy_may"] is False
    assert made["papers"] == {"required": ["plan", "minutes"], "says": "có kế hoạch, biên bản"}
    assert made["survey"] == {"optional": True, "quote": "nếu có"}
    assert made["other"] == {
        "niem_yet": {"days": 30, "during": "posting", "quote": "niêm yết ít nhất 30 ngày"}
    }
    assert (made["doubt"]["from"], made["notes"]) == (date(2026, 7, 1), ["Một.", "Hai."])


def test_an_administrator_keeps_it_here_and_it_counts_at_once(anh_quan, folder):
    answer = anh_quan.post(NEW, {**SAID, "do": "luu"})
    assert answer.headers["Location"] == reverse("province:regulation", args=["tuyen_quang"])
    assert load_all()["tuyen_quang"].deadlines["conclusion"].days == 12
    assert "tệp của máy chủ này" in anh_quan.get(LIST).content.decode()
    edit = reverse("province:edit_regulation", args=["tuyen_quang"])
    assert 'value="99-QC/TU"' in anh_quan.get(edit).content.decode()
    ended = {
        "end-retired_on": "01/09/2026", "end-retired_says": "tỉnh ban hành quy chế mới", "end-replaced_by": "son_la",
    }  # fmt: skip
    anh_quan.post(edit, {**SAID, **ended, "do": "luu"})
    assert not load_all()["tuyen_quang"].in_force_on(date(2026, 9, 1))
    assert len(list((folder / "earlier").glob("tuyen_quang-*.toml"))) == 1, "the version before is kept"
    page = anh_quan.get(reverse("province:regulation", args=["tuyen_quang"])).content.decode()
    assert "tỉnh ban hành quy chế mới" in page
    assert "Quy định 429-QĐi/TU (Sơn La)</a>" in page


def test_a_shipped_file_changed_here_takes_its_place_and_the_page_says_so(anh_quan, folder):
    edit = reverse("province:edit_regulation", args=["hai_phong"])
    assert "thay cho bản có sẵn" in anh_quan.get(edit).content.decode()
    anh_quan.post(edit, {**SAID, "head-province": "Hải Phòng", "do": "luu"})
    assert known().own == {"hai_phong"}
    page = anh_quan.get(reverse("province:regulation", args=["hai_phong"])).content.decode()
    assert "Tệp của máy chủ này" in page
    assert "99-QC/TU" in page


def test_what_binds_every_commune_is_said_before_anybody_presses(anh_quan, folder):
    """A law: the button is grey with the reason the press would give; the file itself can still be taken."""
    edit = reverse("province:edit_regulation", args=["law_2015"])
    page = anh_quan.get(edit).content.decode()
    assert FOR_EVERY_COMMUNE in page
    assert "thay cho bản có sẵn" not in page
    typed = sent(RegulationForms(said=tomllib.loads(file_of("law_2015").read_text("utf-8")), name="law_2015"))
    typed["do"] = "xem"
    seen = anh_quan.post(edit, typed).content.decode()
    button = re.search(r"<button[^>]*>(?:<svg.*?</svg>)?Lưu vào máy chủ này", seen)
    assert "disabled" in button[0]
    assert FOR_EVERY_COMMUNE in seen
    assert "dùng được ngay" not in seen
    typed["do"] = "tai"
    assert anh_quan.post(edit, typed).headers["Content-Disposition"]
    typed["do"] = "luu"
    assert anh_quan.post(edit, typed).status_code == 409


def test_a_file_with_a_fault_is_told_on_the_page(anh_quan, folder):
    folder.mkdir()
    (folder / "sai.toml").write_text('id = "sai"\ntilte = “Quy chế”', encoding="utf-8")
    page = anh_quan.get(LIST).content.decode()
    assert "Tệp sai.toml của máy chủ này chưa dùng được" in page
    assert "hai dấu ngoặc kép thẳng" in page
    assert anh_quan.get(reverse("province:regulation", args=["sai"])).status_code == 404


def test_a_file_somebody_has_is_opened_with_advice_at_its_fields(chi_ha):
    text = file_of("son_la").read_text(encoding="utf-8").replace("working_days = 15", "woking_days = 15")
    sent_file = SimpleUploadedFile("x.toml", text.replace('"son_la"', '"son_vi"').encode())
    page = chi_ha.post(NEW, {"do": "mo", "file": sent_file}).content.decode()
    assert "Có phải “working_days”?" in page.replace("&quot;", '"')
    assert "Xin xem lại: Không có khóa “woking_days”" in page
    assert 'value="429-QĐi/TU"' in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Thiếu"), (b"id = ", "không đọc được theo TOML"), (b"\xff\xfe\x00", "không phải UTF-8"),
        (b"[deadline]\nreply = 3", "Viết thành bảng"), (b"id = 3\nnotes = 5\nother = 1", "Thiếu"),
        (b"a = " + b"[" * 5000, "TOML"), (b"#" * 300_000, "quá lớn"),
    ],
)  # fmt: skip
def test_no_file_breaks_the_page(chi_ha, data, says):
    answer = chi_ha.post(NEW, {"do": "mo", "file": SimpleUploadedFile("x.toml", data)})
    assert answer.status_code in (200, 422)
    assert says in answer.content.decode()


def test_only_an_administrator_keeps_it_here(chi_ha, folder):
    page = chi_ha.post(NEW, {**SAID, "do": "luu"})
    assert (page.status_code, folder.exists()) == (409, False)
    assert "chỉ dành cho quản trị" in page.content.decode()
    assert "Tỉnh ủy Tuyên Quang" in page.content.decode()


def test_one_of_our_own_is_taken_away_from_its_page(anh_quan, folder):
    assert anh_quan.post(NEW, {**SAID, "do": "luu"}).status_code == 302
    page = anh_quan.get("/quy-che/tuyen_quang/").content.decode()
    assert "Bỏ quy chế này" in page
    answer = anh_quan.post("/quy-che/tuyen_quang/bo/", follow=True)
    assert "Đã bỏ tệp riêng của máy chủ này." in answer.content.decode()
    assert "tuyen_quang" not in load_all()
    assert anh_quan.post("/quy-che/tuyen_quang/bo/").status_code == 409


def test_a_file_with_a_fault_can_be_taken_away_and_a_strange_name_stops_no_page(anh_quan, folder):
    folder.mkdir(exist_ok=True)
    (folder / "son_vi.toml").write_text("id = ")
    (folder / "tệp của tôi.toml").write_text("id = ")
    page = anh_quan.get(LIST).content.decode()
    assert page.count("Bỏ tệp này?") == 1
    assert anh_quan.post("/quy-che/son_vi/bo/").status_code == 302
    assert not (folder / "son_vi.toml").exists()


def test_the_officer_takes_nothing_away(commune, folder):
    given.ong_tu(commune)
    assert browser("tu").post("/quy-che/son_la/bo/").status_code == 403
