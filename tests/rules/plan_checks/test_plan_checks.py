"""Every check on a plan: what it finds, how grave, and the sentence of the rule behind it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from doithoai.rules.plan_checks import Finding, check
from doithoai.rules.plan_reading import facts_from_json, read_plan

HEAD = "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 12/KH-UBND\nHạ Lam, ngày {issued}\nKẾ HOẠCH\nĐối thoại trực tiếp với Nhân dân năm {year}"
BODY = """I. NỘI DUNG
1. Thời gian: {time}.
2. Địa điểm: Nhà văn hóa xã.
3. Chủ trì: {chair}.
4. Thành phần:
- Nhân dân trên địa bàn xã{count}.
5. Nội dung đối thoại: đường làng, nước sạch nông thôn.
6. Sau đối thoại
- {after}.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng: {task}.
Nơi nhận:
- {recipient};
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Sen"""
GOOD = {
    "issued": "03 tháng 6 năm 2026", "year": "2026", "time": "8 giờ 00, ngày 26/6/2026", "chair": "Chủ tịch UBND xã",
    "count": "", "after": "Chậm nhất 05 ngày làm việc sau hội nghị ban hành thông báo kết luận",
    "task": "gửi giấy mời trước ngày đối thoại 08 ngày", "recipient": "UBND tỉnh",
    "base": "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025",
}  # fmt: skip


def findings(regulation: str = "law_2025_72", drop: str = "", **said: str) -> list[Finding]:
    words = GOOD | said
    lines = [
        HEAD,
        "Căn cứ {base};" if words["base"] else "",
        "UBND xã Hạ Lam ban hành kế hoạch như sau:",
        BODY,
    ]
    text = "\n".join(line.format(**words) for line in lines if line)
    if drop:
        text = "\n".join(line for line in text.split("\n") if not line.startswith(tuple(drop.split("|"))))
    return list(check(read_plan(text), regulation))


def one(rule: str, found: list[Finding]) -> Finding:
    named = [finding for finding in found if finding.rule == rule]
    assert len(named) == 1, [finding.rule for finding in found]
    return named[0]


def test_a_good_plan_has_nothing_against_it() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("said", "drop", "rule", "severity", "because"),
    [
        ({"task": "gửi giấy mời trước ngày đối thoại 03 ngày"}, "", "notice_laxer", "error", "07 ngày"),
        ({"issued": "23 tháng 6 năm 2026"}, "", "notice_too_short", "error", "07 ngày"),
        ({"base": ""}, "", "bases_missing", "warning", "Phụ lục I"),
        ({}, "Số", "number_missing", "warning", "30/2020"),
        ({}, "1. Thời gian", "time_missing", "error", "Điều 43"),
        ({}, "2. Địa điểm", "venue_missing", "error", "Điều 43"),
        ({}, "3. Chủ trì", "chair_missing", "warning", "Luật"),
        ({}, "1. Văn phòng", "tasks_missing", "warning", "Điều 43"),
        ({}, "Lê Thị Sen", "signer_missing", "warning", "30/2020"),
        ({}, "6. Sau|- Chậm", "no_after_care", "warning", "10 ngày"),
        ({"after": "Trong 20 ngày sau hội nghị ban hành thông báo kết luận"}, "", "conclusion_laxer", "warning", "10 ngày"),
        ({"chair": "Phó Chủ tịch UBND xã"}, "", "chair_may_not_chair", "warning", "Luật"),
        ({"chair": "Lãnh đạo UBND xã"}, "", "chair_may_not_chair", "warning", "Luật"),
        ({"time": "thứ Hai, ngày 26/6/2026"}, "", "date_contradiction", "error", "Kế hoạch viết"),
        ({"time": "ngày 31/6/2026"}, "", "date_contradiction", "error", "Kế hoạch viết"),
        ({"time": "tháng 8/2026"}, "", "day_missing", "hint", "Điều 43"),
        ({"recipient": "UBND huyện Sơn Khê"}, "", "abolished_body", "error", "cấp huyện"),
        ({"recipient": "UBND thị trấn Phố"}, "", "abolished_body", "error", "đặc khu"),
        ({"base": "Luật Tổ chức chính quyền địa phương số 77/2015/QH13"}, "", "base_not_in_force", "warning", "72/2025"),
        ({"base": "Luật Tổ chức chính quyền địa phương ngày 19/6/2015"}, "", "base_not_in_force", "warning", "72/2025"),
        ({"base": "Luật Tổ chức chính quyền địa phương số 65/2025/QH15"}, "", "base_not_in_force", "hint", "chưa đối chiếu nguyên văn"),
        ({"base": "Kế hoạch số 9/KH-UBND ngày 01/7/2026"}, "", "base_not_yet_issued", "error", "Kế hoạch viết"),
        ({"base": "Quy chế số 03-QC/TU ngày 18/3/2021 của Tỉnh ủy Hải Dương"}, "", "base_doubtful", "warning", "03-QC/TU"),
    ],
)  # fmt: skip
def test_each_check(said: dict[str, str], drop: str, rule: str, severity: str, because: str) -> None:
    finding = one(rule, findings(drop=drop, **said))
    assert (finding.severity, because in finding.because) == (severity, True), finding
    assert finding.says.endswith((".", "”"))


@pytest.mark.parametrize(
    ("said", "rule", "because"),
    [
        ({"count": ": 30 người, số lượng từ 30 đến 45 người"}, "attendance", "không ít hơn 50 người"),
        ({"after": "Chậm nhất 08 ngày làm việc sau hội nghị ban hành thông báo kết luận"}, "conclusion_laxer", "05 ngày làm việc"),
        ({"after": "Chậm nhất 20 ngày làm việc sau hội nghị phải trả lời ý kiến"}, "reply_laxer", "15 ngày làm việc"),
        ({"task": "tổng hợp, phân loại ý kiến trước hội nghị 03 ngày"}, "synthesis_laxer", "05 ngày"),
    ],
)  # fmt: skip
def test_numbers_laxer_than_a_province(said: dict[str, str], rule: str, because: str) -> None:
    when = {
        "issued": "01 tháng 6 năm 2023",
        "year": "2023",
        "time": "ngày 28/6/2023",
        "base": "Luật Tiếp công dân năm 2013",
    }
    found = [finding for finding in findings("hai_duong", **when, **said) if finding.rule == rule]
    assert any(because in finding.because and "Hải Dương" in finding.because for finding in found), found


def test_stricter_than_the_rule_is_fine() -> None:
    when = {
        "issued": "01 tháng 6 năm 2023",
        "year": "2023",
        "time": "ngày 28/6/2023",
        "base": "Luật Tiếp công dân năm 2013",
    }
    strict = findings(
        "hai_duong", **when, after="Chậm nhất 03 ngày làm việc sau hội nghị ra thông báo kết luận"
    )
    assert not [finding for finding in strict if finding.rule.endswith("_laxer")]


def test_working_days_and_days_are_compared_by_the_calendar() -> None:
    # Seven working days around Tết end after the law's ten calendar days; in June they do not.
    after = "Chậm nhất 07 ngày làm việc sau hội nghị ban hành thông báo kết luận"
    tet = findings(issued="15 tháng 01 năm 2026", time="ngày 12/02/2026", after=after)
    assert [finding.rule for finding in tet] == ["conclusion_laxer"]
    assert findings(time="ngày 23/6/2026", after=after) == []


def test_bodies_of_the_past_are_fine_before_the_reform_and_in_citations() -> None:
    before = {"issued": "03 tháng 4 năm 2024", "year": "2024", "time": "ngày 22/5/2024"}
    rules = [
        finding.rule
        for finding in findings(
            "law_2015", **before, recipient="UBND huyện", base="Luật Tiếp công dân năm 2013"
        )
    ]
    assert "abolished_body" not in rules
    cited = findings(base="Kế hoạch số 9/KH-UBND ngày 01/5/2025 của UBND huyện Sơn Khê")
    former = findings(recipient="Trụ sở UBND huyện Sơn Khê cũ")
    assert not [finding for finding in [*cited, *former] if finding.rule == "abolished_body"]


def test_quan_and_huyen_inside_other_words_are_no_districts() -> None:
    assert findings(recipient="Ban Chỉ huy quân sự; Đài quan sát", task="quán triệt, mời quần chúng") == []


def test_a_cancelled_dialogue_needs_no_venue() -> None:
    text = (
        Path(__file__).parent.parent.joinpath("plan_reading/plans/cancelled.txt").read_text(encoding="utf-8")
    )
    rules = {finding.rule for finding in check(read_plan(text), "law_2015")}
    assert not rules & {"venue_missing", "time_missing", "chair_missing", "no_after_care"}


def test_places_are_in_the_text() -> None:
    for path in sorted(Path(__file__).parent.parent.joinpath("plan_reading/plans").glob("*.txt")):
        facts = read_plan(path.read_text(encoding="utf-8"))
        for regulation in ("law_2025_72", "hai_duong", "youth"):
            for finding in check(facts, regulation):
                assert finding.because
                assert finding.where is None or 0 <= finding.where[0] < finding.where[1] <= len(facts.text)


def test_facts_survive_json() -> None:
    for path in sorted(Path(__file__).parent.parent.joinpath("plan_reading/plans").glob("*.txt")):
        facts = read_plan(path.read_text(encoding="utf-8"))
        again = facts_from_json(facts.text, json.loads(json.dumps(facts.as_json())))
        assert again.as_json() == facts.as_json()


def test_an_unknown_regulation_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        check(read_plan("Kế hoạch"), "nowhere")


def plan_file(folder: Path, **said: str) -> Path:
    text = "\n".join(part.format(**(GOOD | said)) for part in (HEAD, "Căn cứ {base};", BODY))
    file = folder / "ke-hoach.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_command_prints_the_facts_and_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("check_plan", str(plan_file(tmp_path, recipient="UBND huyện")), regulation="law_2025_72")
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert said["doc_number"] == "12/KH-UBND"
    assert [set(finding) for finding in said["findings"]] == [
        {"rule", "severity", "says", "because", "where"}
    ]


def test_the_command_refuses_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="law_2025_72"):
        call_command("check_plan", str(plan_file(tmp_path)), regulation="nowhere")
    with pytest.raises(CommandError, match="Không mở được"):
        call_command("check_plan", str(tmp_path / "none.txt"), regulation="law_2025_72")
    empty = tmp_path / "trong.txt"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match="rỗng"):
        call_command("check_plan", str(empty), regulation="law_2025_72")


YOUTH = {
    "issued": "20 tháng 02 năm 2026", "time": "8 giờ 00, ngày 26/3/2026",
    "base": "Luật Thanh niên số 57/2020/QH14 ngày 16/6/2020",
}  # fmt: skip


def test_the_plan_of_a_dialogue_with_young_people_is_public_thirty_days_before() -> None:
    found = one("plan_public_too_late", findings("youth", **YOUTH | {"issued": "26 tháng 02 năm 2026"}))
    assert found.severity == "error"
    assert "phải được công khai trước ngày 25/02/2026" in found.says
    assert "30 ngày" in found.because
    assert not [
        finding
        for finding in findings("youth", **YOUTH)
        if finding.rule.startswith(("plan_public", "publish"))
    ]


def test_a_plan_that_promises_to_publish_itself_later_than_the_law_asks() -> None:
    found = one(
        "publish_plan_laxer",
        findings("youth", **YOUTH, task="công khai kế hoạch trước ngày đối thoại 15 ngày"),
    )
    assert (found.severity, "30 ngày" in found.because) == ("error", True)


def test_showing_the_plan_is_telling_people_where_no_rule_speaks_of_the_plan() -> None:
    found = one("notice_laxer", findings(task="niêm yết kế hoạch trước ngày đối thoại 03 ngày"))
    assert (found.severity, "07 ngày" in found.because) == ("error", True)


def test_a_postponed_sitting_does_not_publish_its_plan_again() -> None:
    plan = "THÔNG BÁO\nVề việc thay đổi thời gian đối thoại với thanh niên năm 2026"
    text = "\n".join([*HEAD.format(issued="10 tháng 3 năm 2026", year="2026").split("\n")[:4], plan]) + (
        "\nUBND xã Hạ Lam thông báo như sau:\n1. Thời gian: ngày 26/3/2026 (thay cho ngày 20/3/2026).\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Sen"
    )
    assert not [one for one in check(read_plan(text), "youth") if one.rule == "plan_public_too_late"]


@pytest.mark.parametrize(
    ("said", "laxer"),
    [
        ("Trả lời chậm nhất 15 ngày làm việc kể từ khi nhận được thông báo kết luận", False),
        ("Trả lời chậm nhất 20 ngày làm việc kể từ khi nhận được thông báo kết luận", True),
    ],
)
def test_a_reply_counted_from_receiving_the_conclusion_counts_from_the_conclusion(
    said: str, laxer: bool
) -> None:
    when = {
        "issued": "01 tháng 6 năm 2023",
        "year": "2023",
        "time": "ngày 28/6/2023",
        "base": "Luật Tiếp công dân năm 2013",
    }
    found = findings("son_la", **when, after=said)
    assert any(finding.rule == "reply_laxer" for finding in found) is laxer
