"""A sign nobody can type brings no page down, and never reaches the database."""

import pytest
from django.forms import ValidationError
from django.test import Client

from doithoai.models import Opinion, User
from doithoai.pages.public.send.form import SendForm
from tests import given
from tests.pages.public.test_send import opened

WORDS = "Đèn đường thôn Bãi Cát hỏng ba tháng nay, đề nghị xã thay."


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("field", ["words", "author", "contact", "website", "form", "proof"])
def test_a_nul_in_the_public_form_is_left_out(commune, visitor: Client, field: str) -> None:
    address = f"/xa/{commune.slug}/gui-y-kien/"
    said = {**opened(visitor, address), "words": WORDS, "author": "Lê Văn Ba", "contact": "0912345678"}
    said[field] = "\0" + said.get(field, "") + "\0"
    answer = visitor.post(address, said, follow=True)
    opinion = Opinion.objects.get()
    assert opinion.code in answer.content.decode()
    assert (opinion.words, opinion.author, opinion.contact) == (WORDS, "Lê Văn Ba", "0912345678")


def test_words_of_nothing_but_nul_are_asked_for_again(commune, visitor: Client) -> None:
    address = f"/xa/{commune.slug}/gui-y-kien/"
    answer = visitor.post(address, {**opened(visitor, address), "words": "\0\0"})
    assert answer.status_code == 422
    assert "Xin viết điều muốn nói" in answer.content.decode()


@pytest.mark.parametrize("field", ["words", "form", "hamlet", "answer_by", "website"])
def test_a_field_that_is_not_in_order_is_told_beside_it(
    commune, visitor: Client, field: str, monkeypatch
) -> None:
    """Whatever is wrong with one field, the page says so and keeps what was typed."""

    def refused(form: SendForm) -> None:
        raise ValidationError("Ô này chưa đúng.")

    monkeypatch.setattr(SendForm, f"clean_{field}", refused, raising=False)
    address = f"/xa/{commune.slug}/gui-y-kien/"
    answer = visitor.post(address, {**opened(visitor, address), "words": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()


def test_a_nul_in_an_address_a_search_or_a_cookie(commune, ba_lan) -> None:
    given.an_opinion(commune, WORDS)
    clerk = Client()
    clerk.force_login(User.objects.get(username="lan"))
    assert "Bãi Cát" in clerk.get("/y-kien/", {"q": "bai\0 cat"}).content.decode()
    assert clerk.get("/hoi-nghi%00/").status_code == 404
    stranger = Client()
    stranger.cookies["sessionid"] = "abcdefgh\0ijkl"
    assert stranger.get("/dang-nhap/").status_code == 200
