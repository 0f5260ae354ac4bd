"""What one opinion costs the database: a notice in the hall sends everyone to this page in the same minute."""

import threading

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


def test_the_word_lists_are_loaded_once_while_the_first_visitor_types(commune, monkeypatch) -> None:
    read = []
    here = "doithoai.actions.opinions.submit_opinion"
    monkeypatch.setattr(f"{here}._begun", threading.Lock())
    monkeypatch.setattr(
        f"{here}.read_ahead", lambda words: read.append((threading.current_thread().name, words.isascii()))
    )
    monkeypatch.setattr("doithoai.pages.public.page.FRESH", 0)  # the form is drawn for each
    for _ in range(2):
        opened(Client(), f"/xa/{commune.slug}/gui-y-kien/")
    for thread in threading.enumerate():
        if thread.name == "word lists":
            thread.join()
    assert read == [("word lists", False), ("word lists", True)]  # with marks, and without


def test_a_commune_nobody_knows_is_not_there(commune) -> None:
    assert Client().get("/xa/khong-co/gui-y-kien/").status_code == 404
    assert Client().get("/xa/%27%20OR%201=1/gui-y-kien/").status_code == 404
