"""An account made after words came reads them no more than one that was there: neither whoever the words accuse, nor
whomever the accused lets in."""

import pytest

from doithoai.actions import newcomers
from doithoai.actions.commune.add_person import add_person
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Actor, Hamlet, Job, Membership, Message, Opinion, User
from doithoai.models.reading import Reader
from doithoai.rules.procedure import Role
from tests import given

OF_KHAI = "Tố cáo ông Hoàng Văn Khải, cán bộ mới về xã, nhận tiền của dân khi làm giấy tờ."
OF_LAN = "Tôi tố cáo bà Trần Thị Lan ở Văn phòng vòi tiền mới nhận giấy."
OF_A_HEAD = "Trưởng thôn Bãi Cát thu tiền của mỗi hộ mà không công khai."


def a_newcomer(commune, by: Actor, username: str, role: Role = Role.CLERK, **more: object) -> Actor:
    """Given a place by whoever acts, not by the clock of tests/given.py."""
    said = {"full_name": "Nguyễn Thị Phụ", "password": given.PASSWORD} | more
    add_person(commune, by=by, at=given.BEFORE, username=username, role=role, **said)
    return Actor.of(User.objects.get(username=username), commune.pk)


def reads(actor: Actor, opinion: Opinion) -> bool:
    return Opinion.objects.readable_by(actor).filter(pk=opinion.pk).exists()


def sorted_as_ordinary(commune, by: Actor, words: str) -> Opinion:
    given.an_open_dialogue(commune, by)
    opinion = given.an_opinion(commune, words)
    opinion.refresh_from_db()
    classify_opinion(
        opinion, by=by, at=given.BEFORE, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True
    )
    return opinion


def test_whoever_the_words_mean_is_kept_from_them_though_they_came_later(commune, ba_lan):
    accusation, ordinary = given.an_opinion(commune, OF_KHAI), given.an_opinion(commune)
    khai = a_newcomer(commune, ba_lan, "khai", full_name="Hoàng Văn Khải")
    other = a_newcomer(commune, ba_lan, "dao", full_name="Mai Thị Đào")
    assert (reads(khai, accusation), reads(khai, ordinary)) == (False, True)
    assert reads(other, accusation)


def test_a_post_means_whoever_holds_it_until_somebody_has_sorted_the_words(commune, ba_lan):
    waiting, done = given.an_opinion(commune, OF_A_HEAD), sorted_as_ordinary(commune, ba_lan, OF_A_HEAD)
    hamlet = Hamlet.objects.get(name="thôn Bãi Cát")
    head = a_newcomer(commune, ba_lan, "sau", Role.HAMLET_HEAD, full_name="Lý Thị Sáu", hamlet=hamlet)
    assert Reader(head).kept == {waiting.pk}, "what was sorted was about whoever headed it then"
    assert not done.shields.of_people().exists()


def test_a_whole_name_means_its_bearer_after_sorting_too(commune, ba_lan):
    done = sorted_as_ordinary(commune, ba_lan, OF_KHAI)
    assert not reads(a_newcomer(commune, ba_lan, "khai", full_name="Hoàng Văn Khải"), done)


def test_a_further_place_is_asked_about_again(commune, ba_lan):
    sau = a_newcomer(commune, ba_lan, "sau", Role.FRONT, full_name="Lý Thị Sáu")
    waiting = given.an_opinion(commune, OF_A_HEAD)
    a_newcomer(commune, ba_lan, "sau", Role.HAMLET_HEAD, hamlet=Hamlet.objects.get(name="thôn Bãi Cát"))
    assert Reader(sau).kept == {waiting.pk}


def test_the_accused_opens_no_second_door(commune, ba_lan, ong_binh):
    accusation = given.an_opinion(commune, OF_LAN)
    second = a_newcomer(commune, ba_lan, "phu")
    third = a_newcomer(commune, second, "phu2", Role.RECEPTION)
    assert not reads(second, accusation)
    assert not reads(third, accusation)
    assert reads(ong_binh, accusation)
    assert reads(a_newcomer(commune, given.clock(commune), "dao", Role.RECEPTION), accusation)


def test_nor_lets_a_friend_in_nor_shuts_out_who_reads_already(commune, ba_lan, ong_binh, ong_hoa):
    accusation = given.an_opinion(commune, OF_LAN)
    friend = a_newcomer(commune, ba_lan, "hoa", Role.RECEPTION)
    chair = a_newcomer(commune, ba_lan, "binh", Role.RECEPTION)
    assert not reads(friend, accusation)
    assert reads(chair, accusation)


def test_what_was_denounced_and_is_gone_is_not_there_for_them_either(commune, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    dao = a_newcomer(commune, ba_lan, "dao", full_name="Mai Thị Đào")
    accusation = given.an_opinion(commune, OF_LAN)
    accusation.refresh_from_db()
    divert_opinion(
        accusation, by=dao, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    second = a_newcomer(commune, ba_lan, "phu")
    assert not reads(second, Opinion.objects.get(pk=accusation.pk))
    assert Reader(second).traces_of_kept == Reader(ba_lan).traces_of_kept


def test_words_that_cannot_be_read_stop_nobody_from_coming(commune, ba_lan, monkeypatch):
    accusation = given.an_opinion(commune, OF_KHAI)

    def fails(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(newcomers, "people_meant", fails)
    a_newcomer(commune, ba_lan, "dao", full_name="Mai Thị Đào")
    assert Membership.objects.filter(user__username="dao").exists()
    assert Job.objects.get(kind="read_again").payload == {"opinion": accusation.pk, "reading": "shield"}


def test_what_came_at_the_same_moment_is_read_once_more(commune, ba_lan):
    assert not Job.objects.filter(kind="read_suspicions").exists(), "where nothing has come there is nothing"
    given.an_opinion(commune)
    for username in ("dao", "phu"):
        a_newcomer(commune, ba_lan, username)
    job = Job.objects.get(kind="read_suspicions")
    assert (job.commune_id, job.run_after) == (commune.pk, given.BEFORE + newcomers.READ_AGAIN_AFTER)


@pytest.mark.parametrize(("role", "told"), [(Role.CLERK, True), (Role.FRONT, False)])
def test_the_chair_hears_who_reads_everything(commune, ba_lan, role, told):
    a_newcomer(commune, ba_lan, "phu", role)
    texts = list(Message.objects.filter(role=Role.CHAIR).values_list("text", flat=True))
    assert any("Nguyễn Thị Phụ" in text and "do Trần Thị Lan thêm" in text for text in texts) == told
