"""What the Front collected: by organisation, field and hamlet, and what became of each."""

from datetime import date, datetime

import pytest

from doithoai.actions.bringing import collector_of
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.replies.send_reply import send_reply
from doithoai.models import Body, Dialogue, Hamlet, Opinion
from doithoai.models.clock import clock_at
from doithoai.outputs.papers.content import text_of
from doithoai.outputs.sheets import Asked
from doithoai.outputs.sheets.front_digest import front_digest, lines_of
from doithoai.rules.codes import short_code
from tests import given

SAID = {
    "mương": ("Mương vỡ ở đầu làng.", "thuy_loi"),
    "cầu": ("Cầu treo hỏng ván.", "giao_thong"),
    "loa": ("Loa truyền thanh rè.", "van_hoa"),
    "chợ": ("Rác chợ chưa thu.", "moi_truong"),
}


@pytest.fixture
def told(commune, ba_lan) -> Dialogue:
    """Four of the Front's matters: answered by letter, late, answered in the hall, and one to a union's name."""
    women = Body.objects.filter(kind=Body.Kind.UNION).first()
    hoa = given.ong_hoa(commune)
    dialogue = given.an_open_dialogue(commune, ba_lan)
    web = given.a_group(commune, ba_lan)  # not the Front's
    place, found = Hamlet.objects.first(), {}
    for name, (said, field) in SAID.items():
        body = women if name == "chợ" else None
        opinion = enter_opinion(
            commune,
            by=hoa,
            at=given.BEFORE,
            words=said,
            author="Vàng Thị Súa",
            hamlet=place,
            collected_by=body,
        )
        found[name] = classify_opinion(
            opinion, by=ba_lan, at=given.BEFORE, field=field, urgency="cao", competence="xã"
        )
    gone = enter_opinion(commune, by=hoa, at=given.BEFORE, words="Tôi khiếu nại quyết định số 15.")
    divert_opinion(gone, by=ba_lan, at=given.BEFORE, kind="complaint", to="Thanh tra")
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(web, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    for name in ("mương", "cầu", "chợ"):
        record_outcome(
            found[name].group,
            by=ba_lan,
            at=given.ON_THE_DAY,
            kind="assigned",
            body=given.body("Phòng Kinh tế"),
        )
    record_outcome(found["loa"].group, by=ba_lan, at=given.ON_THE_DAY, kind="answered", answer="Đã thay loa.")
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    send_reply(
        found["mương"].group.assignments.get(),
        by=ba_lan,
        at=given.moment(datetime(2026, 6, 26, 9, 0)),
        text=given.REPLY,
    )
    return Dialogue.objects.get(pk=dialogue.pk)


def test_each_with_what_became_of_it(told):
    lines = {each.words: each for each in lines_of(told, date(2026, 8, 1))}
    assert {said: each.stands for said, each in lines.items()} == {
        "Mương vỡ ở đầu làng.": "xong",
        "Cầu treo hỏng ván.": "qua_han",
        "Loa truyền thanh rè.": "xong",
        "Rác chợ chưa thu.": "qua_han",
    }
    assert "trả lời ngày 26/06/2026" in lines["Mương vỡ ở đầu làng."].became
    assert "quá hạn" in lines["Cầu treo hỏng ván."].became
    assert lines["Loa truyền thanh rè."].became == "Đã trả lời tại hội nghị"
    assert {each.stands for each in lines_of(told, date(2026, 7, 1))} == {"xong", "cho"}


def test_it_adds_up_and_names_each_organisation(told):
    with clock_at(datetime(2026, 8, 1, 9, 0)):
        digest = front_digest(told, Asked())
    assert sum(many.total() for _, many in digest.by_organisation) == len(digest.lines) == 4
    assert sum(many.total() for _, many in digest.by_field) == 4
    said = text_of(digest.content())
    assert "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM" in said
    assert "Hội Liên hiệp Phụ nữ xã" in said
    assert "khiếu nại quyết định" not in said
    assert "Vàng Thị Súa" not in said
    code = Opinion.objects.get(words="Loa truyền thanh rè.").code
    assert short_code(code) in said
    assert code not in said


def test_whose_it_is_follows_from_the_account(commune, ba_lan):
    hoa = given.ong_hoa(commune)
    assert collector_of(hoa).kind == Body.Kind.FRONT
    assert collector_of(ba_lan) is None
    youth = Body.objects.get(name__startswith="Đoàn Thanh niên")
    bi_thu = given.a_person(commune, "doan", "Lò Văn Đoàn", given.Role.FRONT, body=youth)
    assert collector_of(bi_thu) == youth


def test_as_many_queries_for_one_as_for_four(told, django_assert_num_queries):
    few = Dialogue.objects.get(pk=told.pk)
    with django_assert_num_queries(4):
        lines_of(few, date(2026, 8, 1))
