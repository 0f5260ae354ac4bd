"""Nothing is public before a person has read it."""

import pytest

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Opinion
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, "Gọi tôi số 0912345678 về việc mương vỡ.")


def test_the_confirmed_words_are_kept_beside_the_person_s_own(opinion, ba_lan):
    confirm_mask(opinion, by=ba_lan, public_words="Gọi tôi số ███ về việc mương vỡ.")
    assert opinion.public_words == "Gọi tôi số ███ về việc mương vỡ."
    assert opinion.words == "Gọi tôi số 0912345678 về việc mương vỡ."
    assert opinion.public_at == given.BEFORE


def test_empty_words_take_it_back(opinion, ba_lan):
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    confirm_mask(opinion, by=ba_lan, public_words=" ")
    assert (opinion.public_words, opinion.public_at) == ("", None)


def test_what_still_looks_private_is_named_and_asked_once_more(opinion, ba_lan):
    said = {"public_words": opinion.words}
    sentence = refused(confirm_mask, opinion, by=ba_lan, **said)
    assert "số điện thoại “0912345678”" in sentence
    confirm_mask(opinion, by=ba_lan, looked_again=True, **said)
    assert opinion.public_words == opinion.words


@pytest.mark.parametrize("words", [
    "Mương vỡ.", "Về việc mương vỡ.", "Gọi tôi số [số điện thoại] về việc mương vỡ, cảm ơn xã.",
    "Gọi tôi số [xã làm rất tốt] về việc mương vỡ.",
])  # fmt: skip
def test_what_the_person_did_not_say_needs_a_reason_that_everybody_reads(opinion, ba_lan, words):
    assert "không chỉ ở chỗ che" in refused(confirm_mask, opinion, by=ba_lan, public_words=words)
    confirm_mask(opinion, by=ba_lan, public_words=words, because="rút gọn cho dễ đọc")
    assert opinion.said_in_public == f"{words} (lược ghi: rút gọn cho dễ đọc)"


@pytest.mark.parametrize("because", ["rút gọn", "vì dài", "…"])
def test_two_words_are_no_reason(opinion, ba_lan, because):
    said = {"public_words": "Mương vỡ.", "because": because}
    assert "ngắn quá" in refused(confirm_mask, opinion, by=ba_lan, **said)


@pytest.mark.parametrize(
    "words", ["Xã làm rất tốt, xin cảm ơn.", "Cảm ơn xã đã sửa đường.", "Kính đề nghị xã."]
)
def test_words_of_somebody_else_are_refused_whatever_the_reason(opinion, ba_lan, words):
    said = {"public_words": words, "because": "viết lại cho gọn và rõ hơn"}
    assert "không còn lời của người nêu" in refused(confirm_mask, opinion, by=ba_lan, **said)
    assert opinion.public_at is None


def test_one_word_that_turns_it_round_is_refused(opinion, ba_lan):
    said = {"public_words": "Về việc mương không vỡ.", "because": "rút gọn cho dễ đọc"}
    assert "nói ngược ý họ" in refused(confirm_mask, opinion, by=ba_lan, **said)
    assert opinion.public_at is None


def test_masks_alone_are_no_edit_and_an_earlier_reason_goes(opinion, ba_lan):
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    masked = "Gọi tôi số [số điện thoại] về việc mương vỡ."
    confirm_mask(opinion, by=ba_lan, public_words=masked, because="bỏ qua")
    assert (opinion.said_in_public, opinion.edited_because) == (masked, "")


def test_the_reason_names_nobody_either(opinion, ba_lan):
    said = {"public_words": "Mương vỡ.", "because": "theo số 0912345678"}
    assert "Lý do biên tập cũng được công khai" in refused(confirm_mask, opinion, by=ba_lan, **said)


def test_too_long_is_refused(opinion, ba_lan):
    assert "nhiều nhất là 5000" in refused(confirm_mask, opinion, by=ba_lan, public_words="x" * 5001)


def test_what_was_diverted_is_never_public(opinion, ba_lan):
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển đến" in refused_beforehand(confirm_mask, opinion, by=ba_lan)


def test_ong_nam_may_not(opinion, ong_nam):
    assert refused_beforehand(confirm_mask, opinion, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(opinion, ba_mai):
    assert refused_beforehand(confirm_mask, opinion, by=ba_mai) == only_for(confirm_mask)


def test_not_once_the_dossier_is_sealed(commune, ba_lan):
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=given.AFTER, as_it_is=True)
    assert refused_beforehand(confirm_mask, Opinion.objects.get(), by=ba_lan) == not_during(
        confirm_mask, Stage.CLOSED
    )


def test_what_sounds_like_a_denunciation_is_not_public_before_it_is_sorted(commune, ba_lan):
    accusing = given.an_opinion(commune, "Tôi tố cáo ông phó chủ tịch nhận tiền của doanh nghiệp.")
    with pytest.raises(Refusal, match="có vẻ là tố cáo"):
        confirm_mask(accusing, by=ba_lan, public_words=accusing.words, looked_again=True)
    accusing.refresh_from_db()
    assert (accusing.public_words, accusing.public_at) == ("", None)
