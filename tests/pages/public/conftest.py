"""A world with something to hide: each secret is planted where a person would have put it."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client

from doithoai.actions.conclusion.draft_conclusion import draft_conclusion
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.replies.send_reply import send_reply
from doithoai.models import Commune, Dialogue, Hamlet, Opinion, Outcome
from doithoai.models.clock import clock_at
from tests import given
from tests.remembered import remembered

AUTHOR, OTHER_AUTHOR, SPEAKER = "Lò Thị Bimật", "Cầm Văn Kínđáo", "Vàng A Giấu"
CONTACT = "0912 345 678"
UNCONFIRMED = "vườn nhãn sau nhà tôi ngập từ thángba"
COMPLAINT, DENUNCIATION = "khiếu nại quyết định thuhồi đất", "tố cáo ông Mỗ nhậntiền"
PRIVATE_HAMLET = "thôn Kínmít"
SECRETS = (
    AUTHOR, OTHER_AUTHOR, SPEAKER, "Giấu", CONTACT, "0912345678", UNCONFIRMED, "thángba", "thuhồi", "nhậntiền",
    PRIVATE_HAMLET,
)  # fmt: skip


@dataclass(frozen=True)
class World:
    commune: Commune
    dialogue: Dialogue
    asked: Opinion  # confirmed for the public, answered in writing
    same: Opinion  # in the same group, not confirmed
    complaint: Opinion
    denunciation: Opinion

    @property
    def home(self) -> str:
        return f"/xa/{self.commune.slug}/"

    @property
    def page(self) -> str:
        return f"{self.home}doi-thoai/{self.dialogue.slug}/"

    def open_pages(self) -> list[str]:
        """Every address everyone may open without a code."""
        names = ("01-kh-ubnd", "01-tb-ubnd", "02-tb-ubnd")
        papers = [f"van-ban/{large}{name}.pdf" for large in ("", "chu-to/") for name in names]
        inside = ["", "lich.ics", "so-ghi-nhan/", "hoi-truong/", "dang-ky/", "?tim=mương", *papers]
        inside += ["niem-yet/ket-qua.pdf", "niem-yet/chu-to/ket-qua.pdf", "niem-yet/bang-tong-hop.pdf"]
        return [
            "/", "/tra-cuu/", self.home, f"{self.home}lich.ics", f"{self.home}hoi-dap/",
            f"{self.home}hoi-dap/?tim=muong", f"{self.home}gui-y-kien/",
            f"{self.home}gui-y-kien/ma-qr.svg", f"{self.home}gui-y-kien/phieu-giay/",
            *(f"{self.page}{each}" for each in inside),
        ]  # fmt: skip


@pytest.fixture
@remembered
def world(commune, ba_lan) -> World:
    by = ba_lan
    secret_hamlet = given.hamlets(commune, PRIVATE_HAMLET)[0]
    dialogue = given.an_open_dialogue(commune, by)
    publish_notice(dialogue, by=by, at=given.BEFORE, issued_on=given.BEFORE.date())
    group = given.a_group(
        commune,
        by,
        f"Tôi là {AUTHOR}, số {CONTACT}. Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.",
        author=AUTHOR,
        contact=CONTACT,
        hamlet=secret_hamlet,
    )
    same = given.an_opinion(commune, f"Mương vỡ, {UNCONFIRMED}.", author=OTHER_AUTHOR, hamlet=secret_hamlet)
    merge_opinions(group, by=by, at=given.BEFORE, opinions=[same])
    asked = group.opinions.get(author=AUTHOR)
    confirm_mask(asked, by=by, at=given.BEFORE, public_words="[…] Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.")
    complaint = given.an_opinion(commune, f"Tôi {COMPLAINT}.", author=AUTHOR)
    divert_opinion(complaint, by=by, at=given.BEFORE, kind="complaint", to="Chủ tịch UBND")
    denunciation = given.an_opinion(commune, f"Tôi {DENUNCIATION}.", author=AUTHOR)
    divert_opinion(
        denunciation, by=by, at=given.BEFORE, kind="denunciation", to="Công an", otherwise=given.BY_HAND
    )
    register_to_speak(dialogue, by=given.ong_ba(commune), at=given.BEFORE, name=SPEAKER)
    open_conference(dialogue, by=by, at=given.ON_THE_DAY)
    record_outcome(
        group, by=by, at=given.ON_THE_DAY, kind=Outcome.Kind.ASSIGNED, body=given.body("Phòng Kinh tế")
    )
    close_conference(dialogue, by=by, at=given.ON_THE_DAY)
    draft_conclusion(
        dialogue,
        by=by,
        at=given.AFTER,
        assessment=f"Thẳng thắn; ghi nhận ông {AUTHOR}, số {CONTACT}.",
        monitor="Văn phòng",
        seen=0,
    )
    issue_conclusion(dialogue, by=by, at=given.AFTER, issued_on=given.AFTER.date())
    said = f"Ông bà {AUTHOR}, điện thoại {CONTACT}, và {OTHER_AUTHOR} nêu đúng; mã {same.code}. Mương được sửa xong trong tháng 7."
    send_reply(group.assignments.get(), by=by, at=given.AFTER, text=said)
    for each in (asked, same, complaint, denunciation, dialogue):
        each.refresh_from_db()
    return World(commune, dialogue, asked, same, complaint, denunciation)


@pytest.fixture(autouse=True)
def nothing_kept():
    """No page drawn for the world of another test."""
    cache.clear()


@pytest.fixture(autouse=True)
def after_the_day():
    with clock_at(given.AFTER):
        yield


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


def hamlet_of(commune: Commune) -> Hamlet:
    return Hamlet.objects.get(name="thôn Đồng Mới")
