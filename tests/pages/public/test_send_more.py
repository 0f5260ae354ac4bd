"""What may come with the words: photos, a recording, a way to be told, a short address; and the receipt."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.models import Opinion, OpinionFile, serving
from doithoai.rules.codes import new_short, read_short
from doithoai.rules.consent import FOR_A_CHILD
from tests import given
from tests.rules.enclosures.given_files import a_photo, sample

from .test_send import WORDS, opened


@pytest.fixture
def address(commune) -> str:
    return f"/xa/{commune.slug}/gui-y-kien/"


def file(data: bytes, name: str = "IMG_1234 nhà ông Ba.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


# -- files -----------------------------------------------------------------------------------------------------


def test_photos_and_a_recording_are_kept_without_place_and_name(commune, visitor, address) -> None:
    sent = {
        **opened(visitor, address), "words": WORDS, "photos": [file(a_photo()), file(a_photo("PNG"))],
        "sound": file(sample("browser.webm"), "ghi-am.webm"),
    }  # fmt: skip
    assert visitor.post(address, sent).status_code == 302
    kept = list(OpinionFile.objects.all())
    assert [each.kind for each in kept] == ["photo", "photo", "sound"]
    for each in kept:
        assert b"Bi mat" not in each.file.read()
        assert each.file.name.startswith(each.opinion.code)


def test_the_same_form_with_the_same_photo_again_is_the_same_opinion(commune, visitor, address) -> None:
    form = opened(visitor, address)
    for _ in range(2):
        visitor.post(address, {**form, "words": WORDS, "photos": [file(a_photo())]})
    assert (Opinion.objects.count(), OpinionFile.objects.count()) == (1, 1)


def test_who_cannot_write_may_speak(commune, visitor, address) -> None:
    sound = file(sample("browser.webm"), "ghi-am.webm")
    assert visitor.post(address, {**opened(visitor, address), "words": "", "sound": sound}).status_code == 302
    assert Opinion.objects.get().is_spoken


@pytest.mark.parametrize(
    ("field", "data", "says"),
    [
        ("photos", b"MZ\x90\0 a program", "Ảnh thứ 1: Tệp này không phải ảnh"),
        ("photos", a_photo()[:900], "bị hỏng"),
        ("photos", b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
        ("photos", sample("tagged.mp3"), "ghi âm ở ô ghi âm"),
        ("sound", a_photo(), "ghi âm ở ô ghi âm"),
        ("sound", sample("film.mp4"), "Đây là phim"),
    ],
    ids=["program", "half", "heic", "sound as photo", "photo as sound", "film"],
)
def test_a_file_that_cannot_be_kept_is_said_and_nothing_is_sent(
    commune, visitor, address, field, data, says
) -> None:
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS, field: [file(data)]})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert WORDS in shown
    assert (Opinion.objects.count(), OpinionFile.objects.count()) == (0, 0)


def test_six_photos_are_one_too_many(commune, visitor, address) -> None:
    photos = [file(a_photo(size=(60, 40))) for _ in range(6)]
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS, "photos": photos})
    assert "nhiều nhất 5 ảnh" in answer.content.decode()


def test_no_page_of_the_public_shows_a_file(commune, visitor, address) -> None:
    visitor.post(address, {**opened(visitor, address), "words": WORDS, "photos": [file(a_photo())]})
    opinion = Opinion.objects.get()
    for page in (f"/tra-cuu/{opinion.code}/", f"/xa/{commune.slug}/", f"/xa/{commune.slug}/hoi-dap/"):
        shown = visitor.get(page).content.decode()
        assert opinion.files.get().file.sha256 not in shown
        assert ".jpg" not in shown


# -- how to be told --------------------------------------------------------------------------------------------


def test_a_telephone_number_is_asked_for_only_by_who_wants_a_call(commune, visitor, address) -> None:
    form = {**opened(visitor, address), "words": WORDS, "answer_by": "phone"}
    answer = visitor.post(address, form)
    assert answer.status_code == 422
    assert "xin ghi số điện thoại" in answer.content.decode()
    assert visitor.post(address, {**form, "contact": "0912 345 678"}).status_code == 302
    assert Opinion.objects.get().answer_by == "phone"


def test_a_child_is_never_named_whatever_is_ticked(commune, visitor, address) -> None:
    visitor.post(address, {**opened(visitor, address), "words": WORDS, "child": "on", "show_name": "on"})
    opinion = Opinion.objects.get()
    assert (opinion.child, opinion.publish, opinion.consents.count()) == (True, "none", 0)


def test_who_speaks_for_a_child_is_asked_and_may_be_rung_instead(commune, visitor, address) -> None:
    assert "Điều 24" in visitor.get(address).content.decode()
    said = {"child": "on", "guardian": "Vàng A Páo", "guardian_contact": "0912 000 777", "answer_by": "phone"}
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS, **said})
    assert answer.status_code == 302
    opinion = Opinion.objects.get()
    assert (opinion.guardian, opinion.guardian_contact) == ("Vàng A Páo", "0912 000 777")
    assert "Páo" not in visitor.get(f"/tra-cuu/{opinion.code}/").content.decode()
    assert not opinion.consents.exists()


def test_who_speaks_for_a_child_may_agree_and_says_who_they_are(commune, visitor, address) -> None:
    said = {**opened(visitor, address), "words": WORDS, "child": "on", "guardian_agrees": "on"}
    answer = visitor.post(address, said)
    assert answer.status_code == 422
    assert "xin ghi họ tên hoặc số điện thoại của cha, mẹ" in answer.content.decode()
    assert visitor.post(address, {**said, "guardian": "Vàng A Páo"}).status_code == 302
    assert Opinion.objects.get().consents.get().words == FOR_A_CHILD.words


# -- what scripts and thin lines need ------------------------------------------------------------------------------


def test_a_script_is_told_where_the_receipt_is(commune, visitor, address) -> None:
    said = {**opened(visitor, address), "words": WORDS}
    answer = visitor.post(address, said, headers={"Accept": "application/json"})
    receipt = json.loads(answer.content)["receipt"]
    assert Opinion.objects.get().code in visitor.get(receipt).content.decode()
    assert json.loads(visitor.post(address, said, headers={"Accept": "application/json"}).content) == {
        "receipt": receipt
    }


def test_only_this_page_may_record(commune, visitor, address) -> None:
    here, elsewhere = visitor.get(address), visitor.get(f"/xa/{commune.slug}/")
    assert "microphone=(self)" in here.headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in here.headers["Content-Security-Policy"]
    assert "microphone=()" in elsewhere.headers["Permissions-Policy"]
    assert "blob:" not in elsewhere.headers["Content-Security-Policy"]


def test_large_type_is_a_link_that_needs_no_script(commune, visitor, address) -> None:
    plain, large = (visitor.get(f"{address}{asked}").content.decode() for asked in ("", "?chu=lon"))
    assert 'href="?chu=lon"' in plain
    assert "public large" in large
    assert "public large" not in plain


# -- the receipt -----------------------------------------------------------------------------------------------


def test_the_receipt_says_when_an_answer_comes_and_carries_its_qr(commune, ba_lan, visitor, address) -> None:
    given.an_open_dialogue(commune, ba_lan)
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS})
    shown = visitor.get(answer.headers["Location"]).content.decode()
    assert "họp ngày 18/06/2026" in shown
    assert "chậm nhất ngày" in shown
    assert f'src="{answer.headers["Location"]}ma-qr.svg"' in shown
    assert b"<svg" in visitor.get(f"{answer.headers['Location']}ma-qr.svg").content


def test_a_qr_of_a_receipt_cannot_be_made_up(commune, visitor, address) -> None:
    assert visitor.get(f"{address}K7M-Q2R-X9T:made-up/ma-qr.svg").status_code == 404


# -- short addresses -------------------------------------------------------------------------------------------


def test_a_short_address_leads_to_the_form_of_its_dialogue(commune, ba_lan, visitor) -> None:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    there = f"/xa/{commune.slug}/doi-thoai/{dialogue.slug}/gui-y-kien/"
    for typed in (dialogue.short, dialogue.short.lower(), f"{dialogue.short[:2]}-{dialogue.short[2:]}"):
        assert visitor.get(f"/g/{typed}/").headers["Location"] == there
        assert visitor.get(f"/g/?ma={typed}").headers["Location"] == there
    assert visitor.get(f"/g/{dialogue.short}", follow=True).status_code == 200


def test_what_is_sent_there_goes_to_that_dialogue(commune, ba_lan, visitor) -> None:
    given.an_open_dialogue(commune, ba_lan)
    later = given.an_open_dialogue(commune, ba_lan, held_on=given.date(2026, 12, 10))
    there = f"/xa/{commune.slug}/doi-thoai/{later.slug}/gui-y-kien/"
    assert visitor.post(there, {**opened(visitor, there), "words": WORDS}).status_code == 302
    assert Opinion.objects.get().dialogue == later


def test_after_its_day_it_leads_to_the_next(commune, ba_lan, visitor) -> None:
    dialogue = given.an_assignment(commune, ba_lan).dialogue
    assert visitor.get(f"/g/{dialogue.short}/").headers["Location"] == f"/xa/{commune.slug}/gui-y-kien/"


def test_a_plan_still_being_written_answers_like_no_plan_at_all(commune, ba_lan, visitor) -> None:
    plan, nothing = given.a_dialogue(commune, ba_lan), new_short()
    pages = [visitor.get(f"/g/{each}/") for each in (plan.short, nothing)]
    assert {each.status_code for each in pages} == {404}
    assert len({each.content.decode().replace(plan.short, "").replace(nothing, "") for each in pages}) == 1
    assert plan.title not in pages[0].content.decode()


@pytest.mark.parametrize("typed", ["K7M2", "K7M2O", "x" * 400, "<script>", "%00", "Đ7M2Q", "..%2f..%2f"])
def test_a_slip_of_the_finger_gets_a_friendly_page(commune, visitor, typed) -> None:
    answer = visitor.get(f"/g/{typed}/")
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode().split("<main")[1]
    assert visitor.get("/g/", {"ma": typed}).status_code == 404


def test_one_wrong_letter_is_never_another_dialogue() -> None:
    short = new_short()
    assert read_short(short.lower()) == short
    wrong = [
        short[:at] + other + short[at + 1 :] for at in range(5) for other in "2345678" if other != short[at]
    ]
    assert not any(map(read_short, wrong))


def test_two_dialogues_never_share_one(commune, ba_lan) -> None:
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    here = given.a_dialogue(commune, ba_lan)
    with serving(elsewhere):
        there = given.a_dialogue(elsewhere, given.clock(elsewhere))
    assert here.short != there.short
    assert (
        Client().get(f"/xa/na-loc/doi-thoai/{here.slug}/gui-y-kien/").headers["Location"]
        == "/xa/na-loc/gui-y-kien/"
    )


# -- consent, taken back --------------------------------------------------------------------------------------


def test_whoever_holds_the_code_takes_consent_back_there(commune, ba_lan, visitor, address) -> None:
    given.an_open_dialogue(commune, ba_lan)
    form = {**opened(visitor, address), "words": WORDS, "author": "Lê Văn Ba", "show_name": "on"}
    visitor.post(address, form)
    opinion = Opinion.objects.get()
    page = visitor.get(f"/tra-cuu/{opinion.code}/").content.decode()
    assert "Điều ông/bà đã đồng ý" in page
    token = {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]}
    answer = visitor.post(f"/tra-cuu/{opinion.code}/rut-dong-y/", token, follow=True)
    assert "Điều ông/bà đã đồng ý" not in answer.content.decode()
    opinion.refresh_from_db()
    assert opinion.publish == "none"
    assert opinion.consents.get().withdrawn_at is not None


def test_whoever_speaks_for_a_child_takes_it_back_there(commune, visitor) -> None:
    opinion = given.an_opinion(
        commune, WORDS, guardian="Vàng A Páo", guardian_contact="0912 000 777", guardian_agrees=True
    )
    page = visitor.get(f"/tra-cuu/{opinion.code}/")
    said = page.content.decode()
    assert FOR_A_CHILD.words in said
    assert "lời của cháu không công khai nữa" in said
    assert "Páo" not in said  # a code found on the road gives nobody away
    token = {"csrfmiddlewaretoken": page.context["csrf_token"]}
    answer = visitor.post(f"/tra-cuu/{opinion.code}/rut-dong-y/", token, follow=True)
    assert "Điều ông/bà đã đồng ý" not in answer.content.decode()
    assert opinion.consents.get().withdrawn_at is not None
    assert "Đồng ý thay cháu" in answer.content.decode()
    again = visitor.post(f"/tra-cuu/{opinion.code}/dong-y-thay/", token, follow=True).content.decode()
    assert "lời của cháu không công khai nữa" in again
    assert [bool(each.withdrawn_at) for each in opinion.consents.order_by("pk")] == [True, False]


def test_looking_at_that_address_agrees_to_nothing(commune, visitor) -> None:
    opinion = given.an_opinion(commune, WORDS, guardian="Vàng A Páo")
    assert "Agreeing for the child" in visitor.get(f"/en/tra-cuu/{opinion.code}/").content.decode()
    assert visitor.get(f"/tra-cuu/{opinion.code}/dong-y-thay/").status_code == 302
    assert not opinion.consents.exists()


def test_looking_at_that_address_takes_nothing_back(commune, visitor) -> None:
    opinion = given.an_opinion(commune, publish="name")
    assert visitor.get(f"/tra-cuu/{opinion.code}/rut-dong-y/").status_code == 302
    opinion.refresh_from_db()
    assert opinion.publish == "name"


def test_what_was_set_aside_is_told_to_whoever_holds_the_code(commune, ba_lan, visitor) -> None:
    opinion = given.an_opinion(commune, WORDS, doubt="Gửi dồn dập")
    judge_doubts(commune, by=ba_lan, opinions=[opinion.pk], real=False)
    shown = visitor.get(f"/tra-cuu/{opinion.code}/").content.decode()
    assert "không phải là một ý kiến" in shown
    assert WORDS in shown
