"""Every page, paper, list and search, opened as the one who is accused: neither words, name, contact nor code are there."""

import re
from html import unescape

import pytest
from django.urls import reverse

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Body, Dialogue, Erasure, Hamlet, Message, Opinion, Shield
from doithoai.rules.procedure import Role
from tests import given
from tests.pages.desk.opinions.test_shielded import addresses, told_in

PERSON = {"author": "Vàng A Chống", "contact": "0966 555 444"}
#: Who is accused, and in which words.
CASES = {
    "mai": "Trưởng thôn Đồng Mới thu của mỗi hộ 200 nghìn, không công khai.",
    "binh": "Tôi tố cáo ông Lò Văn Bình, Chủ tịch UBND xã, nhận tiền của doanh nghiệp.",
    "lan": "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền khi làm giấy.",
    "tu": "Cán bộ địa chính vòi vĩnh, ngâm hồ sơ đất của nhà tôi cả năm.",
    "lien": "Hội Phụ nữ, bà Lường Thị Liên chia quà cứu trợ không đúng người, toàn cho họ hàng.",
}


@pytest.fixture
def everybody(commune, ba_lan) -> None:
    given.ong_binh(commune)
    given.co_thu(commune)
    given.ong_tu(commune)
    given.ba_mai(commune)
    given.ong_hoa(commune)
    given.a_person(commune, "tiep", "Sùng Thị Tiếp", Role.RECEPTION)
    union = given.body("Hội Liên hiệp Phụ nữ xã")
    given.a_person(commune, "lien", "Lường Thị Liên", Role.FRONT, body=union)
    given.an_open_dialogue(commune, ba_lan)


def accusation(commune, accused: str) -> Opinion:
    hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    return given.an_opinion(commune, CASES[accused], hamlet=hamlet, **PERSON)


def betrayed(browser, opinion: Opinion) -> list[str]:
    """Every page of the desk and whatever it leads to, that says anything of it."""
    secrets = (PERSON["author"], "0966", opinion.words[12:40], opinion.code, opinion.code[:3] + "•")
    queue, found, opened = sorted(addresses(opinion)), [], 0
    queue += [
        f"{reverse('desk:opinions')}?q={asked}" for asked in (PERSON["author"], "0966", opinion.code, "200")
    ]
    queue += [
        reverse("desk:opinions") + "?" + asked
        for asked in ("kenh=web", "xep=thon", f"thon={opinion.hamlet_id}")
    ]
    seen = set(queue)
    while queue:
        address = queue.pop()
        answer = browser.get(address)
        if answer.status_code != 200:
            continue
        opened += 1
        data = answer.getvalue()
        asked_for = unescape(address)
        text = told_in(data)
        found += [f"{each} in {address}" for each in secrets if each in text and each not in asked_for]
        for link in re.findall(r'href="(/[^"#]*)', data.decode("utf-8", "replace")):
            if unescape(link) not in seen and not link.startswith(("/static/", "/dang-xuat", "/xa/")):
                seen.add(unescape(link))
                queue.append(unescape(link))
    assert opened > 15
    return found


@pytest.mark.one_engine
@pytest.mark.parametrize("accused", CASES)
def test_whoever_is_accused_finds_nothing_of_it_anywhere(commune, ba_lan, everybody, signed_in, accused):
    opinion = accusation(commune, accused)
    browser = signed_in(accused)
    assert betrayed(browser, opinion) == []
    assert browser.get(reverse("desk:opinion", args=[opinion.pk])).status_code == 404


@pytest.mark.one_engine
@pytest.mark.parametrize("reader", ["mai", "lien", "hoa", "thu", "tu"])
def test_what_is_suspected_is_read_by_few_before_it_is_sorted(commune, everybody, signed_in, reader):
    opinion = accusation(commune, "binh")
    assert betrayed(signed_in(reader), opinion) == []


@pytest.mark.one_engine
@pytest.mark.parametrize("accused", ["mai", "binh", "tu", "lien"])
def test_nor_after_it_was_sorted_as_an_opinion(commune, ba_lan, everybody, signed_in, accused):
    opinion = accusation(commune, accused)
    classify_opinion(
        opinion, by=ba_lan, at=given.BEFORE, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True
    )
    opinion.refresh_from_db()
    assert betrayed(signed_in(accused), opinion) == []


