"""Every sheet: the same words in both renderers, nothing personal on what is public, sums that add up, one page
where one page is promised."""

import re
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Actor, Assignment, Commune, Dialogue, Hamlet, Opinion, OpinionGroup
from doithoai.models.clock import clock_at
from doithoai.outputs.papers.content import text_of
from doithoai.outputs.papers.facts import Meeting, Office
from doithoai.outputs.sheets import SHEETS, Asked, as_docx, as_pdf, slips_of
from doithoai.outputs.sheets.attendance import Guest, ordered
from doithoai.outputs.sheets.loudspeaker import MOST, Loudspeaker, loudspeaker
from doithoai.outputs.sheets.occasion import Occasion, occasion
from doithoai.outputs.sheets.poster import poster
from doithoai.outputs.sheets.printing import pages_in
from doithoai.outputs.sheets.synthesis import NOT_YET_OPEN, Row, open_synthesis, synthesis, totals_of
from doithoai.rules.codes import short_code
from doithoai.rules.spoken import syllables
from tests import given
from tests.outputs.papers.test_papers import docx_text, pdf_pages, words
from tests.remembered import remembered

pytestmark = pytest.mark.filterwarnings("error")
ASKED = Asked(site="https://doithoai.example/", follow="https://doithoai.example/tra-cuu/")
SAMPLE = Occasion(
    Office("Ủy ban nhân dân xã Mường Thín", "UBND xã", ("Ủy ban nhân dân",), "UBND", "Mường Thín"),
    Meeting(
        "Hội nghị đối thoại", "Chủ tịch UBND xã Lò Văn Bình", "Nhà văn hóa", "Nhân dân", date(2026, 12, 5),
        time(8, 30),
    ),
    "xã Mường Thín",
    collect_until=date(2026, 12, 1),
)  # fmt: skip
SECRET = "Nhà tôi ở sát cống, mương vỡ làm ngập bếp, gọi 0912 345 678."


@pytest.fixture
def told(commune, ba_lan) -> Dialogue:
    """A dialogue with an answer owed and given, a guest of each kind, a diverted matter and one not confirmed."""
    with clock_at(datetime(2026, 6, 29, 9, 0)):
        yield what_is_told(commune, ba_lan)


