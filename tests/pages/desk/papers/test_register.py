"""Sổ văn bản đi on the screen, on paper and in Excel."""

from io import BytesIO

import docx
import pytest
from python_calamine import load_workbook

from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.models import OutgoingEntry
from tests import given
from tests.pages.desk.conftest import cost

pytestmark = pytest.mark.usefixtures("in_may")
AT = "/giay-to/so/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def opened(commune, ba_lan):
    return given.an_open_dialogue(commune, ba_lan)


def test_every_number_is_there_with_its_state(commune, ba_lan, opened, lan):
    reserve_number(commune, by=ba_lan, symbol="KH-UBND", why="chờ Chủ tịch ký")
    page = text(lan.get(AT))
    for said in (
        "01/KH-UBND",
        "Đã ban hành",
        "02/KH-UBND",
        "Đang giữ số",
        "chờ Chủ tịch ký",
        "Kế hoạch (UBND): đến số 02",
    ):
        assert said in page


def test_a_number_is_kept_and_given_up_here(opened, lan):
    lan.post(AT + "giu-so/", {"symbol": "TB-UBND", "why": "chờ ký"})
    kept = OutgoingEntry.objects.get(state="reserved")
    page = text(lan.post(f"{AT}{kept.pk}/huy/", {"why": "không ban hành nữa"}, follow=True))
    assert "Đã hủy số 01/TB-UBND; số này vẫn nằm trong sổ" in page
    assert "không ban hành nữa (giữ số: chờ ký)" in page


def test_a_refused_entry_comes_back_as_it_was_typed(opened, lan):
    form = {"symbol": "KH-UBND", "number": "50", "issued_on": "20/05/2026", "summary": "Kế hoạch khác"}
    answer = lan.post(AT + "vao-so/", form)
    assert answer.status_code == 409
    assert "đặt số bắt đầu nếu các số trước đã cấp ở sổ giấy" in text(answer)
    assert 'value="Kế hoạch khác"' in text(answer)
    assert lan.post(AT + "vao-so/", {**form, "number": "x"}).status_code == 422
    lan.post(AT + "so-bat-dau/", {"symbol": "KH-UBND", "first": "50", "why": "sổ giấy đến 49"})
    assert "Đã vào sổ số 50/KH-UBND." in text(lan.post(AT + "vao-so/", form, follow=True))


def test_types_that_share_a_series_are_chosen_here(commune, opened, lan):
    lan.post(AT + "day-chung/", {"types": ["KH", "TB"]})
    commune.refresh_from_db()
    assert commune.shared_types == ["KH", "TB"]


def test_it_prints_as_the_decrees_ten_columns(opened, lan):
    assert lan.get(AT + "so-van-ban-di.pdf?ky=2026").content.startswith(b"%PDF")
    table = docx.Document(BytesIO(lan.get(AT + "so-van-ban-di.docx?ky=2026&day=KH-UBND").content)).tables[-1]
    heading, line = ([cell.text for cell in row.cells] for row in table.rows[:2])
    assert heading == [
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
        "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ]  # fmt: skip
    assert line[:2] == ["01/KH-UBND", "20/05/2026"]
    assert line[3:5] == ["Lò Văn Bình", "Thường trực Đảng ủy; Ủy ban MTTQ"]
    sheet = load_workbook(BytesIO(lan.get(AT + "so-van-ban-di.xlsx?ky=2026").content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][0] == "01/KH-UBND"
    assert lan.get(AT + "so-van-ban-di.exe").status_code == 404


def test_a_formula_typed_as_a_summary_stays_words(commune, lan):
    form = {"symbol": "KH-UBND", "issued_on": "20/05/2026", "summary": "=HYPERLINK(1)"}
    lan.post(AT + "vao-so/", form)
    sheet = load_workbook(BytesIO(lan.get(AT + "so-van-ban-di.xlsx").content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][2] == "Kế hoạch: =HYPERLINK(1)"


@pytest.mark.parametrize("ask", ["?ky=abc", "?day='--", "?page=99", "?ky=2026&day=KH-UBND&page=x"])
def test_a_strange_address_shows_the_register(opened, lan, ask):
    assert lan.get(AT + ask).status_code == 200


def test_three_lines_cost_no_more_than_one(commune, ba_lan, opened, lan):
    one = cost(lan, AT)
    for _ in range(2):
        given.an_open_dialogue(commune, ba_lan)
    assert cost(lan, AT) == one


def test_ong_nam_sees_only_his_own(opened, ong_nam, signed_in):
    nam = signed_in("nam")
    assert "01/KH-UBND" not in text(nam.get(AT))
    line = OutgoingEntry.objects.get()
    assert nam.post(f"{AT}{line.pk}/huy/", {"why": "x"}).status_code == 404


def test_the_officer_does_not_open_it(commune, opened, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").get(AT).status_code == 403
