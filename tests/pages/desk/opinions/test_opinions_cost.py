"""The list of opinions asks the database as often for thirty of every kind as for ten."""

import pytest

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Dialogue, Opinion
from doithoai.outputs.open_record.sending import DOUBT
from tests import given
from tests.actions.opinions import earlier
from tests.pages.desk.conftest import cost

CANAL, ROAD = "Mương thôn Đồng Mới bị vỡ.", "Đường vào trường lầy lội, xin rải đá."
SHIELDED = "Cán bộ Phòng Kinh tế có thái độ quát mắng tôi, đòi tiền mới làm."


@pytest.fixture
def people(commune, ba_lan):
    return {
        "lan": ba_lan, "binh": given.ong_binh(commune), "thu": given.co_thu(commune), "tu": given.ong_tu(commune),
        "mai": given.ba_mai(commune), "hoa": given.ong_hoa(commune),
    }  # fmt: skip


def some_of_every_kind(commune, people, turn: int) -> None:
    """Ten or so: new, doubted and set aside, shielded, split, merged, diverted, purged, brought by the Front and the hamlet."""
    lan, named = people["lan"], {"author": f"Lê Văn {turn}", "contact": f"09120001{turn:02}"}
    hamlets = list(given.Hamlet.objects.all())
    said = lambda words, **more: given.an_opinion(  # noqa: E731
        commune, f"{words} Lần {turn}.", **{"hamlet": hamlets[turn % len(hamlets)], **named, **more}
    )
    said("Nước sinh hoạt bị đục.")
    aside = said("Mua hàng giá rẻ.", doubt=DOUBT)
    judge_doubts(commune, by=lan, opinions=[aside.pk], real=False)
    said("Bấm vào đây để nhận quà.", doubt=DOUBT)
    shielded = said(SHIELDED)
    given.classify_opinion(
        shielded, by=lan, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True
    )
    group = given.a_group(commune, lan, f"{CANAL} Lần {turn}.", **named)
    merge_opinions(group, by=lan, opinions=[said("Tôi cũng thấy mương vỡ.")])
    both = said(f"{CANAL} {ROAD}")
    split_opinion(both, by=lan, begins=[len(CANAL) + 1])
    for part in both.parts.all():
        given.classify_opinion(part, by=lan, field="giao_thong", urgency="cao", competence="xã")
    confirm_mask(both.parts.first(), by=lan, public_words=both.parts.first().words)
    divert_opinion(said("Tôi khiếu nại quyết định."), by=lan, kind="complaint", to="Thanh tra")
    divert_opinion(
        said("Tố cáo cán bộ nhận tiền."),
        by=lan,
        kind="denunciation",
        to="Công an xã",
        otherwise=given.BY_HAND,
    )
    for who in ("hoa", "mai"):
        enter_opinion(
            commune,
            by=people[who],
            at=given.BEFORE,
            words=f"Đèn đường thôn tối {who} {turn}.",
            author="Vàng Thị Súa",
        )


def the_hall_decides(commune, people, dialogue: Dialogue, groups: list) -> None:
    lan = people["lan"]
    open_conference(dialogue, by=lan, at=given.ON_THE_DAY)
    kinds = [
        {"kind": "assigned", "body": given.body("Phòng Kinh tế")},
        {"kind": "answered", "answer": "Sửa."},
        {"kind": "noted"},
    ]
    for place, group in enumerate(groups):
        record_outcome(group, by=lan, at=given.ON_THE_DAY, **kinds[place % 3])
    close_conference(dialogue, by=lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=lan, at=given.AFTER, issued_on=given.AFTER.date())


def pages(dialogue: Dialogue) -> list[str]:
    whole, one = "/y-kien/", f"/doi-thoai/{dialogue.pk}/y-kien/"
    asked = (
        "",
        "?q=muong",
        "?trang_thai=da_phan_loai",
        "?xep=thon",
        "?xep=linh_vuc",
        "?thon=1",
        "?kenh=hamlet",
    )
    return [place + each for place in (whole, one) for each in asked]


def costs(people, signed_in, dialogue: Dialogue) -> dict[tuple[str, str], int]:
    browsers = {name: signed_in(name) for name in ("lan", "binh", "tu", "mai", "hoa")}
    return {
        (name, page): cost(browser, page) for name, browser in browsers.items() for page in pages(dialogue)
    }


def test_thirty_of_every_kind_cost_what_ten_cost(commune, people, signed_in, in_may) -> None:
    dialogue = given.an_open_dialogue(commune, people["lan"])
    some_of_every_kind(commune, people, 0)
    few = costs(people, signed_in, dialogue)
    for turn in (1, 2):
        some_of_every_kind(commune, people, turn)
    many = costs(people, signed_in, dialogue)
    assert Opinion.objects.count() > 30
    assert {key: (few[key], asked) for key, asked in many.items() if asked > few[key]} == {}


def test_decided_and_carried_over_they_cost_the_same(commune, people, signed_in, in_june) -> None:
    lan = people["lan"]
    first = given.an_open_dialogue(commune, lan)
    groups = [given.a_group(commune, lan, f"{CANAL} Đoạn {n}.", author=f"Lê Văn {n}") for n in range(6)]
    the_hall_decides(commune, people, first, groups)
    second = earlier.the_next(commune, lan)
    again = [given.a_group(commune, lan, f"Đoạn {n}: mương vẫn vỡ.") for n in range(4)]
    carry_over(second, by=lan, at=earlier.NEXT, groups=[groups[0].pk])
    link_matter(second, by=lan, at=earlier.NEXT, earlier=groups[1], opinions=[again[0].opinions.get().pk])
    few = costs(people, signed_in, second)
    carry_over(second, by=lan, at=earlier.NEXT, groups=[groups[3].pk])
    for place in (1, 2, 3):
        link_matter(
            second, by=lan, at=earlier.NEXT, earlier=groups[4], opinions=[again[place].opinions.get().pk]
        )
    many = costs(people, signed_in, second)
    assert {key: (few[key], asked) for key, asked in many.items() if asked > few[key]} == {}
