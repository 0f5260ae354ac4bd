"""The numbers of a report: counted from the record, each with what stands behind it, and nobody named."""

from datetime import date, datetime

import pytest

from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import Hamlet
from doithoai.models.clock import clock_at
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.drafts import draft
from tests import given
from tests.actions.replies.test_send_petition import SAID as PETITION


@pytest.fixture
def assignment(commune, ba_lan):
    with clock_at(given.AFTER):
        yield given.an_assignment(commune, ba_lan)


def report(assignment):
    return draft("report", assignment.dialogue)


def numbers(counts) -> dict[str, str]:
    return {each.name: each.value for each in counts}


def test_opinions_by_hamlet_and_channel(assignment):
    opinion = assignment.group.opinions.get()
    opinion.hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    opinion.save()
    made = report(assignment)
    assert numbers(made.by_hamlet) == {"thôn Đồng Mới": "01"}
    assert numbers(made.by_channel) == {"Trang công khai": "01"}


def test_what_is_open_says_why_and_is_late_only_when_it_is(assignment):
    assert report(assignment).unresolved == (
        "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa: Phòng Kinh tế trả lời trước 09/7/2026",
    )
    with clock_at(datetime(2026, 7, 13, 9, 0)):
        made = report(assignment)
    assert made.unresolved[0].endswith("quá hạn 04 ngày")
    assert made.weaknesses == ("Còn 01 nội dung trả lời quá hạn",)
    assert numbers(made.replies)["Trả lời đúng hạn"] == "00/01 (0,0%)"
    assert made.matters[0].outcome == "Quá hạn, chưa trả lời"


def test_on_time_is_counted_among_what_is_decided_and_the_letter_is_named(commune, ba_lan, assignment):
    given.a_reply(commune, ba_lan, assignment)
    made = report(assignment)
    assert numbers(made.replies)["Trả lời đúng hạn"] == "01/01 (100,0%)"
    assert (made.matters[0].outcome, made.matters[0].reply) == ("Đã trả lời", "01/UBND-VP")
    assert made.unresolved == ()
    assert "Nội dung chưa giải quyết xong" not in text_of(made.content())


def test_what_waits_for_a_superior_says_so(assignment, ba_lan):
    send_petition(assignment.dialogue, by=ba_lan, assignments=[assignment], **PETITION)
    made = report(assignment)
    assert made.unresolved[0].endswith("chờ Sở Nông nghiệp và Môi trường tỉnh Mường Xa trả lời kiến nghị")
    assert numbers(made.replies)["Công văn kiến nghị đã gửi"] == "01"


def test_the_dialogue_before_is_told_of(commune, ba_lan, assignment):
    given.a_reply(commune, ba_lan, assignment)
    later = given.an_open_dialogue(commune, ba_lan, held_on=date(2026, 10, 1))
    assert draft("report", later).previous == (
        "Hội nghị ngày 18/6/2026: đã trả lời 01/01 nội dung giao (100,0%)",
    )


def test_nobody_is_named_in_it(assignment):
    group = assignment.group
    group.question = "Tôi là Lê Văn Ba, gọi 0912000111, đề nghị sửa mương"
    group.save()
    text = text_of(report(assignment).content())
    assert "Lê Văn Ba" not in text
    assert "0912000111" not in text
