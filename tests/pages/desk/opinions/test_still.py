"""Pages that stay open let go of what was wiped or hidden meanwhile: words, and questions that repeat them."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.models import Emergency, EmergencyDuty, Opinion, User
from doithoai.pages.desk.opinions import still
from tests import given
from tests.pages.desk.deliveries.test_deliveries import answered

SAID = "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa."
SLOPE = "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay."


@pytest.fixture
def group(commune, ba_lan, in_may):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    found = given.a_group(commune, ba_lan, SAID)
    given.ong_tu(commune)
    theirs = given.body("Phòng Kinh tế")
    assign_preparation(found, by=ba_lan, at=given.BEFORE, body=theirs, due_on=dialogue.held_on)
    return found


def all_watched(browser, address: str) -> list[str]:
    said = browser.get(address).content.decode()
    return [unescape(each) for each in re.findall(r'hx-get="(/y-kien/con-do/[^"]*)"', said)]


def watched(browser, address: str) -> str:
    [found] = all_watched(browser, address)
    return found


def wiped(opinion, by, at=given.BEFORE) -> None:
    divert_opinion(opinion, by=by, at=at, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND)


@pytest.mark.parametrize("page", ["groups", "group", "preparation"])
def test_the_words_of_a_group_leave_every_open_page(group, ba_lan, commune, signed_in, page):
    key = {"groups": group.dialogue_id, "group": group.pk, "preparation": group.preparation.pk}[page]
    browser = signed_in("tu" if page == "preparation" else "lan")
    address = watched(browser, reverse(f"desk:{page}", args=[key]))
    assert browser.get(address).status_code == 204
    opinion = group.opinions.get()
    wiped(opinion, ba_lan)
    answer = browser.get(address)
    assert answer.status_code == 200
    told = answer.content.decode()
    assert f"[data-opinion='{opinion.pk}']" in told
    assert f"[data-group='{group.pk}']" in told
    assert "Mương" not in told
    assert "<title>" not in told  # these pages keep theirs


def test_a_question_written_anew_is_told_without_a_word_of_it(group, ba_lan, lan):
    address = watched(lan, reverse("desk:group", args=[group.pk]))
    merge_opinions(group, by=ba_lan, opinions=[], question="Khi nào xây kè Suối Lành?")
    told = lan.get(address).content.decode()
    assert f"[data-group='{group.pk}']" in told
    assert "Suối Lành" not in told


def test_what_is_being_typed_is_lost_for_a_wipe_and_for_nothing_less(group, commune, ba_lan, lan):
    page = reverse("desk:group", args=[group.pk])
    typed = f"[data-typed-group='{group.pk}']"
    form = (
        lan.get(page).content.decode().partition(f'data-typed-group="{group.pk}"')[2].partition("</form>")[0]
    )
    assert group.question in form
    earlier = given.BEFORE - timedelta(minutes=1)
    wiped(given.an_opinion(commune, "Đèn đường hỏng."), ba_lan, earlier)  # before this page was drawn
    address = watched(lan, page)
    merge_opinions(group, by=ba_lan, opinions=[], question="Khi nào xây kè Suối Lành?")
    told = lan.get(address).content.decode()
    assert f"[data-group='{group.pk}']" in told
    assert typed not in told
    address = watched(lan, page)
    divert_opinion(
        group.opinions.get(), by=ba_lan, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    assert typed in lan.get(address).content.decode()
    for said in (
        "x",
        "",
        "9" * 400,
        "٣",
    ):  # a page that does not say when it was drawn is taken for an old one
        answer = lan.get(reverse("desk:still"), {"n": f"{group.pk}:x", "luc": said})
        assert answer.status_code == 200


def test_whoever_is_on_duty_reads_on_until_it_is_taken_or_wiped(commune, ba_lan, in_may, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    given.ong_tu(commune)
    EmergencyDuty.objects.create(commune=commune, user=User.objects.get(username="tu"))
    opinion = given.an_opinion(commune, SLOPE)
    tu = signed_in("tu")
    address = watched(tu, reverse("desk:emergencies"))
    assert tu.get(address).status_code == 204
    wiped(opinion, ba_lan)
    assert not Emergency.objects.exists()
    told = tu.get(address).content.decode()
    assert f"[data-opinion='{opinion.pk}']" in told
    assert f"[data-typed-from~='{opinion.pk}']" in told  # and with the words the button that takes it


def test_who_may_not_read_what_rings_watches_nothing(commune, ba_lan, in_may, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    given.ong_tu(commune)
    given.an_opinion(commune, SLOPE)
    assert "/y-kien/con-do/" not in signed_in("tu").get(reverse("desk:emergencies")).content.decode()


def test_another_communes_group_is_changed_like_one_that_is_gone(group, ong_nam, lan, signed_in):
    address = watched(lan, reverse("desk:groups", args=[group.dialogue_id]))
    told = signed_in("nam").get(address).content.decode()
    assert "Mương" not in told
    gone = signed_in("nam").get(f"{reverse('desk:still')}?n=999999:x").content.decode()
    assert gone.replace("999999", str(group.pk)) in told


def queries(browser, address: str) -> int:
    with CaptureQueriesContext(connection) as made:
        assert browser.get(address).status_code == 204
    return len(made)


def test_three_cost_what_one_costs(group, commune, ba_lan, lan):
    page = reverse("desk:groups", args=[group.dialogue_id])
    one = queries(lan, watched(lan, page))
    for words in ("Cầu treo Bản Hua hỏng ván, đề nghị thay.", "Trạm y tế thiếu thuốc, đề nghị bổ sung."):
        given.a_group(commune, ba_lan, words)
    assert queries(lan, watched(lan, page)) == one


@pytest.mark.parametrize("page", ["groups", "group", "preparation"])
def test_whoever_stands_far_down_a_long_page_leaves_it_too(
    group, commune, ba_lan, signed_in, monkeypatch, page
):
    monkeypatch.setattr(still, "AT_MOST", 1)
    others = [given.an_opinion(commune, f"{SAID} Nhà tôi ở cuối mương, số {n}.") for n in (1, 2)]
    merge_opinions(group, by=ba_lan, at=given.BEFORE, opinions=others)
    key = {"groups": group.dialogue_id, "group": group.pk, "preparation": group.preparation.pk}[page]
    browser = signed_in("tu" if page == "preparation" else "lan")
    asked = all_watched(browser, reverse(f"desk:{page}", args=[key]))
    assert {browser.get(each).status_code for each in asked} == {204}
    for each in group.opinions.all():
        wiped(each, ba_lan)
        told = "".join(browser.get(address).content.decode() for address in asked)
        assert f"[data-opinion='{each.pk}']" in told


def test_a_thousand_shown_are_a_thousand_watched_and_no_address_is_too_long(group):
    shown = [Opinion(pk=10**6 + n, words=SAID) for n in range(1000)]
    addresses = still.watch(shown, [group])
    assert sum(each.count("y=") + each.count("n=") for each in addresses) == 1001
    assert max(map(len, addresses)) < 5000


def lets_go(browser, address: str, opinion: Opinion, by) -> None:
    asked = watched(browser, address)
    assert browser.get(asked).status_code == 204
    wiped(opinion, by)
    assert f"[data-opinion='{opinion.pk}']" in browser.get(asked).content.decode()


def test_the_list_of_the_front_lets_go(commune, ba_lan, in_may, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    opinion = enter_opinion(commune, by=given.ong_hoa(commune), at=given.BEFORE, words=SAID)
    page = signed_in("hoa").get(reverse("desk:front")).content.decode()
    assert f'data-opinion="{opinion.pk}"' in page
    lets_go(signed_in("hoa"), reverse("desk:front"), opinion, ba_lan)


def test_what_is_doubted_lets_go(commune, ba_lan, in_may, lan):
    given.an_open_dialogue(commune, ba_lan)
    lets_go(lan, reverse("desk:doubts"), given.an_opinion(commune, SAID, doubt="gửi dồn dập"), ba_lan)


def test_whom_to_tell_lets_go(commune, ba_lan, in_june, signed_in):
    given.ba_mai(commune)
    [opinion] = answered(commune, ba_lan, 1)
    lets_go(signed_in("mai"), reverse("desk:deliveries"), opinion, ba_lan)
