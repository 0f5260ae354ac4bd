"""Fifty opinions in one Excel list: all of them or none."""

import pytest

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.import_opinions import ImportRow, child_of, import_opinions, read_rows
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Deed, Opinion
from doithoai.rules.procedure import Stage
from doithoai.rules.spreadsheet import Table
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

HEADING = ["STT", "Họ và tên", "Thôn/Bản/Tổ dân phố", "NỘI DUNG Ý KIẾN"]


def table(*rows: list[str], heading: list[str] = HEADING) -> Table:
    return Table(
        heading=heading, rows=[(number, list(row)) for number, row in enumerate(rows, start=2)], notes=[]
    )


GOOD = ["1", "Lê Văn Ba", "Đồng Mới", "Mương bị vỡ, đề nghị sửa."]


def test_a_dry_run_reads_and_stores_nothing(dialogue):
    read = read_rows(table(GOOD, ["2", "", "thon bai cat", "Chưa có đèn đường."]), dialogue)
    assert [(row.row, row.author, row.hamlet.name) for row in read.rows] == [
        (2, "Lê Văn Ba", "thôn Đồng Mới"),
        (3, "", "thôn Bãi Cát"),
    ]
    assert (read.errors, Opinion.objects.count()) == ((), 0)


def test_each_bad_row_is_named_by_its_number(dialogue):
    read = read_rows(
        table(GOOD, ["2", "", "thôn Không Có", "Đèn đường hỏng."], ["", "", "", ""], ["3", "A", "", "xa"]),
        dialogue,
    )
    assert len(read.rows) == 1
    assert [error.split(":")[0] for error in read.errors] == [
        "Dòng 3, cột C (Thôn/Bản/Tổ dân phố)",
        "Dòng 5, cột D (NỘI DUNG Ý KIẾN)",
    ]
    assert "thôn Không Có" in read.errors[0]


def test_a_list_without_the_column_is_no_list(dialogue):
    with pytest.raises(Refusal, match=r"Không thấy cột “Nội dung”.*STT, Họ và tên"):
        read_rows(table(GOOD, heading=["STT", "Họ và tên"]), dialogue)


def test_all_come_in_under_one_deed(dialogue, ba_lan):
    deeds = Deed.objects.count()
    made = import_opinions(
        dialogue, by=ba_lan, rows=list(read_rows(table(GOOD, [*GOOD[:3], "Việc khác hẳn."]), dialogue).rows)
    )
    assert [(each.channel, each.entered_by, each.dialogue) for each in made] == [
        ("excel", ba_lan.name, dialogue)
    ] * 2
    assert Deed.objects.count() == deeds + 1


def test_a_list_read_twice_changes_nothing(dialogue, ba_lan):
    rows = list(read_rows(table(GOOD), dialogue).rows)
    import_opinions(dialogue, by=ba_lan, rows=rows)
    assert import_opinions(dialogue, by=ba_lan, rows=rows) == []
    again = read_rows(table(GOOD), dialogue)
    assert (again.rows, again.known) == ((), 1)


def test_one_bad_row_and_none_comes_in(dialogue, ba_lan):
    rows = [ImportRow(2, "Mương bị vỡ, đề nghị sửa."), ImportRow(3, "x")]
    assert refused(import_opinions, dialogue, by=ba_lan, rows=rows).startswith("Nội dung ý kiến quá ngắn")


def test_an_empty_list_is_told_so(dialogue, ba_lan):
    assert refused(import_opinions, dialogue, by=ba_lan, rows=[]) == "Danh sách không có dòng nào để nhập."


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(import_opinions, dialogue, by=ong_nam) == STRANGER


def test_the_hamlet_head_types_them_one_by_one(dialogue, ba_mai):
    assert refused_beforehand(import_opinions, dialogue, by=ba_mai) == only_for(import_opinions)


def test_not_after_the_conclusion(assignment, ba_lan):
    sentence = refused_beforehand(import_opinions, assignment.dialogue, by=ba_lan)
    assert sentence == not_during(import_opinions, Stage.FOLLOW_UP)


