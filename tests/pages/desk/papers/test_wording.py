"""Bà Lan changes a paper's words in Word; ông Năm sees only his own commune's."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.actions.commune.change_wording import change_wording
from doithoai.models import Dialogue, PaperWording
from doithoai.outputs.papers import KINDS
from doithoai.outputs.papers.packs import national, wording_in_use
from doithoai.outputs.papers.wording.from_word import read_word
from doithoai.pages.desk.papers.wording.views import kinds
from tests import given

ADDRESS = "thong-bao-hoan-hoi-nghi"
OWN = national("postponement") + "Kính mong bà con chia sẻ.\n"


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return given.a_dialogue(commune, ba_lan)


def at(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def upload(data: bytes, name: str = "mau.docx") -> dict:
    return {"file": SimpleUploadedFile(name, data)}


def template(client) -> docx.document.Document:
    return docx.Document(BytesIO(client.get(at("wording_template", ADDRESS)).content))


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_list_says_whose_wording_each_paper_has(lan, commune, ba_lan):
    change_wording(commune, by=ba_lan, kind="postponement", text=OWN)
    page = lan.get(at("wordings")).content.decode()
    assert page.count("Mẫu riêng của đơn vị") == 1
    assert "Thông báo kết luận" in page


def test_edited_in_word_read_back_tried_out_and_saved(lan, commune, dialogue):
    document = template(lan)
    line = next(each for each in document.paragraphs if "thông báo rộng rãi" in each.text)
    line.runs[0].text, extra = "Rất mong bà con thông cảm", line.add_run(" và đến ")
    extra.bold = False
    line.add_run("{địa ")
    line.add_run("điểm}.")
    tried = lan.post(at("wording", ADDRESS), upload(saved(document)))
    page = tried.content.decode()
    assert tried.status_code == 200
    assert "Chưa lưu." in page
    assert "Mẫu đọc được, mọi từ đều có." in page
    assert f"Số liệu thật: {dialogue.title}" in page
    assert not PaperWording.objects.exists()
    text = tried.context["text_form"].initial["text"]
    assert "Rất mong bà con thông cảm và đến {địa điểm}." in text
    assert lan.post(at("save_wording", ADDRESS), {"text": text, "note": "mềm hơn"}).status_code == 302
    assert wording_in_use(commune, "postponement").text == text
    assert "Bản số 1" in lan.get(at("wording", ADDRESS)).content.decode()


def test_a_word_the_paper_does_not_offer_is_told_with_the_nearest(lan, commune, dialogue):
    document = template(lan)
    document.paragraphs[-1].insert_paragraph_before("x")
    next(each for each in document.paragraphs if "thông báo rộng rãi" in each.text).add_run(" {địa điẻm}")
    page = lan.post(at("wording", ADDRESS), upload(saved(document))).content.decode()
    assert "Văn bản không có từ {địa điẻm}; có phải {địa điểm}?" in page
    refusal = lan.post(at("save_wording", ADDRESS), {"text": OWN + "{địa điẻm}\n"})
    assert refusal.status_code == 409
    assert "có phải {địa điểm}?" in refusal.content.decode()
    assert "{địa điẻm}" in refusal.context["text_form"].initial["text"], "nothing typed is lost"


def test_the_pdf_is_seen_before_anything_is_saved(lan, dialogue):
    shown = lan.post(at("wording_pdf", ADDRESS), {"text": OWN})
    assert shown.content.startswith(b"%PDF")
    assert not PaperWording.objects.exists()


@pytest.mark.parametrize("address", ["van-ban-tra-loi", "bien-ban", "bao-cao-ket-qua", "giay-moi"])
def test_without_a_dialogue_the_examples_are_shown(lan, commune, address):
    page = lan.get(at("wording", address)).content.decode()
    assert "Số liệu ví dụ" in page


@pytest.mark.parametrize("address", list(kinds()))
def test_every_paper_can_be_tried_out_with_a_dialogue_at_hand(lan, dialogue, address):
    assert lan.get(at("wording", address)).status_code == 200
    assert read_word(lan.get(at("wording_template", address)).content, "mau.docx")[1] == ()


def test_every_paper_we_know_has_a_page_of_its_own():
    assert {kind for kind, _ in kinds().values()} == set(KINDS)


def test_an_old_version_is_seen_and_taken_again(lan, commune, ba_lan):
    change_wording(commune, by=ba_lan, kind="postponement", text=OWN)
    change_wording(commune, by=ba_lan, kind="postponement", text=OWN + "Lời khác.\n")
    old = lan.get(at("wording", ADDRESS) + "?ban=1")
    assert "Bản số 1" in old.content.decode()
    assert ("bỏ", "Lời khác.") in old.context["changes"]
    assert lan.get(at("wording", ADDRESS) + "?ban=9").status_code == 404
    lan.post(at("save_wording", ADDRESS), {"text": old.context["text_form"].initial["text"]})
    assert wording_in_use(commune, "postponement").version.version == 3


def test_back_to_the_common_one(lan, commune, ba_lan):
    change_wording(commune, by=ba_lan, kind="postponement", text=OWN)
    assert lan.post(at("drop_wording", ADDRESS)).status_code == 302
    assert wording_in_use(commune, "postponement").source == "national"
    assert lan.post(at("drop_wording", ADDRESS)).status_code == 409


@pytest.mark.parametrize(
    ("data", "name", "status"),
    [
        (b"", "mau.docx", 409),
        (b"PK\x03\x04 hong", "mau.docx", 409),
        (b"x" * (5 * 1024 * 1024 + 1), "to.docx", 422),
    ],
)
def test_a_file_that_cannot_be_read_is_told(lan, commune, data, name, status):
    answer = lan.post(at("wording", ADDRESS), upload(data, name))
    assert answer.status_code == status
    assert "Tệp" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "là tệp PDF, không phải mẫu Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "kiểu cũ (.doc) hoặc có mật khẩu"),
        (b"{\\rtf1 ...", "là tệp RTF"),
        (b"", "trống, không có chữ nào"),
        (b"PK\x03\x04 hong", "bị hỏng"),
    ],
)
def test_a_whole_file_of_another_kind_is_not_called_broken(lan, commune, data, told):
    assert told in lan.post(at("wording", ADDRESS), upload(data, "mau.docx")).content.decode()


def test_a_file_brought_back_unchanged_is_not_offered_to_be_saved(lan, commune):
    page = lan.post(at("wording", ADDRESS), upload(saved(template(lan)))).content.decode()
    assert "giống hệt mẫu đang dùng" in page
    assert "rồi lưu" not in page


def test_a_paper_nobody_knows(lan, commune):
    assert lan.get(at("wording", "khong-co")).status_code == 404
    assert lan.get(at("wording_template", "khong-co")).status_code == 404


def test_mr_five_sees_his_own_communes_words(signed_in, ong_nam, commune, ba_lan):
    nam = signed_in("nam")
    change_wording(commune, by=ba_lan, kind="postponement", text=OWN, note="riêng của Thanh Sơn")
    page = nam.get(at("wording", ADDRESS)).content.decode()
    assert "chia sẻ" not in page
    assert "Thanh Sơn" not in page
    assert nam.get(at("wording", ADDRESS) + "?ban=1").status_code == 404


def test_an_officer_is_shown_out(signed_in, commune):
    given.ong_tu(commune)
    tu = signed_in("tu")
    for name in ("wording", "wording_template"):
        assert tu.get(at(name, ADDRESS)).status_code == 403
    for name in ("save_wording", "drop_wording", "wording_pdf"):
        assert tu.post(at(name, ADDRESS), {"text": OWN}).status_code == 403


@pytest.mark.parametrize("versions", [1, 3])
def test_the_number_of_queries_does_not_grow(lan, commune, ba_lan, django_assert_num_queries, versions):
    for number in range(versions):
        change_wording(commune, by=ba_lan, kind="postponement", text=f"{OWN}Lời {number}.\n")
    lan.get(at("wording", ADDRESS))
    with django_assert_num_queries(7):
        lan.get(at("wording", ADDRESS))


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_once_for_all_papers(lan, commune, ba_lan, django_assert_num_queries, many):
    for kind in ("postponement", "reply", "report")[:many]:
        change_wording(commune, by=ba_lan, kind=kind, text=national(kind) + "Lời một.\n")
        change_wording(commune, by=ba_lan, kind=kind, text=national(kind) + "Lời hai.\n")
    assert lan.get(at("wordings")).content.decode().count("Mẫu riêng của đơn vị") == many
    with django_assert_num_queries(4):
        lan.get(at("wordings"))
