"""The same matter is found in other words and without accents; another matter is not offered."""

from hypothesis import given
from hypothesis import strategies as st

from doithoai.rules.enclosures import SPOKEN
from doithoai.rules.likeness import groups_alike, pairs_alike, ranked_alike

GROUPS = [
    "Mương dẫn nước thôn Đồng Sen vỡ một đoạn chừng 15 mét gần cổng ông Khiêm.",
    "Trạm y tế hết thuốc huyết áp bảo hiểm hai tháng nay, người già phải mua ngoài.",
    "Đường bản Co Mận ra tỉnh lộ năm nay hỏi lần thứ ba. Bao giờ làm?",
    "Xe chở đá chạy qua thôn Cây Gạo từ 4 giờ sáng, bụi và nứt tường nhà dân hai bên đường.",
]


def test_the_same_in_other_words_and_without_accents():
    assert ranked_alike("muong vo o cong ong Khiem thon khong co nuoc cay", GROUPS)[0][0] == 0
    assert ranked_alike("Đề nghị xã cấp thuốc huyết áp cho trạm y tế.", GROUPS)[0][0] == 1


def test_another_matter_is_not_offered():
    assert (
        ranked_alike("Nhà tôi có ba con trâu chết rét năm ngoái đã khai nhưng chưa được hỗ trợ.", GROUPS)
        == []
    )


def test_polite_words_alone_make_nothing_alike():
    assert (
        ranked_alike("Đề nghị xã quan tâm xem xét giải quyết.", ["Kính đề nghị xã quan tâm, xem xét sớm."])
        == []
    )


def test_nothing_to_compare():
    assert ranked_alike("", GROUPS) == []
    assert ranked_alike("Mương vỡ", []) == []


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_any_text(text, candidates):
    found = ranked_alike(text, candidates)
    assert all(0 <= alike <= 1.000001 for _, alike in found)
    assert [alike for _, alike in found] == sorted((alike for _, alike in found), reverse=True)


def test_the_same_kind_of_matter_in_another_place_is_not_the_same():
    texts = [
        "Đường xóm 3 lầy lội, xin đổ bê tông",
        "Đường xóm 4 lầy lội, xin đổ bê tông",
        "duong xom 3 lay xin do be tong",
    ]
    assert [(pair.a, pair.b) for pair in pairs_alike(texts) if pair.same] == [(0, 2)]


def test_a_street_in_common_does_not_bring_two_lanes_together():
    texts = [
        "Cống ngõ 45 đường Lê Lợi tắc, mưa ngập nhà",
        "Ngõ 54 đường Lê Lợi ngập khi mưa, đề nghị thông cống",
        "ngo 45 le loi ngap hoai, thong cong giup",
    ]
    assert [(pair.a, pair.b) for pair in pairs_alike(texts) if pair.same] == [(0, 2)]


def test_where_it_was_sent_from_counts():
    texts = ["Xin sửa nhà văn hóa", "Xin sửa nhà văn hóa thôn"]
    (near,) = pairs_alike(texts, ["thôn Hạ", "thôn Hạ"])
    far = [pair.score for pair in pairs_alike(texts, ["thôn Hạ", "bản Lầu"])]
    assert near.same
    assert max(far, default=0.0) < near.score


def test_who_writes_from_another_hamlet_may_mean_the_same_bridge():
    texts = ["Cầu treo bản Nà Hoa hỏng ván, đề nghị xã sửa", "Đề nghị xã sửa cầu treo bản Nà Hoa, ván hỏng"]
    assert [pair.same for pair in pairs_alike(texts, ["Thôn 3", "Thôn 4"])] == [True]


def test_many_are_grouped_as_few_are():
    texts = [f"{what} thôn {where} số {where}" for where in range(60) for what in GROUPS] + GROUPS * 60
    groups = groups_alike(texts)
    assert sorted(at for group in groups for at in group) == list(range(len(texts)))
    assert sum(len(group) >= 60 for group in groups) == len(GROUPS)  # a letter sent by sixty, word for word
    assert all(min(group) >= 60 * len(GROUPS) for group in groups if len(group) >= 60)  # no other hamlet's


@given(st.lists(st.text(alphabet="abc đường xóm 12", max_size=20), max_size=6))
def test_every_text_is_in_one_group(texts):
    assert sorted(at for group in groups_alike(texts) for at in group) == list(range(len(texts)))


def test_what_nobody_has_written_down_yet_is_like_nothing():
    written = f"{SPOKEN} Mương thôn Đồng Mới bị vỡ"
    assert ranked_alike(SPOKEN, [SPOKEN, "Mương thôn Đồng Mới bị vỡ"]) == []
    assert not list(pairs_alike([SPOKEN] * 3))
    assert [place for place, _ in ranked_alike("Mương Đồng Mới vỡ rồi", [SPOKEN, written])] == [1]