@remembered
def what_is_told(commune: Commune, ba_lan: Actor) -> Dialogue:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_guest(dialogue, ba_lan, hamlet=Hamlet.objects.first())
    given.a_guest(dialogue, ba_lan, "Phạm Văn Hòa", kind="delegate", position="Mặt trận xã")
    register_to_speak(dialogue, by=ba_lan, at=given.BEFORE, name="Lê Văn Ba", about="mương vỡ")
    spoken = enter_opinion(commune, by=ba_lan, at=given.BEFORE, words=SECRET, author="Lò Thị Hiên")
    kept = classify_opinion(
        spoken, by=ba_lan, at=given.BEFORE, field="thuy_loi", urgency="cao", competence="xã"
    ).group
    hidden = given.an_opinion(commune, "Tôi tố cáo ông Kẻ Gian ăn tiền của dân.", author="Người Giấu Tên")
    divert_opinion(
        hidden, by=ba_lan, at=given.BEFORE, kind="denunciation", to="Công an xã", otherwise=given.BY_HAND
    )
    asked = given.a_group(commune, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(kept, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    record_outcome(asked, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế"))
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    given.a_reply(commune, ba_lan, Assignment.objects.get(group=asked))
    return Dialogue.objects.get(pk=dialogue.pk)


@pytest.mark.parametrize("slug", SHEETS)
def test_docx_and_pdf_say_the_same(told, slug):
    pages = SHEETS[slug].make(told, ASKED).content()
    said = sorted(words(text_of(pages)))
    assert sorted(words(docx_text(as_docx(pages)))) == said
    letters = sorted("".join(said))
    assert sorted("".join(words("\n".join(pdf_pages(as_pdf(pages)))))) == letters


@pytest.mark.parametrize("slug", [sheet.slug for sheet in SHEETS.values() if not sheet.named])
def test_nothing_of_a_person_on_what_hangs_in_public(told, slug):
    said = text_of(SHEETS[slug].make(told, ASKED).content())
    for secret in ("Lê Văn Ba", "Lò Thị Hiên", "0912 345 678", "Kẻ Gian", "ngập bếp", "Vàng Thị Súa"):
        assert secret not in said
    assert not set(Opinion.objects.values_list("code", flat=True)) & set(re.findall(r"[\w-]+", said))


@pytest.mark.parametrize("slug", [sheet.slug for sheet in SHEETS.values() if sheet.large])
def test_large_print_has_the_same_words(told, slug):
    make = SHEETS[slug].make
    large = make(told, replace(ASKED, large=True)).content()
    assert set(words(text_of(large))) == set(words(text_of(make(told, ASKED).content())))
    assert pages_in(as_pdf(large, large=True)) >= 1
    assert as_docx(large, large=True).startswith(b"PK")


def test_both_editions_are_one_table(told, ba_lan):
    own, opened = synthesis(told, ASKED), open_synthesis(told, ASKED)
    assert (own.rows, own.totals) == (opened.rows, opened.totals)
    assert opened.originals == ()
    said, public = text_of(own.content()), text_of(opened.content())
    assert NOT_YET_OPEN in public
    opinion = Opinion.objects.get(words__contains="Đồng Mới")
    assert opinion.code in said
    assert short_code(opinion.code) in public
    confirm_mask(
        opinion,
        by=ba_lan,
        at=given.AFTER,
        public_words="Mương bị vỡ, đề nghị sửa.",
        because="rút gọn cho dễ đọc",
    )
    assert "Mương bị vỡ, đề nghị sửa." in text_of(open_synthesis(told, ASKED).content())


def test_nobodys_words_vanish_in_a_merge_and_a_denunciation_has_none(told):
    said = text_of(synthesis(told, ASKED).content())
    for opinion in Opinion.objects.on_the_dialogue_track():
        assert " ".join(opinion.words.split()) in said
        assert opinion.code in said
    assert "Kẻ Gian" not in said
    assert "Người Giấu Tên" not in said


def test_the_totals_add_up(told):
    totals = synthesis(told, ASKED).totals
    assert totals.received == Opinion.objects.filter(dialogue=told).count() == 3
    assert totals.out_of_scope == 1
    decided = totals.on_the_spot + totals.in_writing + totals.forwarded + totals.noted + totals.undecided
    assert decided + totals.out_of_scope == totals.received


@whatever(st.lists(st.tuples(st.sampled_from(["", "Tại chỗ", "Văn bản", "Chuyển cấp trên", "Ghi nhận"]),
                             st.integers(1, 9)), max_size=12), st.integers(0, 5), st.integers(0, 5))  # fmt: skip
def test_every_opinion_is_counted_once(groups, unsorted, diverted):
    rows = tuple(
        Row(n, ("K7M-Q2R-X9T",) * many, "", (), (), "", "", (), way=way)
        for n, (way, many) in enumerate(groups)
    )
    opinions = [Opinion() for _ in range(sum(many for _, many in groups) + unsorted)]
    opinions += [Opinion(diverted_at=given.BEFORE) for _ in range(diverted)]
    found = totals_of(rows, opinions, {})
    decided = found.on_the_spot + found.in_writing + found.forwarded + found.noted + found.undecided
    assert decided + found.out_of_scope == found.received == len(opinions)
    assert found.merged == len(groups)


def test_people_stand_by_their_given_names():
    names = ["Vàng A Súa", "Lò Thị Án", "Quàng Văn Ân", "Đỗ Văn An", "Bùi Đức An"]
    assert [each.name for each in ordered(Guest(name) for name in names)] == [
        "Bùi Đức An", "Đỗ Văn An", "Lò Thị Án", "Quàng Văn Ân", "Vàng A Súa",
    ]  # fmt: skip


def test_a_list_over_pages_repeats_its_heading(told, ba_lan):
    guests = tuple(Guest(f"Lò Văn {n}", "bản Nà Hạ", "bản Nà Hạ") for n in range(90))
    made = replace(SHEETS["danh-sach-diem-danh"].make(told, ASKED), guests=guests)
    pages = pdf_pages(as_pdf(made.content()))
    assert len(pages) > 2
    assert all("Họ và tên" in page for page in pages[:-1])


def test_each_hamlet_has_its_own_page(told):
    made = replace(
        SHEETS["diem-danh-tung-thon"].make(told, ASKED),
        guests=(
            Guest("Lò Văn A", "bản Nà Hạ", "bản Nà Hạ"),
            Guest("Lò Văn B", "thôn Ánh", "thôn Ánh"),
            Guest("X Y"),
        ),
    )
    pages = pdf_pages(as_pdf(made.content()))
    assert [re.search(r"Thôn, tổ dân phố:\s(.+?):", page)[1] for page in pages] == [
        "bản Nà Hạ", "thôn Ánh", "Thôn khác hoặc chưa rõ",
    ]  # fmt: skip


@whatever(
    st.lists(st.text("aăâđêôơư ,-/%0123456789ABUND", min_size=1, max_size=200), max_size=12),
    st.text("0123456789 .", max_size=14),
    st.integers(0, 40),
)
def test_a_loudspeaker_has_one_minute_and_no_figures(topics, telephone, words_of_venue):
    made = Loudspeaker(SAMPLE, tuple(topics), telephone)
    venue = "Nhà văn hóa thôn " + "Đồng " * words_of_venue
    made = replace(made, occasion=replace(SAMPLE, meeting=replace(SAMPLE.meeting, venue=venue)))
    said = " ".join(made.sentences())
    assert syllables(said) <= MOST <= 230
    assert not re.search(r"\d|UBND", said)
    assert "tám giờ ba mươi phút, thứ Bảy, ngày mùng năm tháng mười hai" in said


def test_the_script_of_a_real_dialogue(told):
    said = " ".join(loudspeaker(told, ASKED).sentences())
    assert "tám giờ, thứ Năm, ngày mười tám tháng sáu" in said
    assert syllables(said) <= MOST


@pytest.mark.parametrize("small", [False, True])
def test_a_poster_is_one_sheet_whatever_is_on_it(told, small):
    made = poster(told, ASKED, small=small)
    long = replace(
        made, topics=tuple(f"Việc số {n} về đường, mương, nước sạch, chế độ chính sách" for n in range(20))
    )
    for each in (made, long):
        assert pages_in(as_pdf(each.content())) == 1
    assert made.content().scale > long.content().scale
    assert made.content().sheet == ("A4" if small else "A3")


def test_the_short_address_of_the_form_stands_on_what_is_printed(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    short = f"doithoai.example/g/{dialogue.short}"
    assert poster(dialogue, ASKED).send == f"https://{short}"
    assert short in text_of(poster(dialogue, ASKED).content())
    batch = print_slips(dialogue, by=ba_lan, at=given.BEFORE, count=1, kind="opinion")
    assert short in text_of(slips_of(batch, ASKED).content())
    assert "/g/" not in text_of(slips_of(batch, replace(ASKED, site="", follow="")).content())


def test_slips_carry_their_number_their_code_and_stand_two_on_a_sheet(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    for kind in ("opinion", "speech"):
        batch = print_slips(
            dialogue, by=ba_lan, at=given.BEFORE, count=5, kind=kind, hamlet=Hamlet.objects.first()
        )
        made = slips_of(batch, ASKED).content()
        said = text_of(made)
        for slip in batch.slips.all():
            assert f"Số phiếu: 00{slip.number} Mã phiếu: {slip.code}" in said
        assert pages_in(as_pdf(made)) == 3
        assert pages_in(as_pdf(slips_of(batch, replace(ASKED, large=True)).content(), large=True)) == 5


def test_the_chair_reads_one_page_a_group_without_a_name(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan, "Ông Lê Văn Ba xin sửa mương thôn Đồng Mới, gọi 0912345678.")
    kept = assign_preparation(
        group, by=ba_lan, at=given.BEFORE, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON
    )
    answer = "Theo Nghị định số 77/2018/NĐ-CP, xã bố trí 38 triệu đồng, xong trước ngày 15/7/2026."
    draft_answer(kept, by=ba_lan, at=given.BEFORE, answer=answer)
    pages = pdf_pages(as_pdf(SHEETS["tai-lieu-chu-tri"].make(dialogue, ASKED).content()))
    assert len(pages) == 1 + OpinionGroup.objects.count() == 2
    assert "Phòng Kinh tế" in pages[1]
    assert "Nghị định số 77/2018/NĐ-CP" in pages[1].split("Căn cứ:")[1].split("Trả lời")[0]
    assert "Lê Văn Ba" not in "".join(pages)
    assert "0912345678" not in "".join(pages)


def test_a_dialogue_of_which_little_is_known_prints_without_trouble(commune, ba_lan):
    bare = create_dialogue(commune, by=ba_lan, at=given.BEFORE, title="Đối thoại", year=2026)
    for sheet in SHEETS.values():
        content = sheet.make(bare, Asked()).content()
        assert not content.forms or as_pdf(content).startswith(b"%PDF"), sheet.slug
    assert occasion(bare).plan == ""


def test_the_file_is_handed_over_with_its_list_and_a_record(told):
    """Nghị định 30/2020, Phụ lục V.III, V.V: seven columns; both sides sign; the numbers are those of the cover."""
    listed = text_of(SHEETS["muc-luc-nop-luu"].make(told, ASKED).content())
    for column in (
        "Số TT",
        "Số, ký hiệu hồ sơ",
        "Tiêu đề hồ sơ",
        "Thời gian tài liệu",
        "Thời hạn bảo quản",
        "Ghi chú",
    ):
        assert column in listed
    record = text_of(SHEETS["bien-ban-giao-nhan"].make(told, ASKED).content())
    assert "ĐẠI DIỆN BÊN GIAO" in record
    assert "ĐẠI DIỆN BÊN NHẬN" in record
    counted = re.search(
        r"(\d+) tờ \(in một mặt\), (\d+) văn bản", text_of(SHEETS["bia-ho-so"].make(told, ASKED).content())
    )
    assert counted
    assert f"01 hồ sơ, {counted[2]} văn bản, tài liệu, {counted[1]} trang" in record


def test_the_helping_group_does_what_the_plan_says(told):
    said = text_of(SHEETS["to-giup-viec"].make(told, ASKED).content())
    assert "Chuẩn bị hội trường" in said
    assert "Ghi biên bản, nhập ý kiến tại chỗ" in said
