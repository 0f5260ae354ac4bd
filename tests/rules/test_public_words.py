"""Public words are their person's words with masks in them, or they are edited."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.rules.personal_data import mask_spans, masked
from doithoai.rules.public_words import (
    denies_more,
    mostly_the_same,
    only_masks_differ,
    still_private,
    still_theirs,
)

SAID = "Tôi là Lê Văn Ba, số 0912345678.\nMương vỡ, xin xã sửa; gọi lại 0912345678."


@pytest.mark.parametrize("public", [
    SAID,
    SAID.replace("\n", " "),
    masked(SAID, mask_spans(SAID)),
    "Tôi là [họ tên], số [số điện thoại]. Mương vỡ, xin xã sửa; gọi lại [số điện thoại].",
    "Tôi là ███, số ***. Mương vỡ, xin xã sửa; gọi lại […].",
    "[…] Mương vỡ, xin xã sửa […]",
    "[tên người hàng xóm] Mương vỡ, xin xã sửa; gọi lại [số].",
])  # fmt: skip
def test_masks_are_no_edit(public):
    assert only_masks_differ(SAID, public)


def test_mostly_the_same_needs_half_of_it_in_the_open():
    """Behind masks alone anything would do: that is like every opinion."""
    assert mostly_the_same(SAID, masked(SAID, mask_spans(SAID)))
    assert mostly_the_same(SAID, SAID.replace("Lê Văn Ba", "[người nêu ý kiến]"))
    assert not mostly_the_same(SAID, "[họ tên]")
    assert not mostly_the_same(SAID, "[họ tên] [họ tên] [họ tên] xin xã sửa; [họ tên]")
    assert not mostly_the_same(SAID, SAID.replace("vỡ", "tốt"))
    assert not mostly_the_same("", "[họ tên]" * 3 + "Mương")


@pytest.mark.parametrize("public", [
    "",
    "Mương vỡ, xin xã sửa.",
    "Tôi là [họ tên]. Mương tốt, cảm ơn xã; gọi lại [số điện thoại].",
    "[xã làm tốt] Mương vỡ, xin xã sửa; gọi lại 0912345678.",
    "[tên của người đã gây ra mọi chuyện này suốt ba năm qua] Mương vỡ, xin xã sửa; gọi lại 0912345678.",
    "[…] Mương vỡ, xin xã sửa […] Cảm ơn.",
    "Tôi là Lê Văn Ba […] Lê Văn Ba, số 0912345678. Mương vỡ, xin xã sửa; gọi lại 0912345678.",
])  # fmt: skip
def test_anything_else_is(public):
    assert not only_masks_differ(SAID, public)


def test_what_still_looks_private_is_told_once_each():
    assert ("số điện thoại", "0912345678") in still_private(SAID)
    assert len(still_private(SAID)) == len(set(still_private(SAID)))
    assert still_private("Mương vỡ, xin xã sửa.") == []


def test_a_long_text_with_many_masks_costs_no_time():
    long = "mương vỡ " * 550
    assert not only_masks_differ(long, "[tên] mương " * 400 + "khác")


LONG = (
    "Con đường từ nhà văn hóa ra chợ mưa xuống là bùn lầy tới đầu gối, các cháu đi học té hoài, "
    "đề nghị xã rải đá hai đoạn dốc trước mùa mưa năm sau."
)
#: Nothing of it is said in LONG.
PRAISE = "Lãnh đạo quan tâm, bộ máy tận tụy phục vụ, cử tri phấn khởi tin tưởng".replace(",", "").split()
THEIRS = LONG.split()


@pytest.mark.parametrize("public", [
    LONG,
    "Đường ra chợ bùn lầy, đề nghị xã rải đá hai đoạn dốc.",
    "Đường ra chợ lầy khi mưa, học sinh đi hay té, xin rải đá.",
    "duong ra cho bun lay, xin rai da",
    "[…] đề nghị xã rải đá hai đoạn dốc […]",
])  # fmt: skip
def test_shortened_or_mended_it_is_still_theirs(public):
    assert still_theirs(LONG, public)


def test_abbreviations_that_are_spelled_out_are_the_same_words():
    assert still_theirs(
        "đg bt thôn hư, ubnd sửa cho dân nhờ", "Đường bê tông thôn hư, Ủy ban nhân dân sửa cho dân nhờ."
    )


@pytest.mark.parametrize("public", ["", "Kính đề nghị xã.", "[họ tên] […]", "Cảm ơn lãnh đạo đã quan tâm."])
def test_what_the_person_did_not_say_is_not_theirs(public):
    assert not still_theirs(LONG, public)


@given(kept=st.lists(st.booleans(), min_size=len(THEIRS), max_size=len(THEIRS)))
def test_any_words_left_out_leave_the_rest_theirs(kept):
    rest = [word for word, stays in zip(THEIRS, kept, strict=True) if stays]
    if len(rest) > 8:  # there are no eight courtesies in it
        assert still_theirs(LONG, " ".join(rest))


@given(
    own=st.lists(st.sampled_from(["bùn", "dốc", "té", "chợ"]), unique=True),
    other=st.lists(st.sampled_from(PRAISE)),
)
def test_more_words_of_others_than_of_theirs_never(own, other):
    """Set between one another in any number: what counts is who said most of it."""
    said = [*other, *own]
    assert still_theirs(LONG, " ".join(said)) == (bool(said) and len(own) >= len(other))


@given(
    other=st.lists(st.sampled_from(PRAISE), min_size=1),
    masks=st.integers(0, 20),
    courtesies=st.integers(0, 20),
)
def test_masks_and_courtesies_hide_nothing(other, masks, courtesies):
    public = " ".join(["[họ tên]"] * masks + ["kính đề nghị xã"] * courtesies + other)
    assert not still_theirs(LONG, public)


BROKEN = "Mương bị vỡ ba năm nay, cán bộ địa chính chưa giải quyết tốt, ruộng hổng có nước."


@pytest.mark.parametrize(("words", "public"), [
    ("Mương bị vỡ, cán bộ địa chính giải quyết kém.", "Mương không bị vỡ, cán bộ địa chính giải quyết tốt."),
    ("Cán bộ có giải quyết đâu.", "Cán bộ chẳng phải không giải quyết."),
    ("Đề nghị xã rải đá.", "Đề nghị xã đừng rải đá."),
    ("Mương bị vỡ.", "Muong khong bi vo."),
    ("muong bi vo, xin xa sua", "Mương chưa bị vỡ, xin xã sửa."),
    ("Xã không sửa đường, mương bị vỡ từ tháng ba.", "Xã sửa đường, mương không bị vỡ từ tháng ba."),
    ("Cán bộ chưa giải quyết. Bà con bức xúc lắm.", "Cán bộ giải quyết. Bà con chưa bức xúc lắm."),
    ("can bo chua giai quyet, ba con buc xuc lam roi", "Cán bộ giải quyết, bà con chưa bức xúc lắm rồi."),
    ("Đừng chặt cây. Nhà máy vẫn xả thải.", "Chặt cây. Nhà máy vẫn đừng [tên]. Đừng xả thải."),
    ("Không có nước. Đèn hỏng, đường sụt.", "Có nước [tên]. Đèn không [tên]. Không sụt."),
])  # fmt: skip
def test_a_denial_that_was_not_said_is_heard(words, public):
    assert denies_more(words, public)


@pytest.mark.parametrize(("words", "public"), [
    (BROKEN, BROKEN),
    (BROKEN, "Mương vỡ, cán bộ chưa giải quyết, ruộng không có nước."),
    (BROKEN, "Mương vỡ ba năm nay."),
    ("xa ko sua duong, cha toi nga", "Xã không sửa đường, cha tôi ngã."),
    ("Cha tôi bị ngã, xin xã sửa đường dốc.", "Cha bi nga, xin sua."),
    ("Chùa làng dột, xin xã sửa.", "chua lang dot, xin sua"),
    ("Tôi không thấy cán bộ giải quyết.", "Không được giải quyết."),
    ("Tôi hỏi ông Ba thì ông Ba không trả lời.", "Tôi hỏi *** thì *** không trả lời."),
    ("Xã không gọi số 0912345678, chưa báo ai.", "Xã chưa báo ai, không gọi [số điện thoại]."),
    ("Gọi 0912345678 không nghe, đường thì chưa.", "Gọi *** không ***, đường thì chưa."),
])  # fmt: skip
def test_shortened_or_mended_it_denies_no_more(words, public):
    assert not denies_more(words, public)


def test_whatever_a_mask_covers_it_denies_no_more():
    """In what people wrote, with every word and every four in turn under a mask."""
    texts = [
        line.split("\t")[-1] for name in ("unseen_third.tsv", "unseen_fourth.tsv") for line in lines_of(name)
    ]
    denying = [text for text in texts if denies_more("", text)]
    assert len(denying) > 100
    for text in denying:
        words = text.split()
        for at, many in ((at, many) for at in range(len(words)) for many in (1, 4)):
            covered = " ".join([*words[:at], "***", *words[at + many :]])
            assert not denies_more(text, covered), covered


def lines_of(name: str) -> list[str]:
    return (Path(__file__).parent / "triage_texts" / name).read_text(encoding="utf-8").splitlines()


@given(
    kept=st.lists(st.booleans(), min_size=len(THEIRS), max_size=len(THEIRS)),
    denial=st.sampled_from(["không", "chưa", "chẳng", "chả", "đừng", "ko", "khong", "hổng"]),
    place=st.integers(0, len(THEIRS)),
)
def test_however_few_or_many_words_stay_one_denial_more_is_heard(kept, denial, place):
    rest = [word for word, stays in zip(THEIRS, kept, strict=True) if stays]
    assert not denies_more(LONG, " ".join(rest))
    assert denies_more(LONG, " ".join([*rest[:place], denial, *rest[place:]]))
