"""A paper leaves for another office's document system."""

import pytest
from lxml import etree

from doithoai.actions.commune.enter_identifiers import enter_identifiers
from doithoai.models import Commune, Paper, StoredFile
from doithoai.outputs.exchange import document_id_of
from doithoai.outputs.papers.archive import docx_of, facts_of, pdf_of
from doithoai.outputs.sheets.printing import pages_in
from doithoai.rules.edxml import read_edxml
from tests import given

TO = "H01.05 Sở Xây dựng\nH01.06 Sở Nội vụ"


@pytest.fixture
def plan(commune, ba_lan) -> Paper:
    return Paper.objects.get(dialogue=given.an_open_dialogue(commune, ba_lan), kind=Paper.Kind.PLAN)


@pytest.fixture
def coded(commune, ba_lan) -> Commune:
    return enter_identifiers(commune, by=ba_lan, codes={"UBND": "H01.151"})


def test_the_package_says_what_the_paper_says_and_carries_it(lan, plan, coded):
    plan.facts["issue"] |= {"urgency": "KHẨN", "drafter": "PL.(30)"}
    plan.save()
    page = f"/giay-to/{plan.pk}/edxml/"
    assert page in lan.get(f"/giay-to/{plan.pk}/").content.decode()
    answer = lan.post(page, {"to": TO, "with_word": "on"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="01-kh-ubnd-ke-hoach.edxml"'
    got = read_edxml(answer.content, "x.edxml")
    assert (got.code, got.on, got.subject, got.type_name) == (
        "01/KH-UBND",
        plan.issued_on,
        facts_of(plan).content().title.subject,
        "Kế hoạch",
    )
    assert (got.sender.code, got.signer) == ("H01.151", plan.facts["issue"]["signer"]["name"])
    assert got.document_id == document_id_of(Paper.objects.get(pk=plan.pk)) == "H01.151,2026/05/20,01/KH-UBND"
    other = etree.fromstring(answer.content).find(".//{*}OtherInfo")
    assert [(etree.QName(each).localname, each.text) for each in other] == [
        ("Priority", "1"), ("TyperNotation", "PL"), ("PromulgationAmount", "30"), ("PageAmount", str(pages_in(pdf_of(plan)))),
    ]  # fmt: skip
    assert [each.data for each in got.files] == [pdf_of(plan), docx_of(plan)]


def test_without_an_identifier_a_sentence_says_where_to_write_it(lan, plan):
    answer = lan.post(f"/giay-to/{plan.pk}/edxml/", {"to": TO})
    assert answer.status_code == 422
    assert "Chưa ghi mã định danh điện tử" in answer.content.decode()
    assert "/co-quan/ma-dinh-danh/" in answer.content.decode()


@pytest.mark.parametrize(
    ("to", "sentence"),
    [("Sở Xây dựng", "không phải mã định danh"), ("H01.05", "tên cơ quan"), ("", "bắt buộc")],
)
def test_a_receiver_without_code_or_name_is_told(lan, plan, coded, to, sentence):
    answer = lan.post(f"/giay-to/{plan.pk}/edxml/", {"to": to})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_making_it_changes_nothing(lan, plan, coded):
    lan.post(f"/giay-to/{plan.pk}/edxml/", {"to": TO})
    assert not StoredFile.objects.exists()


def test_identifiers_are_kept_or_refused_on_their_page(lan, commune):
    page = "/co-quan/ma-dinh-danh/"
    assert page in lan.get("/co-quan/").content.decode()
    assert lan.post(f"{page}luu/", {"code0": "H01.151", "code1": ""}).status_code == 302
    assert 'value="H01.151"' in lan.get(page).content.decode()
    wrong = lan.post(f"{page}luu/", {"code0": "UBND"})
    assert wrong.status_code == 409
    assert 'value="UBND"' in wrong.content.decode()
    assert Commune.objects.get(pk=commune.pk).identifiers == {"UBND": "H01.151"}


def test_ong_nam_finds_nothing(plan, ong_nam, signed_in):
    assert signed_in("nam").get(f"/giay-to/{plan.pk}/edxml/").status_code == 404
