"""What this program listed is known again by its code in the whole commune; the beginning of a code alone proves nothing."""

from datetime import date, datetime

import hypothesis
import pytest
from django.db import transaction
from hypothesis import strategies as st

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.import_opinions import ReadResult, import_opinions, read_rows
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Dialogue, Hamlet, Opinion, serving
from doithoai.models.clock import clock_at
from doithoai.models.reading import read_by
from doithoai.outputs.earlier import offered_to
from doithoai.outputs.opinion_list import opinion_list
from doithoai.rules.codes import short_code
from doithoai.rules.procedure import Role
from doithoai.rules.spreadsheet import Table, read_table
from tests import given

SAID = "Tôi là Lê Văn Ba, xin nhắn 0912345678 khi xã sửa mương ở đầu bản."
COVERED = "Tôi là [họ tên], xin nhắn [số điện thoại] khi xã sửa mương ở đầu bản."
NOW = given.moment(datetime(2027, 5, 20, 8, 0))


@pytest.fixture
def two(commune, ba_lan) -> tuple[Dialogue, Dialogue]:
    """A sitting that is over, with a matter that was carried to the next, and the next, which is open."""
    first = given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan, "Trạm biến áp quá tải, tối nào cũng mất điện.")
    open_conference(first, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(first, by=ba_lan, at=given.moment(datetime(2026, 6, 18, 11, 30)))
    second = given.an_open_dialogue(commune, ba_lan, held_on=date(2027, 6, 17))
    carry_over(second, by=ba_lan, at=NOW, groups=list(offered_to(second).values_list("pk", flat=True)))
    return first, second


def read(dialogue: Dialogue, *rows: tuple[str, ...]) -> ReadResult:
    """Of a list for everybody."""
    heading = ["Nội dung", "Mã", "Thôn", "Nhận ngày"]
    with clock_at(given.AFTER):
        return read_rows(
            Table(heading, [(number, list(row)) for number, row in enumerate(rows, start=2)]), dialogue
        )


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, SAID, hamlet=Hamlet.objects.get(name="thôn Bãi Cát"))


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def test_a_row_with_the_beginning_of_a_code_is_known_by_day_hamlet_and_words_as_they_left(dialogue, opinion):
    code, day = short_code(opinion.code), f"{given.BEFORE:%d/%m/%Y}"
    for row in ((COVERED, code, "Bãi Cát", day), (COVERED, code), (SAID, code, "", day)):
        found = read(dialogue, row)
        assert (found.rows, found.known, found.elsewhere) == ((), 1, 0)


@pytest.mark.parametrize("other", [
    ("Giếng bản tôi cạn từ tháng ba, cả xóm đi gánh nước xa hai cây số.", "thôn Bãi Cát", given.BEFORE),
    (COVERED, "thôn Đồng Mới", given.BEFORE),
    (COVERED, "thôn Bãi Cát", given.moment(datetime(2026, 4, 1))),
    ("[họ tên] [họ tên] [họ tên]", "thôn Bãi Cát", given.BEFORE),
    (COVERED.replace("sửa", "bỏ"), "thôn Bãi Cát", given.BEFORE),
], ids=["words", "hamlet", "day", "masks alone", "one word"])  # fmt: skip
def test_anybody_elses_row_that_begins_so_comes_in(dialogue, opinion, ba_lan, other):
    words, hamlet, day = other
    found = read(dialogue, (words, short_code(opinion.code), hamlet, f"{day:%d/%m/%Y}"))
    assert (len(found.rows), found.known, found.errors) == (1, 0, ())
    assert [each.words for each in import_opinions(dialogue, by=ba_lan, rows=list(found.rows))] == [words]


