"""The guest list: add, paste, remove, issue, print."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from doithoai.models import Hamlet, Invitation, Paper
from tests import given


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


def at(page, dialogue):
    return reverse(f"desk:{page}", args=[dialogue.pk])


def test_add_one_and_find_them_without_accents(lan, dialogue):
    hamlet = Hamlet.objects.first()
    lan.post(at("add_guest", dialogue), {"name": "Vàng Thị Súa", "hamlet": hamlet.pk, "kind": "citizen"})
    assert "Vàng Thị Súa" in lan.get(at("guests", dialogue), {"q": "sua vang"}).content.decode()
    assert "Vàng Thị Súa" not in lan.get(at("guests", dialogue), {"q": "binh"}).content.decode()


def test_the_same_row_twice_is_refused(lan, dialogue):
    said = {"name": "Vàng Thị Súa", "kind": "citizen"}
    lan.post(at("add_guest", dialogue), said)
    again = lan.post(at("add_guest", dialogue), said)
    assert again.status_code == 409
    assert "đã có trong danh sách mời" in again.content.decode()


def test_pasted_lines_come_in_whole(lan, dialogue):
    lines = (
        "1. Vàng Thị Súa; thôn Đồng Mới\n\nLò Văn Ính\tĐồng Mới\tTrưởng ban công tác Mặt trận\nHà Thị Liên"
    )
    assert lan.post(at("paste_guests", dialogue), {"lines": lines}).status_code == 302
    found = {(each.name, each.kind, each.position) for each in Invitation.objects.all()}
    assert found == {
        ("Vàng Thị Súa", "citizen", ""),
        ("Lò Văn Ính", "delegate", "Trưởng ban công tác Mặt trận"),
        ("Hà Thị Liên", "delegate", ""),
    }


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("Vàng Thị Súa; thôn Đồng Mới\nLò Văn Ính; thôn Lạ", "Dòng 2: không có thôn “thôn Lạ”"),
        ("Vàng Thị Súa\nVàng Thị Súa", "Dòng 2: Vàng Thị Súa đã có"),
        (";thôn Đồng Mới", "Dòng 1: chưa có họ tên"),
        ("\n".join(["Ai đó"] * 1001), "mỗi lần nhiều nhất 1000 dòng"),
        (";;\n;", "Chưa có dòng nào"),
    ],
)
def test_or_not_at_all(lan, dialogue, lines, says):
    answer = lan.post(at("paste_guests", dialogue), {"lines": lines})
    assert answer.status_code == 409
    assert says in answer.content.decode()
    assert Invitation.objects.count() == 0


def test_remove_before_the_invitation_and_not_after(lan, dialogue, ba_lan):
    gone, invited = given.a_guest(dialogue, ba_lan, "Hà Thị Liên"), given.a_guest(dialogue, ba_lan)
    assert lan.post(at("remove_guest", dialogue), {"guest": gone.pk}).status_code == 302
    lan.post(at("issue_invitations", dialogue), {"issued_on": "20/05/2026"})
    answer = lan.post(at("remove_guest", dialogue), {"guest": invited.pk})
    assert answer.status_code == 409
    assert Invitation.objects.get() == invited
    assert lan.post(at("remove_guest", dialogue), {"guest": "x"}).status_code == 404


def test_issue_and_print_one_each(lan, dialogue, ba_lan):
    given.a_guest(dialogue, ba_lan)
    given.a_guest(dialogue, ba_lan, "Hà Thị Liên")
    lan.post(at("issue_invitations", dialogue), {"issued_on": "20/05/2026"})
    paper = Paper.objects.get(kind="invitation")
    assert paper.code in lan.get(at("guests", dialogue)).content.decode()
    assert lan.get(reverse("desk:copies", args=[paper.pk, "pdf"])).content[:5] == b"%PDF-"
    assert lan.get(reverse("desk:copies", args=[paper.pk, "docx"])).content[:2] == b"PK"
    with ZipFile(BytesIO(lan.get(reverse("desk:copies", args=[paper.pk, "zip"])).content)) as packed:
        assert len(packed.namelist()) == 2
        assert packed.namelist()[1].startswith("0002-ong-ba-")
        assert "ha-thi-lien" in "".join(packed.namelist())
    nobody_left = lan.post(at("issue_invitations", dialogue), {"issued_on": "20/05/2026"})
    assert nobody_left.status_code == 409


def test_the_public_notice(lan, dialogue):
    lan.post(at("publish_notice", dialogue), {"issued_on": "20/05/2026"})
    paper = Paper.objects.get(kind="public_notice")
    assert paper.code in lan.get(at("guests", dialogue)).content.decode()
    assert lan.post(at("publish_notice", dialogue), {"issued_on": "hôm nay"}).status_code == 409


def test_a_hamlet_head_invites_from_their_own_hamlet(commune, dialogue, ba_lan, signed_in):
    given.ba_mai(commune)
    given.a_guest(dialogue, ba_lan, "Hà Thị Liên", hamlet=Hamlet.objects.get(name="thôn Bãi Cát"))
    mai = signed_in("mai")
    mai.post(at("paste_guests", dialogue), {"lines": "Vàng Thị Súa; thôn Đồng Mới"})
    page = mai.get(at("guests", dialogue)).content.decode()
    assert "Vàng Thị Súa" in page
    assert "Hà Thị Liên" not in page
    assert mai.post(at("paste_guests", dialogue), {"lines": "Lò Văn Ính; thôn Bãi Cát"}).status_code == 409
    assert mai.post(at("issue_invitations", dialogue), {"issued_on": "20/05/2026"}).status_code == 403


def test_the_wall(dialogue, ba_lan, ong_nam, signed_in):
    guest, nam = given.a_guest(dialogue, ba_lan), signed_in("nam")
    assert nam.get(at("guests", dialogue)).status_code == 404
    assert nam.post(at("remove_guest", dialogue), {"guest": guest.pk}).status_code == 404
    assert nam.post(at("add_guest", dialogue), {"name": "Ai", "kind": "citizen"}).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(lan, dialogue, ba_lan, django_assert_num_queries, many):
    for number in range(many):
        given.a_guest(dialogue, ba_lan, f"Khách {number}", hamlet=Hamlet.objects.first())
    lan.get(at("guests", dialogue))
    with django_assert_num_queries(14):
        lan.get(at("guests", dialogue))