@pytest.mark.parametrize("reader", ["lan", "tiep"])
def test_the_clerk_and_the_reception_read_it_whole(commune, everybody, signed_in, reader):
    opinion = accusation(commune, "binh")
    page = signed_in(reader).get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert opinion.words in page
    assert PERSON["author"] in page


def test_the_chair_reads_what_accuses_somebody_else(commune, everybody, signed_in):
    opinion = accusation(commune, "mai")
    assert opinion.words in signed_in("binh").get(reverse("desk:opinion", args=[opinion.pk])).content.decode()


def test_the_chair_does_not_read_what_accuses_the_committee_they_head(commune, ba_lan, everybody, signed_in):
    committee = Body.objects.filter(kind=Body.Kind.COMMITTEE).first()
    opinion = given.an_opinion(commune, f"{committee.name} bao che, ngâm đơn của tôi hai năm.", **PERSON)
    assert opinion.shields.standing().filter(body=committee).exists()
    binh, page = signed_in("binh"), reverse("desk:opinion", args=[opinion.pk])
    assert binh.get(page).status_code == 404
    classify_opinion(
        opinion, by=ba_lan, at=given.BEFORE, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True
    )
    told = binh.get(page).content.decode()
    assert "ngâm đơn" in told
    assert not [each for each in (PERSON["author"], "0966", opinion.code) if each in told]


def away(opinion: Opinion, by, at, kind: str = "denunciation") -> Opinion:
    return divert_opinion(opinion, by=by, at=at, kind=kind, to="Thanh tra huyện", otherwise=given.BY_HAND)


def log_of(browser) -> list[Erasure]:
    return list(browser.get(reverse("desk:personal_data")).context["log"])


def test_the_deletion_log_keeps_all_lines_but_those_about_the_reader(commune, ba_lan, everybody, signed_in):
    tiep = given.Actor.of(given.User.objects.get(username="tiep"), commune.pk)
    first = away(accusation(commune, "mai"), tiep, given.BEFORE)
    lan, nobody = signed_in("lan"), signed_in("binh")
    assert [each.code for each in log_of(lan)] == [first.code]
    opinion = accusation(commune, "lan")
    assert [each.code for each in log_of(lan)] == [first.code]  # nothing went the moment she was accused
    away(opinion, tiep, given.AFTER)
    assert [each.code for each in log_of(lan)] == [first.code]
    assert [each.code for each in log_of(nobody)] == [opinion.code, first.code]


def test_a_part_that_accused_the_reader_is_in_no_line_of_theirs(commune, ba_lan, everybody, signed_in):
    tiep = given.Actor.of(given.User.objects.get(username="tiep"), commune.pk)
    given.a_person(commune, "hue", "Vì Thị Huệ", Role.CLERK)
    words = "Đèn đường thôn Bãi Cát hỏng. Tố cáo bà Trần Thị Lan vòi tiền khi làm giấy."
    whole = given.an_opinion(commune, words)
    hue = given.Actor.of(given.User.objects.get(username="hue"), commune.pk)
    split_opinion(whole, by=hue, at=given.BEFORE, begins=[0, words.index("Tố cáo")])
    away(whole.parts.last(), tiep, given.AFTER)
    Shield.objects.filter(opinion=whole).delete()  # what is left of it accuses nobody: she reads it again
    assert log_of(signed_in("lan")) == []
    assert [each.cut is not None for each in log_of(signed_in("binh"))] == [True]


def test_nor_do_numbers_and_the_journal_tell_the_accused(commune, ba_lan, everybody, signed_in):
    tiep = given.Actor.of(given.User.objects.get(username="tiep"), commune.pk)
    lan, page = signed_in("lan"), reverse("desk:dialogue", args=[Dialogue.objects.get().pk])

    def told() -> tuple[list[str], list[str], str]:
        context = lan.get(page).context
        numbers = str(lan.get(reverse("desk:numbers")).context["heads"])
        return [each.says for each in context["steps"]], [each["what"] for each in context["deeds"]], numbers

    before = told()
    opinion = accusation(commune, "lan")
    assert told() == before
    away(opinion, tiep, given.AFTER, "complaint")
    assert told() == before
    given.an_opinion(commune)
    assert told() != before


