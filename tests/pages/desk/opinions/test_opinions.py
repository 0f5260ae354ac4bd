"""The table of opinions: who reads what, the search, the filters, and the number of queries."""

import re

import pytest
from django.urls import reverse

from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.models import Hamlet, Opinion, OpinionState
from doithoai.rules.codes import short_code
from tests import given

TABLE = reverse("desk:opinions")


def test_the_clerk_sees_what_people_sent(lan, commune, ba_lan, in_may):
    opinion = given.an_opinion(commune, "Đường thôn Bãi Cát hỏng, đề nghị sửa.")
    page = lan.get(TABLE)
    assert page.status_code == 200
    assert opinion.code in page.content.decode()


@pytest.mark.parametrize("words", ["đường bãi cát", "duong bai cat", "DUONG hong"])
def test_search_with_and_without_accents(lan, commune, ba_lan, words):
    found = given.an_opinion(commune, "Đường thôn Bãi Cát hỏng, đề nghị sửa.")
    other = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.")
    page = lan.get(TABLE, {"q": words}).content.decode()
    assert found.code in page
    assert other.code not in page


def test_filters_by_state_hamlet_channel_and_field(lan, commune, ba_lan, in_may):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    hamlet = Hamlet.objects.first()
    sorted_one = given.a_group(commune, ba_lan).opinions.get()
    new = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.", hamlet=hamlet)
    for asked, shown, hidden in (
        ({"trang_thai": "moi"}, new, sorted_one),
        ({"trang_thai": "da_phan_loai"}, sorted_one, new),
        ({"thon": hamlet.pk}, new, sorted_one),
        ({"linh_vuc": "thuy_loi"}, sorted_one, new),
        ({"hoi_nghi": dialogue.pk, "trang_thai": "moi"}, new, sorted_one),
    ):
        page = lan.get(TABLE, asked).content.decode()
        assert shown.code in page, asked
        assert hidden.code not in page, asked
    assert new.code not in lan.get(TABLE, {"kenh": "excel"}).content.decode()


@pytest.mark.parametrize(
    "asked", [{"thon": "x"}, {"hoi_nghi": "9" * 30}, {"xep": "?"}, {"page": "-1"}, {"q": "'\"*("}]
)
def test_nonsense_is_answered_with_a_page(lan, commune, ba_lan, asked):
    assert lan.get(TABLE, asked).status_code == 200


def test_an_officer_sees_their_own_and_no_name(commune, ba_lan, signed_in):
    assignment = given.an_assignment(commune, ba_lan)
    other = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.")
    given.ong_tu(commune)
    tu, own = signed_in("tu"), assignment.group.opinions.get()
    page = tu.get(TABLE).content.decode()
    assert short_code(own.code) in page
    assert other.words not in page
    for address in (
        TABLE, reverse("desk:opinion", args=[own.pk]), reverse("desk:reply", args=[assignment.pk]),
    ):  # fmt: skip
        page = tu.get(address).content.decode()
        assert own.words in page
        assert "Lê Văn Ba" not in page
        assert own.code not in page, "with the whole code the body could call itself satisfied"


def test_an_officer_cannot_find_out_a_name_or_a_code_by_searching_for_it(commune, ba_lan, lan, signed_in):
    own = given.an_assignment(commune, ba_lan).group.opinions.get()
    given.ong_tu(commune)
    tu = signed_in("tu")
    for searched in ("Lê Văn Ba", own.code, own.code[:5]):
        assert short_code(own.code) not in tu.get(TABLE, {"q": searched}).content.decode(), searched
        assert own.code in lan.get(TABLE, {"q": searched}).content.decode(), searched
    assert short_code(own.code) in tu.get(TABLE, {"q": "muong dong moi"}).content.decode()


