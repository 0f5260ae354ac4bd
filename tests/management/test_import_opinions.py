"""A list from the command line says what it would do, row by row, and read twice changes nothing."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Opinion
from doithoai.models.clock import clock_at
from tests import given

ACCUSED = "Tôi tố cáo ông Trần Văn Xấu, kế toán xã, nhận tiền của dân."
LIST = f"Nội dung;Họ và tên\nMương bị vỡ, đề nghị sửa.;Lê Văn Ba\n{ACCUSED};Bà Tư\n"


@pytest.fixture
def brought(commune, ba_lan, tmp_path: Path, capsys):
    """Reads a list into an open dialogue (or another, by its number); returns what was said."""
    dialogue = given.an_open_dialogue(commune, ba_lan)

    def bring(text: str, *flags: str, into: int = dialogue.pk) -> dict[str, object]:
        file = tmp_path / "danh-sach.csv"
        file.write_text(text, encoding="utf-8")
        with clock_at(given.BEFORE):
            call_command("import_opinions", str(file), "--dialogue", str(into), *flags)
        return json.loads(capsys.readouterr().out)

    return bring


def test_a_dry_run_then_all_of_it_then_nothing_more(brought):
    assert (brought(LIST, "--dry-run")["rows"], Opinion.objects.count()) == (2, 0)
    assert brought(LIST)["stored"] == 2
    again = brought(LIST)
    assert (again["rows"], again["known"], again["stored"]) == (0, 2, 0)


def test_what_was_taken_away_or_stands_elsewhere_is_told(brought, commune, ba_lan):
    brought(LIST)
    bad, good = (Opinion.objects.get(author=name) for name in ("Bà Tư", "Lê Văn Ba"))
    divert_opinion(
        bad, by=ba_lan, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    assert brought(LIST)["gone"] == [3]
    other = given.an_open_dialogue(commune, ba_lan, held_on=given.date(2026, 7, 16))
    told = brought(f"Nội dung;Mã\n{good.words};{good.code}\n", into=other.pk)
    assert (told["known"], told["elsewhere"], told["rows"]) == (1, 1, 0)


def test_one_wrong_row_and_none_is_stored(brought):
    with pytest.raises(CommandError, match="1 chỗ cần sửa"):
        brought(f"{LIST}x;Ông Sáu\n")
    assert Opinion.objects.count() == 0
