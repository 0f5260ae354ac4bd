"""What one opinion costs the database: a notice in the hall sends everyone to this page in the same minute."""

import pytest
from django.test import Client

from tests import given
from tests.pages.public.test_danger import SLOPE
from tests.pages.public.test_send import WORDS, opened


@pytest.mark.parametrize(("words", "statements"), [(WORDS, 19), (SLOPE, 28)], ids=["a wish", "danger"])
def test_a_whole_submission_asks_no_more_than_it_did(
    commune, ba_lan, django_assert_max_num_queries, monkeypatch, words: str, statements: int
) -> None:
    monkeypatch.setattr("doithoai.pages.public.page.FRESH", 60)  # a second is short on a busy machine
    given.an_open_dialogue(commune, ba_lan)
    address = f"/xa/{commune.slug}/gui-y-kien/"

    def submit(number: int) -> None:
        visitor = Client(REMOTE_ADDR=f"10.0.0.{number}")
        receipt = visitor.post(address, {**opened(visitor, address), "words": f"{words} Lần {number}."})
        assert visitor.get(receipt.headers["Location"]).status_code == 200

    submit(1)  # draws the form and the receipt for all who come within the second
    with django_assert_max_num_queries(statements):
        submit(2)


def test_a_commune_nobody_knows_is_not_there(commune) -> None:
    assert Client().get("/xa/khong-co/gui-y-kien/").status_code == 404
    assert Client().get("/xa/%27%20OR%201=1/gui-y-kien/").status_code == 404
