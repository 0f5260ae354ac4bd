"""Sending an opinion: a code at once, never twice, nothing typed lost."""

import html
import json
import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doithoai.models import Opinion
from doithoai.models.clock import clock_at, now
from doithoai.outputs.open_record import sending
from doithoai.outputs.open_record.sending import Welcome
from doithoai.rules.proof import Challenge
from tests import given
from tests.rules.enclosures.given_files import a_photo
from tests.rules.test_proof import solved

WORDS = "Đèn đường thôn Bãi Cát hỏng ba tháng nay, đề nghị xã thay."


@pytest.fixture
def address(commune) -> str:
    return f"/xa/{commune.slug}/gui-y-kien/"


def opened(visitor: Client, address: str, page: str = "") -> dict[str, str]:
    """The hidden fields of the form as a browser holds them."""
    page = page or visitor.get(address).content.decode()
    fields = re.findall(r'name="(form|csrfmiddlewaretoken)" value="([^"]+)"', page)
    return {"website": "", **dict(fields)}


def test_ong_ba_sends_and_gets_a_code(commune, visitor: Client, address: str) -> None:
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS}, follow=True)
    opinion = Opinion.objects.get()
    assert opinion.code in answer.content.decode()
    assert (opinion.words, opinion.author, opinion.publish) == (WORDS, "", "none")


def test_every_visitor_has_tokens_of_their_own(commune, address: str) -> None:
    forms = [opened(Client(), address) for _ in range(3)]
    assert len({each["form"] for each in forms}) == 3
    assert len({each["csrfmiddlewaretoken"] for each in forms}) == 3


def test_every_visitor_has_a_receipt_of_their_own(commune, address: str) -> None:
    """Although the page is drawn once a second for everyone: its code, and its English page."""
    for _ in range(3):
        somebody = Client()
        sent = somebody.post(address, {**opened(somebody, address), "words": WORDS})
        code = Opinion.objects.latest("pk").code
        receipt = somebody.get(sent.headers["Location"]).content.decode()
        assert set(re.findall(r"[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}", receipt)) == {code}
        assert f'href="/en{sent.headers["Location"]}"' in receipt
        assert "own-" not in receipt


def test_pressing_twice_or_reloading_sends_once(commune, visitor: Client, address: str) -> None:
    said = {**opened(visitor, address), "words": WORDS, "author": "Lê Văn Ba"}
    first, second = visitor.post(address, said), visitor.post(address, said)
    assert first.headers["Location"] == second.headers["Location"]
    assert Opinion.objects.count() == 1


def test_going_back_to_a_form_with_a_new_number_and_sending_the_same_is_no_second_opinion(
    commune, visitor: Client, address: str
) -> None:
    """Without JavaScript the browser puts the old words into the page it draws anew."""
    places = [
        visitor.post(address, {**opened(visitor, address), "words": WORDS}).headers["Location"]
        for _ in range(2)
    ]
    assert places[0] == places[1]
    assert Opinion.objects.count() == 1


def test_the_same_words_the_next_day_are_a_new_opinion(commune, visitor: Client, address: str) -> None:
    for day in (1, 2):
        with clock_at(datetime(2026, 6, day, 9, 0)):
            visitor.post(address, {**opened(visitor, address), "words": WORDS})
    assert Opinion.objects.count() == 2


def test_two_people_who_paste_the_same_words_are_two(commune, address: str) -> None:
    """Half a village may copy one text; each of them gets a code."""
    for _ in range(2):
        somebody = Client()
        somebody.post(address, {**opened(somebody, address), "words": WORDS})
    assert Opinion.objects.count() == 2


def test_going_back_and_writing_something_else_is_asked_once_more_and_then_a_second_opinion(
    commune, visitor: Client, address: str
) -> None:
    """A form brings one opinion; what was written in it later is kept in the box, in a new form."""
    form, other = opened(visitor, address), "Nước giếng thôn Bãi Cát có mùi lạ."
    visitor.post(address, {**form, "words": WORDS})
    answer = visitor.post(address, {**form, "words": other})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert other in shown
    assert visitor.post(address, {**opened(visitor, address, shown), "words": other}).status_code == 302
    assert Opinion.objects.count() == 2


