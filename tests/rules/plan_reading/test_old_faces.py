"""Plans typed with the fonts before Unicode: title, number, date and signer come right."""

from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from doithoai.rules.plan_reading import pdf_files, read_file, read_plan
from doithoai.rules.plan_reading.encodings import from_tcvn3
from tests.rules.plan_reading.typed_old import tcvn3, vni, word_in

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))
HEAD = (
    "title",
    "doc_number",
    "issue_date",
    "issuing_body",
    "place",
    "signer_name",
    "signer_title",
    "chair_role",
)
LINES = """ỦY BAN NHÂN DÂN
XÃ PHÚ THƯỢNG
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Thượng, ngày 13 tháng 4 năm 2012
KẾ HOẠCH
Đối thoại trực tiếp giữa Chủ tịch UBND xã với Nhân dân năm 2012
Thời gian tổ chức: 8 giờ 00 ngày 20/5/2012 – tại Nhà văn hóa thôn Đồng Mới.
Nơi nhận:
- Lưu: VP.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Như Hoa"""


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_in_vni_says_what_it_says_in_unicode(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = asdict(read_plan(text))
    for data, name in ((vni(text).encode("cp1252"), "kh.txt"), (word_in(text, "vni"), "kh.docx")):
        assert asdict(read_plan(read_file(data, name).content)) == plain


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_title_and_signer_of_a_word_file_in_old_letters(encoding: str) -> None:
    plain, read = read_plan(LINES), read_plan(read_file(word_in(LINES, encoding), "kh.docx").content)
    assert {name: getattr(read, name) for name in HEAD} == {name: getattr(plain, name) for name in HEAD}
    assert (read.signer_name, read.place) == ("Hoàng Như Hoa", "Phú Thượng")


def word(*runs: tuple[str, str | None]) -> str:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, face in runs:
        paragraph.add_run(text).font.name = face
    return saved(document)


def saved(document: docx.document.Document) -> str:
    kept = BytesIO()
    document.save(kept)
    return read_file(kept.getvalue(), "kh.docx").content.strip()


def test_old_and_new_letters_in_one_file_are_each_read_as_what_they_are() -> None:
    old = "Ủy ban nhân dân xã tổ chức hội nghị đối thoại, "
    new = "được bổ sung năm nay"
    assert word((vni(old), "VNI-Times"), (new, "Times New Roman")) == old + new


def test_unicode_under_an_old_face_stays() -> None:
    said = "Ủy ban nhân dân xã tổ chức hội nghị đối thoại với nhân dân"
    assert word((said, ".VnTimeH")) == said


def test_a_letter_spread_over_two_runs() -> None:
    said = vni("Ủy ban nhân dân xã tổ chức hội nghị đối thoại với nhân dân")
    middle = said.index("oå") + 1
    assert "tổ chức" in word((said[:middle], "VNI-Times"), (said[middle:], "VNI-Times"))


def test_all_caps_is_read_as_shown_and_a_ring_of_styles_ends() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Kế hoạch năm 2024").font.all_caps = True
    heading, normal = document.styles["Heading 1"], document.styles["Normal"]
    heading.font.all_caps = True
    heading.base_style, normal.base_style = normal, heading
    document.add_paragraph("Đối thoại với nhân dân", style="Heading 1")
    assert saved(document) == "KẾ HOẠCH NĂM 2024\nĐỐI THOẠI VỚI NHÂN DÂN"


def test_word_keeps_one_letter_of_tcvn3_as_a_soft_hyphen() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run(tcvn3("Ủy ban nhân dân xã tổ chức đối thoại với ng"))
    run.font.name = ".VnTime"
    run._r.append(OxmlElement("w:softHyphen"))
    rest = OxmlElement("w:t")
    rest.text = tcvn3("ời dân")
    run._r.append(rest)
    assert run._r.findall(qn("w:softHyphen"))
    assert saved(document).endswith("với người dân")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CHñ TÞCH", "CHỦ TỊCH"), ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"), ("ñY BAN", "ỦY BAN"),
        ("UBND x· §ång Kh¸nh", "UBND xã Đồng Khánh"), ("Bé CHQS", "Bộ CHQS"),
    ],
)  # fmt: skip
def test_capitals_typed_with_the_caps_lock_of_vntimeh(typed: str, meant: str) -> None:
    assert from_tcvn3(typed) == meant


def test_a_pdf_in_tcvn3_tells_what_its_text_layer_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = tcvn3(LINES).replace("\u00ad", "")
    monkeypatch.setattr(pdf_files, "_page_text", lambda page: layer)
    monkeypatch.setattr(pdf_files, "can_read_pictures", lambda: False)
    pdf = pdf_files.pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    kept = BytesIO()
    pdf.save(kept)
    assert pdf_files.read_pdf(kept.getvalue(), "kh.pdf").notes == (pdf_files.OLD_LETTERS,)
