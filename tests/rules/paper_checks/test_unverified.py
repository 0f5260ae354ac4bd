"""What we never compared with its source is said, so that nobody mends a right paper."""

import pytest

from doithoai.rules.paper_checks import findings
from doithoai.rules.paper_checks.seen import Seen
from doithoai.rules.paper_style import paper_styles


@pytest.mark.parametrize(("style", "said"), [("hd36", 1), ("hd05", 0), ("nd30", 0)])
def test_an_unverified_style_says_so_once_and_only_as_a_hint(style: str, said: int) -> None:
    told = findings(Seen("docx", (), ()), paper_styles()[style])
    assert [each.severity for each in told if "chưa đối chiếu" in each.says] == ["hint"] * said
