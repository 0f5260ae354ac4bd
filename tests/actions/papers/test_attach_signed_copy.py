"""The plan comes back from the chair's token, signed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from doithoai.actions.papers.attach_signed_copy import attach_signed_copy
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Deed, Paper, SignedCopy
from doithoai.outputs import open_record
from doithoai.outputs.dossier.archive import contents
from doithoai.outputs.open_record.papers import papers_of
from doithoai.outputs.papers.archive import facts_of, pdf_of
from doithoai.outputs.signed_copies import examine, says
from tests import given, signing
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def plan(dialogue) -> Paper:
    return Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)


@pytest.fixture
def signed(plan) -> bytes:
    return signing.signed(pdf_of(plan))


def attached(paper, data, by, **more) -> SignedCopy:
    return attach_signed_copy(paper, by=by, at=given.BEFORE, copy=examine(paper, data, "ky.pdf"), **more)


def test_the_bytes_are_kept_with_who_signed_them(plan, signed, ba_lan):
    copy = attached(plan, signed, ba_lan)
    assert copy.file.read() == signed
    assert copy.exact
    assert says(copy)[0][0].startswith("Vi Văn Bình (UBND xã Thanh Sơn) ký số")
    assert Deed.objects.last().note == f"signed copy {copy.file.sha256}"


def test_a_root_the_office_keeps_vouches_for_the_signer(plan, signed, ba_lan, settings, tmp_path):
    settings.DATA = tmp_path
    assert "Chưa kiểm tra được nơi cấp" in says(attached(plan, signed, ba_lan))[0][-1]
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "goc.pem").write_bytes(signing.authority().pem)
    assert "đúng nơi cấp mà cơ quan tin cậy" in says(attached(plan, signed, ba_lan))[0][-1]
    assert SignedCopy.objects.all().of(plan).first() == SignedCopy.objects.last()


def test_without_a_signature_it_is_no_signed_copy(plan, ba_lan):
    assert "không có chữ ký số nào" in refused(
        attach_signed_copy, plan, by=ba_lan, copy=examine(plan, pdf_of(plan), "k.pdf")
    )


def test_one_byte_changed_and_it_is_refused(plan, signed, ba_lan):
    place = signed.index(b"/Title") + 12
    broken = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    sentence = refused(attach_signed_copy, plan, by=ba_lan, copy=examine(plan, broken, "k.pdf"))
    assert "không còn giá trị" in sentence
    assert "lấy lại tệp gốc" in sentence
    assert not SignedCopy.objects.exists()


def test_another_paper_is_refused_even_when_accepted(commune, ba_lan):
    paper = given.a_reply(commune, ba_lan).paper
    other = signing.signed(pdf_of(Paper.objects.get(kind=Paper.Kind.PLAN)))
    sentence = refused(
        attach_signed_copy, paper, by=ba_lan, copy=examine(paper, other, "nham.pdf"), accept=True
    )
    assert "“nham.pdf” là văn bản khác" in sentence


def test_a_word_that_differs_is_told_and_taken_only_when_accepted(plan, ba_lan):
    from doithoai.outputs import papers

    facts = replace(facts_of(plan), subject="Tổ chức Hội nghị đối thoại nămnay")
    data = signing.signed(papers.render_pdf(facts.content()))
    sentence = refused(attach_signed_copy, plan, by=ba_lan, copy=examine(plan, data, "k.pdf"))
    assert "nămnay" in sentence
    copy = attached(plan, data, ba_lan, accept=True)
    assert not copy.exact
    assert "nămnay" in copy.added


def test_everyone_gets_the_signed_plan_once_its_words_are_ours(plan, signed, ba_lan):
    slug = plan.dialogue.slug
    unsigned = open_record.paper_file(slug, "01-kh-ubnd").data
    attached(plan, signed, ba_lan)
    assert open_record.paper_file(slug, "01-kh-ubnd").data == signed
    SignedCopy.objects.update(exact=False)
    assert open_record.paper_file(slug, "01-kh-ubnd").data == unsigned


def test_what_our_edition_hides_no_signed_copy_shows(commune, ba_lan):
    """The conclusion repeats a citizen's name: everyone gets it covered, not the signed file."""
    assignment = given.an_assignment(commune, ba_lan)
    conclusion = Paper.objects.get(kind=Paper.Kind.CONCLUSION_NOTICE)
    name = assignment.group.opinions.first().author
    facts = facts_of(conclusion)
    assert name
    conclusion.facts = replace(facts, assessment=f"Ông {name} đã phát biểu.").as_json()
    Paper.objects.filter(pk=conclusion.pk).update(facts=conclusion.facts)
    data = signing.signed(pdf_of(conclusion))
    attached(conclusion, data, ba_lan)
    shown = open_record.paper_file(conclusion.dialogue.slug, "01-tb-ubnd").data
    assert shown != data
    assert shown.startswith(b"%PDF")


def test_a_signed_reply_is_never_public(commune, ba_lan):
    paper = given.a_reply(commune, ba_lan).paper
    attached(paper, signing.signed(pdf_of(paper)), ba_lan)
    slug = paper.dialogue.slug
    assert open_record.paper_file(slug, "01-ubnd-vp") is None


def test_the_dossier_holds_the_signed_bytes(plan, signed, ba_lan):
    copy = attached(plan, signed, ba_lan)
    held = dict(contents(plan.dialogue))
    assert held[f"van-ban/01-kh-ubnd-ke-hoach-da-ky-{copy.pk}.pdf"] == signed


def test_a_sealed_dossier_takes_no_more(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    seal_dossier(dialogue, by=ba_lan, at=given.AFTER + timedelta(days=30), as_it_is=True)
    paper = Paper.objects.filter(kind=Paper.Kind.PLAN).get()
    assert "Đã lưu hồ sơ" in refused_beforehand(attach_signed_copy, paper, by=ba_lan)


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(attach_signed_copy, plan, by=ong_nam) == STRANGER


def test_the_officer_may_not(plan, commune):
    ong_tu = given.ong_tu(commune)
    assert refused_beforehand(attach_signed_copy, plan, by=ong_tu) == only_for(attach_signed_copy)


def test_everyone_can_compare_the_file_they_are_given(plan, signed, ba_lan):
    (before,) = papers_of(plan.dialogue_id)
    copy = attached(plan, signed, ba_lan)
    (after,) = papers_of(plan.dialogue_id)
    assert (before.fingerprint, after.fingerprint) == ("", copy.file.sha256)
    SignedCopy.objects.update(exact=False)
    assert papers_of(plan.dialogue_id)[0].fingerprint == ""