def test_one_form_sent_for_ever_brings_one_opinion(commune, visitor: Client, address: str) -> None:
    form = opened(visitor, address)
    for number in range(5):
        visitor.post(address, {**form, "words": f"{WORDS} Lần {number}."})
    assert Opinion.objects.count() == 1


@pytest.mark.parametrize(
    ("ticked", "publish"),
    [({}, "none"), ({"show_hamlet": "on"}, "hamlet"), ({"show_name": "on"}, "name"), ({"show_hamlet": "on", "show_name": "on"}, "name")],
)  # fmt: skip
def test_consent_is_what_was_ticked(
    commune, visitor: Client, address: str, ticked: dict, publish: str
) -> None:
    visitor.post(address, {**opened(visitor, address), "words": WORDS, **ticked})
    assert Opinion.objects.get().publish == publish


def test_no_box_is_ticked_beforehand(commune, visitor: Client, address: str) -> None:
    page = visitor.get(address).content.decode()
    boxes = re.findall(r'<input type="checkbox"[^>]*>', page)
    assert len(boxes) == 4
    assert not any("checked" in box for box in boxes)


@pytest.mark.parametrize("words", ["a", "x" * 20_001, "", "   "])
def test_a_refusal_keeps_what_was_typed(commune, visitor: Client, address: str, words: str) -> None:
    typed = {"words": words, "author": "Lê Văn Ba", "contact": "thôn Bãi Cát", "show_hamlet": "on"}
    answer = visitor.post(address, {**opened(visitor, address), **typed})
    shown = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert all(f'value="{each}"' in shown for each in ("Lê Văn Ba", "thôn Bãi Cát"))
    assert "checked" in shown
    assert words.strip() in shown
    assert 'role="alert"' in shown
    assert Opinion.objects.count() == 0


def test_a_form_that_is_not_ours_is_asked_again_with_everything_kept(
    commune, visitor: Client, address: str
) -> None:
    form = {**opened(visitor, address), "form": "made-up", "words": WORDS}
    answer = visitor.post(address, form)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert WORDS in shown
    again = dict(re.findall(r'name="(form|csrfmiddlewaretoken)" value="([^"]+)"', shown))
    assert visitor.post(address, {**form, **again}).status_code == 302


def test_a_program_that_fills_every_box_is_asked_to_empty_one(commune, visitor: Client, address: str) -> None:
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS, "website": "http://x"})
    assert answer.status_code == 422
    assert Opinion.objects.count() == 0


def test_without_the_token_nothing_is_taken(commune, visitor: Client, address: str) -> None:
    form = opened(visitor, address)
    del form["csrfmiddlewaretoken"]
    assert visitor.post(address, {**form, "words": WORDS}).status_code == 403


def test_a_flood_from_one_network_is_marked_then_asked_to_wait_and_its_words_stay(
    commune, visitor: Client, address: str, monkeypatch
) -> None:
    monkeypatch.setitem(sending.UNPROVED, "tries", 2)
    monkeypatch.setitem(sending.DOUBTED, "tries", 1)
    monkeypatch.setitem(sending.HELD, "tries", 1)
    for number in range(4):
        form = opened(visitor, address)
        assert visitor.post(address, {**form, "words": f"{WORDS} Lần {number}."}).status_code == 302
    doubts = ["", "", sending.DOUBT, sending.DOUBT_HELD]
    assert [each.doubt for each in Opinion.objects.order_by("pk")] == doubts
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS})
    assert answer.status_code == 429
    assert WORDS in answer.content.decode()
    assert (
        visitor.post(address, {**form, "words": f"{WORDS} Lần 3."}).status_code == 302
    )  # the same one again


def test_a_browser_that_does_not_tire_is_asked_to_wait_and_its_neighbour_is_not(
    commune, visitor: Client, address: str, monkeypatch
) -> None:
    monkeypatch.setitem(sending.UNPROVED, "tries", 0)
    monkeypatch.setitem(sending.ONE_BROWSER, "tries", 1)
    answers = [
        visitor.post(address, {**opened(visitor, address), "words": f"{WORDS} Lần {n}."}) for n in range(3)
    ]
    assert [each.status_code for each in answers] == [302, 429, 429]
    neighbour = Client()
    assert neighbour.post(address, {**opened(neighbour, address), "words": WORDS}).status_code == 302