def test_a_hamlet_head_has_no_whole_code_of_another_hamlet(commune, ba_lan, signed_in):
    mine, other = Hamlet.objects.get(name="thôn Đồng Mới"), Hamlet.objects.get(name="thôn Bãi Cát")
    given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan, hamlet=mine, answer_by="paper")
    theirs = given.an_opinion(commune, "Mương vỡ, thôn tôi cũng khô.", hamlet=other)
    merge_opinions(group, by=ba_lan, opinions=[theirs])
    given.ba_mai(commune)
    own = Opinion.objects.get(hamlet=mine)
    page = signed_in("mai").get(reverse("desk:opinion", args=[own.pk])).content.decode()
    assert own.code in page
    assert short_code(theirs.code) in page
    assert theirs.code not in page


def test_a_hamlet_head_sees_their_own_hamlet(commune, ba_lan, signed_in):
    mine, other = Hamlet.objects.get(name="thôn Đồng Mới"), Hamlet.objects.get(name="thôn Bãi Cát")
    by_themselves = given.an_opinion(
        commune, "Nhà văn hóa dột, đề nghị sửa.", hamlet=mine, contact="0912 000 111"
    )
    theirs = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.", hamlet=other)
    own = enter_opinion(
        commune, by=given.ba_mai(commune), at=given.BEFORE, words="Giếng làng cạn.", author="Vàng Thị Súa"
    )
    mai = signed_in("mai")
    page = mai.get(TABLE).content.decode()
    assert own.code in page
    assert "Vàng Thị Súa" in page
    assert theirs.words not in page
    assert by_themselves.words in page
    one = mai.get(reverse("desk:opinion", args=[by_themselves.pk])).content.decode()
    for secret in (by_themselves.code, "Lê Văn Ba", "0912 000 111"):
        assert secret not in page + one, secret
    assert mai.get(reverse("desk:opinion", args=[theirs.pk])).status_code == 404


def test_an_administrator_reads_no_opinions(commune, signed_in):
    given.a_person(commune, "quan-tri", "Tô Văn Quản", given.Role.ADMIN)
    assert signed_in("quan-tri").get(TABLE).status_code == 403


def test_ong_nam_meets_the_wall(commune, ba_lan, ong_nam, signed_in):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune)
    nam = signed_in("nam")
    assert opinion.code not in nam.get(TABLE).content.decode()
    for page, key in (
        ("opinion", opinion.pk), ("dialogue_opinions", dialogue.pk), ("triage", dialogue.pk),
        ("import_opinions", dialogue.pk), ("import_template", dialogue.pk), ("groups_like", opinion.pk),
    ):  # fmt: skip
        assert nam.get(reverse(f"desk:{page}", args=[key])).status_code == 404, page
    for deed in ("classify", "merge", "unmerge", "confirm_mask", "divert_opinion", "rate"):
        assert nam.post(reverse(f"desk:{deed}", args=[opinion.pk])).status_code == 404, deed


@pytest.mark.parametrize("opinions", [1, 3])
def test_the_number_of_queries_does_not_grow(
    lan, commune, ba_lan, django_assert_num_queries, opinions, in_may
):
    given.an_open_dialogue(commune, ba_lan)
    for number in range(opinions):
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị sửa.")
    lan.get(TABLE)
    with django_assert_num_queries(10):
        lan.get(TABLE)


def test_the_property_and_the_filter_agree_on_the_state(commune, ba_lan):
    given.a_reply(commune, ba_lan)
    given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.")
    for opinion in Opinion.objects.with_state():
        found = [
            state for state in OpinionState if Opinion.objects.in_state(state).filter(pk=opinion.pk).exists()
        ]
        assert found == [opinion.state]


def test_the_list_of_a_dialogue_stands_under_its_dialogue_in_the_menu(lan, commune, ba_lan, in_may):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    for address, here in (
        (reverse("desk:dialogue_opinions", args=[dialogue.pk]), "desk:dialogues"),
        (reverse("desk:opinions"), "desk:opinions"),
    ):
        lit = re.search(r'<a href="([^"]+)"[^>]*aria-current="page"', lan.get(address).content.decode())
        assert lit[1] == reverse(here)