def test_two_people_who_say_the_same_are_two_and_the_list_read_again_changes_nothing(dialogue, ba_lan):
    twice = table(
        ["1", "", "thon bai cat", "Chưa có đèn đường."], ["2", "", "thon bai cat", "Chưa có đèn đường."]
    )
    read = read_rows(twice, dialogue)
    import_opinions(dialogue, by=ba_lan, rows=list(read.rows))
    again = read_rows(twice, dialogue)
    assert (len(read.rows), Opinion.objects.count(), len(again.rows), again.known) == (2, 2, 0, 2)


def test_the_list_of_the_front_bears_its_name(dialogue, ong_hoa, ba_lan):
    import_opinions(dialogue, by=ong_hoa, rows=[ImportRow(2, "Đường lầy lội, đề nghị rải đá.")])
    assert Opinion.objects.get().collected_by.kind == "mttq"
    assert Opinion.objects.get().door.startswith("Ủy ban Mặt trận Tổ quốc")
    import_opinions(dialogue, by=ba_lan, rows=[ImportRow(2, "Loa truyền thanh rè từ Tết.")])
    assert Opinion.objects.get(words__startswith="Loa").collected_by is None


ACCUSED = ["1", "Ông Ba", "thon bai cat", "Tôi tố cáo ông Trần Văn Xấu, kế toán xã, nhận tiền của dân."]