def test_when_the_network_is_flooded_the_neighbours_words_are_taken_and_the_files_asked_later(
    commune, visitor: Client, address: str, monkeypatch
) -> None:
    monkeypatch.setitem(sending.UNPROVED, "tries", 0)
    monkeypatch.setitem(sending.DOUBTED, "tries", 0)
    photo = SimpleUploadedFile("a.jpg", a_photo())
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS, "photos": [photo]})
    shown = answer.content.decode()
    assert (answer.status_code, Opinion.objects.count()) == (429, 0)
    assert "Xin gửi lời trước" in shown
    assert visitor.post(address, {**opened(visitor, address, shown), "words": WORDS}).status_code == 302
    assert Opinion.objects.get().doubt == sending.DOUBT_HELD


def test_who_takes_a_new_cookie_for_each_comes_to_an_end_within_the_day(
    commune, address: str, monkeypatch
) -> None:
    """One every two minutes for a day, at a tenth of all bounds; whoever does the sum is not held up."""
    for bound in (sending.UNPROVED, sending.DOUBTED, sending.HELD):
        monkeypatch.setitem(bound, "tries", bound["tries"] // 10)
    told, at = Counter(), now()
    for number in range(24 * 30):
        with clock_at(at + timedelta(minutes=2 * number)):
            with sending.entering("a network", browser=str(number), proved=False) as welcome:
                told[welcome] += 1
            with sending.entering("a network", browser="", proved=True) as welcome:
                assert welcome == Welcome.YES
    assert told[Welcome.YES] <= 30  # the rest is marked, and in no number
    assert told[Welcome.DOUBTED] + told[Welcome.HELD] <= 240
    assert told[Welcome.NO] >= 450


def test_a_village_behind_one_address_is_not_kept_out(commune, address: str) -> None:
    """Two hundred telephones in an hour, none of which did the sum."""
    assert (sending.PROVED["minutes"], sending.PROVED["tries"] >= 200) == (60, True)
    assert sending.UNPROVED["tries"] + sending.DOUBTED["tries"] >= 200


def test_who_did_the_sum_walks_in_while_others_are_marked(
    commune, visitor: Client, address: str, monkeypatch
) -> None:
    monkeypatch.setitem(sending.UNPROVED, "tries", 0)
    page = visitor.get(address).content.decode()
    challenge = json.loads(html.unescape(re.search(r'data-challenge="([^"]+)"', page)[1]))
    form = opened(visitor, address, page)
    visitor.post(address, {**form, "proof": solved(Challenge(**challenge)), "words": WORDS})
    visitor.post(address, {**opened(visitor, address), "proof": "made up", "words": f"{WORDS} Lần 2."})
    assert [bool(each.doubt) for each in Opinion.objects.order_by("pk")] == [False, True]


def test_one_sum_is_for_one_form(commune, visitor: Client, address: str, monkeypatch) -> None:
    monkeypatch.setitem(sending.UNPROVED, "tries", 0)
    page = visitor.get(address).content.decode()
    challenge = json.loads(html.unescape(re.search(r'data-challenge="([^"]+)"', page)[1]))
    proof = solved(Challenge(**challenge))
    visitor.post(address, {**opened(visitor, address, page), "proof": proof, "words": WORDS})
    visitor.post(address, {**opened(visitor, address), "proof": proof, "words": f"{WORDS} Lần 2."})
    assert [bool(each.doubt) for each in Opinion.objects.order_by("pk")] == [False, True]


def test_a_hamlet_of_another_commune_is_not_taken(commune, visitor: Client, address: str) -> None:
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    with given.serving_everywhere(because="a hamlet of the other commune is made"):
        foreign = given.Hamlet.objects.create(commune=elsewhere, name="bản Xa")
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS, "hamlet": foreign.pk})
    assert answer.status_code == 422


def test_a_receipt_cannot_be_made_up(commune, visitor: Client, address: str) -> None:
    assert visitor.get(f"{address}K7M-Q2R-X9T:made-up/").status_code == 404


def test_the_qr_code_is_a_drawing(commune, visitor: Client, address: str) -> None:
    answer = visitor.get(f"{address}ma-qr.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