def test_the_chair_is_told_how_many_are_seen_apart_but_not_of_the_one_about_them(
    commune, everybody, signed_in
):
    binh, page = signed_in("binh"), reverse("desk:opinions")
    accusation(commune, "mai")
    assert binh.get(page).context["apart"] == 1
    accusation(commune, "binh")
    assert binh.get(page).context["apart"] == 1
    assert signed_in("thu").get(page).context["apart"] == 2


def test_the_accused_does_nothing_with_it(commune, everybody, signed_in):
    opinion = accusation(commune, "lan")
    lan = signed_in("lan")
    for name, said in (
        ("classify", {"field": "hanh_chinh", "urgency": "cao", "competence": "xã"}),
        ("divert_opinion", {"kind": "denunciation", "to": "Thanh tra", "otherwise": given.BY_HAND}),
        ("handover_sheet", {}),
        ("confirm_mask", {"public_words": "x"}),
        ("shield_petitioner", {}),
        ("withdraw_opinion", {"how": "gọi điện"}),
        ("mark_child", {"child": "1"}),
        ("hold", {}),
    ):
        answer = lan.post(reverse(f"desk:{name}", args=[opinion.pk]), said)
        assert answer.status_code == 404, name
        assert opinion.words not in answer.content.decode()
    opinion.refresh_from_db()
    assert opinion.diverted_at is None
    assert opinion.classified_at is None
    assert opinion.shields.of_people().exists()


def test_when_the_only_clerk_is_accused_others_are_told_at_once_and_can_act(commune, everybody, signed_in):
    opinion = accusation(commune, "lan")
    told = dict(Message.objects.values_list("role", "text"))
    assert set(told) >= {Role.RECEPTION, Role.CHAIR}
    assert not [text for text in told.values() if "Lan" in text or PERSON["author"] in text]
    binh, page = signed_in("binh"), reverse("desk:opinion", args=[opinion.pk])
    for who in ("binh", "tiep"):
        today = signed_in(who).get(reverse("desk:today")).content.decode()
        assert f'href="{page}"' in today
        assert opinion.code not in today
    assert f'href="{page}"' not in signed_in("lan").get(reverse("desk:today")).content.decode()
    assert "Cần bạn phân loại" in binh.get(page).content.decode()
    said = {"field": "hanh_chinh", "urgency": "cao", "competence": "xã", "ordinary": "on"}
    assert binh.post(reverse("desk:classify", args=[opinion.pk]), said).status_code == 302
    opinion.refresh_from_db()
    assert opinion.classified_at
    assert "vòi tiền" not in opinion.group.question


def test_another_clerk_is_enough_and_the_chair_then_sorts_nothing(commune, everybody, signed_in):
    given.a_person(commune, "hue", "Vì Thị Huệ", Role.CLERK)
    ordinary = given.an_opinion(commune)
    page = signed_in("binh").get(reverse("desk:opinion", args=[ordinary.pk])).content.decode()
    assert "Cần bạn phân loại" not in page
    said = {"field": "hanh_chinh", "urgency": "cao", "competence": "xã"}
    assert signed_in("binh").post(reverse("desk:classify", args=[ordinary.pk]), said).status_code == 409


