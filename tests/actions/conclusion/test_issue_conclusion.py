"""The conclusion: whatever was not answered on the spot is somebody's, by a date."""

import re
from datetime import date

import pytest

from doithoai.actions.conclusion.issue_conclusion import ELSEWHERE, issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.holding import KEPT, hold_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Assignment, Dialogue, Duty, Message, OpinionGroup
from doithoai.models.clock import clock_at, now
from doithoai.models.reading import read_by
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ON = given.AFTER.date()


def sitting(commune, by, *kinds: str, **plan) -> Dialogue:
    """A sitting that is over, one decided group for each kind ("" is left undecided)."""
    dialogue = given.an_open_dialogue(commune, by, **plan)
    groups = [
        given.a_group(commune, by, f"Việc thứ {number} của thôn.") for number in range(1, len(kinds) + 1)
    ]
    open_conference(dialogue, by=by, at=given.ON_THE_DAY)
    for group, kind in zip(groups, kinds, strict=True):
        if kind:
            said = "Đã sửa xong sáng nay." if kind == "answered" else ""
            record_outcome(
                group, by=by, at=given.ON_THE_DAY, kind=kind, body=given.body("Phòng Kinh tế"), answer=said
            )
    return close_conference(dialogue, by=by, at=given.ON_THE_DAY)


def test_all_but_what_was_answered_is_assigned(commune, ba_lan, ong_tu):
    dialogue = sitting(commune, ba_lan, "answered", "assigned", "noted", "escalated")
    paper = issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=ON)
    assert (paper.code, dialogue.stage) == ("01/TB-UBND", Stage.FOLLOW_UP)
    owed = Assignment.objects.order_by("group__number")
    assert [(each.group.number, each.escalated) for each in owed] == [(2, False), (3, False), (4, True)]
    assert {each.due_on for each in owed} == {date(2026, 7, 9)}
    assert Message.objects.unread_by(ong_tu).count() == 3


def test_what_was_only_noted_goes_to_the_office_when_nobody_was_named(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=ON)
    assert Assignment.objects.get().body.kind == "van_phong"


def test_no_opinion_is_left_out(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "answered", "", "")
    sentence = refused_beforehand(issue_conclusion, dialogue, by=ba_lan)
    assert sentence.startswith("Còn 2 nhóm ý kiến chưa có kết quả (nhóm 2, 3).")


def test_nor_one_that_nobody_has_sorted(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    assert refused_beforehand(issue_conclusion, dialogue, by=ba_lan).startswith(
        "Còn 1 ý kiến chưa phân loại."
    )


@pytest.mark.parametrize(
    ("beside", "says"),
    [(0, "Còn 1 tin đang nghi ngờ."), (1, "Còn 2 ý kiến chưa phân loại, trong đó 1 tin đang nghi ngờ.")],
)
def test_nor_one_that_is_doubted_and_nobody_has_looked_at(commune, ba_lan, beside, says):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune, doubt="Gửi dồn dập")
    for _ in range(beside):
        given.an_opinion(commune)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    assert refused_beforehand(issue_conclusion, dialogue, by=ba_lan).startswith(says)


def test_an_accused_clerk_is_not_told_that_one_is_about_them_and_issues_nothing_over_it(commune, ba_lan):
    """What they are told is what everybody is told while a colleague has some opinion open."""
    tiep = given.a_person(commune, "tiep", "Sùng Thị Tiếp", Role.RECEPTION)
    binh = given.ong_binh(commune)
    dialogue = given.an_open_dialogue(commune, ba_lan)
    plain = given.a_group(commune, ba_lan, "Mương thôn Đồng Mới bị vỡ.")
    kept = given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.")
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(plain, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    said = refused(issue_conclusion, dialogue, by=ba_lan, at=given.AFTER, issued_on=ON)
    with read_by(ba_lan):
        assert issue_conclusion.refusal(dialogue, by=ba_lan) == said == ELSEWHERE
    assert not re.search(r"\d", said)
    assert issue_conclusion.refusal(dialogue, by=binh).startswith("Còn 1 ý kiến chưa phân loại.")
    divert_opinion(kept, by=tiep, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND)
    assert issue_conclusion.refusal(dialogue, by=ba_lan) is None
    hold_opinion(plain.opinions.get(), by=tiep, at=now())
    assert issue_conclusion.refusal(dialogue, by=ba_lan) == ELSEWHERE
    with clock_at(now() + KEPT):
        assert issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=ON).code


