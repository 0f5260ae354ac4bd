"""A check that teaches: every slip is told where it is and what to do."""

from pathlib import Path

import pytest

from doithoai.rules.regulation_advice import advise, advise_text
from doithoai.rules.regulation_files import PLACES, REGULATIONS, file_of

GOOD = (REGULATIONS / "provinces" / "son_la.toml").read_text(encoding="utf-8")
ALL = [path for place in PLACES for path in sorted((REGULATIONS / place).glob("*.toml"))]


def told(tmp_path: Path, text: str, name: str = "son_la") -> list[tuple[str, str, str]]:
    path = tmp_path / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return [(each.severity, each.where, each.says) for each in advise(path)]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_our_own_files_need_no_advice_but_hints(path: Path) -> None:
    assert {each.severity for each in advise(path)} <= {"hint"}


@pytest.mark.parametrize(
    ("good", "bad", "where", "says"),
    [
        ("working_days = 7", "workng_days = 7", "[deadline.conclusion]", "Có phải “working_days”?"),
        ("[deadline.synthesis]", "[deadline.synthesys]", "[deadline.synthesys]", "Có phải “synthesis”?"),
        ("[frequency]", "[frequencyy]", "frequencyy", "Có phải “frequency”?"),
        ("times_a_year", "time_a_year", "[frequency]", "Có phải “times_a_year”?"),
        ('owner = "officer"', 'owner = "oficer"', "[deadline.reply]", "Có phải “officer”?"),
        ('after = "conclusion_notice"', 'after = "conclusion"', "[deadline.reply]", "Có phải “conclusion_notice”?"),
        ('level = "provincial_party"', 'level = "provincal"', "level", "Có phải “provincial_party”?"),
        ("working_days = 7\n", "working_days = 7\ndays = 7\n", "[deadline.conclusion]", "Ghi đúng một trong hai"),
        ("working_days = 7\n", 'working_days = "7"\n', "[deadline.conclusion]", "số nguyên dương"),
        ("working_days = 7\n", "", "[deadline.conclusion]", "Ghi đúng một trong hai: days"),
        ('before = "dialogue"', 'after = "dialogue"', "[deadline.synthesis]", "làm trước hội nghị"),
        ('id = "son_la"', 'id = "sonla"', "id", 'id = "son_la"'),
        ("valid_from = 2022-07-01", 'valid_from = "01/7/2022"', "valid_from", "không có ngoặc kép"),
        ("valid_from = 2022-07-01", "valid_from = 2022-07-01\nvalid_to = 2020-01-01", "valid_to", "trước khi có hiệu lực"),
        ("issuer = ", "# issuer = ", "issuer", "Thiếu “issuer”"),
        ("roles = [", 'roles = ["comittee", ', "[chair]", "Có phải “committee”?"),
    ],
)  # fmt: skip
def test_a_slip_is_an_error_told_with_what_to_do(
    tmp_path: Path, good: str, bad: str, where: str, says: str
) -> None:
    assert good in GOOD
    errors = [each for each in told(tmp_path, GOOD.replace(good, bad, 1)) if each[0] == "error"]
    assert any(place == where and says in words for _, place, words in errors), errors


def test_a_number_without_its_sentence_is_refused(tmp_path: Path) -> None:
    text = "\n".join(
        line for line in GOOD.splitlines() if "thông báo bằng văn bản về kết quả giải quyết" not in line
    )
    assert ("error", "[deadline.reply]") in {each[:2] for each in told(tmp_path, text)}


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("working_days = 7\n", "days = 7\n", "“ngày làm việc” ứng với working_days"),
        ("working_days = 30\n", "working_days = 10\n", "không dài hơn hạn trả lời thường"),
        ("working_days = 7\n", "working_days = 8\n", "không có con số 8"),
    ],
)  # fmt: skip
def test_what_is_only_odd_is_a_warning(tmp_path: Path, good: str, bad: str, says: str) -> None:
    found = told(tmp_path, GOOD.replace(good, bad, 1))
    assert {each[0] for each in found} == {"warning"}
    assert says in " ".join(each[2] for each in found)


def test_a_file_that_is_no_toml_says_how_words_and_days_are_written(tmp_path: Path) -> None:
    ((severity, _, says),) = told(tmp_path, GOOD.replace('owner = "clerk"', "owner = clerk", 1))
    assert severity == "error"
    assert "hai dấu ngoặc kép" in says
    assert told(tmp_path, GOOD.replace("days = 5", "days = 5\ndays = 5", 1))[0][0] == "error"


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("working_days = 7", "workng_days = 7").replace(
        'owner = "officer"', 'owner = "boss"', 1
    )
    assert {"[deadline.conclusion]", "[deadline.reply]"} <= {each[1] for each in told(tmp_path, text)}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (
            '[frequency]\ntimes_a_year = "2"\nsays = "hai lần"',
            "times_a_year chưa đúng loại: phải là số nguyên",
        ),
        ('[survey]\noptional = "có"\nsays = "nếu có"', "optional chưa đúng loại: phải là true hoặc false"),
        ("[doubt]\nfrom = 2026-07-01\nsays = 3", "says chưa đúng loại: phải là chữ trong ngoặc kép thẳng"),
        ('[retired]\non = "mai"\nsays = "hợp nhất"', "on chưa đúng loại: phải là ngày"),
        ('[papers]\nrequired = "plan"\nsays = "kế hoạch"', "required chưa đúng loại: phải là một danh sách"),
    ],
)
def test_a_value_of_another_kind_is_told_in_words(table: str, says: str) -> None:
    head = file_of("hai_phong")
    text = head.read_text(encoding="utf-8") if head else ""
    assert says in " ".join(each.says for each in advise_text(f"{text}\n{table}\n", "hai_phong"))


@pytest.mark.parametrize(
    ("text", "where"), [("[x]\nb = “c”", "dòng 2, cột 5"), ('[x]\nb = "c', "ở cuối tệp")]
)
def test_where_a_file_breaks_off_is_told(text: str, where: str) -> None:
    (found,) = advise_text(text, "x")
    assert f"TOML, {where}." in found.says
