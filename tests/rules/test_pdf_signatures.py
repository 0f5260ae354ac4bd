"""A PDF that says it was signed: by whom, and is it still what they signed?"""

import io
from datetime import UTC, datetime

import pikepdf
import pytest
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from doithoai.outputs.papers import render_pdf
from doithoai.rules.pdf_signatures import compared, drawn_by_signing, signatures_in, told_of, words_of
from doithoai.rules.plan_reading.outcome import Unreadable
from tests import signing
from tests.outputs.papers.given_papers import PLAN

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(PLAN.content())


@pytest.fixture(scope="module")
def by_binh(pdf) -> bytes:
    return signing.signed(pdf)


@pytest.fixture
def trust(tmp_path):
    (tmp_path / "goc.pem").write_bytes(signing.authority().pem)
    (tmp_path / "hong.cer").write_bytes(b"khong phai chung thu")
    return tmp_path


def test_who_signed_and_that_nothing_changed(by_binh, trust):
    (one,) = signatures_in(by_binh, "ky.pdf", at=NOW, trust=trust).signatures
    assert (one.who, one.office, one.issuer) == ("Vi Văn Bình", "UBND xã Thanh Sơn", "Cơ quan chứng thực thử")
    assert (one.whole, one.changed, one.trusted, one.stands) == (True, False, True, True)
    assert one.says()[0].startswith("Vi Văn Bình (UBND xã Thanh Sơn) ký số lúc ")
    assert "Nội dung còn nguyên vẹn như lúc ký." in one.says()


def test_without_the_offices_roots_nobody_vouches_and_it_says_so(by_binh):
    (one,) = signatures_in(by_binh, "ky.pdf", at=NOW, trust=None).signatures
    assert (one.whole, one.trusted) == (True, False)
    assert one.says()[-1].startswith("Chưa kiểm tra được nơi cấp")


def test_a_der_root_vouches_as_well_as_a_pem(by_binh, tmp_path):
    (tmp_path / "goc.der").write_bytes(signing.authority().der)
    assert signatures_in(by_binh, "ky.pdf", at=NOW, trust=tmp_path).signatures[0].trusted


def test_a_timestamp_is_told_apart_from_the_signers_own_clock(pdf, by_binh, trust):
    (stamped,) = signatures_in(signing.signed(pdf, stamped=True), "ky.pdf", at=NOW, trust=trust).signatures
    (plain,) = signatures_in(by_binh, "ky.pdf", at=NOW, trust=trust).signatures
    assert stamped.stamped_at
    assert not plain.stamped_at
    assert any("giờ của máy người ký" in each for each in plain.says())


def test_the_office_signs_after_the_person_and_both_stand(by_binh, trust):
    seal = signing.holder("UBND xã Thanh Sơn", "UBND xã Thanh Sơn")
    found = signatures_in(
        signing.signed(by_binh, seal, field="ChuKy2"), "ky.pdf", at=NOW, trust=trust
    ).signatures
    assert [each.who for each in found] == ["Vi Văn Bình", "UBND xã Thanh Sơn"]
    assert all(each.stands for each in found)


def test_one_byte_of_what_was_signed_and_it_no_longer_stands(by_binh, trust):
    place = by_binh.index(b"/Title") + 12
    broken = by_binh[:place] + bytes([by_binh[place] ^ 1]) + by_binh[place + 1 :]
    (one,) = signatures_in(broken, "ky.pdf", at=NOW, trust=trust).signatures
    assert not one.stands
    assert "không còn giá trị" in " ".join(one.says())


def test_a_page_added_after_signing_is_seen(by_binh, trust):
    from pyhanko.pdf_utils import generic, writer
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    update = IncrementalPdfFileWriter(io.BytesIO(by_binh), strict=False)
    stream = generic.StreamObject(stream_data=b"BT ET")
    page = writer.PageObject(contents=update.add_object(stream), media_box=(0, 0, 595, 842))
    update.insert_page(page)
    out = io.BytesIO()
    update.write(out)
    (one,) = signatures_in(out.getvalue(), "ky.pdf", at=NOW, trust=trust).signatures
    assert (one.whole, one.changed, one.stands) == (True, True, False)
    assert "đã bị sửa" in " ".join(one.says())


def test_saved_again_by_another_program_the_signature_is_broken(by_binh, trust):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(by_binh)) as opened:
        opened.save(out)
    assert not any(
        each.stands for each in signatures_in(out.getvalue(), "ky.pdf", at=NOW, trust=trust).signatures
    )


def test_an_unsigned_pdf_has_no_signature_but_its_words(pdf):
    found = signatures_in(pdf, "tron.pdf", at=NOW, trust=None)
    assert found.signatures == ()
    assert "HOẠCH" in found.words


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\nrac", b"%PDF-1.7\n" + b"[" * 50_000])
def test_what_is_no_whole_pdf_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable) as refused:
        signatures_in(data, "x.pdf", at=NOW, trust=None)
    assert "“x.pdf”" in str(refused.value)


@settings(max_examples=40, deadline=None)
@given_that(st.data())
def test_whatever_is_changed_in_the_signed_bytes_never_stands_as_another_text(by_binh, data):
    """A byte turned anywhere: refused, not standing, or still the same words as were signed."""
    place = data.draw(st.integers(0, len(by_binh) - 1))
    turned = by_binh[:place] + bytes([by_binh[place] ^ data.draw(st.integers(1, 255))]) + by_binh[place + 1 :]
    told = told_of(turned, NOW.isoformat(), "")
    if "no" not in told and any(each["whole"] and not each["changed"] for each in told["signatures"]):
        assert told["words"] == words_of(by_binh)


@given_that(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")))
def test_what_is_missing_and_added_makes_one_text_the_other(ours, theirs):
    differ = compared(ours, tuple(theirs))
    assert sorted([*theirs, *differ.missing]) == sorted([*ours, *differ.added])
    assert 0 <= differ.share <= 1
    assert compared(ours, tuple(ours)).missing == ()


def test_the_words_a_visible_signature_draws_are_known(by_binh):
    (one,) = signatures_in(by_binh, "ky.pdf", at=NOW, trust=None).signatures
    for word in ("Ký", "bởi:", "Vi", "Bình", "08:05:11", "05/11/2026", "+07:00"):
        assert drawn_by_signing(word, (one,)), word
    assert not drawn_by_signing("nghìn", (one,))
