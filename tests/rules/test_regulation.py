"""The clocks of the regulations, against the dates worked out by hand for real plans."""

from datetime import date
from pathlib import Path

import pytest

from doithoai.rules import regulation_files
from doithoai.rules.regulation import (
    KEYS,
    OWNERS,
    Duty,
    RegulationFileError,
    check_attendance,
    choices_on,
    conclusion_due,
    doubts,
    duties,
    load_all,
    national_on,
    reply_due,
)
from doithoai.rules.working_days import load_calendar

CALENDAR = load_calendar()
KIEM_TAN = date(2023, 9, 13)  # the sitting of the Hải Dương plan


def by_key(regulation: str, dialogue_on: date, conclusion_on: date | None = None) -> dict[str, Duty]:
    found = duties(regulation, dialogue_on=dialogue_on, conclusion_on=conclusion_on, calendar=CALENDAR)
    return {duty.key: duty for duty in found}


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2016, 1, 1), "law_2015"),
        (date(2025, 2, 28), "law_2015"),
        (date(2025, 3, 1), "law_2025_65"),
        (date(2025, 6, 15), "law_2025_65"),
        (date(2025, 6, 16), "law_2025_72"),
        (date(2026, 11, 21), "law_2025_72"),
    ],
)
def test_the_law_is_chosen_by_the_day_of_the_sitting(day: date, law: str) -> None:
    assert national_on(day).id == law


def test_a_day_without_a_known_law_is_a_sentence() -> None:
    with pytest.raises(LookupError, match="Chưa có luật nào trong máy áp dụng cho ngày 31/12/2015"):
        national_on(date(2015, 12, 31))
    assert duties("bac_giang", dialogue_on=date(2015, 12, 31), calendar=CALENDAR)


def test_hai_duong_counts_both_clocks_from_the_sitting() -> None:
    due = {key: duty.due_on for key, duty in by_key("hai_duong", KIEM_TAN, date(2023, 9, 20)).items()}
    assert due == {
        "notice": date(2023, 9, 6),  # the law's seven days, not the regulation's two
        "synthesis": date(2023, 9, 8),
        "brief_plan": date(2023, 9, 8),
        "conclusion": date(2023, 9, 20),
        "reply": date(2023, 10, 4),
    }


def test_the_law_is_a_floor_and_the_regulation_stays_visible() -> None:
    notice = by_key("hai_duong", KIEM_TAN)["notice"]
    assert (notice.source_id, notice.due_on) == ("law_2015", date(2023, 9, 6))
    assert notice.floor is not None
    assert (notice.floor.source_id, notice.floor.due_on) == ("hai_duong", date(2023, 9, 11))
    assert "muộn hơn mức luật định 06/09/2023" in notice.warning


def test_the_publishing_clock_binds_the_conclusion_notice_around_tet() -> None:
    conclusion = by_key("son_la", date(2026, 2, 12))["conclusion"]
    assert (conclusion.source_id, conclusion.due_on) == ("law_2025_72", date(2026, 2, 23))
    assert conclusion.floor is not None
    assert (conclusion.floor.source_id, conclusion.floor.due_on) == ("son_la", date(2026, 3, 2))
    assert conclusion.owner == "clerk"


def test_son_la_counts_replies_from_the_notice() -> None:
    due = by_key("son_la", date(2026, 6, 10), date(2026, 6, 17))
    assert due["reply"].due_on == date(2026, 7, 8)
    assert due["reply_extended"].due_on == date(2026, 7, 29)
    assert "không nhắc lại mốc bắt đầu" in due["reply_extended"].warning
    assert not due["reply"].provisional


def test_before_the_notice_is_out_its_due_date_stands_in() -> None:
    due = by_key("son_la", date(2026, 6, 10))
    assert due["reply"].provisional
    assert due["reply"].sum.start == due["conclusion"].due_on
    assert "Tạm tính từ hạn ra thông báo kết luận" in due["reply"].because


def test_a_duty_says_why() -> None:
    reply = reply_due("hai_duong", dialogue_on=KIEM_TAN, conclusion_on=date(2023, 9, 20), calendar=CALENDAR)
    assert reply is not None
    assert reply.because == (
        "Quy chế 03-QC/TU (Hải Dương): “Chậm nhất trong vòng 15 ngày làm việc sau ngày tổ chức hội nghị"
        " tiếp xúc, đối thoại, tập thể, cá nhân có thẩm quyền được phân công … phải trả lời trực tiếp hoặc"
        " bằng văn bản” (dẫn theo kế hoạch 06/KH-HĐND ngày 10/8/2023 của HĐND xã Quảng Nghiệp, chưa đọc được"
        " toàn văn quy chế). Tính từ ngày hội nghị: 15 ngày làm việc sau ngày 13/09/2023 là thứ Tư,"
        " 04/10/2023 (không tính 6 ngày thứ Bảy, Chủ nhật)."
    )


