"""The sheet for the sealed envelope: words, person, and every piece of evidence."""

import zipfile
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from doithoai.actions.enclosing import enclose
from doithoai.models import Opinion
from doithoai.outputs.handover import files_zip, sheet_pdf
from doithoai.outputs.papers.pictures import Picture, with_pictures
from doithoai.rules.enclosures import Enclosure, EnclosureKind, examine
from tests import given
from tests.rules.enclosures.given_files import a_photo

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."
SOUND = Enclosure(EnclosureKind.SOUND, b"tieng noi", "audio/mpeg", seconds=7)


@pytest.fixture
def opinion(commune, ba_lan) -> Opinion:
    given.an_open_dialogue(commune, ba_lan)
    return given.an_opinion(commune, SECRET, author="Lê Văn Ba", contact="0912000111")


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_without_evidence_it_says_so(opinion):
    (page,) = pages(sheet_pdf(opinion, to="Công an xã"))
    for said in ("Phàn Văn Cấp", "Lê Văn Ba", "0912000111", "Giao cho: Công an xã", "kèm theo: không có"):
        assert said in page


def test_every_photo_has_a_page_and_the_rest_is_counted(opinion):
    photos = [examine(a_photo(size=size)) for size in ((400, 300), (300, 900))]
    enclose(opinion, [*photos, SOUND], at=given.BEFORE)
    pdf = sheet_pdf(opinion, to="Công an xã")
    first, *annexes = pages(pdf)
    assert "2 ảnh, 1 ghi âm" in first
    assert "1 ghi âm, chép vào thiết bị" in first
    assert [("ảnh 1/2" in annexes[0]), ("ảnh 2/2" in annexes[1]), len(annexes)] == [True, True, 2]
    with pikepdf.Pdf.open(BytesIO(pdf)) as read:
        drawn = [list(page.get_images().values()) for page in read.pages]
        assert [len(each) for each in drawn] == [0, 1, 1]
        assert bytes(drawn[1][0].read_raw_bytes()) == photos[0].data
        assert [int(drawn[2][0].Width), int(drawn[2][0].Height)] == [photos[1].width, photos[1].height]


def test_a_photo_stays_inside_its_page(opinion):
    enclose(opinion, [examine(a_photo(size=(300, 1500)))], at=given.BEFORE)
    page = pypdfium2.PdfDocument(sheet_pdf(opinion, to=""))[1]
    (image,) = [each for each in page.get_objects() if each.type == 3]
    left, low, right, high = image.get_bounds()
    wide, tall = page.get_size()
    assert 40 < left < right < wide - 40
    assert 40 < low < high < tall - 110


def test_the_zip_holds_the_sheet_and_every_file(opinion):
    photo = examine(a_photo())
    enclose(opinion, [photo, SOUND], at=given.BEFORE)
    with zipfile.ZipFile(BytesIO(files_zip(opinion, to="Công an xã"))) as archive:
        assert archive.namelist() == ["ban-giao.pdf", "tep-1.jpg", "tep-2.mp3"]
        assert archive.read("tep-1.jpg") == photo.data
        assert archive.read("tep-2.mp3") == SOUND.data


def test_a_file_that_is_lost_is_told(opinion):
    kept = enclose(opinion, [examine(a_photo())], at=given.BEFORE)
    kept[0].file.path.unlink()
    (page,) = pages(sheet_pdf(opinion, to=""))
    assert "Không đọc được trên máy chủ: 1 ảnh" in page
    with zipfile.ZipFile(BytesIO(files_zip(opinion, to=""))) as archive:
        assert archive.namelist() == ["ban-giao.pdf"]


def test_more_photos_than_pages_is_our_fault(opinion):
    with pytest.raises(ValueError, match="Nhiều ảnh"):
        with_pictures(sheet_pdf(opinion, to=""), [Picture(b"", 1, 1)] * 2)