def test_of_what_was_taken_away_the_beginning_of_the_code_says_nothing(dialogue, opinion, ba_lan):
    divert_opinion(
        opinion, by=ba_lan, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    found = read(dialogue, ("[họ tên] [họ tên] [họ tên]", short_code(opinion.code)))
    assert (len(found.rows), found.known) == (1, 0)


def test_public_words_that_were_shortened_are_known_too(dialogue, opinion, ba_lan):
    confirm_mask(opinion, by=ba_lan, public_words="Xin sửa mương ở đầu bản.", because="rút gọn cho dễ đọc")
    (row,) = read_table(opinion_list(Opinion.objects.matters_with_state(), with_people=False)).rows
    assert "lược ghi" in row[1][0]
    assert read(dialogue, tuple(row[1][:4])).known == 1


def test_a_whole_code_is_known_in_every_dialogue_of_the_commune_and_in_no_other_commune(
    two, dialogue, opinion, commune, ba_lan
):
    other = given.an_open_dialogue(commune, ba_lan, held_on=date(2027, 8, 17))
    for each, elsewhere in ((opinion.dialogue, 0), (other, 1)):
        found = read(each, ("Lời đã sửa trong Excel.", opinion.code))
        assert (found.rows, found.known, found.elsewhere) == ((), 1, elsewhere)
    neighbour = given.a_commune("Hòa Bình", "hoa-binh")
    with serving(neighbour):
        theirs = given.an_open_dialogue(
            neighbour, given.a_person(neighbour, "nam", "Phạm Văn Nam", Role.CLERK)
        )
        found = read(theirs, (SAID, opinion.code), (COVERED, short_code(opinion.code)))
        assert (len(found.rows), found.known) == (2, 0)


def test_what_was_carried_over_is_here_and_not_elsewhere(two):
    first, second = two
    carried = Opinion.objects.get(dialogue=second)
    for dialogue in (first, second):
        for code in (carried.code, carried.receipt, short_code(carried.code)):
            assert (
                read(dialogue, (carried.words, code)).known,
                read(dialogue, (carried.words, code)).elsewhere,
            ) == (1, 0)


PIECES = (
    "Xin nhắn số 0912345678 khi sửa mương.", "Ông Lê Văn Ba ở thôn Đồng Mới nói đường lầy.", "=1+1 là giá điện.",
    "'-5 độ, trường lạnh.", "Dòng một,\n\ndòng  hai; “ngoặc” & <b>.", "[họ tên] [số điện thoại]", "Cột điện nghiêng.",
    "Nhà tôi số 12 đường Hoa Ban, căn cước 035123456789.", "Con tôi học lớp 5A Trường Tiểu học Bãi Cát.",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("\n".join)
OPINION = st.tuples(WORDS, st.booleans(), st.sampled_from(("", "Vàng Thị Súa")), st.booleans())


@hypothesis.settings(
    max_examples=15, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(said=st.lists(OPINION, max_size=6), split=st.booleans())
def test_what_a_commune_exports_changes_nothing_in_either_dialogue_twice(
    commune, ba_lan, ong_hoa, two, said, split
):
    """With names or without, by the office or the Front, whichever dialogue the rows stand in."""
    with transaction.atomic(), clock_at(NOW):
        for number, (words, at_home, author, in_first) in enumerate(said):
            made = given.an_opinion(
                commune, words, author=author, dialogue=two[not in_first],
                hamlet=Hamlet.objects.first() if at_home else None,
            )  # fmt: skip
            if split and number == 0 and "\n" in words:
                split_opinion(made, by=ba_lan, begins=[words.index("\n") + 1])
        rows = Opinion.objects.matters_with_state().order_by("pk")
        lists = [(ba_lan, opinion_list(rows.all(), with_people=with_people)) for with_people in (True, False)]
        with read_by(ong_hoa):
            lists.append((ong_hoa, opinion_list(rows.all(), with_people=False)))
        total = Opinion.objects.count()
        for _ in range(2):
            for by, data in lists:
                for dialogue in two:
                    table = read_table(data)
                    with read_by(by):
                        found = read_rows(table, dialogue)
                    assert (found.rows, found.known, found.errors, found.gone) == (
                        (),
                        len(table.rows),
                        (),
                        (),
                    )
                    assert (
                        found.elsewhere
                        == rows.exclude(code__contains="+")
                        .exclude(dialogue=dialogue)
                        .exclude(carried_to__dialogue=dialogue)
                        .count()
                    )
        assert Opinion.objects.count() == total
        transaction.set_rollback(True)
