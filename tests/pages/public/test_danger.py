"""Somebody writes of danger: the receipt says whom to call, the page of the code who took it."""

from django.test import Client

from doithoai.actions.opinions.acknowledge_emergency import acknowledge_emergency
from doithoai.models import Emergency
from tests.pages.public.test_send import WORDS, opened

SLOPE = "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay."


def sent(commune, words: str) -> str:
    somebody, address = Client(), f"/xa/{commune.slug}/gui-y-kien/"
    return somebody.post(address, {**opened(somebody, address), "words": words}).headers["Location"]


def test_the_page_for_sending_says_whom_to_call_before_anything_is_sent_with_or_without_a_script(
    commune,
) -> None:
    address = f"/xa/{commune.slug}/gui-y-kien/"
    page = Client().get(address).content.decode()
    without_script = page.replace(
        page[page.index('<div class="ring"') : page.index("</div>", page.index('<div class="ring"'))], ""
    )
    for number in ("112", "113", "114", "115"):
        assert f'href="tel:{number}"' in without_script
    assert page.index("danger.js") < page.index("send.js")
    assert 'id="danger-now"' in page
    assert "In danger, do not wait, call now" in Client().get(f"/en{address}").content.decode()


def test_the_receipt_says_whom_to_call_in_both_languages(commune) -> None:
    receipt = sent(commune, SLOPE)
    assert "gọi ngay 112" in Client().get(receipt).content.decode()
    assert "call 112 at once" in Client().get(f"/en{receipt}").content.decode()


def test_a_wish_has_the_receipt_of_everyone(commune) -> None:
    receipt = sent(commune, WORDS)
    assert "khan" not in receipt.rpartition("/")[2]
    assert "112" not in Client().get(receipt).content.decode()


def test_the_code_tells_who_was_rung_and_that_somebody_took_it(commune, ba_lan) -> None:
    sent(commune, SLOPE)
    emergency = Emergency.objects.get()
    page = f"/tra-cuu/{emergency.opinion.code}/"
    assert "đã báo người trực lúc" in Client().get(page).content.decode()
    acknowledge_emergency(emergency, by=ba_lan)
    assert "người trực đã nhận lúc" in Client().get(page).content.decode()
