"""What accuses somebody, sorted as an ordinary matter: to them it is in no group, and a group of nothing else is not there."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.actions.conclusion.issue_conclusion import ELSEWHERE, issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.grouping import NEUTRAL
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.models import Actor, Body, Dialogue, Message, OpinionGroup, Outcome, User
from doithoai.models.clock import clock_at
from doithoai.models.reading import read_by
from doithoai.outputs.earlier import repeated_in
from doithoai.rules.procedure import Role
from tests import given
from tests.actions.refusals import refused_beforehand

ABOUT = {
    "binh": "Ông Lò Văn Bình, Chủ tịch UBND xã, nhận tiền của doanh nghiệp làm mương.",
    "lan": "Bà Trần Thị Lan vòi tiền khi làm giấy mương.",
    "tu": "Ông Nguyễn Văn Tư nhận tiền khi đo mương.",
    "hoa": "Ông Phạm Văn Hòa nhận tiền của doanh nghiệp làm mương.",
}
CANAL = "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa."
PERSON = {"author": "Vàng A Chống", "contact": "0966 555 444"}
#: The deeds of two desks are told apart by a mark that is new on every page.
MARKS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|/con-do/\?[^"]*')


@pytest.fixture(autouse=True)
def office(commune, ba_lan, in_may) -> None:
    for someone in (given.ong_binh, given.co_thu, given.ong_tu, given.ong_hoa):
        someone(commune)
    given.a_person(commune, "hue", "Vì Thị Huệ", Role.CLERK)
    given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan, "Cây cầu thôn Bãi Cát mục, đề nghị xã sửa.")


@pytest.fixture
def hue(commune, office) -> Actor:
    """A clerk whom nobody accuses."""
    return acting("hue", commune)


def acting(username: str, commune) -> Actor:
    actor = Actor.of(User.objects.get(username=username), commune.pk)
    assert actor
    return actor


def accusing(commune, hue: Actor, who: str) -> OpinionGroup:
    """Sorted as an ordinary matter: it stands in a group of its own."""
    group = given.a_group(commune, hue, ABOUT[who], **PERSON)
    kept = group.opinions.get().shields.of_people().values_list("user__username", flat=True)
    assert list(kept) == [who]
    return group


def told(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code in (200, 403, 404), address
    return MARKS.sub("", answer.content.decode().partition("<main")[2])


def pages(dialogue: Dialogue, group: OpinionGroup) -> list[str]:
    """Wherever the desk and the hall tell of groups and what is in them; `group`: one that everybody may read. Papers of
    record and their drafts count all (docs/decisions/0019)."""
    of_dialogue = (
        "dialogue",
        "groups",
        "dialogue_opinions",
        "triage",
        "conclusion",
        "carry_over",
        "likeness",
    )
    everywhere = ("today", "opinions", "preparations", "follow_up", "numbers", "emergencies")
    return [
        *(reverse(f"desk:{name}", args=[dialogue.pk]) for name in of_dialogue),
        *(reverse(f"desk:{name}") for name in everywhere),
        reverse("desk:group", args=[group.pk]),
        reverse("desk:opinion", args=[group.opinions.get().pk]),
        reverse("desk:earlier_of_group", args=[group.pk]),
        *(reverse(f"hall:{name}", args=[dialogue.pk]) for name in ("chair", "secretary", "projector")),
        *(reverse("desk:groups", args=[dialogue.pk]) + f"?q={said}" for said in ("vòi tiền", "doanh nghiệp")),
    ]


def everything(browser: Client, addresses: list[str]) -> dict[str, str]:
    return {address: told(browser, address) for address in addresses}


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [address for address in before if before[address] != after[address]]


@pytest.mark.one_engine
@pytest.mark.parametrize("who", ABOUT)
def test_a_group_of_nothing_else_is_nowhere(commune, hue, signed_in, who):
    other, dialogue, browser = given.a_group(commune, hue, CANAL), Dialogue.objects.get(), signed_in(who)
    there = pages(dialogue, other)
    before = everything(browser, there)
    group = accusing(commune, hue, who)
    assert differing(before, everything(browser, there)) == []
    assert browser.get(reverse("desk:group", args=[group.pk])).status_code in (403, 404)
    found = f"{reverse('desk:groups', args=[dialogue.pk])}?q={group.number}"
    assert group.question not in told(browser, found)
    thu = signed_in("thu")
    assert group.question in told(thu, reverse("desk:groups", args=[dialogue.pk]))
    assert thu.get(reverse("desk:group", args=[group.pk])).status_code == 200


@pytest.mark.one_engine
@pytest.mark.parametrize("who", ABOUT)
def test_in_a_group_of_others_it_is_not_among_them_nor_in_their_number(commune, hue, signed_in, who):
    other, dialogue, browser = given.a_group(commune, hue, CANAL), Dialogue.objects.get(), signed_in(who)
    there = pages(dialogue, other)
    before = everything(browser, there)
    moved = accusing(commune, hue, who).opinions.get()
    merge_opinions(other, by=hue, at=given.BEFORE, opinions=[moved])
    changed = differing(before, everything(browser, there))
    assert changed in (
        [],
        [reverse("desk:dialogue", args=[dialogue.pk])],
    )  # its journal: somebody merged something
    page = signed_in("thu").get(reverse("desk:group", args=[other.pk]))
    assert page.context["asked_by"] == 2
    assert PERSON["author"] in page.content.decode()


def test_who_joins_it_brings_a_question_along_and_undoing_takes_it_back(commune, hue, signed_in):
    group = accusing(commune, hue, "binh")
    assert group.question == NEUTRAL
    moved = given.a_group(commune, hue, CANAL).opinions.get()
    merge_opinions(group, by=hue, at=given.BEFORE, opinions=[moved])
    group.refresh_from_db()
    assert group.question == CANAL
    page = told(signed_in("binh"), reverse("desk:group", args=[group.pk]))
    assert CANAL in page
    assert "xem riêng" not in page
    undo_triage(group.dialogue, by=hue)
    group.refresh_from_db()
    assert group.question == NEUTRAL


def test_hidden_later_the_question_is_that_of_the_next_in_the_open(commune, hue):
    group = given.a_group(commune, hue, "Đường thôn Bãi Cát lầy, bác chủ tịch cũ đã hứa.", **PERSON)
    kept, other = group.opinions.get(), given.a_group(commune, hue, CANAL).opinions.get()
    merge_opinions(group, by=hue, at=given.BEFORE, opinions=[other])
    assert "chủ tịch cũ" in group.question
    shield_petitioner(kept, by=hue, bodies=[], people=[User.objects.get(username="binh")])
    group.refresh_from_db()
    assert group.question == CANAL


def test_taken_out_again_the_rest_stands_as_it_did(commune, hue, signed_in):
    other, dialogue = given.a_group(commune, hue, CANAL), Dialogue.objects.get()
    there = pages(dialogue, other)
    browser, moved = signed_in("binh"), accusing(commune, hue, "binh").opinions.get()
    merge_opinions(other, by=hue, at=given.BEFORE, opinions=[moved])
    before = everything(browser, there)
    moved.refresh_from_db()
    unmerge_opinion(moved, by=hue, at=given.BEFORE)
    assert differing(before, everything(browser, there)) == []


@pytest.mark.parametrize("who", ["binh", "lan", "tu"])
def test_nor_is_the_work_on_it_given_or_told_to_whom_it_accuses(commune, hue, signed_in, who):
    other, dialogue, browser = given.a_group(commune, hue, CANAL), Dialogue.objects.get(), signed_in(who)
    there = pages(dialogue, other)
    group = accusing(commune, hue, who)
    before = everything(browser, there)
    office = Body.objects.get(name="Phòng Kinh tế")
    work = assign_preparation(group, by=hue, at=given.BEFORE, body=office, due_on=date(2026, 5, 25))
    assert differing(before, everything(browser, there)) == []
    assert browser.get(reverse("desk:preparation", args=[work.pk])).status_code in (403, 404)
    tu = acting("tu", commune)
    about_it = Message.objects.unread_by(tu).filter(about=f"preparation {work.pk}")
    assert about_it.exists() == (who != "tu")


def test_the_office_that_prepares_the_answer_reads_the_others(commune, hue, signed_in):
    group, moved = given.a_group(commune, hue, CANAL), accusing(commune, hue, "tu").opinions.get()
    merge_opinions(group, by=hue, at=given.BEFORE, opinions=[moved])
    office = Body.objects.get(name="Phòng Kinh tế")
    work = assign_preparation(group, by=hue, at=given.BEFORE, body=office, due_on=date(2026, 5, 25))
    page = signed_in("tu").get(reverse("desk:preparation", args=[work.pk]))
    assert [each.words for each in page.context["opinions"]] == [CANAL]


def in_session(commune, hue: Actor) -> Dialogue:
    dialogue = Dialogue.objects.get()
    open_conference(dialogue, by=hue, at=given.ON_THE_DAY)
    bridge = OpinionGroup.objects.get(number=1)
    record_outcome(bridge, by=hue, at=given.ON_THE_DAY, kind=Outcome.Kind.NOTED)
    return dialogue


def test_the_hall_decides_without_the_accused_and_the_conclusion_waits_for_it(commune, hue, signed_in):
    other, group = given.a_group(commune, hue, CANAL), accusing(commune, hue, "binh")
    dialogue, binh, chair = in_session(commune, hue), acting("binh", commune), signed_in("binh")
    record_outcome(other, by=binh, at=given.ON_THE_DAY, kind=Outcome.Kind.NOTED)
    page = reverse("hall:chair", args=[dialogue.pk])
    assert group.question not in told(chair, page)
    assert group.question in told(signed_in("thu"), page)
    decide = reverse("hall:outcome", args=[dialogue.pk, group.number])
    assert chair.post(decide, {"kind": "noted"}).status_code == 404
    close_conference(dialogue, by=binh, at=given.ON_THE_DAY + timedelta(hours=3))
    assert refused_beforehand(issue_conclusion, dialogue, by=binh) == ELSEWHERE
    assert f"nhóm {group.number}" in refused_beforehand(issue_conclusion, dialogue, by=hue)
    with clock_at(given.AFTER):
        assert group.question not in told(chair, reverse("desk:conclusion", args=[dialogue.pk]))
    record_outcome(group, by=acting("thu", commune), at=given.AFTER, kind=Outcome.Kind.NOTED)
    issue_conclusion(dialogue, by=binh, at=given.AFTER, issued_on=given.AFTER.date(), reply_days=15)


def test_the_wall_counts_what_everybody_may_know_of(commune, hue, signed_in):
    other, group = given.a_group(commune, hue, CANAL), accusing(commune, hue, "binh")
    dialogue = in_session(commune, hue)
    for each in (other, group):
        record_outcome(each, by=hue, at=given.ON_THE_DAY, kind=Outcome.Kind.NOTED)
    for who in ("binh", "thu"):
        page = signed_in(who).get(reverse("hall:projector", args=[dialogue.pk]))
        assert page.context["decided"] == 2


def test_after_the_conclusion_the_answer_is_followed_without_who_accused(commune, hue, signed_in):
    group, moved = given.a_group(commune, hue, CANAL), accusing(commune, hue, "tu").opinions.get()
    merge_opinions(group, by=hue, at=given.BEFORE, opinions=[moved])
    dialogue, office = in_session(commune, hue), Body.objects.get(name="Phòng Kinh tế")
    record_outcome(group, by=hue, at=given.ON_THE_DAY, kind=Outcome.Kind.ASSIGNED, body=office)
    close_conference(dialogue, by=hue, at=given.ON_THE_DAY + timedelta(hours=3))
    issue_conclusion(dialogue, by=hue, at=given.AFTER, issued_on=given.AFTER.date(), reply_days=15)
    owed = group.assignments.get()
    with clock_at(given.AFTER):
        for who, many in (("tu", 1), ("thu", 2)):
            browser = signed_in(who)
            rows = browser.get(reverse("desk:follow_up")).context["rows"]
            asked = {each["assignment"].pk: each["assignment"].asked_by for each in rows}
            assert asked[owed.pk] == many
            page = browser.get(reverse("desk:reply", args=[owed.pk]))
            assert len(page.context["opinions"]) == many


def test_the_third_time_is_not_counted_by_what_accuses_the_reader(commune, hue, signed_in):
    before = given.a_group(commune, hue, CANAL)
    held = in_session(commune, hue)
    close_conference(held, by=hue, at=given.ON_THE_DAY + timedelta(hours=3))
    again = given.an_open_dialogue(commune, hue, held_on=date(2027, 6, 17))
    group, moved = given.a_group(commune, hue, CANAL), accusing(commune, hue, "binh").opinions.get()
    merge_opinions(group, by=hue, at=given.BEFORE, opinions=[moved])
    link_matter(again, by=hue, opinions=[moved.pk], earlier=before, same=True)
    assert [each.times for each in repeated_in(again)] == [2]
    with read_by(acting("thu", commune)):
        assert [each.times for each in repeated_in(again)] == [2]
    with read_by(acting("binh", commune)):
        assert repeated_in(again) == []


def test_what_is_searched_among_earlier_groups_are_the_words_of_others(commune, hue, signed_in):
    group, moved = given.a_group(commune, hue, CANAL), accusing(commune, hue, "lan").opinions.get()
    merge_opinions(group, by=hue, at=given.BEFORE, opinions=[moved])
    asks = given.an_opinion(commune, "Mương thôn Bãi Cát tắc, đề nghị xã khơi.")
    like = reverse("desk:groups_like", args=[asks.pk])
    for who, found in (("hue", True), ("lan", False)):
        answer = signed_in(who).get(like, {"tim": "vòi tiền"})
        assert (CANAL in answer.content.decode()) == found
