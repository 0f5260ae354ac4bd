"""Dự toán kinh phí: what is counted comes from the dialogue, what is money stays blank."""

from dataclasses import replace

from hypothesis import given as whatever
from hypothesis import strategies as st

from doithoai.models import Commune, Dialogue, serving
from doithoai.outputs.papers.content import Table, text_of
from doithoai.outputs.sheets import SHEETS, Asked, as_docx, as_pdf, of_step
from doithoai.outputs.sheets.estimate import Estimate, estimate
from doithoai.outputs.sheets.printing import pages_in
from tests import given

from .test_sheets import SAMPLE

counts = st.integers(min_value=0, max_value=3000)


def table_of(facts: Estimate) -> Table:
    (table,) = (block for block in facts.content().forms[0] if isinstance(block, Table))
    return table


def how_many(facts: Estimate) -> dict[str, str]:
    return {what: count for _, what, _, _, count, _, _ in table_of(facts).rows if what}


def test_guests_hamlets_and_the_plan_are_counted(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_guest(dialogue, ba_lan, "Lò Thị Hiên")
    given.a_guest(dialogue, ba_lan, "Vàng A Páo")
    given.a_guest(dialogue, ba_lan, "Phạm Văn Hòa", kind="delegate", position="Mặt trận xã")
    Dialogue.objects.filter(pk=dialogue.pk).update(attendance_min=None, attendance_max=120)
    facts = estimate(Dialogue.objects.get(pk=dialogue.pk), Asked())
    assert (facts.citizens, facts.delegates, facts.heads) == (2, 1, 120)
    counted = how_many(facts)
    assert counted["In giấy mời, phong bì"] == "3"
    assert counted["In tài liệu cho đại biểu"] == "1"
    assert counted["Nước uống"] == "120"
    assert counted["In, sao biên bản và thông báo kết luận"] == ""
    said = text_of(facts.content())
    assert "Kế hoạch dự kiến 120 người." in said
    assert "Danh sách mời có 03 người: 02 người dân, 01 đại biểu." in said
    assert "Lò Thị Hiên" not in said


def test_only_the_guests_of_this_dialogue_and_this_commune_are_counted(commune, ba_lan, ong_nam):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_guest(dialogue, ba_lan)
    elsewhere = Commune.objects.get(pk=ong_nam.commune_id)
    with serving(elsewhere):
        given.hamlets(elsewhere, "thôn Nà Phai", "thôn Nà Sản", "thôn Nà Mạ")
        given.a_guest(given.an_open_dialogue(elsewhere, ong_nam), ong_nam)
    facts = estimate(dialogue, Asked())
    assert (facts.invited, facts.hamlets) == (1, 2)


def test_what_is_not_known_is_left_to_write_in():
    facts = Estimate(SAMPLE)
    counted = how_many(facts)
    assert counted.pop("Âm thanh, màn chiếu") == counted.pop("Trang trí hội trường") == "1"
    assert set(counted.values()) == {""}
    said = text_of(facts.content())
    assert "Kế hoạch chưa nêu số người dự. Chưa lập danh sách mời." in said


def test_a_range_of_the_plan_is_told_and_its_end_provided_for():
    facts = replace(Estimate(SAMPLE), least=80, most=150)
    assert facts.heads == 150
    assert "từ 80 đến 150 người" in text_of(facts.content())
    assert "dự kiến 80 người" in text_of(replace(facts, most=0).content())


@whatever(counts, counts, counts, counts, counts)
def test_no_price_and_nobody_goes_thirsty(citizens, delegates, least, most, hamlets):
    facts = Estimate(SAMPLE, citizens, delegates, least, most, hamlets)
    table = table_of(facts)
    assert all((price, total) == ("", "") for *_, price, total in (*table.rows, table.totals))
    assert facts.heads >= max(facts.invited, least, most)


def test_it_is_two_pages_at_most_and_offered_with_the_plan():
    facts = Estimate(SAMPLE, 100, 20, 80, 150, 24)
    assert pages_in(as_pdf(facts.content())) <= 2
    assert as_docx(facts.content()).startswith(b"PK")
    assert SHEETS["du-toan-kinh-phi"] in of_step("plan")
