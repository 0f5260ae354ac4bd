"""The regulations as people read them, and a new one written in a form."""

import tomllib

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.models import User
from doithoai.pages.province.draft import advice_on, as_toml, usual
from doithoai.rules.regulation import KEYS, load_all
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
    "head-known_through": "dẫn theo kế hoạch năm 2026 của UBND xã Bản Vược",
}
STEPS = {f"{key}-{name}": value for key in KEYS for name, value in usual(key).items()}
SAID = {
    **HEAD, **STEPS, "conclusion-days": "12", "conclusion-words": QUOTE,
    "reply-words": "trả lời trong thời gian ngắn nhất", "reply-retold": "on",
    "other-least": "30", "other-attendance": "có ít nhất 30 người dân tham dự",
}  # fmt: skip


def browser(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def chi_ha(commune) -> Client:
    """Chị Hà, of the province, who sees the commune from above."""
    given.a_person(commune, "ha", "Nông Thị Hà", given.Role.SUPERVISOR)
    return browser("ha")


def test_every_regulation_is_listed_and_opens(chi_ha):
    page = chi_ha.get(LIST).content.decode()
    for each in load_all().values():
        address = reverse("province:regulation", args=[each.id])
        assert address in page
        one = chi_ha.get(address)
        assert one.status_code == 200
    assert chi_ha.get(reverse("province:regulation", args=["khong_co"])).status_code == 404


def test_a_number_stands_beside_its_words(chi_ha):
    page = chi_ha.get(reverse("province:regulation", args=["son_la"])).content.decode()
    assert "15 ngày làm việc sau thông báo kết luận" in page
    assert "từ khi có thông báo kết luận của Chủ tịch UBND xã" in page
    assert "Chưa đọc toàn văn" in page
    vague = chi_ha.get(reverse("province:regulation", args=["thai_nguyen"])).content.decode()
    assert "trong thời gian ngắn nhất" in vague


def test_the_file_is_the_file_of_the_program(chi_ha):
    answer = chi_ha.get(reverse("province:regulation_file", args=["hai_duong"]))
    assert tomllib.loads(answer.content.decode())["id"] == "hai_duong"
    assert 'filename="hai_duong.toml"' in answer.headers["Content-Disposition"]


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
        each for each in advice_on(answer.content.decode(), "tuyen_quang") if each.severity == "error"
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
        ({"other-attendance": ""}, "Xin ghi câu của quy chế"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(chi_ha, changed, says):
    answer = chi_ha.post(NEW, {**SAID, **changed, "do": "tai"})
    page = answer.content.decode()
    assert "attachment" not in answer.headers.get("Content-Disposition", "")
    assert says in page
    assert "Tỉnh ủy Tuyên Quang" in page


def test_strange_signs_do_not_break_the_file():
    head = {key.removeprefix("head-"): value for key, value in HEAD.items()}
    head |= {"id": "x", "valid_to": None, "title": 'a "b" \\ c\nd = 1', "issued_on": None}
    other = dict.fromkeys(("attendance", "frequency", "chair"), "")
    assert tomllib.loads(as_toml(head, {}, other))["title"] == head["title"]


def test_who_may_read_and_who_may_write(commune, ba_lan):
    given.ong_tu(commune)
    given.a_person(commune, "quan", "Đỗ Văn Quân", given.Role.ADMIN)
    lan, tu, quan = browser("lan"), browser("tu"), browser("quan")
    assert lan.get(LIST).status_code == 200
    assert NEW not in lan.get(LIST).content.decode()
    assert lan.get(NEW).status_code == lan.post(NEW, SAID).status_code == 403
    assert quan.get(NEW).status_code == 200
    assert tu.get(LIST).status_code == 403
    assert Client().get(LIST).status_code == 302
