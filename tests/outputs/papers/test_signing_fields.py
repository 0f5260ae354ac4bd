"""A paper with places to sign: what a reader, an archive and another program find in it."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.pdf_fields import page_size
from doithoai.outputs.signing import prepared
from tests.outputs.papers import given_papers

SIGNED_ON = datetime(2026, 9, 9, tzinfo=UTC)
ALL = [
    given_papers.PLAN,
    given_papers.MINUTES,
    given_papers.REPLY,
    given_papers.INVITATION,
    given_papers.REPORT,
]


@pytest.fixture(autouse=True)
def _of_a_commune(commune):
    """Images of signatures are looked for in the commune that is served."""


def unnumbered(facts):
    return replace(facts, issue=replace(facts.issue, number=None, issued_on=None))


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: type(facts).__name__)
def test_every_paper_has_a_place_for_each_who_signs(facts):
    data = prepared(facts)
    names = [name for name, _, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(data)))]
    second = ["NguoiKy2"] if facts.content().closing.second else []
    assert names == ["NguoiKy", *second, "CoQuan"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            width, height = (float(side) for side in page.mediabox[2:])
            for each in page.obj.get("/Annots", []):
                left, bottom, right, top = (float(side) for side in each.Rect)
                assert 0 <= left < right <= width
                assert 0 <= bottom < top <= height


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: type(facts).__name__)
def test_a_draft_keeps_room_for_its_number(facts):
    data = prepared(unnumbered(facts), signed_on=SIGNED_ON)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = {str(each.T): each for each in pdf.Root.AcroForm.Fields if each.FT == "/Tx"}
        office = next(each for each in pdf.Root.AcroForm.Fields if each.T == "CoQuan")
    dated = {"NgayVanBan"} if facts.content().head.place_date else set()
    assert set(texts) == {"SoVanBan", *dated}
    assert office.Lock.Action == "/Include"


def test_it_is_still_for_archives_and_for_screen_readers():
    """PDF/A-2a and PDF/UA-1: each field is shown, printed, named, and hangs in the structure of its page."""
    data = prepared(unnumbered(given_papers.PLAN), signed_on=SIGNED_ON)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"pdfaid:part" in pdf.Root.Metadata.read_bytes()
        assert "/OutputIntents" in pdf.Root
        assert pdf.Root.MarkInfo.Marked
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        fields = list(pdf.Root.AcroForm.Fields)
        assert len(fields) == 4
        for each in fields:
            assert int(each.F) & 4
            assert "/N" in each.AP
            assert str(each.TU)
            element = parents[int(each.StructParent)]
            assert (element.S, element.K.Obj.objgen) == ("/Form", each.objgen)
            assert any(kid.objgen == element.objgen for kid in element.P.K if hasattr(kid, "objgen"))
            assert each.P.Tabs == "/S"


def test_the_size_of_a_page_is_told():
    assert [round(side) for side in page_size(prepared(given_papers.PLAN))] == [595, 842]


def test_a_paper_of_the_party_has_its_places_too(commune, ba_lan):
    from doithoai.models import Paper
    from tests import given

    dialogue = given.an_open_dialogue(commune, ba_lan, issuer="dang_uy")
    facts = facts_of(Paper.objects.get(dialogue=dialogue))
    assert facts.issue.style != "nd30"
    names = [name for name, _, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(prepared(facts))))]
    assert names == ["NguoiKy", "CoQuan"]