def test_of_several_only_those_are_counted_that_may_be_seen(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune)
    given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.")
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    assert refused_beforehand(issue_conclusion, dialogue, by=ba_lan).startswith("Còn 1 ý kiến")


def test_whoever_has_one_open_themselves_may_issue(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "assigned")
    hold_opinion(OpinionGroup.objects.get().opinions.get(), by=ba_lan, at=now())
    assert issue_conclusion.refusal(dialogue, by=ba_lan) is None


def test_answered_without_an_answer_is_not_answered(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "")
    record_outcome(OpinionGroup.objects.get(), by=ba_lan, at=given.ON_THE_DAY, kind="answered")
    assert refused_beforehand(issue_conclusion, dialogue, by=ba_lan).startswith("Nhóm 1 ghi là đã trả lời")


def test_where_the_regulation_sets_no_number_the_chair_does(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "assigned", regulation="law_2025_72")
    at = given.AFTER
    assert refused(issue_conclusion, dialogue, by=ba_lan, at=at, issued_on=ON).startswith(
        "Quy chế đang áp dụng"
    )
    assert refused(issue_conclusion, dialogue, by=ba_lan, at=at, issued_on=ON, reply_days=61)
    issue_conclusion(dialogue, by=ba_lan, at=at, issued_on=ON, reply_days=10)
    owed = Assignment.objects.get()
    assert owed.due_on == date(2026, 7, 6)
    assert "người chủ trì ấn định 10 ngày làm việc" in owed.due_because


def test_the_chair_may_count_in_calendar_days_too(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "assigned", regulation="law_2025_72")
    said = {"by": ba_lan, "at": given.AFTER, "issued_on": ON, "reply_days": 10}
    assert refused(issue_conclusion, dialogue, **said, reply_unit="moon").startswith("Xin chọn ngày làm việc")
    issue_conclusion(dialogue, **said, reply_unit="calendar")
    owed = Assignment.objects.get()
    assert owed.due_on == date(2026, 7, 2)
    assert "người chủ trì ấn định 10 ngày kể từ" in owed.due_because
    assert (owed.dialogue.reply_days, owed.dialogue.reply_days_unit) == (10, "calendar")


def test_not_before_the_sitting(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "assigned")
    sentence = refused(
        issue_conclusion, dialogue, by=ba_lan, at=given.ON_THE_DAY, issued_on=date(2026, 6, 17)
    )
    assert sentence == "Kết luận không thể ban hành trước ngày họp 18/06/2026."


def test_two_tabs_one_conclusion(commune, ba_lan, ong_binh):
    dialogue = sitting(commune, ba_lan, "assigned")
    other_tab = Dialogue.objects.get(pk=dialogue.pk)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=ON)
    sentence = refused(issue_conclusion, other_tab, by=ong_binh, at=given.AFTER, issued_on=ON)
    assert sentence == not_during(issue_conclusion, Stage.FOLLOW_UP)
    assert Assignment.objects.count() == 1


def test_ong_nam_may_not(commune, ba_lan, ong_nam):
    assert refused_beforehand(issue_conclusion, sitting(commune, ba_lan), by=ong_nam) == STRANGER


def test_the_secretary_may_not(commune, ba_lan, co_thu):
    assert refused_beforehand(issue_conclusion, sitting(commune, ba_lan), by=co_thu) == only_for(
        issue_conclusion
    )


def test_one_notice_closes_the_usual_and_the_longer_term(commune, ba_lan):
    dialogue = sitting(commune, ba_lan, "answered", regulation="youth")
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=ON, reply_days=10)
    closed = Duty.objects.filter(dialogue=dialogue, key__startswith="conclusion").values_list("key", "proof")
    assert set(closed) == {
        ("conclusion", "Thông báo số 01/TB-UBND"),
        ("conclusion.complex", "Thông báo số 01/TB-UBND"),
    }
