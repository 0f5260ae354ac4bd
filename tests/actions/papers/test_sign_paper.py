"""Ông Bình signs the plan, then bà Lan has the office sign it."""

from datetime import timedelta

import pytest

from doithoai.actions.papers.keep_seal_image import keep_seal_image
from doithoai.actions.papers.keep_signature_image import keep_signature_image
from doithoai.actions.papers.sign_paper import sign_paper
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Deed, Paper, SignedCopy
from doithoai.outputs import open_record
from doithoai.outputs.exchange import document_of
from doithoai.outputs.papers.pdf_fields import boxes_in
from doithoai.outputs.signing import place_for, places_of, sign, to_sign_elsewhere
from doithoai.rules.mark_images import clean_mark
from doithoai.rules.mark_places import MM
from doithoai.rules.pdf_signing import CannotSign, Key
from tests import given, signing
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def plan(dialogue) -> Paper:
    return Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)


def made(paper, by, who, *, is_clerk=False):
    place = place_for(places_of(paper), by, is_clerk=is_clerk)
    return sign(paper, place, Key(signing.p12(who), signing.PASSWORD), at=given.BEFORE)


def by_binh(paper, ong_binh) -> SignedCopy:
    return sign_paper(paper, by=ong_binh, at=given.BEFORE, signed=made(paper, ong_binh, signing.chair()))


def test_the_person_then_the_office_and_both_stand(plan, ba_lan, ong_binh):
    unsigned = [each.signed for each in places_of(plan)]
    by_binh(plan, ong_binh)
    copy = sign_paper(
        plan, by=ba_lan, at=given.BEFORE, signed=made(plan, ba_lan, signing.office(), is_clerk=True)
    )
    assert unsigned == [False, False]
    assert all(each.signed for each in places_of(plan))
    assert [each["who"] for each in copy.signatures] == ["Lò Văn Bình", "UBND XÃ THANH SƠN"]
    assert all(each["whole"] and not each["changed"] for each in copy.signatures)
    assert copy.exact
    assert Deed.objects.last().action == "sign_paper"
    data = copy.file.read()
    assert open_record.paper_file(plan.dialogue.slug, "01-kh-ubnd").data == data
    assert document_of(plan).files[0].data == data
    assert refused_beforehand(sign_paper, plan, by=ba_lan, signed=None).startswith("Văn bản đã có đủ")


def test_the_marks_stand_where_the_decree_has_them(plan, commune, ba_lan, ong_binh):
    """NĐ 30/2020, Phụ lục I, II.8: the seal in its real size over a third of the signature, on its left."""
    keep_signature_image(commune, by=ong_binh, image=clean_mark(signing.png(), "ky.png", seal=False))
    seal = clean_mark(signing.png(red=True, size=(300, 300)), "dau.png", seal=True)
    keep_seal_image(commune, by=ba_lan, office="UBND", width_mm=36, image=seal)
    boxes = boxes_in(to_sign_elsewhere(plan))
    person, office = boxes["NguoiKy"], boxes["CoQuan"]
    assert office.width == pytest.approx(36 * MM, abs=0.1)
    assert office.right - person.left == pytest.approx(person.width / 3, abs=0.1)
    assert office.left < person.left
    plain = sign(
        plan, places_of(plan)[0], Key(signing.p12(signing.chair()), signing.PASSWORD), at=given.BEFORE
    )
    assert b"/Subtype /Image" in plain.copy.data.replace(b"/Subtype/Image", b"/Subtype /Image")


def test_a_joint_paper_has_two_people_and_the_seal_of_the_body_that_numbers_it(commune, ba_lan, ong_binh):
    ong_hoa = given.ong_hoa(commune)
    dialogue = given.an_open_dialogue(commune, ba_lan, issuer="ubnd_mttq", partner_signer_name="Phạm Văn Hòa")
    paper = Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)
    names = [each.who for each in places_of(paper)]
    assert names[:2] == ["Lò Văn Bình", "Phạm Văn Hòa"]
    front = signing.holder("Phạm Văn Hòa", "Ủy ban MTTQ Việt Nam xã Thanh Sơn")
    sign_paper(paper, by=ong_hoa, at=given.BEFORE, signed=made(paper, ong_hoa, front))
    assert "Còn thiếu chữ ký số của Lò Văn Bình" in refused_beforehand(
        sign_paper, paper, by=ba_lan, signed=None
    )
    by_binh(paper, ong_binh)
    copy = sign_paper(
        paper, by=ba_lan, at=given.BEFORE, signed=made(paper, ba_lan, signing.office(), is_clerk=True)
    )
    assert len(copy.signatures) == 3
    assert copy.exact


def test_the_office_waits_for_the_person(plan, ba_lan):
    sentence = refused_beforehand(sign_paper, plan, by=ba_lan, signed=None)
    assert sentence == "Còn thiếu chữ ký số của Lò Văn Bình. Cơ quan ký số sau người ký."


def test_who_is_not_the_signer_signs_nothing(plan, commune):
    co_thu = given.co_thu(commune)
    assert "do Lò Văn Bình ký" in refused_beforehand(sign_paper, plan, by=co_thu, signed=None)


def test_somebody_elses_certificate_is_refused(plan, ong_binh):
    with pytest.raises(CannotSign, match="cấp cho Vi Văn Bình, còn chỗ ký này của Lò Văn Bình"):
        made(plan, ong_binh, signing.holder())


def test_a_persons_certificate_is_not_the_offices(plan, ba_lan, ong_binh):
    by_binh(plan, ong_binh)
    with pytest.raises(CannotSign, match="chứng thư của cơ quan"):
        made(plan, ba_lan, signing.chair(), is_clerk=True)


def test_after_a_copy_from_outside_the_office_signs_on_top_of_it(plan, ba_lan):
    from doithoai.actions.papers.attach_signed_copy import attach_signed_copy
    from doithoai.outputs.papers.archive import pdf_of
    from doithoai.outputs.signed_copies import examine

    brought = signing.signed(pdf_of(plan), signing.chair())
    attach_signed_copy(plan, by=ba_lan, copy=examine(plan, brought, "ky.pdf"))
    signed = made(plan, ba_lan, signing.office(), is_clerk=True)
    assert signed.copy.data.startswith(brought)
    assert len(sign_paper(plan, by=ba_lan, signed=signed).signatures) == 2


def test_a_signature_set_meanwhile_is_not_lost(plan, ong_binh):
    mine = made(plan, ong_binh, signing.chair())
    by_binh(plan, ong_binh)
    SignedCopy.objects.update(signatures=[])  # as if another program's file had come
    assert "Vừa có người ký" in refused(sign_paper, plan, by=ong_binh, signed=mine)


def test_a_sealed_dossier_takes_no_more(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    seal_dossier(dialogue, by=ba_lan, at=given.AFTER + timedelta(days=30), as_it_is=True)
    paper = Paper.objects.filter(kind=Paper.Kind.PLAN).get()
    assert "Đã lưu hồ sơ" in refused_beforehand(sign_paper, paper, by=ba_lan, signed=None)


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(sign_paper, plan, by=ong_nam, signed=None) == STRANGER


def test_the_officer_may_not(plan, ong_tu):
    assert refused_beforehand(sign_paper, plan, by=ong_tu, signed=None) == only_for(sign_paper)
