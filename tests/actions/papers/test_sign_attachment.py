"""The table that goes out with a paper is a file of its own: bà Lan has the office sign it."""

from datetime import UTC, datetime

import pypdfium2
import pytest

from doithoai.actions.papers.sign_attachment import sign_attachment
from doithoai.models import Paper, SignedCopy
from doithoai.outputs.dossier.archive import contents
from doithoai.outputs.exchange import document_of
from doithoai.outputs.papers import render_pdf
from doithoai.outputs.signed_attachments import sign_attachment_file, told_on_it
from doithoai.rules.pdf_signatures import words_of
from doithoai.rules.pdf_signing import CannotSign, Key
from tests import given, signing
from tests.actions.refusals import STRANGER, only_for, refused_beforehand
from tests.outputs.papers.given_papers import REPORT

AT = datetime(2026, 5, 20, 1, 0, 5, tzinfo=UTC)  # eight in the morning in Vietnam


@pytest.fixture
def plan(dialogue) -> Paper:
    return Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)


@pytest.fixture(scope="module")
def table() -> bytes:
    return render_pdf(REPORT.content())


def signed(plan, data, who=None, name="Bảng tổng hợp.pdf"):
    key = Key(signing.p12(who or signing.office()), signing.PASSWORD)
    return sign_attachment_file(plan, data, name, key, at=AT)


def test_number_and_moment_stand_in_the_upper_right_corner(plan, table):
    """NĐ 30/2020, Phụ lục I, II.8b: upright, ten points, no image."""
    assert told_on_it(plan, AT) == "01/KH-UBND; 20-05-2026 08:00:05 +07:00"
    data = signed(plan, table).copy.data
    assert {"01/KH-UBND;", "20-05-2026", "08:00:05", "+07:00"} <= set(words_of(data))
    with pypdfium2.PdfDocument(data) as pdf:
        pdf.init_forms()
        pdf[0].flatten()
        page = pdf[0]
        text = page.get_textpage()
        at = text.get_text_range().index("01/KH-UBND;")
        left, bottom, *_ = text.get_charbox(at)
        width, height = page.get_size()
    assert left > width / 2
    assert bottom > height - 60


def test_it_is_kept_with_the_paper_and_is_not_its_copy(plan, table, ba_lan):
    copy = sign_attachment(plan, by=ba_lan, at=AT, signed=signed(plan, table))
    assert SignedCopy.objects.all().of(plan).first() is None
    assert list(SignedCopy.objects.all().attached_to(plan)) == [copy]
    assert [each.name for each in document_of(plan).files][1:] == ["Bảng tổng hợp.pdf"]
    assert (
        dict(contents(plan.dialogue))[f"van-ban/01-kh-ubnd-ke-hoach-kem-theo-da-ky-{copy.pk}.pdf"]
        == copy.file.read()
    )


def test_only_the_office_signs_it(plan, table):
    with pytest.raises(CannotSign, match="Văn bản kèm theo do Ủy ban nhân dân xã Thanh Sơn ký"):
        signed(plan, table, signing.chair())


def test_what_is_no_pdf_is_told(plan):
    with pytest.raises(CannotSign, match="không phải PDF"):
        signed(plan, b"PK\x03\x04", name="bang.docx")
    with pytest.raises(CannotSign, match="bị hỏng"):
        signed(plan, b"%PDF-1.7 rac")


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(sign_attachment, plan, by=ong_nam, signed=None) == STRANGER


def test_the_chair_may_not(plan, commune):
    ong_binh = given.ong_binh(commune)
    assert refused_beforehand(sign_attachment, plan, by=ong_binh, signed=None) == only_for(sign_attachment)
