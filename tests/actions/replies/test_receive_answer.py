"""The province's answer comes as an electronic document."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai.actions.commune.enter_identifiers import enter_identifiers
from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.actions.replies.receive_answer import receive_answer
from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import Deed, ElectronicAnswer, Petition
from doithoai.outputs.exchange import document_id_of
from doithoai.rules.edxml import Answered, Attachment, Document, Organ, read_edxml, write_edxml
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand
from tests.actions.replies.test_record_petition_answer import CAME
from tests.actions.replies.test_send_petition import SAID as LETTER


@pytest.fixture
def petition(assignment, ba_lan) -> Petition:
    return send_petition(assignment.dialogue, by=ba_lan, assignments=[assignment], **LETTER)


def their_answer(to: Petition, **more) -> bytes:
    ours = to.paper
    said = Document(
        Organ("H01.05", "Sở Nông nghiệp và Môi trường"), (Organ("H01.151", "UBND xã Thanh Sơn"),), "812", "SNNMT-TL",
        "Mường Xa", date(2026, 7, 1), "Công văn", "V/v trả lời kiến nghị sửa mương", "Hà Thị Sen",
        answers=(Answered(ours.code, ours.issued_on),), files=(Attachment("812.pdf", b"%PDF-1.7 tra loi"),),
    )  # fmt: skip
    return write_edxml(replace(said, **more), at=CAME)


def received(to: Petition, data: bytes, by, **more) -> ElectronicAnswer:
    read = read_edxml(data, "812.edxml")
    return receive_answer(to, by=by, at=CAME, data=data, name="812.edxml", read=read, **more)


def test_the_document_is_kept_as_it_came_and_nothing_is_told_yet(petition, ba_lan):
    data = their_answer(petition)
    row = received(petition, data, ba_lan)
    assert row.file.read() == data
    assert (row.code, row.sender_code, row.files, row.names_ours) == (
        "812/SNNMT-TL",
        "H01.05",
        ["812.pdf"],
        True,
    )
    assert Petition.objects.get().answered_on is None
    assert Deed.objects.last().note == f"electronic answer {row.file.sha256}"


def test_our_identifier_in_their_file_is_enough(petition, commune, ba_lan):
    enter_identifiers(commune, by=ba_lan, codes={"UBND": "H01.151"})
    petition = Petition.objects.get()
    named = (Answered(document_id=document_id_of(petition.paper)),)
    assert received(petition, their_answer(petition, answers=named), ba_lan).names_ours


def test_an_answer_to_something_else_is_told_and_taken_only_when_vouched_for(petition, ba_lan):
    data = their_answer(petition, answers=(Answered("99/UBND-VP", date(2026, 6, 1)),))
    sentence = refused(
        receive_answer, petition, by=ba_lan, at=CAME, data=data, name="x.edxml", read=read_edxml(data, "x.edxml")
    )  # fmt: skip
    assert "không ghi là trả lời" in sentence
    assert "99/UBND-VP" in sentence
    assert not received(petition, data, ba_lan, accept=True).names_ours


def test_the_same_document_comes_once(petition, ba_lan):
    data = their_answer(petition)
    received(petition, data, ba_lan)
    read = read_edxml(data, "812.edxml")
    said = {"at": CAME, "data": data, "name": "812.edxml", "read": read}
    assert "đã nạp rồi" in refused(receive_answer, petition, by=ba_lan, **said)


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2026, 12, 31)])
def test_older_than_our_letter_or_of_tomorrow_is_refused(petition, ba_lan, day):
    data = their_answer(petition, on=day)
    said = {"at": CAME, "data": data, "name": "812.edxml", "read": read_edxml(data, "812.edxml")}
    assert "không nằm giữa" in refused(receive_answer, petition, by=ba_lan, **said)


def test_a_withdrawn_petition_takes_no_answer(petition, ba_lan):
    withdraw_paper(petition.paper, by=ba_lan, at=CAME, issued_on=CAME.date(), because="Gửi nhầm nơi")
    assert "không còn hiệu lực" in refused_beforehand(receive_answer, Petition.objects.get(), by=ba_lan)


def test_ong_nam_may_not(petition, ong_nam):
    assert refused_beforehand(receive_answer, petition, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(petition, commune):
    assert refused_beforehand(receive_answer, petition, by=given.ba_mai(commune)) == only_for(receive_answer)
