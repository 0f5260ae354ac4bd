"""Many texts are compared in a process of its own; the answer is the same."""

import pytest

from doithoai.outputs import alike
from doithoai.rules.likeness import groups_alike

TEXTS = [
    "Cầu treo bản Nà Hoa hỏng ván, đề nghị xã sửa cầu treo.",
    "Giếng bản Co Mận cạn, đề nghị khoan giếng mới.",
    "Ván cầu treo bản Nà Hoa hỏng, bao giờ xã sửa cầu treo?",
    "Chữ lạ \ud800 \x01 không làm hỏng việc.",
]


def test_apart_and_here_say_the_same(monkeypatch):
    here = alike.compared(TEXTS, [""] * 4)
    monkeypatch.setattr(alike, "MANY", 1)
    assert alike.compared(TEXTS, [""] * 4) == here == groups_alike(TEXTS) == [[0, 2], [1], [3]]


def test_a_process_that_fails_is_told_without_words(monkeypatch):
    monkeypatch.setattr(alike, "MANY", 1)
    monkeypatch.setattr(alike, "groups_alike", None)
    with pytest.raises(RuntimeError) as told:
        alike.compared([None, TEXTS[0]], ["", ""])  # type: ignore[list-item]
    assert "Cầu" not in str(told.value)
