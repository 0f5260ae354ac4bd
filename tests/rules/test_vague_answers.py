"""Answers that promise nothing are pointed out; those that name a time are left alone."""

import pytest

from doithoai.rules.vague_answers import vague_phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xã sẽ xem xét trong thời gian tới.", ("sẽ xem xét", "trong thời gian tới")),
        ("XIN TIẾP THU ý kiến của bà con.", ("xin tiếp thu",)),
        ("Xã sẽ xem xét và trả lời trước ngày 15 tháng 7.", ()),
        ("Sẽ kiểm tra trong quý III.", ()),
        ("Mương đã sửa xong.", ()),
        ("", ()),
    ],
)
def test_vague_phrases(text, found):
    assert vague_phrases(text) == found
