"""The papers of a dialogue as files, from the command line."""

from io import StringIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from doithoai.actions.invitations.issue_invitations import issue_invitations
from tests import given


@pytest.fixture
def dialogue(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    for name in ("Hà Thị Liên", "Lò Văn Ính"):
        given.a_guest(dialogue, ba_lan, name)
    issue_invitations(dialogue, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    return dialogue


def test_papers_and_personal_invitations_are_written_and_counted(dialogue, tmp_path):
    out, said = StringIO(), StringIO()
    call_command(
        "papers", str(dialogue.pk), "--kind", "invitation", "--out", str(tmp_path),
        "--site", "https://doithoai.example", stdout=out, stderr=said,
    )  # fmt: skip
    names = sorted(file.name for file in tmp_path.iterdir())
    assert [name.split("-", 1)[1] for name in names] == [
        "gm-ubnd-giay-moi-tung-nguoi.pdf", "gm-ubnd-giay-moi-tung-nguoi.zip", "gm-ubnd-giay-moi.docx",
        "gm-ubnd-giay-moi.pdf",
    ]  # fmt: skip
    with ZipFile(tmp_path / names[1]) as packed:
        assert len(packed.namelist()) == 2
    assert said.getvalue().split() == ["2/2", "2/2"]


def test_without_the_sites_address_there_are_no_codes_to_print(dialogue, tmp_path):
    call_command(
        "papers", str(dialogue.pk), "--kind", "invitation", "--out", str(tmp_path), stdout=StringIO()
    )
    assert len(list(tmp_path.iterdir())) == 2


def test_a_dialogue_that_is_not_there_is_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="Không có hội nghị số 999"):
        call_command("papers", "999", "--out", str(tmp_path))


def test_what_has_no_number_is_written_too_or_told_why_not(dialogue, tmp_path):
    out, said = StringIO(), StringIO()
    call_command("papers", str(dialogue.pk), "--out", str(tmp_path), stdout=out, stderr=said)
    names = {file.name for file in tmp_path.iterdir()}
    assert {"in-san-noi-quy.pdf", "in-san-noi-quy.docx", "in-san-danh-sach-diem-danh.pdf"} <= names
    assert "in-san-so-theo-doi.pdf" not in names
    assert "Sổ theo dõi giải quyết: Tờ này ghi việc sau hội nghị." in said.getvalue()
