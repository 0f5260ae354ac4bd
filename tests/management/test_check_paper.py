"""doithoai check_paper: JSON of fixed shape, a sentence for what cannot be read, a mended copy beside the original."""

import json
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from doithoai.rules.paper_checks import read_paper
from tests.rules.paper_checks.given_docx import PARTY, Typed


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(replace(Typed(), number="Số:6/KH-UBND").docx())
    return path


def printed(capsys) -> list[dict[str, str]]:
    return json.loads(capsys.readouterr().out)


def test_each_finding_has_the_agreed_keys(plan, capsys):
    call_command("check_paper", str(plan))
    found = printed(capsys)
    assert [each["rule"] for each in found] == ["L14", "L15"]
    for each in found:
        assert list(each) == ["rule", "severity", "says", "where", "because", "mend"]
        assert each["severity"] in ("error", "warning", "hint")


def test_a_sound_paper_prints_an_empty_list(tmp_path, capsys):
    path = tmp_path / "dang.docx"
    path.write_bytes(PARTY.docx())
    call_command("check_paper", str(path))
    assert printed(capsys) == []
    call_command("check_paper", str(path), "--style", "nd30")
    assert "L08" in {each["rule"] for each in printed(capsys)}


def test_the_mended_copy_stands_beside_the_original(plan, tmp_path, capsys):
    before, out = plan.read_bytes(), tmp_path / "da-sua.docx"
    call_command("check_paper", str(plan), "--mend", str(out))
    assert plan.read_bytes() == before
    assert "Số: 06/KH-UBND" in read_paper(out.read_bytes(), "x").text
    assert capsys.readouterr().err == "“Số:6/KH-UBND” → “Số: 06/KH-UBND”.\n"


def test_the_original_is_never_written_over(plan):
    with pytest.raises(CommandError, match="tệp khác"):
        call_command("check_paper", str(plan), "--mend", str(plan))


def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path):
    empty = tmp_path / "rong.docx"
    empty.write_bytes(b"")
    with pytest.raises(CommandError, match="rỗng"):
        call_command("check_paper", str(empty))
    with pytest.raises(CommandError, match="Không mở được tệp"):
        call_command("check_paper", str(tmp_path / "khong-co.docx"))


def test_nothing_to_mend_is_said(tmp_path, capsys):
    path = tmp_path / "tot.docx"
    path.write_bytes(Typed().docx())
    call_command("check_paper", str(path), "--mend", str(tmp_path / "moi.docx"))
    assert capsys.readouterr().err == "Không có chỗ nào máy sửa được.\n"
    assert not (tmp_path / "moi.docx").exists()
