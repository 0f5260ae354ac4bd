"""The read-only pages: the same for everyone, in two languages, behind the wall."""

import gzip
import re

import pytest
from django.test import Client

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import serving
from tests import given
from tests.pages.shared import STATIC

from .conftest import World

FORMS = ("/gui-y-kien/", "/dang-ky/", "/tra-cuu/")


def test_read_only_pages_are_marked_and_set_no_cookie(world: World, visitor: Client) -> None:
    for address in world.open_pages():
        response = visitor.get(address)
        kept = response.headers.get("X-Open-Record") == "1"
        assert kept == (address != "/" and not address.endswith(FORMS) and "?" not in address), address
        if not address.endswith(FORMS):
            assert response.cookies == {}, address


def test_a_dialogue_under_another_communes_address_is_not_found(world: World, visitor: Client) -> None:
    given.a_commune("Nà Lốc", "na-loc")
    for inside in (
        "",
        "lich.ics",
        "so-ghi-nhan/",
        "hoi-truong/",
        "dang-ky/",
        "van-ban/01-kh-ubnd.pdf",
        "van-ban/chu-to/01-kh-ubnd.pdf",
        "niem-yet/ket-qua.pdf",
    ):
        there = world.page.replace(world.commune.slug, "na-loc", 1)
        assert visitor.get(f"{there}{inside}").status_code == 404, inside


def test_a_plan_still_being_written_is_nobodys_business(commune, ba_lan, visitor: Client) -> None:
    dialogue = given.a_dialogue(commune, ba_lan)
    assert visitor.get(f"/xa/{commune.slug}/doi-thoai/{dialogue.slug}/").status_code == 404
    assert dialogue.title not in visitor.get(f"/xa/{commune.slug}/").content.decode()


@pytest.mark.parametrize("name", ["01-kh-ubnd", "01-tb-ubnd", "02-tb-ubnd"])
def test_public_papers_are_pdf(world: World, visitor: Client, name: str) -> None:
    plain, large = (visitor.get(f"{world.page}van-ban/{where}{name}.pdf") for where in ("", "chu-to/"))
    assert plain.content.startswith(b"%PDF")
    assert large.content.startswith(b"%PDF")
    assert plain.content != large.content
    assert "chu-to" in large.headers["Content-Disposition"]
    assert f"van-ban/chu-to/{name}.pdf" in visitor.get(world.page).content.decode()


@pytest.mark.parametrize("name", ["01-ubnd-vp", "99-kh-ubnd"])
def test_replies_and_unknown_papers_are_not_public(world: World, visitor: Client, name: str) -> None:
    assert visitor.get(f"{world.page}van-ban/{name}.pdf").status_code == 404


def test_search_finds_without_accents(world: World, visitor: Client) -> None:
    found, nothing = (visitor.get(f"{world.home}hoi-dap/?tim={each}") for each in ("muong vo", "xe bus"))
    assert "Tìm thấy 1 câu." in found.content.decode()
    assert "Tìm thấy 0 câu." in nothing.content.decode()


def test_the_calendar_file_holds_the_hour_of_vietnam(world: World, visitor: Client) -> None:
    file = visitor.get(f"{world.page}lich.ics").content.decode()
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20260618T080000" in file
    assert f"UID:{world.commune.slug}.{world.dialogue.slug}@doi-thoai" in file
    assert "BEGIN:VALARM" in file


def test_all_sittings_of_a_commune_can_be_followed(world: World, visitor: Client) -> None:
    address = f"{world.home}lich.ics"
    assert f'href="{address}"' in visitor.get(world.home).content.decode()
    answer = visitor.get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert f"UID:{world.commune.slug}.{world.dialogue.slug}@doi-thoai" in answer.content.decode()
    other = given.a_commune("Nà Lốc", "na-loc")
    assert "BEGIN:VEVENT" not in visitor.get(f"/xa/{other.slug}/lich.ics").content.decode()


def test_the_register_has_a_line_for_every_opinion_even_the_diverted(world: World, visitor: Client) -> None:
    shown = visitor.get(f"{world.page}so-ghi-nhan/").content.decode()
    for opinion in (world.asked, world.same, world.complaint, world.denunciation):
        assert f"<code>{opinion.code[:3]}•••</code>" in shown
    assert "Tất cả: <b>4</b> ý kiến." in shown
    assert re.search(r"<code>[0-9a-f]{64}</code>", shown)


def test_english_pages_link_to_english_pages_and_back(world: World, visitor: Client) -> None:
    assert f'href="/en{world.home}"' in visitor.get("/en/").content.decode()
    shown = visitor.get(f"/en{world.home}").content.decode()
    assert "Send an opinion" in shown
    assert f'href="/en{world.page}"' in shown
    assert f'href="{world.home}" hreflang="vi"' in shown


