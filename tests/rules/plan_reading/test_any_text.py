"""Whatever is thrown at the reader, it answers; and what it points at is in the text."""

import textwrap
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.plan_reading import looks_like_plan, read_plan
from doithoai.rules.plan_reading.letters import flat
from doithoai.rules.plan_reading.normalise import normalise
from doithoai.rules.plan_reading.tables import BETWEEN
from tests.rules.plan_reading.scoring import load

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))

WORDS = [
    "KẾ HOẠCH", "Số: /KH-UBND", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "- ", "+ ", "1. ", "I. ", "a) ", "\n",
    "\t", "   ", "Thời gian:", "Địa điểm: Tại", "Thành phần:", "ngày 31/02/2023", "ngày 30 tháng 2",
    "quý IV", "tháng 13/2024", "tháng 6 và tháng 12", "trước 05 ngày", "chậm nhất 15 ngày làm việc",
    "kể từ khi có thông báo kết luận", "Căn cứ Luật số 10/2022/QH15",
    "đối thoại với Nhân dân thôn A, B và C", "Chủ tịch UBND xã", "xã Hạ Lam", "TỔ CHỨC THỰC HIỆN",
    "từ 50 đến 20 người", ":", ";", ".", ",", "(", "½ ngày", "ủy quyền cho Phó Chủ tịch UBND xã",
    "mười lăm ngày kể từ", "02 tuần", "72 giờ", "ngày mồng 5 tháng tư năm 2024", "14 giờ 90", "âm lịch",
    "giao Văn phòng", "Cuộc 1: ngày 5/6/2024, đối thoại với", "Phó Chủ tịch chủ trì khi", "IV. ", "d) ",
]  # fmt: skip
PIECES = st.sampled_from(WORDS)


def assert_whole(text: str) -> None:
    facts = read_plan(text)
    assert facts.text == unicodedata.normalize("NFC", facts.text)
    for field, (start, end) in facts.found_at.items():
        assert 0 <= start <= end <= len(facts.text), field
    facts.as_json()
    looks_like_plan(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_characters(text: str) -> None:
    assert_whole(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_mixture_of_a_plans_own_words(text: str) -> None:
    assert_whole(text)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(PLANS), st.integers(0, 4000), st.integers(0, 4000))
def test_a_plan_torn_anywhere(path: Path, start: int, length: int) -> None:
    assert_whole(path.read_text(encoding="utf-8")[start : start + length])


@given(st.text(max_size=300))
def test_the_flat_copy_keeps_every_place(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert len(flat(text)) == len(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert "\n\n" not in once
    assert normalise(once).replace("\n", " ") == once.replace("\n", " ")


def test_four_pages_take_under_fifty_milliseconds() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PLANS)
    text = (text * (1 + 13000 // len(text)))[:13000]
    best = min(_seconds(text) for _ in range(3))
    assert best < 0.05 * 4  # a loaded build machine is given four times as long


def _seconds(text: str) -> float:
    started = time.perf_counter()
    read_plan(text)
    return time.perf_counter() - started


@pytest.mark.parametrize(
    "piece", ["đối thoại ", "1. ", "Căn cứ ", "ngày ", "A", "- thôn A, ", "trước ", "xã X ", "\n- ", "("]
)
def test_no_text_takes_long(piece: str) -> None:
    assert _seconds(piece * (20000 // len(piece))) < 2


def test_lines_broken_at_a_margin_read_as_the_paragraphs_they_were() -> None:
    """Where a sentence ends just at the margin nobody can tell; everywhere else the facts are the same."""
    differing = total = 0
    for path in [*PLANS, *(Path(__file__).parent / "unseen").glob("*.plan")]:
        raw = path.read_text(encoding="utf-8") if path.suffix == ".txt" else load(path).text
        paragraphs = normalise(raw)
        if BETWEEN in paragraphs:
            continue  # rows of a table are not wrapped
        for width in (66, 78, 90):
            lines = [
                line
                for paragraph in paragraphs.split("\n")
                for line in textwrap.wrap(paragraph, width, break_on_hyphens=False, break_long_words=False)
            ]
            total += 1
            differing += facts_alone("\n".join(lines)) != facts_alone(paragraphs)
    assert differing / total < 0.03


def facts_alone(text: str) -> dict[str, Any]:
    facts = read_plan(text).as_json()
    return {name: value for name, value in facts.items() if name not in ("found_at", "doubts")}


def test_decomposed_and_old_style_letters_read_the_same() -> None:
    for path in PLANS:
        text = path.read_text(encoding="utf-8")
        assert read_plan(unicodedata.normalize("NFD", text)).as_json() == read_plan(text).as_json()


def test_empty_lines_and_other_ends_of_lines_change_nothing() -> None:
    for path in (Path(__file__).parent / "unseen").glob("*.plan"):
        text = load(path).text
        expected = read_plan(text).as_json()
        assert read_plan(text.replace("\n", "\r\n")).as_json() == expected, path.stem
        assert read_plan(text.replace("\n", "\n\n")).as_json() == expected, path.stem
        assert read_plan(unicodedata.normalize("NFD", text)).as_json() == expected, path.stem
