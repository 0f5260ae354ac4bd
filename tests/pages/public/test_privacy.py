"""Nothing personal leaves: secrets are planted, then every page is searched for them."""

import pypdfium2
import pytest
from django.test import Client

from doithoai.rules.vietnamese import fold

from .conftest import CONTACT, PRIVATE_HAMLET, SECRETS, World


def words_of(response) -> str:
    """What a reader of the answer could learn: its text, or the text of its PDF."""
    if response.headers["Content-Type"] != "application/pdf":
        return response.content.decode()
    with pypdfium2.PdfDocument(response.content) as pdf:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)


def squeezed(text: str) -> str:
    return "".join(fold(text).split())


def test_no_page_shows_a_secret(world: World, visitor: Client) -> None:
    codes = [each.code for each in (world.asked, world.same, world.complaint, world.denunciation)]
    for address in world.open_pages():
        for prefix in ("", "/en"):
            response = visitor.get(f"{prefix}{address}")
            assert response.status_code == 200, address
            shown = squeezed(words_of(response))
            hidden = [*SECRETS, *codes]
            if address.endswith(("/gui-y-kien/", "/dang-ky/")):
                hidden.remove(PRIVATE_HAMLET)  # offered to everyone there; secret is only whose it is
            leaked = [secret for secret in hidden if squeezed(secret) in shown]
            assert leaked == [], address


def test_the_page_of_one_code_shows_nothing_of_anybody_else(world: World, visitor: Client) -> None:
    for own, other in ((world.asked, world.same), (world.same, world.asked)):
        for address in (f"/tra-cuu/{own.code}/", f"/tra-cuu/{own.code}/tra-loi-1.pdf"):
            response = visitor.get(address)
            assert response.status_code == 200
            shown = squeezed(words_of(response))
            assert [each for each in (other.code, other.author) if squeezed(each) in shown] == []
    assert world.same.words not in words_of(visitor.get(f"/tra-cuu/{world.asked.code}/"))


@pytest.mark.parametrize("which", ["complaint", "denunciation"])
def test_the_page_of_a_diverted_opinion_keeps_its_words_and_kind(
    world: World, visitor: Client, which: str
) -> None:
    shown = visitor.get(f"/tra-cuu/{getattr(world, which).code}/").content.decode()
    assert "thuhồi" not in shown
    assert "Công an" not in shown
    assert "được giữ kín" in shown


def test_only_the_confirmed_question_is_public_with_the_answer_masked(world: World, visitor: Client) -> None:
    shown = visitor.get(world.page).content.decode()
    assert "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa." in shown
    assert "[người nêu ý kiến]" in shown
    assert CONTACT not in shown
    assert f"mã {world.same.code[:3]}•••" in shown
    assert "2 người cùng hỏi" in shown


def test_the_public_edition_of_the_conclusion_covers_what_the_issued_one_says(
    world: World, visitor: Client
) -> None:
    shown = squeezed(words_of(visitor.get(f"{world.page}van-ban/02-tb-ubnd.pdf")))
    assert squeezed(f"{world.asked.code[:3]}•••") in shown
    assert squeezed("Tôi là [tên người gửi], số [số điện thoại]") in shown
    assert squeezed("Mương thôn Đồng Mới bị vỡ") in shown
