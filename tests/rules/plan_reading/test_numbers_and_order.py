"""Numbers written in words, and the order of numbered parts."""

import pytest

from doithoai.rules.plan_reading import read_plan
from doithoai.rules.plan_reading.facts import StatedDeadline
from doithoai.rules.plan_reading.letters import flat
from doithoai.rules.plan_reading.number_words import counted, value

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 12/KH-UBND\nHạ Lam, ngày 03 tháng 4 năm 2024\nKẾ HOẠCH\n"
    "Đối thoại trực tiếp với Nhân dân năm 2024\nỦy ban nhân dân xã Hạ Lam ban hành kế hoạch như sau:\n"
)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("bay", 7),
        ("muoi", 10),
        ("muoi lam", 15),
        ("hai muoi", 20),
        ("hai muoi mot", 21),
        ("chin muoi chin", 99),
        ("07", 7),
        ("xa", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert value(words) == number


def test_only_numbers_before_a_unit_become_digits() -> None:
    said = "Sau ngày họp, năm xã có sáu ngày và hai mươi mốt giờ"
    assert len(counted(said)) == len(flat(said))
    assert [word.lstrip("0") for word in counted(said).split() if word.isdecimal()] == ["6", "21"]


def deadline(said: str) -> StatedDeadline:
    (stated,) = read_plan(f"{HEAD}I. NỘI DUNG\n- {said}.").deadlines
    return stated


@pytest.mark.parametrize(
    ("said", "days", "unit", "event", "direction"),
    [
        ("Niêm yết trước hội nghị bảy ngày", 7, "calendar", "dialogue", "before"),
        ("Gửi giấy mời năm ngày trước ngày đối thoại", 5, "calendar", "dialogue", "before"),
        ("Sau sáu ngày kể từ ngày đối thoại phải có thông báo", 6, "calendar", "dialogue", "after"),
        (
            "Trả lời trong mười (10) ngày làm việc kể từ khi nhận được thông báo kết luận",
            10,
            "working",
            "conclusion_notice",
            "after",
        ),
        (
            "Trả lời trong 10 ngày kể từ ngày nhận được văn bản thông báo kết luận",
            10,
            "calendar",
            "conclusion_notice",
            "after",
        ),
        ("Trả lời trong 10 ngày kể từ ngày nhận được ý kiến", 10, "calendar", "receipt", "after"),
        ("Thông báo cho nhân dân trước hội nghị 02 tuần", 14, "calendar", "dialogue", "before"),
        ("Công khai kết luận chậm nhất 72 giờ sau hội nghị", 3, "calendar", "dialogue", "after"),
        ("Công khai kết luận chậm nhất 36 giờ sau hội nghị", None, None, "dialogue", "after"),
        (
            "Giải quyết trong một tháng kể từ ngày có thông báo kết luận",
            None,
            None,
            "conclusion_notice",
            "after",
        ),
    ],
)
def test_deadlines_in_words_weeks_hours_and_months(
    said: str, days: int | None, unit: str | None, event: str, direction: str
) -> None:
    stated = deadline(said)
    assert (stated.days, stated.unit, stated.from_event, stated.direction) == (days, unit, event, direction)


def test_a_month_is_left_to_a_person() -> None:
    facts = read_plan(f"{HEAD}I. NỘI DUNG\n- Giải quyết trong 02 tháng kể từ ngày đối thoại.")
    assert [doubt.says for doubt in facts.doubts if "tính theo tháng" in doubt.says]


@pytest.mark.parametrize(
    "said",
    [
        "Sau 17 giờ, nhân dân ra về",
        "Trong 6 tháng đầu năm, trước mắt lo đường sá",
        "Trước 8 giờ ngày hội, đón khách",
        "Sau tháng 9 thì họp",
    ],
)
def test_hours_and_months_that_are_no_deadline(said: str) -> None:
    assert read_plan(f"{HEAD}I. NỘI DUNG\n- {said}.").deadlines == ()


@pytest.mark.parametrize(
    ("lines", "jump"),
    [
        ("I. MỘT\nA.\nII. HAI\nB.\nIV. BA\nC.", "từ “II” sang “IV”"),
        ("I. VIỆC\n1. Một.\n2. Hai.\n4. Bốn.", "từ “2” sang “4”"),
        ("I. VIỆC\na) Một.\nb) Hai.\nd) Bốn.", "từ “b” sang “d”"),
        ("I. VIỆC\n1. Một.\n1.1. Một.\n1.3. Ba.", "từ “1.1” sang “1.3”"),
    ],
)
def test_a_jump_in_numbering_is_a_doubt(lines: str, jump: str) -> None:
    (says,) = [doubt.says for doubt in read_plan(HEAD + lines).doubts if "Số thứ tự" in doubt.says]
    assert jump in says


@pytest.mark.parametrize(
    "lines",
    [
        "I. A B\n1. Một.\n2. Hai.\nII. C D\n1. Một.\n2. Hai.",
        "I. A B\na) x.\nb) x.\nc) x.\nd) x.\nđ) x.\ne) x.",
        "I. A B\nc) x.\nd) x.\ne) x.",
    ],
)
def test_numbering_in_order_or_begun_again_is_no_doubt(lines: str) -> None:
    assert not [doubt for doubt in read_plan(HEAD + lines).doubts if "Số thứ tự" in doubt.says]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Chủ trì: Chủ tịch UBND xã; Phó Chủ tịch UBND xã chủ trì khi được ủy quyền.",
            "Phó Chủ tịch UBND xã (khi được ủy quyền)",
        ),
        (
            "Chủ trì: Chủ tịch UBND xã, trường hợp vắng mặt giao Phó Chủ tịch UBND xã chủ trì.",
            "Phó Chủ tịch UBND xã (trường hợp vắng mặt)",
        ),
        (
            "Chủ trì: Chủ tịch UBND xã (vắng mặt thì ủy quyền cho Phó Chủ tịch UBND xã).",
            "Phó Chủ tịch UBND xã (vắng mặt)",
        ),
        (
            "Chủ trì: Chủ tịch UBND xã hoặc ủy quyền cho Phó Chủ tịch UBND xã.",
            "Phó Chủ tịch UBND xã (ủy quyền)",
        ),
        ("Chủ trì: Chủ tịch UBND xã.", None),
    ],
)
def test_who_stands_in(said: str, expected: str | None) -> None:
    facts = read_plan(f"{HEAD}I. NỘI DUNG\n1. {said}")
    assert facts.chair_role == "Chủ tịch UBND xã"
    assert facts.chair_substitute == expected


