"""A notice, an invitation, a paper that puts off or calls off, a conclusion: each is asked for what it is."""

import pytest

from doithoai.rules.plan_checks import check
from doithoai.rules.plan_checks.kinds import PaperKind, kind_of
from doithoai.rules.plan_reading import PlanFacts, read_plan

HEAD = "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 12/TB-UBND\nHạ Lam, ngày 03 tháng 6 năm 2026"
END = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Sen"
ABOUT = "hội nghị đối thoại giữa Chủ tịch UBND xã với Nhân dân"


def paper(kind: str, title: str, *lines: str) -> PlanFacts:
    return read_plan("\n".join([HEAD, kind, title, *lines, END]))


NOTICE = (
    "THÔNG BÁO",
    f"Tổ chức {ABOUT}",
    "1. Thời gian: 8 giờ 00, ngày 26/6/2026.",
    "2. Địa điểm: Nhà văn hóa xã.",
    "3. Nội dung: nước sạch nông thôn.",
)
INVITATION = ("GIẤY MỜI", f"Dự {ABOUT}", "Kính mời: ông Lê Ba.", *NOTICE[2:])
POSTPONEMENT = (
    "THÔNG BÁO",
    f"Hoãn {ABOUT}",
    "Hội nghị dự kiến tổ chức ngày 10/6/2026 được hoãn do mưa lũ.",
    "1. Thời gian tổ chức lại: 8 giờ 00, ngày 26/6/2026.",
    "2. Ý kiến, đăng ký phát biểu đã gửi được giữ nguyên.",
)
CANCELLATION = (
    "THÔNG BÁO",
    f"Hủy {ABOUT}",
    "Do mưa lũ, UBND xã không tổ chức hội nghị đối thoại vào ngày 26/6/2026.",
    "Ý kiến đã gửi được chuyển sang hội nghị kế tiếp.",
)
CONCLUSION = (
    "THÔNG BÁO",
    f"Kết luận của Chủ tịch UBND xã tại {ABOUT} ngày 29/5/2026",
    "Giao Công chức Địa chính trả lời trong 10 ngày làm việc kể từ ngày ra thông báo này.",
)


def rules(said: tuple[str, ...], *, without: str = "", regulation: str = "law_2025_72") -> set[str]:
    facts = paper(*(line for line in said if not (without and without in line)))
    return {finding.rule for finding in check(facts, regulation)}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (NOTICE, PaperKind.NOTICE),
        (INVITATION, PaperKind.INVITATION),
        (POSTPONEMENT, PaperKind.POSTPONEMENT),
        (CANCELLATION, PaperKind.CANCELLATION),
        (CONCLUSION, PaperKind.CONCLUSION),
        (("KẾ HOẠCH", "Đối thoại với Nhân dân"), PaperKind.PLAN),
        (("BÁO CÁO", "Đối thoại với Nhân dân"), PaperKind.PLAN),
    ],
)
def test_its_kind(said, kind) -> None:
    assert kind_of(paper(*said)) is kind


@pytest.mark.parametrize("said", [INVITATION, POSTPONEMENT, CANCELLATION, CONCLUSION])
def test_nobody_asks_them_for_what_only_a_plan_has(said) -> None:
    assert rules(said) == set()


def test_a_notice_says_how_to_take_part() -> None:
    """Asked for by the laws of 2025, not yet by that of 2015."""
    assert rules(NOTICE) == {"how_to_join_missing"}
    assert rules((*NOTICE, "4. Ông, bà đăng ký phát biểu tại Văn phòng UBND xã.")) == set()


@pytest.mark.parametrize("said", [NOTICE, INVITATION])
def test_where_and_when_are_asked_of_both(said) -> None:
    assert "venue_missing" in rules(said, without="Địa điểm")
    assert "time_missing" in rules(said, without="Thời gian")
    assert "topics_missing" in rules(said, without="Nội dung")


@pytest.mark.parametrize(
    ("without", "rule"),
    [
        ("dự kiến", {"old_day_missing", "reason_missing"}),
        ("tổ chức lại", {"new_day_missing"}),
        ("giữ nguyên", {"opinions_kept_missing"}),
    ],
)
def test_a_paper_that_puts_off_says_what_why_and_until_when(without, rule) -> None:
    assert rules(POSTPONEMENT, without=without) == rule


def test_a_paper_that_calls_off_says_why_and_where_opinions_go() -> None:
    assert "opinions_kept_missing" in rules(CANCELLATION, without="kế tiếp")
    without_reason = (*CANCELLATION[:2], CANCELLATION[2].removeprefix("Do mưa lũ, "), CANCELLATION[3])
    assert rules(without_reason) == {"reason_missing"}
