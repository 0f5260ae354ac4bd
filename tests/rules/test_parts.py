"""Several matters in one text become parts; the writer's words stay theirs, and none is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.triage import split
from doithoai.rules.triage.parts import _BREAK
from doithoai.rules.vietnamese import fold, nfc

ROAD = "Đường liên thôn nhiều ổ gà, đề nghị sửa"
CLINIC = "trạm y tế hết thuốc huyết áp, xin cấp thêm"
SIGNAL = "bao giờ bản có sóng điện thoại"
CANAL = "mương tưới vỡ, nhờ xã cho máy múc"


def parts(text: str) -> list[str]:
    return [nfc(text)[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1. {ROAD}.\n2. {CLINIC}.\n3. {SIGNAL}?", [f"{ROAD}.", f"{CLINIC}.", f"{SIGNAL}?"]),
        (f"Kính gửi xã:\n- {ROAD}\n- {CLINIC}", [ROAD, CLINIC]),
        (f"{ROAD}. Ngoài ra, {CLINIC}.", [f"{ROAD}.", f"{CLINIC}."]),
        (f"{ROAD}; đồng thời {CLINIC}", [ROAD, CLINIC]),
        (f"Thứ nhất, {CANAL}. Thứ hai, {SIGNAL}?", [f"{CANAL}.", f"{SIGNAL}?"]),
        (fold(f"{ROAD}. ngoai ra {CLINIC}"), [fold(f"{ROAD}."), fold(CLINIC)]),
    ],
)
def test_several_matters(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        ROAD,
        "Đường xóm 3 hỏng nặng. Mưa xuống lầy lội. Học sinh đi học bị ngã. Đề nghị xã sửa.",
        "Kính gửi Chủ tịch xã. Nhà tôi ở thôn Hạ. Trạm y tế hết thuốc, xin cấp. Xin cảm ơn.",
        "Giá điện 3.000 đồng một số, sao tháng này tính 4.500 đồng?",
    ],
)
def test_one_matter_stays_whole(text: str) -> None:
    assert parts(text) == [text]


def test_nothing_is_no_part() -> None:
    assert parts(" \n ") == []


WRITTEN = st.lists(
    st.sampled_from(
        [
            ROAD,
            CLINIC,
            SIGNAL,
            CANAL,
            "Ngoài ra",
            "với lại",
            "1. ",
            "2) ",
            "- ",
            ". ",
            "\n",
            ", ",
            "Xin cảm ơn",
            "à",
            "  ",
            "ơ̆ Đ",
        ]
    ),
    max_size=14,
).map("".join)


@settings(deadline=None)  # a busy machine is not a failure
@given(st.one_of(WRITTEN, st.text(max_size=120)))
def test_parts_are_apart_in_order_and_lose_no_word(text: str) -> None:
    text = nfc(text)
    place, outside = 0, []
    for start, end in split(text):
        assert place <= start < end <= len(text)
        outside.append(text[place:start])
        place = end
    outside.append(text[place:])
    for left in outside:
        # Numbers, turns of speech and blanks; a greeting or heading before a list.
        said = _BREAK.sub(" ", fold(left))
        words = re.findall(r"\w{2,}", said)
        assert not words or left is outside[0], left
