"""doithoai working_days: a date with its sum, or a sentence."""

import json

import pytest
from django.core.management import CommandError, call_command


def counted(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    call_command("working_days", *words)
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_the_make_up_saturday_counts_and_says_why(capsys):
    said = counted(capsys, "after", "2026-01-01", "7")
    assert said["date"] == "2026-01-12"
    assert "thứ Bảy, 10/01/2026: có tính (ngày 6), vì làm bù cho ngày 02/01/2026" in said["day_by_day"]


@pytest.mark.parametrize(("more", "day"), [((), "2026-11-23"), (("--with-proposed",), "2026-11-25")])
def test_the_proposed_exchange_is_a_switch_and_off_at_first(capsys, more, day):
    assert counted(capsys, "after", "2026-11-20", "1", *more)["date"] == day


def test_a_year_nobody_announced_says_so(capsys):
    assert "Chưa có lịch nghỉ năm 2029" in str(counted(capsys, "after", "2028-12-28", "5")["warnings"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("after", "2026-02-30", "3"), "không phải là ngày"),
        (("after", "2026-02-20", "ba"), "không phải là số ngày"),
        (("after", "2026-02-20", "1001"), "từ 0 đến 1000"),
        (("between", "2026-02-20", "mai"), "không phải là ngày"),
        (("between", "1990-02-20", "2026-02-20"), "quá xa"),
        (("after", "9999-12-30", "5"), "ngoài năm 1 đến 9999"),
        (("before", "0001-01-02", "5"), "ngoài năm 1 đến 9999"),
    ],
)
def test_what_is_no_day_is_told(words, says):
    with pytest.raises(CommandError, match=says):
        call_command("working_days", *words)
