"""Public words are their person's words with masks in them, or they are edited."""

import pytest

from doithoai.rules.personal_data import mask_spans, masked
from doithoai.rules.public_words import only_masks_differ, still_private

SAID = "Tôi là Lê Văn Ba, số 0912345678.\nMương vỡ, xin xã sửa; gọi lại 0912345678."


@pytest.mark.parametrize("public", [
    SAID,
    SAID.replace("\n", " "),
    masked(SAID, mask_spans(SAID)),
    "Tôi là [họ tên], số [số điện thoại]. Mương vỡ, xin xã sửa; gọi lại [số điện thoại].",
    "Tôi là ███, số ***. Mương vỡ, xin xã sửa; gọi lại […].",
    "[…] Mương vỡ, xin xã sửa […]",
    "[tên người hàng xóm] Mương vỡ, xin xã sửa; gọi lại [số].",
])  # fmt: skip
def test_masks_are_no_edit(public):
    assert only_masks_differ(SAID, public)


@pytest.mark.parametrize("public", [
    "",
    "Mương vỡ, xin xã sửa.",
    "Tôi là [họ tên]. Mương tốt, cảm ơn xã; gọi lại [số điện thoại].",
    "[xã làm tốt] Mương vỡ, xin xã sửa; gọi lại 0912345678.",
    "[tên của người đã gây ra mọi chuyện này suốt ba năm qua] Mương vỡ, xin xã sửa; gọi lại 0912345678.",
    "[…] Mương vỡ, xin xã sửa […] Cảm ơn.",
    "Tôi là Lê Văn Ba […] Lê Văn Ba, số 0912345678. Mương vỡ, xin xã sửa; gọi lại 0912345678.",
])  # fmt: skip
def test_anything_else_is(public):
    assert not only_masks_differ(SAID, public)


def test_what_still_looks_private_is_told_once_each():
    assert ("số điện thoại", "0912345678") in still_private(SAID)
    assert len(still_private(SAID)) == len(set(still_private(SAID)))
    assert still_private("Mương vỡ, xin xã sửa.") == []


def test_a_long_text_with_many_masks_costs_no_time():
    long = "mương vỡ " * 550
    assert not only_masks_differ(long, "[tên] mương " * 400 + "khác")
