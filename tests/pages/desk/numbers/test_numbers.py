"""Numbers for the commune, and the list as Excel."""

import io

import pytest
from python_calamine import load_workbook

from doithoai.actions.opinions.import_opinions import read_rows
from doithoai.models import Dialogue
from doithoai.rules.spreadsheet import read_table
from tests import given
from tests.pages.desk.conftest import cost

pytestmark = pytest.mark.usefixtures("in_may")
URL, FILE = "/so-lieu/", "/so-lieu/y-kien.xlsx"


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def opened(commune, ba_lan) -> Dialogue:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan)
    given.an_opinion(
        commune, "Xin gọi tôi số 0912345678 khi sửa đường.", author="Hà Thị Mận", contact="0912345678"
    )
    return dialogue


def rows_of(response) -> list[list[object]]:
    return load_workbook(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()


def test_an_empty_commune_has_a_page_too(lan):
    assert "Chưa có số liệu" in text(lan.get(URL))


def test_fields_hamlets_and_dialogues_are_counted(opened, lan):
    page = text(lan.get(URL))
    assert "Theo lĩnh vực" in page
    assert opened.title in page


def test_the_list_holds_no_personal_data_unless_the_clerk_asks(opened, lan):
    said = str(rows_of(lan.get(FILE)))
    assert "0912345678" not in said
    assert "Hà Thị Mận" not in said
    assert "Hà Thị Mận" in str(rows_of(lan.get(FILE, {"ca-ten": "1"})))


def test_only_the_clerk_may_ask_for_names(opened, commune, signed_in):
    given.ong_hoa(commune)
    assert signed_in("hoa").get(FILE).status_code == 200
    assert signed_in("hoa").get(FILE, {"ca-ten": "1"}).status_code == 403


def test_the_list_can_be_read_in_again(opened, lan):
    read = read_rows(read_table(lan.get(FILE, {"ca-ten": "1"}).content), opened)
    assert (read.errors, read.known) == ((), 2)


def test_ong_nam_cannot_ask_for_another_communes_dialogue(opened, ong_nam, signed_in):
    nam = signed_in("nam")
    assert nam.get(URL, {"hoi-nghi": opened.pk}).status_code == 404
    assert nam.get(FILE, {"hoi-nghi": opened.pk}).status_code == 404


def test_a_hamlet_head_sees_the_numbers_and_takes_no_list_away(opened, commune, signed_in):
    given.ba_mai(commune)
    page = signed_in("mai").get(URL)
    assert page.status_code == 200
    assert "Tải Excel" not in text(page)
    assert signed_in("mai").get(FILE).status_code == 403


def test_three_opinions_cost_what_one_costs(commune, ba_lan, lan):
    given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan, "Mương số 1 bị vỡ, đề nghị xã sửa.")
    before = cost(lan, URL), cost(lan, FILE)
    for number in (2, 3):
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị xã sửa.")
    assert (cost(lan, URL), cost(lan, FILE)) == before
    assert before <= (20, 8)
