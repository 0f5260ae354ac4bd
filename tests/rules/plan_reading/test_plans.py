"""Thirteen made-up plans and notices in different layouts, each with every fact in it; and single facts read alone.

The expected facts stand beside the plans and were checked by a person. After a change on purpose, write them anew
with `python tests/rules/plan_reading/test_plans.py` and read the difference.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from doithoai.rules.plan_reading import looks_like_plan, read_plan

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))


def facts_of(path: Path) -> dict[str, Any]:
    facts = read_plan(path.read_text(encoding="utf-8")).as_json()
    del facts["found_at"]
    return facts


def expected_file(path: Path) -> Path:
    return path.with_suffix(".expected.json")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_fact_of_a_plan(path: Path) -> None:
    assert facts_of(path) == json.loads(expected_file(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_facts_light_up_their_own_words(path: Path) -> None:
    facts = read_plan(path.read_text(encoding="utf-8"))

    def words(field: str) -> str:
        start, end = facts.found_at[field]
        return facts.text[start:end]

    for field in ("doc_number", "place"):
        if value := getattr(facts, field):
            assert words(field).replace(" ", "") == value.replace(" ", "")
    if facts.signer_name:
        assert words("signer_name").lower() == facts.signer_name.lower()
    for index, recipient in enumerate(facts.recipients):
        assert words(f"recipients.{index}").split()[:3] == recipient.split()[:3]
    for index, stated in enumerate(facts.deadlines):
        assert stated.days is None or str(stated.days) in words(f"deadlines.{index}")


def plan(*lines: str, title: str = "Đối thoại trực tiếp với Nhân dân năm 2024") -> Any:
    """The facts of a short plan of xã Hạ Lam with these lines in its body."""
    return read_plan(
        "\n".join(
            [
                "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 12/KH-UBND\nHạ Lam, ngày 03 tháng 4 năm 2024",
                f"KẾ HOẠCH\n{title}",
                "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;",
                "Ủy ban nhân dân xã Hạ Lam ban hành kế hoạch như sau:",
                *lines,
                "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Sen",
            ]
        )
    )


@pytest.mark.parametrize(
    ("said", "iso", "periods"),
    [
        ("ngày 20/5/2024", ["2024-05-20"], []),
        ("ngày 20 tháng 5 năm 2024", ["2024-05-20"], []),
        ("8 giờ 00, ngày 20-5-2024", ["2024-05-20"], []),
        ("ngày 20/5", ["2024-05-20"], []),
        ("ngày 31/02/2024", [], []),
        ("ngày mồng 5 tháng tư năm 2024", ["2024-04-05"], []),
        ("ngày mười lăm tháng chín năm 2024", ["2024-09-15"], []),
        ("ngày 10/3/2024 (âm lịch)", [], []),
        (
            "6 tháng đầu năm và 6 tháng cuối năm",
            [],
            [("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31")],
        ),
        ("quý I/2024", [], [("2024-01-01", "2024-03-31")]),
        ("Quý IV năm 2024", [], [("2024-10-01", "2024-12-31")]),
        ("trong tháng 2", [], [("2024-02-01", "2024-02-29")]),
        ("tháng 6 và tháng 12 năm 2024", [], [("2024-06-01", "2024-06-30"), ("2024-12-01", "2024-12-31")]),
        ("từ tháng 5 đến tháng 7/2024", [], [("2024-05-01", "2024-07-31")]),
        ("6 tháng cuối năm", [], [("2024-07-01", "2024-12-31")]),
    ],
)
def test_times(said: str, iso: list[str], periods: list[tuple[str, str]]) -> None:
    time = plan(f"1. Thời gian: {said}.").time
    assert (list(time.iso), [(period.start, period.end) for period in time.periods]) == (iso, periods)


@pytest.mark.parametrize(
    ("said", "days", "unit", "event", "direction", "anchored"),
    [
        ("Niêm yết kế hoạch trước hội nghị 07 ngày làm việc", 7, "working", "dialogue", "before", True),
        (
            "Gửi giấy mời chậm nhất 3 ngày trước ngày tổ chức đối thoại",
            3,
            "calendar",
            "dialogue",
            "before",
            True,
        ),
        ("Trong vòng 05 ngày làm việc sau hội nghị, ra thông báo", 5, "working", "dialogue", "after", True),
        (
            "Trả lời trong 15 ngày kể từ ngày có thông báo kết luận",
            15,
            "calendar",
            "conclusion_notice",
            "after",
            True,
        ),
        (
            "Giải quyết không quá 30 ngày kể từ ngày nhận được ý kiến",
            30,
            "calendar",
            "receipt",
            "after",
            True,
        ),
        ("Giải quyết không quá 30 ngày làm việc", 30, "working", "dialogue", "after", False),
    ],
)
def test_deadlines(said: str, days: int, unit: str, event: str, direction: str, anchored: bool) -> None:
    (stated,) = plan("I. NỘI DUNG", f"- {said}.").deadlines
    assert stated.text == said
    assert (stated.days, stated.unit, stated.from_event) == (days, unit, event)
    assert (stated.direction, stated.anchor_stated) == (direction, anchored)


@pytest.mark.parametrize(
    "said", ["Tập huấn 02 ngày làm việc tại huyện", "Làm việc ½ ngày", "Từ ngày 05 đến ngày 07"]
)
def test_days_that_are_no_deadline(said: str) -> None:
    assert plan("I. NỘI DUNG", f"- {said}.").deadlines == ()


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("từ 50 đến 100 người", 50, 100),
        ("không ít hơn 50 người và không quá 100 người", 50, 100),
        ("tối đa 120 đại biểu", None, 120),
        ("Số lượng khoảng 80 người", 80, 80),
    ],
)
def test_how_many(said: str, least: int | None, most: int | None) -> None:
    count = plan(f"- Thành phần: {said}.").participant_count
    assert (count.min, count.max) == (least, most)


def test_a_number_for_each_hamlet_is_not_a_total() -> None:
    assert plan("- Thành phần: ít nhất 10 người/thôn.").participant_count is None


@pytest.mark.parametrize(
    ("lines", "field", "says"),
    [
        (["1. Thời gian: Ít nhất 01 lần.", "2. Định kỳ mỗi năm 2 lần."], "time", "không thống nhất"),
        (["1. Thời gian: ngày 20/5/2023."], "time", "không thuộc năm 2024"),
        (["1. Thời gian: ngày 01/4/2024."], "time", "trước ngày ban hành"),
        (["1. Thời gian: thứ Ba, ngày 20/5/2024."], "time", "Thứ trong tuần"),
        (["1. Thời gian: ngày 31/02/2024."], "time", "Lịch không có ngày 31/02/2024"),
        (["1. Thành phần: ít nhất 90 người, tối đa 50 người."], "participant_count", "lớn hơn"),
        (
            ["1. Chủ trì: Chủ tịch UBND xã.", "2. Bí thư Đảng ủy chủ trì."],
            "chair_role",
            "nhiều người chủ trì",
        ),
        (["- Trả lời người dân trong thời gian sớm nhất."], "deadlines", "không nêu số ngày"),
    ],
)
def test_contradictions_are_doubts(lines: list[str], field: str, says: str) -> None:
    assert [doubt.says for doubt in plan(*lines).doubts if doubt.field == field and says in doubt.says]


def test_a_right_weekday_is_no_doubt() -> None:
    assert plan("1. Thời gian: thứ Hai, ngày 20/5/2024.").doubts == ()


def test_nothing_is_invented() -> None:
    facts = plan("Không có gì thêm.")
    assert facts.chair_role is None
    assert facts.time.iso == facts.time.periods == ()
    assert facts.time.text is None
    assert (facts.venue, facts.participants, facts.deadlines, facts.assignments) == ((), (), (), ())
    assert facts.participant_count is None


def test_the_scanners_letters_are_mended_and_said() -> None:
    facts = plan("1. Thời gian: ngày 20/5/2024.", title="Đổi thoại trực tiếp với Nhân dân năm 2024")
    assert facts.title == "Kế hoạch Đối thoại trực tiếp với Nhân dân năm 2024"
    assert [doubt.field for doubt in facts.doubts] == ["text"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Kế hoạch.", "quá ngắn"),
        ("Kế hoạch trồng rừng năm 2024 của xã. " * 20, "không nói tới"),
        ("Báo cáo kết quả đối thoại với người dân. " * 20, "không giống một kế hoạch"),
        ("Kế hoạch trồng rừng năm 2024 của xã. " * 20 + "Có đối thoại.", "chỉ nhắc qua"),
    ],
)
def test_texts_that_are_not_plans(text: str, says: str) -> None:
    assert says in (looks_like_plan(text) or "")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plans_look_like_plans(path: Path) -> None:
    assert looks_like_plan(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Thông báo tổ chức đối thoại với Nhân dân năm 2024", "document"),
        ("Thông báo kết luận Hội nghị đối thoại với Nhân dân năm 2024", "conclusion_notice"),
    ],
)
@pytest.mark.parametrize("start", ["kể từ ngày ra", "tính từ ngày ký", "sau khi ban hành"])
def test_this_notice_is_the_paper_itself(title: str, event: str, start: str) -> None:
    facts = plan(
        f"1. Công chức Địa chính trả lời các hộ trong 10 ngày làm việc {start} thông báo này.", title=title
    )
    (stated,) = facts.deadlines
    assert (stated.days, stated.unit, stated.from_event, stated.anchor_stated) == (10, "working", event, True)
    assert not [doubt for doubt in facts.doubts if doubt.field == "deadlines"]


if __name__ == "__main__":
    for each in PLANS:
        print_out = json.dumps(facts_of(each), ensure_ascii=False, indent=1)
        expected_file(each).write_text(print_out + "\n", encoding="utf-8")
    sys.exit()
