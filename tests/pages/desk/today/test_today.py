import pytest

from doithoai.actions.plan.choose_reply_days import choose_reply_days
from tests import given
from tests.pages.desk.conftest import cost

URL = "/viec-hom-nay/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_it_asks_a_stranger_to_sign_in(client, db):
    assert client.get(URL).headers["Location"] == f"/dang-nhap/?next={URL}"


def test_an_empty_commune_says_what_to_begin_with(lan):
    page = text(lan.get(URL))
    assert "Chưa có cuộc đối thoại nào đang làm" in page
    assert "/doi-thoai/moi/" in page


@pytest.mark.usefixtures("in_may")
def test_the_clerk_sees_the_plan_that_waits_with_its_date_and_rule(commune, ba_lan, lan):
    given.a_dialogue(commune, ba_lan)
    page = text(lan.get(URL))
    assert "Hoàn thiện và ban hành kế hoạch" in page
    assert "Vì sao?" in page


@pytest.mark.usefixtures("in_may")
def test_the_clerk_sees_opinions_waiting_to_be_classified(commune, ba_lan, lan):
    given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune)
    assert "Phân loại 1 ý kiến" in text(lan.get(URL))


def test_an_officer_sees_what_their_body_owes_and_not_the_clerks_work(commune, ba_lan, signed_in, in_june):
    given.ong_tu(commune)
    given.an_assignment(commune, ba_lan)
    page = text(signed_in("tu").get(URL))
    assert "Trả lời: Mương thôn Đồng Mới bị vỡ" in page
    assert "Ghi đã làm" not in page


@pytest.mark.usefixtures("in_may")
def test_a_hamlet_head_is_asked_to_bring_opinions_in(commune, ba_lan, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    given.ba_mai(commune)
    assert "Ghi ý kiến của bà con" in text(signed_in("mai").get(URL))


@pytest.mark.usefixtures("in_may")
def test_the_office_sees_how_many_sittings_the_year_asks_for(commune, ba_lan, lan, signed_in, ong_nam):
    commune.regulation = "son_la"
    commune.save()
    given.an_open_dialogue(commune, ba_lan)
    page = text(lan.get(URL))
    assert "Năm 2026 chưa họp, 02 cuộc đối thoại phải có, đã định ngày 01 cuộc." in page
    assert "Cuộc tiếp theo chậm nhất 31/12/2026." in page
    assert "định ngày" not in text(signed_in("nam").get(URL))
    given.ba_mai(commune)
    assert "Đối thoại trong năm" not in text(signed_in("mai").get(URL))


@pytest.mark.usefixtures("in_may")
def test_ong_nam_sees_only_his_own_commune(commune, ba_lan, ong_nam, signed_in):
    dialogue = given.a_dialogue(commune, ba_lan)
    assert dialogue.title not in text(signed_in("nam").get(URL))


@pytest.mark.usefixtures("in_may")
def test_three_dialogues_cost_what_one_costs(commune, ba_lan, lan):
    def one_more(number: int) -> None:
        given.an_open_dialogue(commune, ba_lan)
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị xã sửa.")
        given.an_opinion(commune, f"Đường xóm {number} lầy lội, đề nghị đổ bê tông.")

    one_more(1)
    before = cost(lan, URL)
    one_more(2), one_more(3)
    assert cost(lan, URL) == before <= 28


@pytest.mark.usefixtures("in_may")
def test_a_step_without_a_number_waits_on_today_until_somebody_decides(commune, ba_lan, lan):
    dialogue = given.an_open_dialogue(commune, ba_lan, regulation="thai_nguyen")
    assert "Ấn định số ngày: trả lời ý kiến, kiến nghị" in text(lan.get(URL))
    choose_reply_days(dialogue, by=ba_lan, days=12)
    assert "Ấn định số ngày" not in text(lan.get(URL))


def test_danger_stands_before_everything_that_has_a_date(commune, ba_lan, lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)  # planned for months ago: much is late
    given.an_opinion(commune, "Taluy sau nhà đang sạt xuống, đất đá tràn vào bếp, xin cứu ngay.")
    page = lan.get(URL).content.decode()
    at_once, late = page.index("Làm ngay"), page.index("Quá hạn")
    assert at_once < page.index("Việc khẩn cấp chưa ai nhận (1)", at_once) < late
    assert dialogue.title in page[late:]