def test_where_nobody_is_left_the_administrator_is_told_without_a_word_of_it(commune, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    given.a_person(commune, "quantri", "Tô Văn Quản", Role.ADMIN)
    accusation(commune, "lan")
    (text,) = Message.objects.filter(role=Role.ADMIN).values_list("text", flat=True)
    assert "tiếp dân" in text
    assert "Lan" not in text


def test_the_front_reads_words_without_the_person_and_a_union_its_own_door_whole(
    commune, everybody, signed_in
):
    lien = given.Actor.of(given.User.objects.get(username="lien"), commune.pk)
    theirs = enter_opinion(
        commune, by=lien, at=given.BEFORE, words="Chị em thôn Bãi Cát xin vay vốn nuôi gà.", author="Lò Thị Ới",
        contact="0977 111 222",
    )  # fmt: skip
    hamlet = Hamlet.objects.get(name="thôn Bãi Cát")
    other = given.an_opinion(
        commune,
        "Tôi tên Vàng A Chống, mương của tôi bị vỡ, gọi 0966 555 444.",
        hamlet=hamlet,
        child=True,
        **PERSON,
    )
    front, page = signed_in("lien"), reverse("desk:opinions")
    told = front.get(page).content.decode()
    one = front.get(reverse("desk:opinion", args=[other.pk])).content.decode()
    assert "Lò Thị Ới" in told
    assert "mương của tôi bị vỡ" in told
    for secret in (PERSON["author"], "0966", other.code, "Chưa đủ 16 tuổi"):
        assert secret not in told + one, secret
    assert "<dd>thôn Bãi Cát</dd>" not in one
    for asked in (PERSON["author"], "0966", other.code, f"&thon={hamlet.pk}"):
        assert "mương của tôi" not in front.get(f"{page}?q={asked}").content.decode(), asked
    mttq = signed_in("hoa").get(reverse("desk:opinion", args=[theirs.pk])).content.decode()
    assert "0977 111 222" in mttq, "the Front gathers what its organisations collect"


def test_whoever_wrote_down_somebodys_suspicion_gives_the_receipt(commune, everybody, signed_in):
    mai = given.Actor.of(given.User.objects.get(username="mai"), commune.pk)
    kept = enter_opinion(commune, by=mai, at=given.BEFORE, words=CASES["binh"], **PERSON)
    page = signed_in("mai").get(f"{reverse('desk:enter_opinion')}?ma={kept.code}").content.decode()
    assert kept.code in page


def test_an_open_page_lets_go_of_what_was_wiped(commune, everybody, signed_in):
    opinion = given.an_opinion(commune)
    tiep, lan = signed_in("tiep"), signed_in("lan")
    address = reverse("desk:opinion", args=[opinion.pk])
    found = re.search(r'hx-get="(/y-kien/con-do/[^"]*)"', tiep.get(address).content.decode())
    assert found
    watched = unescape(found[1])
    assert tiep.get(watched).status_code == 204
    lan.post(
        reverse("desk:divert_opinion", args=[opinion.pk]),
        {"kind": "denunciation", "to": "Thanh tra", "otherwise": given.BY_HAND},
    )
    answer = tiep.get(watched)
    assert answer.status_code == 200
    assert "không lưu ở đây nữa" in answer.content.decode()
    assert opinion.words not in answer.content.decode()


def test_the_internal_table_names_nobody_who_is_suspected_to_denounce(commune, everybody, signed_in):
    opinion = accusation(commune, "mai")
    address = reverse("desk:sheet", args=[Dialogue.objects.get().pk, "bang-tong-hop", "pdf"])
    for who in ("lan", "binh"):
        text = told_in(signed_in(who).get(address).getvalue())
        assert "BẢNG TỔNG HỢP" in text
        assert not [each for each in (PERSON["author"], "0966", "200 nghìn", opinion.code) if each in text]


def test_another_communes_people_find_none_of_it(commune, everybody, ong_nam, signed_in):
    opinion = accusation(commune, "mai")
    assert signed_in("nam").get(reverse("desk:opinion", args=[opinion.pk])).status_code == 404
    assert signed_in("nam").get(reverse("desk:still"), {"y": f"{opinion.pk}:x"}).status_code == 200


@pytest.mark.one_engine
@pytest.mark.parametrize(("accused", "other"), [("lan", "tiep"), ("tiep", "lan")])
def test_nor_of_the_stub_once_it_was_purged(commune, everybody, signed_in, accused, other):
    words = CASES | {"tiep": "Tôi tố cáo bà Sùng Thị Tiếp ở Bộ phận tiếp dân nhận phong bì của dân."}
    hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    opinion = given.an_opinion(commune, words[accused], hamlet=hamlet, **PERSON)
    signed_in(other).post(
        reverse("desk:divert_opinion", args=[opinion.pk]),
        {"kind": "denunciation", "to": "Thanh tra", "otherwise": given.BY_HAND},
    )
    stub, page = Opinion.objects.get(pk=opinion.pk), reverse("desk:opinion", args=[opinion.pk])
    assert stub.words == ""
    assert stub.code == opinion.code
    browser = signed_in(accused)
    assert browser.get(page).status_code == 404
    assert betrayed(browser, opinion) == []
    assert signed_in(other).get(page).status_code == 200  # who was not meant still finds the stub
