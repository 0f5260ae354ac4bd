"""What a telephone or the grid sends: taken entry by entry, from the right person, and shown on one receipt."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.actions.bringing import Entry
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_batch import enter_batch
from doithoai.models import Hamlet, Opinion, OpinionBatch, StoredFile, User
from doithoai.rules.consent import FOR_A_CHILD, SHOW_NAME
from tests import given
from tests.pages.desk.conftest import cost
from tests.rules.enclosures.given_files import PERSON, PLACE, a_photo, sample

BRING = reverse("desk:bring")
WORDS = "Cầu treo bản Nà Hạ hỏng ván, đề nghị thay."


@pytest.fixture
def mai(commune, ba_lan, signed_in, in_may) -> Client:
    given.an_open_dialogue(commune, ba_lan)
    given.ba_mai(commune)
    return signed_in("mai")


def send(browser: Client, username: str = "mai", **more):
    sent = {
        "user": User.objects.get(username=username).pk,
        "batch": "lo-0123456789",
        "entries": [{"key": "dong-00000001", "words": WORDS, "author": "Lò Thị Hoa"}],
        **more,
    }
    return browser.post(BRING, json.dumps(sent), content_type="application/json")


def test_each_entry_is_answered_with_its_code(mai):
    answer = send(
        mai, entries=[{"key": "dong-00000001", "words": WORDS}, {"key": "dong-00000002", "words": "a"}]
    ).json()
    opinion = Opinion.objects.get()
    assert answer["entries"][0] == {"key": "dong-00000001", "code": opinion.code}
    assert "quá ngắn" in answer["entries"][1]["sentence"]
    assert opinion.code in mai.get(answer["receipt"]).content.decode()


def test_a_hamlet_may_be_an_id_or_typed_without_its_kind_or_accents(mai):
    own = Hamlet.objects.get(name="thôn Đồng Mới")
    rows = [
        {"key": f"dong-0000000{n}", "words": f"{WORDS} {n}", "hamlet": place}
        for n, place in enumerate([own.pk, "đồng mới", "DONG MOI", "thôn Đồng Mới", "xóm Xa", 99, True, ""])
    ]
    told = send(mai, entries=rows).json()["entries"]
    wrong = {each["key"][-1] for each in told if "Không có thôn" in each.get("sentence", "")}
    assert wrong <= {"5", "4", "6"}
    assert {"4", "5"} <= wrong
    assert set(Opinion.objects.values_list("hamlet", flat=True)) == {own.pk}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "[" * 50_000,
        '{"user": 1}',
        '{"entries": "x"}',
        "\xff",
        '{"user": null, "entries": []}',
    ],
)
def test_what_no_page_of_ours_sends_is_refused_with_a_sentence(mai, body):
    answer = mai.post(BRING, body, content_type="application/json")
    assert answer.status_code == 409
    assert answer.json()["sentence"].endswith(".")


@pytest.mark.parametrize(
    "entry",
    [
        {"key": ["x"], "words": WORDS},
        {"key": "dong-00000001", "words": {"a": 1}},
        {"key": "dong-00000001", "words": WORDS, "slip": "9" * 30},
        {"key": "dong-00000001", "words": "x" * 30_000},
        {"key": "k" * 200, "words": WORDS},
        {"key": "dong-00000001", "words": WORDS, "author": "x" * 500},
    ],
)
def test_an_entry_that_makes_no_sense_writes_nothing(mai, entry):
    assert send(mai, entries=[entry]).status_code in (200, 409)
    assert Opinion.objects.count() == 0


def test_who_signed_in_meanwhile_does_not_send_for_the_other(mai, signed_in, commune):
    given.ong_hoa(commune)
    answer = send(signed_in("hoa"), "mai")
    assert (answer.status_code, Opinion.objects.count()) == (409, 0)
    assert "đăng nhập lại" in answer.json()["sentence"]


def test_without_a_token_nothing_is_taken(mai):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="mai"))
    assert send(strict).status_code == 403
    token = strict.get(reverse("desk:relay_mine")).json()["token"]
    sent = {"user": User.objects.get(username="mai").pk, "batch": "lo-0123456789", "entries": []}
    answer = strict.post(
        BRING, json.dumps(sent), content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 200


def test_signed_out_the_telephone_is_sent_to_the_door(mai):
    user = User.objects.get(username="mai")
    sent = {"user": user.pk, "batch": "lo-0123456789", "entries": []}
    answer = Client().post(BRING, json.dumps(sent), content_type="application/json")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/dang-nhap/")


def test_the_wrong_role_is_refused(commune, mai, signed_in):
    given.ong_tu(commune)
    assert send(signed_in("tu"), "tu").status_code == 403


def test_the_receipt_has_a_slip_for_each_and_says_nothing_of_what_was_diverted(commune, mai, lan, ba_lan):
    send(mai, entries=[{"key": f"dong-0000000{n}", "words": f"{WORDS} Lần {n}."} for n in range(3)])
    gone = Opinion.objects.last()
    divert_opinion(gone, by=ba_lan, kind="complaint", to="Thanh tra")
    batch = OpinionBatch.objects.get()
    for address in (
        reverse("desk:batch", args=[batch.pk]),
        reverse("desk:batch", args=[batch.pk]) + "?phieu",
    ):
        page = mai.get(address).content.decode()
        assert gone.code not in page
        assert "Giấy nhận 2 ý kiến" in page
    assert page.count("<svg") >= 2
    assert "3 ý kiến" in lan.get(reverse("desk:batches")).content.decode()


def test_a_receipt_is_its_bringers_and_the_offices(commune, mai, signed_in, ong_nam):
    send(mai)
    batch = OpinionBatch.objects.get()
    given.ong_hoa(commune)
    for name in ("hoa", "nam"):
        assert signed_in(name).get(reverse("desk:batch", args=[batch.pk])).status_code == 404
        assert "1 ý kiến" not in signed_in(name).get(reverse("desk:batches")).content.decode()


def test_a_long_receipt_asks_no_more_than_a_short_one(commune, mai):
    by = given.Actor.of(User.objects.get(username="mai"), commune.pk)
    entries = [Entry(words=f"{WORDS} {n}", key=f"dong-{n:08}") for n in range(4)]
    one = enter_batch(commune, by=by, key="lo-mot-dong", entries=entries[:1]).batch
    three = enter_batch(commune, by=by, key="lo-ba-dong", entries=entries[1:]).batch
    for tail in ("", "?phieu"):
        costs = {cost(mai, reverse("desk:batch", args=[each.pk]) + tail) for each in (one, three)}
        assert len(costs) == 1


def send_with(browser: Client, files: dict[str, bytes], claimed: list[dict] | None = None, **entry):
    """As a telephone sends an entry that has files: one form, the JSON beside the files."""
    kinds = [{"key": key, "kind": "sound" if key.startswith("am") else "photo"} for key in files]
    row = {"key": "dong-00000001", "words": WORDS, "files": kinds if claimed is None else claimed, **entry}
    said = {"user": User.objects.get(username="mai").pk, "batch": "lo-0123456789", "entries": [row]}
    parts = {key: SimpleUploadedFile(key, data) for key, data in files.items()}
    return browser.post(BRING, {"said": json.dumps(said), **parts})


def test_photos_and_sound_come_with_the_words_stripped_and_sent_twice_are_kept_once(mai):
    files = {"anh-1": a_photo(), "am-1": sample("tagged.mp3"), "anh-2": a_photo(size=(40, 30))}
    first = send_with(mai, files, author="Lò Thị Hoa", publish="name").json()
    again = send_with(mai, files, author="Lò Thị Hoa", publish="name").json()
    opinion = Opinion.objects.get()
    assert first["entries"] == again["entries"] == [{"key": "dong-00000001", "code": opinion.code}]
    kept = list(opinion.files.select_related("file"))
    assert [each.kind for each in kept] == ["photo", "sound", "photo"]
    assert {each.by for each in kept} == {"Đỗ Thị Mai"}
    data = [each.file.read() for each in kept]
    assert not any(PLACE in each or PERSON in each for each in data)
    (consent,) = opinion.consents.all()
    assert (consent.words, consent.by) == (SHOW_NAME.words, "Đỗ Thị Mai")


def test_who_spoke_instead_of_writing_waits_for_somebody_to_listen(mai):
    send_with(mai, {"am-1": sample("tagged.mp3")}, words="")
    assert Opinion.objects.get().is_spoken
    photo_alone = send_with(mai, {"anh-1": a_photo()}, key="dong-00000002", words="").json()
    assert "Chưa có nội dung ý kiến" in photo_alone["entries"][0]["sentence"]


def test_a_child_is_never_named_whatever_was_ticked(mai):
    send(mai, entries=[{"key": "dong-00000001", "words": WORDS, "child": True, "publish": "name"}])
    opinion = Opinion.objects.get()
    assert (opinion.child, opinion.publish, opinion.consents.count()) == (True, "none", 0)


def test_who_speaks_for_a_child_agrees_by_name_and_whoever_wrote_it_down_is_kept(mai):
    row = {"key": "dong-00000001", "words": WORDS, "child": True, "guardian_agrees": True}
    assert "xin ghi họ tên" in send(mai, entries=[row]).json()["entries"][0]["sentence"]
    send(mai, entries=[row | {"guardian": "Vàng A Páo"}])
    opinion = Opinion.objects.get()
    agreed = opinion.consents.get()
    assert (opinion.guardian, agreed.words, agreed.by) == ("Vàng A Páo", FOR_A_CHILD.words, "Đỗ Thị Mai")


@pytest.mark.parametrize(
    ("files", "claimed", "sentence"),
    [
        ({"anh-1": b"khong phai anh"}, None, "Ảnh thứ 1: Tệp này không phải ảnh"),
        ({"am-1": a_photo()}, None, "Xin để ảnh ở ô ảnh"),
        ({}, [{"key": "anh-1", "kind": "photo"}], "Ảnh thứ 1 chưa đến đủ"),
        ({f"anh-{n}": b"x" for n in range(6)}, None, "nhiều nhất 5 ảnh"),
        ({"am-1": b"x", "am-2": b"x"}, None, "nhiều nhất 5 ảnh và 1 ghi âm"),
        ({"anh-1": b"x"}, [{"key": "anh-1", "kind": "letter"}], "nhiều nhất 5 ảnh"),
        ({"anh-1": b"x"}, "anh-1", "tải lại trang"),
        ({"anh-1": b"x"}, [["anh-1"]], "tải lại trang"),
        ({}, [{"key": {"a": 1}, "kind": ["photo"]}], "nhiều nhất 5 ảnh"),
    ],
)
def test_a_file_that_cannot_be_kept_holds_its_entry_back_with_a_sentence(mai, files, claimed, sentence):
    answer = send_with(mai, files, claimed)
    assert answer.status_code == 200
    assert sentence in answer.json()["entries"][0]["sentence"]
    assert (Opinion.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_what_was_purged_meanwhile_leaves_the_telephone_too(mai, ba_lan):
    """The answer was lost on the way: the telephone still has the words, and sends them again."""
    code = send(mai).json()["entries"][0]["code"]
    divert_opinion(
        Opinion.objects.get(), by=ba_lan, kind="denunciation", to="Công an xã", otherwise=given.BY_HAND
    )
    forgets = {"key": "dong-00000001", "code": code, "forget": True}
    assert send(mai).json()["entries"] == [forgets]
    stub = Opinion.objects.get()
    assert (stub.words, stub.author) == ("", "")