@pytest.mark.parametrize("groups", [1, 3])
def test_one_question_or_three_cost_the_same(
    commune, ba_lan, visitor: Client, django_assert_num_queries, groups: int
) -> None:
    from doithoai.actions.opinions.confirm_mask import confirm_mask

    dialogue = given.an_open_dialogue(commune, ba_lan)
    for number in range(groups):
        group = given.a_group(commune, ba_lan, f"Đề nghị xã sửa đoạn đường số {number} qua thôn.")
        said = {"public_words": "Đề nghị xã sửa đường.", "because": "rút gọn cho dễ đọc"}
        confirm_mask(group.opinions.get(), by=ba_lan, at=given.BEFORE, **said)
    home = f"/xa/{commune.slug}/"
    page = f"{home}doi-thoai/{dialogue.slug}/"
    assert "Đề nghị xã sửa đường. (lược ghi: rút gọn cho dễ đọc)" in visitor.get(page).content.decode()
    for address, queries in ((home, 14), (page, 16), (f"{page}so-ghi-nhan/", 16), (f"{home}hoi-dap/", 7)):
        with django_assert_num_queries(queries):
            assert visitor.get(address).status_code == 200


def test_a_first_visit_is_small(world: World, visitor: Client) -> None:
    """45 kB in five requests: the page, one style sheet, two fonts, one file of drawings."""
    page = visitor.get(world.home).content.decode()
    asked_for = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page))
    assert {each.rsplit("/")[-1].split(".")[0] for each in asked_for} == {
        "public", "icons", "be-vietnam-pro-400"
    }  # fmt: skip
    size = len(gzip.compress(page.encode()))
    for name in (
        "public.css",
        "icons.svg",
        "fonts/be-vietnam-pro-400.woff2",
        "fonts/be-vietnam-pro-700.woff2",
    ):
        data = (STATIC / name).read_bytes()
        size += len(data) if name.endswith("woff2") else len(gzip.compress(data))
    assert size <= 45_000


def test_the_hall_on_a_phone_names_nobody(commune, ba_lan, visitor: Client) -> None:
    from doithoai.actions.conference.call_speaker import call_speaker
    from doithoai.actions.invitations.register_to_speak import register_to_speak

    dialogue = given.a_dialogue_in_session(commune, ba_lan)
    hamlet = given.Hamlet.objects.get(name="thôn Bãi Cát")
    for name in ("Vàng Thị Súa", "Lò Văn Ính"):
        register_to_speak(dialogue, by=given.ong_ba(commune), at=given.ON_THE_DAY, name=name, hamlet=hamlet)
    call_speaker(dialogue.speakers.first(), by=ba_lan, at=given.ON_THE_DAY)
    shown = visitor.get(f"/xa/{commune.slug}/doi-thoai/{dialogue.slug}/hoi-truong/").content.decode()
    assert "Người thứ 1 – thôn Bãi Cát" in shown
    assert "Đang chờ: 1 người" in shown
    assert "Súa" not in shown
    assert "Ính" not in shown


def test_a_commune_with_nothing_yet_still_has_a_page(visitor: Client, db) -> None:
    empty = given.a_commune("Mới Lập", "moi-lap")
    with serving(empty):
        pass
    shown = visitor.get("/xa/moi-lap/").content.decode()
    assert "Chưa có lịch buổi tới" in shown
    assert visitor.get("/xa/khong-co/").status_code == 404


def test_nothing_is_posted_before_the_sitting_nor_under_another_name(
    commune, ba_lan, visitor: Client
) -> None:
    opened = given.an_open_dialogue(commune, ba_lan)
    at = f"/xa/{commune.slug}/doi-thoai/{opened.slug}/"
    assert "niem-yet/" not in visitor.get(at).content.decode()
    for name in ("ket-qua", "chu-to/ket-qua", "bang-tong-hop", "diem-danh"):
        assert visitor.get(f"{at}niem-yet/{name}.pdf").status_code == 404
    open_conference(opened, by=ba_lan, at=given.ON_THE_DAY)
    assert f"{at}niem-yet/ket-qua.pdf" in visitor.get(at).content.decode()
    large = visitor.get(f"{at}niem-yet/chu-to/ket-qua.pdf")
    assert large.content.startswith(b"%PDF")
    assert "chu-to" in large.headers["Content-Disposition"]
    assert visitor.get(f"{at}niem-yet/diem-danh.pdf").status_code == 404


def test_a_slip_not_typed_in_yet_is_told_apart_from_a_wrong_code(commune, ba_lan, visitor: Client) -> None:
    slip = print_slips(
        given.an_open_dialogue(commune, ba_lan), by=ba_lan, at=given.BEFORE, count=1
    ).slips.get()
    waits = visitor.get(f"/tra-cuu/{slip.code}/")
    assert waits.status_code == 404
    assert "chưa được nhập. Xin gửi phiếu" in waits.content.decode()
    assert "has not been typed in yet" in visitor.get(f"/en/tra-cuu/{slip.code}/").content.decode()
    enter_opinion(commune, by=ba_lan, words="Đường vào bản lầy lội.", slip=slip.code)
    assert visitor.get(f"/tra-cuu/{slip.code}/").status_code == 200