def test_a_place_still_to_be_told_is_no_place() -> None:
    facts = read_plan(f"{HEAD}1. Thời gian: sẽ thông báo sau.\n2. Địa điểm: sẽ thông báo sau.")
    assert (facts.venue, facts.time.text, facts.time.iso, facts.time.periods) == ((), None, (), ())


def test_a_day_kept_in_reserve_is_not_the_day() -> None:
    facts = read_plan(f"{HEAD}1. Thời gian: ngày 20/5/2024 (nếu mưa bão thì lùi sang ngày 22/5/2024).")
    assert facts.time.iso == ("2024-05-20",)


def test_a_last_day_is_a_bound_and_a_doubt() -> None:
    facts = read_plan(f"{HEAD}1. Thời gian: trước ngày 30/6/2024.")
    assert (facts.time.iso, facts.time.periods) == ((), ())
    assert [doubt.says for doubt in facts.doubts if "chỉ nêu hạn" in doubt.says]


@pytest.mark.parametrize(
    "said", ["Kế hoạch có hiệu lực 05 ngày kể từ ngày ký", "Sau 3 ngày nghỉ Tết thì họp"]
)
def test_what_an_act_or_a_holiday_lasts_is_no_deadline(said: str) -> None:
    assert read_plan(f"{HEAD}I. NỘI DUNG\n- {said}.").deadlines == ()


def test_work_of_two_units_on_one_line_and_below_it() -> None:
    facts = read_plan(
        f"{HEAD}I. TỔ CHỨC THỰC HIỆN\n1. Công an xã giữ gìn trật tự; Văn phòng chuẩn bị hội trường.\n"
        "2. Các thôn mời Nhân dân.\nSau đối thoại 05 ngày, Văn phòng tham mưu thông báo kết luận."
    )
    assert [(one.unit, one.task) for one in facts.assignments] == [
        ("Công an xã", "giữ gìn trật tự"),
        ("Văn phòng", "chuẩn bị hội trường"),
        ("Các thôn", "mời Nhân dân"),
        ("Văn phòng", "tham mưu thông báo kết luận"),
    ]


def test_a_plan_pasted_as_one_paragraph() -> None:
    text = f"{HEAD}I. NỘI DUNG\n1. Thời gian: 8 giờ ngày 20/5/2024.\n2. Địa điểm: Hội trường xã.\n3. Chủ trì: Chủ tịch UBND xã.\n"
    text += (
        "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLưu Thị Sen\n"
        + "Kính đề nghị. " * 5
    )
    facts = read_plan(text.replace("\n", " "))
    assert (facts.doc_number, facts.issue_date, facts.place) == ("12/KH-UBND", "2024-04-03", "Hạ Lam")
    assert facts.title == "Kế hoạch Đối thoại trực tiếp với Nhân dân năm 2024"
    assert (facts.time.iso, facts.venue) == (("2024-05-20",), ("Hội trường xã",))
    assert facts.chair_role == "Chủ tịch UBND xã"


def test_an_hour_no_clock_shows_is_a_doubt() -> None:
    facts = read_plan(f"{HEAD}1. Thời gian: 14 giờ 90, ngày 20/5/2024.")
    assert facts.time.iso == ("2024-05-20",)
    assert [doubt.says for doubt in facts.doubts] == ["Không có giờ nào là “14 giờ 90”."]


def test_a_lunar_day_is_no_day_of_ours() -> None:
    facts = read_plan(f"{HEAD}1. Thời gian: ngày 10/3/2024 âm lịch.")
    assert (facts.time.iso, facts.time.periods) == ((), ())
    assert [doubt.field for doubt in facts.doubts] == ["time"]


def test_an_impossible_day_is_not_called_a_year_alone() -> None:
    facts = read_plan(f"{HEAD}1. Thời gian: ngày 31/02/2024.")
    assert [doubt.says for doubt in facts.doubts] == ["Lịch không có ngày 31/02/2024."]
