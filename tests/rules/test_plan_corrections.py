"""Corrections of a plan's facts: what did not change keeps its place, new words are found again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.plan_corrections import FACTS, corrected, locate
from doithoai.rules.plan_reading import facts_from_json, read_plan
from tests.pages.desk.dialogues.test_plan import PLAN

READ = read_plan(PLAN)
SAID = READ.as_json()


def test_every_fact_may_be_corrected_and_nothing_else():
    assert set(FACTS) == set(SAID) - {"found_at", "doubts"}
    with pytest.raises(KeyError):
        corrected(READ.text, SAID, {"found_at": {}})


def test_the_same_facts_are_the_same_json():
    assert corrected(READ.text, SAID, {name: SAID[name] for name in FACTS}) == SAID


@settings(max_examples=60)
@given(st.data())
def test_every_place_after_a_correction_holds_the_words_of_its_row(data):
    rows = data.draw(st.permutations([*SAID["topics"], "Nhà văn hóa thôn Đồng Mới", "Không có trong tệp"]))
    kept = rows[: data.draw(st.integers(0, len(rows)))]
    after = corrected(READ.text, SAID, {"topics": kept})
    facts = facts_from_json(READ.text, after)  # still plan JSON
    assert list(facts.topics) == kept
    for name, (start, end) in after["found_at"].items():
        if name.startswith("topics."):
            assert READ.text[start:end] == kept[int(name.split(".")[1])]
    assert {name for name in SAID["found_at"] if not name.startswith("topics")} <= set(after["found_at"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Nhà văn hóa thôn Đồng Mới", "Nhà văn hóa thôn Đồng Mới"),
        ("phòng kinh tế", "Phòng Kinh tế"),
        ("2026-05-12", "12 tháng 5 năm 2026"),
        ("2026-05-13", None),
        ("Thanh Sơn", None),  # stands there several times: which one is meant is not said
        ("Không có trong tệp", None),
        ("", None),
        ("(.*", None),
    ],
)
def test_words_are_found_once_or_not_at_all(words, found):
    place = locate(READ.text, words)
    assert (READ.text[place[0] : place[1]] if place else None) == found
