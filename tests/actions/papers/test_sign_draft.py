"""The signature comes before the number."""

import io
from datetime import timedelta

import pytest
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from doithoai.actions.papers.return_draft import return_draft
from doithoai.actions.papers.sign_draft import sign_draft
from doithoai.actions.papers.sign_paper import sign_paper
from doithoai.actions.papers.submit_draft import submit_draft
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.actions.reports.issue_report import issue_report
from doithoai.actions.sweeping import erase_signed_drafts
from doithoai.models import PaperDraft
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.signing_fields import NUMBER
from doithoai.outputs.signing import SignedDraft, places_of, sign, sign_before_number
from doithoai.rules.paper_checks import findings, read_paper
from doithoai.rules.paper_style import paper_styles
from doithoai.rules.pdf_signatures import signatures_in, words_of
from doithoai.rules.pdf_signing import CannotSign, Key
from tests import given, signing
from tests.actions.papers.trails import a_draft, an_office_of
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def draft(plan, ba_lan, ong_binh) -> PaperDraft:
    an_office_of("sign", ba_lan)
    handed_in = a_draft(plan, ba_lan)

    return PaperDraft.objects.get(pk=handed_in.pk)


def test_it_is_written_down_with_its_comment(ong_binh, draft):
    sign_draft(draft, by=ong_binh, at=given.BEFORE, comment="Đúng thể thức")
    step = draft.steps.last()
    assert (step.act, step.comment, step.sha256) == ("signed", "Đúng thể thức", draft.sha256)


def test_twice_it_waits_for_the_next(ong_binh, draft):
    sign_draft(draft, by=ong_binh, at=given.BEFORE)
    again = PaperDraft.objects.get(pk=draft.pk)
    assert (
        refused_beforehand(sign_draft, again, by=ong_binh)
        == "Dự thảo đã đủ các bước. Xin cấp số, ngày và ban hành."
    )


def test_a_draft_whose_dialogue_says_something_else_is_handed_in_again(plan, ba_lan, ong_binh, draft):
    revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, venue="Hội trường xã")
    assert refused_beforehand(sign_draft, PaperDraft.objects.get(pk=draft.pk), by=ong_binh).startswith(
        "Hồ sơ đã đổi sau khi trình"
    )


def test_a_signature_of_tomorrow_or_before_the_draft_is_refused(draft, ba_lan):
    for days in (1, -1):
        on = given.BEFORE.date() + timedelta(days=days)
        sentence = refused(sign_draft, draft, by=ba_lan, at=given.BEFORE, signed_on=on)
        assert sentence.endswith("phải từ ngày trình 20/05/2026 đến hôm nay. Xin kiểm tra lại ngày.")


def test_ong_nam_may_not(draft, ong_nam):
    assert refused_beforehand(sign_draft, draft, by=ong_nam) == STRANGER


def test_the_officer_may_not(draft, ong_tu):
    assert refused_beforehand(sign_draft, draft, by=ong_tu) == only_for(sign_draft)


# ---- digitally, before there is a number


def signed_by_binh(draft, who=None):
    key = Key(signing.p12(who or signing.chair()), signing.PASSWORD)
    return sign_before_number(draft, key, at=given.BEFORE)


def test_number_and_day_come_into_the_file_when_the_office_signs(plan, draft, ba_lan, ong_binh):
    """NĐ 30/2020: the person signs, the system numbers, the office signs; the first signature stays whole."""
    signed = signed_by_binh(draft)
    sign_draft(draft, by=ong_binh, at=given.BEFORE, signed=signed)
    paper = issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    person, office = places_of(paper)
    assert (person.signed, office.signed) == (True, False)
    sealed = sign(paper, office, Key(signing.p12(signing.office()), signing.PASSWORD), at=given.BEFORE)
    copy = sign_paper(paper, by=ba_lan, at=given.BEFORE, signed=sealed)
    data = copy.file.read()
    assert data.startswith(signed.pdf)
    assert copy.exact
    assert {"01/KH-UBND", "2026"} <= set(words_of(data))
    read = read_paper(data, "ky.pdf")
    assert {"L14", "L17"}.isdisjoint(each.rule for each in findings(read, paper_styles()["nd30"]))
    assert all(each["whole"] and not each["changed"] for each in copy.signatures)


