"""What the chair reads: only promises of the same matter, and how much stands in no group yet."""

from datetime import date

import pytest

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.models import Dialogue, OpinionGroup
from doithoai.outputs.sheets.brief import chair_brief
from doithoai.outputs.sheets.occasion import Asked
from tests import given


@pytest.fixture
def earlier(commune, ba_lan) -> OpinionGroup:
    """A hanging bridge that was promised in June."""
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan, "Cầu treo bản Bến Đá mục ván, đề nghị xã sửa.")
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế"))
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    return group


@pytest.fixture
def later(commune, ba_lan, earlier) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan, held_on=date(2027, 6, 17))


def test_another_matter_of_the_same_place_is_no_promise(commune, ba_lan, later):
    given.a_group(commune, ba_lan, "Cầu treo bản Bến Đá: đề nghị xã làm thêm đường lên cầu cho xe máy.")
    (matter,) = chair_brief(later, Asked()).matters
    assert matter.promises == ()


def test_what_a_person_said_to_be_the_same_is_one(commune, ba_lan, earlier, later):
    group = given.a_group(commune, ba_lan, "Cầu treo Bến Đá vẫn mục ván.")
    link_matter(later, by=ba_lan, opinions=[group.opinions.get().pk], earlier=earlier)
    (matter,) = chair_brief(later, Asked()).matters
    (promise,) = matter.promises
    assert "Cầu treo bản Bến Đá mục ván" in promise
    assert "Phòng Kinh tế hẹn" in promise
    assert "chưa trả lời" in promise


def test_what_is_in_no_group_yet_is_told(commune, ba_lan, later):
    given.a_group(commune, ba_lan, "Mương thôn Đồng Mới bị vỡ.")
    assert "chưa vào nhóm nào" not in str(chair_brief(later, Asked()).content())
    for number in range(2):
        given.an_opinion(commune, f"Trạm biến áp số {number} quá tải.")
    said = str(chair_brief(later, Asked()).content())
    assert "03 ý kiến, gộp thành 01 nhóm; còn 02 nội dung chưa phân loại" in said


def test_what_is_kept_from_somebody_is_not_counted_before_the_chair(commune, ba_lan, later):
    given.an_opinion(commune, "Trạm biến áp quá tải.")
    before = str(chair_brief(later, Asked()).content())
    assert given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.").guarded
    assert str(chair_brief(later, Asked()).content()) == before
