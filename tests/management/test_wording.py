"""A province puts its own words into use for all its communes."""

import pytest
from django.core.management import CommandError, call_command

from doithoai.outputs.papers import KINDS, render_docx
from doithoai.outputs.papers.packs import national, wording_in_use
from doithoai.outputs.papers.wording import as_paper, read

OWN = national("reply") + "Lời của tỉnh.\n"


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path / "data"


def test_every_commune_of_the_province_says_it_and_no_other(commune, tmp_path):
    file = tmp_path / "tra-loi.txt"
    file.write_text(OWN, encoding="utf-8")
    call_command("wording", "reply", str(file), province="tỉnh Mường Xa")
    assert wording_in_use(commune, "reply").source == "province"
    commune.province = "tỉnh khác"
    assert wording_in_use(commune, "reply").source == "national"


def test_a_docx_from_word_is_checked_without_being_put_anywhere(commune, tmp_path, capsys):
    file = tmp_path / "tra-loi.docx"
    file.write_bytes(render_docx(as_paper(read(OWN), KINDS["reply"].WORDS, author="tỉnh")))
    call_command("wording", "reply", str(file))
    assert "Mẫu dùng được" in capsys.readouterr().out
    assert wording_in_use(commune, "reply").source == "national"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", (OWN + "{mã}\n").encode(), "Văn bản không có từ {mã}"),
        ("a.txt", b"\xff\xfe", "không phải văn bản UTF-8"),
        ("a.docx", b"x", "bị hỏng"),
        ("khong-co.txt", None, "Không mở được tệp"),
    ],
)
def test_what_is_wrong_is_told(commune, tmp_path, name, data, sentence):
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(CommandError, match=sentence):
        call_command("wording", "reply", str(file), province="tỉnh Mường Xa")
    assert wording_in_use(commune, "reply").source == "national"