def test_after_the_office_signed_no_number_can_be_changed_unnoticed(plan, draft, ba_lan, ong_binh):
    sign_draft(draft, by=ong_binh, at=given.BEFORE, signed=signed_by_binh(draft))
    paper = issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    key = Key(signing.p12(signing.office()), signing.PASSWORD)
    data = sign(paper, places_of(paper)[1], key, at=given.BEFORE).copy.data
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    field = next(
        each.get_object() for each in writer.root["/AcroForm"]["/Fields"] if each.get_object()["/T"] == NUMBER
    )
    field["/V"] = pdf_string("Số: 99/KH-UBND")
    writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)
    seen = signatures_in(out.getvalue(), "k.pdf", at=given.BEFORE, trust=None).signatures
    assert [each.stands for each in seen] == [True, False]
    assert "Sau khi ký, tệp đã bị sửa" in " ".join(seen[1].says())


def test_a_signature_of_somebody_else_or_on_another_draft_is_refused(draft, ba_lan, ong_binh):
    signed = signed_by_binh(draft)
    assert "Lò Văn Bình ký" in refused(sign_draft, draft, by=ba_lan, at=given.BEFORE, signed=signed)
    other = SignedDraft(signed.pdf, "0" * 64)
    assert "vừa được trình lại" in refused(sign_draft, draft, by=ong_binh, at=given.BEFORE, signed=other)
    with pytest.raises(CannotSign, match="cấp cho Vi Văn Bình"):
        signed_by_binh(draft, signing.holder())


def test_sent_back_the_signature_is_void(plan, draft, ba_lan, ong_binh):
    sign_draft(draft, by=ong_binh, at=given.BEFORE, signed=signed_by_binh(draft))
    assert PaperDraft.objects.get(pk=draft.pk).signed_file()
    return_draft(PaperDraft.objects.get(pk=draft.pk), by=ong_binh, at=given.BEFORE, comment="Thiếu căn cứ")
    assert PaperDraft.objects.get(pk=draft.pk).signed_file() is None


def test_what_must_be_erased_takes_the_signed_file_along(draft, ong_binh, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_draft(draft, by=ong_binh, at=given.BEFORE, signed=signed_by_binh(draft))
    path = PaperDraft.objects.get(pk=draft.pk).signed_file().path
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        erase_signed_drafts(draft=draft.pk)
    assert PaperDraft.objects.get(pk=draft.pk).signed_file() is None
    assert not path.exists()


def test_an_appendix_of_what_was_signed_first_leaves_number_and_day_blank(commune, ba_lan, ong_binh):
    """NĐ 30/2020, Phụ lục I, mẫu 2.2: nothing in it changes when the number comes."""
    dialogue = given.an_assignment(commune, ba_lan).dialogue
    an_office_of("sign", ba_lan)
    report = submit_draft(dialogue, by=ba_lan, at=given.AFTER, kind="report")
    report = PaperDraft.objects.get(pk=report.pk)
    key = Key(signing.p12(signing.chair()), signing.PASSWORD)
    sign_draft(report, by=ong_binh, at=given.AFTER, signed=sign_before_number(report, key, at=given.AFTER))
    paper = issue_report(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date(), **report.words)
    assert facts_of(paper).content().appendices
    assert places_of(paper)[0].signed
    key = Key(signing.p12(signing.office()), signing.PASSWORD)
    copy = sign(paper, places_of(paper)[1], key, at=given.AFTER).copy
    assert copy.exact
    found = findings(read_paper(copy.data, "ky.pdf"), paper_styles()["nd30"])
    assert "L42" not in {each.rule for each in found}