def test_a_denunciation_that_was_handed_over_does_not_come_back_with_the_list(dialogue, ba_lan):
    read = read_rows(table(ACCUSED, GOOD), dialogue)
    import_opinions(dialogue, by=ba_lan, rows=list(read.rows))
    bad = Opinion.objects.get(words=ACCUSED[3])
    divert_opinion(bad, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    again = read_rows(table(ACCUSED, GOOD), dialogue)
    assert (again.rows, again.known, len(again.gone)) == ((), 1, 1)
    assert import_opinions(dialogue, by=ba_lan, rows=list(read.rows)) == []
    without_name = read_rows(table(["1", "", "", f" {ACCUSED[3]}  "]), dialogue)
    assert (without_name.rows, len(without_name.gone)) == ((), 1)
    stub = Opinion.objects.get(pk=bad.pk)
    assert "Xấu" not in stub.sent_key
    assert len(stub.sent_key) <= 64


def test_the_same_petition_of_somebody_else_comes_in_when_one_was_handed_over(dialogue, ba_lan):
    (bad,) = import_opinions(dialogue, by=ba_lan, rows=list(read_rows(table(ACCUSED), dialogue).rows))
    divert_opinion(bad, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    copied = table(ACCUSED, ["2", "Bà Tư", "thon bai cat", ACCUSED[3]], ["3", "Ông Sáu", "", ACCUSED[3]])
    read = read_rows(copied, dialogue)
    assert [row.row for row in read.gone] == [2]
    made = import_opinions(dialogue, by=ba_lan, rows=list(read.rows))
    assert [(each.author, each.words) for each in made] == [
        ("Bà Tư", ACCUSED[3]),
        ("Ông Sáu", ACCUSED[3]),
    ]
    again = read_rows(copied, dialogue)
    assert (again.rows, again.known, len(again.gone)) == ((), 2, 1)


def test_nor_when_it_was_a_part_of_what_the_row_said(dialogue, ba_lan):
    words = f"{GOOD[3]} {ACCUSED[3]}"
    rows = list(read_rows(table(["1", "Ông Ba", "", words]), dialogue).rows)
    (whole,) = import_opinions(dialogue, by=ba_lan, rows=rows)
    split_opinion(whole, by=ba_lan, begins=[0, words.index("Tôi tố cáo")])
    bad = Opinion.objects.get(part_of=whole, words__contains="tố cáo")
    divert_opinion(bad, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    assert import_opinions(dialogue, by=ba_lan, rows=rows) == []


def test_two_rows_that_said_the_same_both_stay_away(dialogue, ba_lan):
    rows = list(read_rows(table(ACCUSED, ["2", "Bà Tư", "", ACCUSED[3]]), dialogue).rows)
    for each in import_opinions(dialogue, by=ba_lan, rows=rows):
        divert_opinion(each, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    assert import_opinions(dialogue, by=ba_lan, rows=rows) == []


def test_what_this_program_listed_is_known_by_its_code_also_with_masked_words(dialogue, ba_lan):
    """Bà Lan reads in the list she exported for everybody: names are masked in it, codes are cut."""
    opinion = import_opinions(dialogue, by=ba_lan, rows=list(read_rows(table(GOOD), dialogue).rows))[0]
    heading = ["Nội dung", "Mã", "Kênh"]
    for words, code in (
        ("Ông [họ tên] nói mương bị vỡ.", opinion.code),
        (GOOD[3], f"{opinion.code[:3]}•••"),
    ):
        read = read_rows(table([words, code, "Excel"], heading=heading), dialogue)
        assert (read.rows, read.known, read.unused) == ((), 1, ("Kênh",))


def test_a_column_called_code_with_something_else_in_it_hides_nothing(dialogue):
    read = read_rows(table(["Mương bị vỡ, đề nghị sửa.", "K01"], heading=["Nội dung", "Mã"]), dialogue)
    assert (len(read.rows), read.known) == (1, 0)


CHILD_HEADING = ["Nội dung", "Chưa đủ 16 tuổi", "Cha, mẹ, người giám hộ", "Liên hệ cha, mẹ, người giám hộ"]


def test_a_child_and_who_speaks_for_them_come_in_from_their_columns(dialogue, ba_lan):
    rows = [
        ["Sân trường lầy lội.", "X", "Vàng A Páo", "0912 000 777"],
        ["Xin thêm đèn ở cổng trường.", "có", "", ""],
        ["Xin sửa đường vào bản.", "", "", ""],
        ["Xin sửa mương.", "Không", "", ""],
    ]
    read = read_rows(table(*rows, heading=CHILD_HEADING), dialogue)
    assert read.errors == ()
    made = import_opinions(dialogue, by=ba_lan, rows=list(read.rows))
    assert [(each.child, each.guardian) for each in made] == [
        (True, "Vàng A Páo"), (True, ""), (False, ""), (False, ""),
    ]  # fmt: skip
    assert made[0].told_at == "0912 000 777"


@pytest.mark.parametrize(("said", "child"), [
    *((tick, True) for tick in ("x", " X ", "v", "√", "☑", "☑\ufe0f", "✓", "✔", "1", "1.0", "1,0", "có", "CÓ.", "TRUE", "Chưa đủ")),
    *((none, False) for none in ("", "0", "0.0", "không", "Ko", "-", "–", "☐", "FALSE", "Đã đủ 16 tuổi")),
])  # fmt: skip
def test_a_cell_may_be_ticked_in_any_usual_way(said, child):
    assert child_of(said) is child


@pytest.mark.parametrize("said", ["chưa", "Chưa.", "12 tuổi", "2", "?", "10", "x x", "không x"])
def test_what_may_mean_either_is_asked_and_never_guessed(said):
    """Under "Chưa đủ 16 tuổi", "chưa" may be a child as well as none: a wrong guess would name a child."""
    with pytest.raises(Refusal, match="để trống nếu đã đủ"):
        child_of(said)


def test_what_is_wrong_about_a_child_is_said_by_row_and_column(dialogue):
    rows = [
        ["Sân trường lầy lội.", "12 tuổi", "Vàng A Páo", ""],
        ["Xin thêm đèn ở cổng.", "", "Vàng A Páo", "0912 000 777"],
        ["Xin sửa đường vào bản.", "không", "", "0912 000 777"],
        ["Xin sửa mương.", "x", "V" * 121, ""],
    ]
    read = read_rows(table(*rows, heading=CHILD_HEADING), dialogue)
    assert read.rows == ()
    assert [error.split(":")[0] for error in read.errors] == [
        "Dòng 2, cột B (Chưa đủ 16 tuổi)",
        "Dòng 3, cột C (Cha, mẹ, người giám hộ)",
        "Dòng 4, cột D (Liên hệ cha, mẹ, người giám hộ)",
        "Dòng 5, cột C (Cha, mẹ, người giám hộ)",
    ]
    assert "Xin ghi “x”" in read.errors[0]
    assert "cột “Chưa đủ 16 tuổi” để trống" in read.errors[1]


def test_who_stands_for_a_household_makes_nobody_a_child(dialogue):
    read = read_rows(table(["Xin sửa mương.", "Lê Văn Ba"], heading=["Nội dung", "Người đại diện"]), dialogue)
    assert (read.rows[0].child, read.unused) == (False, ("Người đại diện",))
