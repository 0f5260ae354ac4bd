"""Who asked to be forgotten leaves what officials wrote, and nobody else does."""

import pytest

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.acknowledge_emergency import acknowledge_emergency
from doithoai.actions.opinions.answer_data_right import answer_data_right
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.raise_emergency import raise_emergency
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.actions.sweeping import cover_person, telling
from doithoai.models import (
    DataRequest,
    Emergency,
    Invitation,
    Message,
    Opinion,
    Outcome,
    Paper,
    Preparation,
)
from doithoai.rules.nameless import NAMELESS
from tests import given
from tests.actions.refusals import everything

WHO = {
    "author": "Mùa A Dính",
    "contact": "0912 777 551",
    "guardian": "Giàng Thị Cở",
    "guardian_contact": "0987 111 222",
}
TOLD_BY = (
    "Mùa A Dính",
    "mua a dinh",
    "0912 777 551",
    "0912777551",
    "Giàng Thị Cở",
    "0987 111 222",
    "0987.111.222",
)


@pytest.fixture
def opinion(commune, dialogue, ba_lan) -> Opinion:
    made = given.an_opinion(
        commune, "Đường vào xóm lầy lội, mong xã sửa.", child=True, guardian_agrees=True, **WHO
    )
    given.classify_opinion(made, by=ba_lan, field="giao_thong", urgency="cao", competence="xã")
    return made


def erased(opinion: Opinion, ong_ba, ba_lan, answer: str = "Đã xóa.") -> DataRequest:
    asked = request_data_right(opinion, by=ong_ba, kind="erase")
    return answer_data_right(asked, by=ba_lan, granted=True, answer=answer)


def test_name_and_number_leave_what_officials_wrote_about_it(opinion, ong_ba, ba_lan):
    bell = raise_emergency(opinion, by=ba_lan)
    acknowledge_emergency(
        bell, by=ba_lan, doing="đã gọi anh Mùa A Dính +84912777551 và mẹ Giàng Thị Cở 0987.111.222"
    )
    due = given.HELD_ON
    work = assign_preparation(opinion.group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=due)
    draft_answer(
        work, by=given.ong_tu(opinion.commune), answer="Kính gửi ông mùa a dính: xã sẽ sửa đường trong quý I."
    )
    told = erased(opinion, ong_ba, ba_lan, answer="Đã xóa dữ liệu của Mùa A Dính.")
    assert Emergency.objects.get().doing == f"đã gọi anh {NAMELESS} {NAMELESS} và mẹ {NAMELESS} {NAMELESS}"
    assert Preparation.objects.get().answer == f"Kính gửi ông {NAMELESS}: xã sẽ sửa đường trong quý I."
    assert told.answer == f"Đã xóa dữ liệu của {NAMELESS}."
    assert not [each for each in TOLD_BY if each in str(everything())]


def test_a_notice_stays_without_the_name_and_lists_of_people_are_left_alone(
    commune, dialogue, opinion, ong_ba, ba_lan
):
    Message.objects.create(text="Mùa A Dính đã gọi lại.", role="clerk", at=given.BEFORE)
    guest = given.a_guest(dialogue, ba_lan, name="Mùa A Dính")
    cover_person(telling([opinion]))
    assert Message.objects.get(text__startswith=NAMELESS).text == f"{NAMELESS} đã gọi lại."
    assert Invitation.objects.get(pk=guest.pk).name == "Mùa A Dính"


def test_what_others_read_of_a_conclusion_never_names_whoever_was_forgotten(commune, ba_lan, ong_ba):
    """In public its names are covered by those that are known; the one that was erased is known no more."""
    dialogue = given.a_dialogue_in_session(commune, ba_lan)
    opinion = enter_opinion(
        commune, by=ba_lan, at=given.ON_THE_DAY, words="Đường vào xóm lầy lội.", author="Mùa A Dính",
        channel="hall", dialogue=dialogue,
    )  # fmt: skip
    record_outcome(
        opinion.group,
        by=ba_lan,
        at=given.ON_THE_DAY,
        kind=Outcome.Kind.ANSWERED,
        answer="Mời ông Mùa A Dính tới.",
    )
    close_conference(dialogue, by=ba_lan, at=given.AFTER)
    paper = issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    erased(opinion, ong_ba, ba_lan)
    assert "Mùa A Dính" not in str(Paper.objects.get(pk=paper.pk).facts)
    assert Outcome.objects.get(group=opinion.group).answer == f"Mời ông {NAMELESS} tới."


@pytest.mark.parametrize(
    ("given_as", "means"),
    [
        ({"author": "Ba", "contact": "Cạnh trường thôn Đồng Mới"}, set()),
        ({"author": "Anh Ba"}, set()),
        ({"author": "Bà con thôn Đồng Mới"}, set()),
        (
            {"author": "bà Trần Thị Lan", "contact": "0912 777 551"},
            {"0912 777 551"},
        ),  # the clerk is called so
        ({"author": "chị Lò Thị Mây", "contact": "mua@thu.vn"}, {"Lò Thị Mây", "mua@thu.vn"}),
    ],
)
def test_a_given_name_an_official_and_a_place_do_not_mean_one_person(commune, ba_lan, given_as, means):
    assert telling([Opinion(**given_as)]) == means