@pytest.mark.parametrize("regulation", ["thai_nguyen", "bac_giang", "hai_phong", "law_2025_72", "youth"])
def test_no_number_no_date(regulation: str) -> None:
    assert (
        reply_due(
            regulation, dialogue_on=date(2026, 6, 10), conclusion_on=date(2026, 6, 17), calendar=CALENDAR
        )
        is None
    )


def test_vague_words_are_kept_as_words() -> None:
    assert "trong thời gian ngắn nhất" in load_all()["thai_nguyen"].unnumbered["reply"]
    assert conclusion_due("thai_nguyen", dialogue_on=date(2026, 6, 10), calendar=CALENDAR) is None


def test_the_law_alone_still_gives_its_two_dates() -> None:
    assert {key: d.due_on for key, d in by_key("hai_phong", date(2026, 6, 10)).items()} == {
        "notice": date(2026, 6, 3),
        "results_public": date(2026, 6, 22),
    }
    assert by_key("law_2025_72", date(2026, 6, 10)).keys() == {"notice", "results_public"}


def test_youth_is_the_strictest() -> None:
    due = by_key("youth", date(2026, 3, 24))
    assert due["publish_plan"].due_on == date(2026, 2, 22)
    assert due["publish_plan"].sum.advised_on == date(2026, 2, 13)
    assert due["conclusion"].due_on == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [(50, 100, 0), (30, 100, 1), (50, 120, 1), (None, None, 0), (120, None, 1), (None, 40, 1)],
)
def test_attendance(least: int | None, most: int | None, found: int) -> None:
    assert len(check_attendance("hai_duong", least=least, most=most)) == found
    assert check_attendance("son_la", least=least, most=most) == ()


def test_the_choice_starts_with_the_law_and_leaves_out_what_is_only_cited() -> None:
    ids = [regulation.id for regulation in choices_on(date(2026, 11, 21))]
    assert ids[0] == "law_2025_72"
    assert ids[-2:] == ["youth", "so_tay_dan_van"]
    assert not {"law_2015", "grassroots_democracy"} & set(ids)


def test_a_merged_province_raises_a_doubt_only_after_the_merger() -> None:
    assert doubts("hai_duong", dialogue_on=KIEM_TAN) == ()
    assert "hợp nhất vào thành phố Hải Phòng" in doubts("hai_duong", dialogue_on=date(2026, 6, 10))[0]
    assert "không có hiệu lực" in doubts("son_la", dialogue_on=date(2020, 6, 10))[0]


@pytest.mark.parametrize("regulation", load_all().values(), ids=lambda regulation: regulation.id)
def test_every_file_is_honest(regulation: regulation_files.Regulation) -> None:
    """Whatever is not from the text itself says so, and every number has words behind it."""
    assert regulation.known_through or regulation.id in {"grassroots_democracy", "youth"}
    for deadline in regulation.deadlines.values():
        assert deadline.key in KEYS
        assert deadline.owner in OWNERS
        assert deadline.source == regulation.id
        assert any(form in deadline.quote for form in (str(deadline.days), f"{deadline.days:02d}"))
        if deadline.quote.startswith("“"):
            assert ("ngày làm việc" in deadline.quote) == (deadline.unit == "working")


GOOD = Path(regulation_files.REGULATIONS / "provinces" / "hai_duong.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("working_days = 5", "workng_days = 5", r"\[deadline.conclusion\].*workng_days"),
        ("[deadline.reply]", "[deadline.answer]", "unknown step 'answer'"),
        ('owner = "chair"', 'owner = "boss"', "owner 'boss'"),
        ('after = "dialogue"', 'after = "lunch"', "give after or before"),
        ("days = 2\n", "days = 0\n", "from 1 to 1000"),
        ("days = 2\n", "days = 2\nworking_days = 2\n", "either days or working_days"),
        ('use = "timetable"', 'use = "sometimes"', "sometimes"),
        ("province = ", "provnce = ", "provnce"),
        ("least = 50", "min = 50", r"\[attendance\].*min"),
        ('id = "hai_duong"', 'id = "other"', "the name of the file"),
        ("[doubt]", "[doubt", "doubt|Expected|hai_duong.toml"),
    ],
)
def test_a_mistake_in_a_file_is_named(tmp_path: Path, good: str, bad: str, says: str) -> None:
    assert good in GOOD
    path = tmp_path / "hai_duong.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(RegulationFileError, match=says) as trouble:
        regulation_files.read_regulation(path)
    assert str(trouble.value).startswith("hai_duong.toml: ")


def test_json_of_a_regulation() -> None:
    answer = load_all()["son_la"].as_json()
    assert answer["number"] == "429-QĐi/TU"
    assert [deadline["key"] for deadline in answer["deadlines"]] == [
        "synthesis", "conclusion", "reply", "reply_extended",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("regulation", "citation"),
    [
        ("hai_duong", "Quy chế số 03-QC/TU ngày 18/3/2021 của Tỉnh ủy Hải Dương"),
        ("law_2025_72", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025 của Quốc hội"),
        ("so_tay_dan_van", "Sổ tay dân vận"),
    ],
)
def test_a_regulation_cites_itself(regulation: str, citation: str) -> None:
    assert load_all()[regulation].citation == citation
