"""The queue of the hall."""

import pytest

from doithoai.rules.speaking_order import Request, fits, order

BA = Request(1, 1, "Lò Văn Ba", "bản Nà Sài")
BAY = Request(2, 2, "Đỗ Thị Bảy", "thôn Đồng Mới")
TAM = Request(3, 3, "Hà Văn Tám", "thôn Đồng Mới")
BA_AGAIN = Request(4, 4, "lò văn ba", "Bản Nà Sài")


def test_by_registration_and_nothing_else() -> None:
    assert [turn.request.key for turn in order([TAM, BA, BAY])] == [1, 2, 3]


def test_nobody_is_hinted_at_before_anybody_spoke() -> None:
    assert {turn.hint for turn in order([BA, BAY, TAM])} == {""}


def test_a_hamlet_not_heard_is_pointed_out_once() -> None:
    assert [turn.hint for turn in order([BAY, TAM], heard=[BA])] == [
        "Thôn Đồng Mới chưa có ai phát biểu.",
        "",
    ]


def test_a_second_turn_is_pointed_out_while_others_wait() -> None:
    turns = order([BA_AGAIN, TAM], heard=[BA, BAY])
    assert turns[1].hint.startswith("Đã phát biểu rồi")
    assert order([BA_AGAIN], heard=[BA])[0].hint == ""


@pytest.mark.parametrize(
    ("count", "each", "left", "heard", "says"),
    [
        (0, 5, 60, 0, "Chưa có ai chờ phát biểu."),
        (3, 5, 15, 3, "Đủ giờ cho cả 03 người chờ, mỗi lượt 5 phút."),
        (10, 5, 30, 6, "Còn 30 phút chỉ đủ cho 06 trong 10 người chờ; rút còn 3 phút mỗi lượt thì đủ."),
        (
            10,
            5,
            7,
            1,
            "Còn 7 phút chỉ đủ cho 01 trong 10 người chờ; mời những người còn lại gửi ý kiến bằng phiếu.",
        ),
        (
            2,
            5,
            -3,
            0,
            "Còn 0 phút chỉ đủ cho 00 trong 02 người chờ; mời những người còn lại gửi ý kiến bằng phiếu.",
        ),
    ],
)
def test_does_it_fit(count: int, each: int, left: int, heard: int, says: str) -> None:
    fit = fits([Request(n, n, f"Người {n}") for n in range(count)], each, left)
    assert (fit.heard, fit.says, fit.all_fit) == (heard, says, heard == count)
    assert fit.minutes_needed == count * each


def test_a_turn_of_no_minutes_is_refused() -> None:
    with pytest.raises(ValueError, match="từ 1 phút"):
        fits([BA], 0, 30)
