"""The chair's own words, written in two tabs at once."""

import pytest

from doithoai.actions.conclusion.draft_conclusion import draft_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.models import Conclusion, Dialogue
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def over(session, ba_lan) -> Dialogue:
    """The sitting is over, the conclusion not yet out."""
    return close_conference(session, by=ba_lan)


def test_the_words_are_kept(over, ong_binh):
    draft_conclusion(over, by=ong_binh, assessment="Hội nghị thẳng thắn.", monitor="Văn phòng", seen=0)
    kept = Conclusion.objects.get()
    assert (kept.assessment, kept.monitor, kept.revision) == ("Hội nghị thẳng thắn.", "Văn phòng", 1)


def test_the_second_tab_overwrites_nothing(over, ba_lan, ong_binh):
    draft_conclusion(over, by=ong_binh, assessment="Của ông Bình", monitor="", seen=0)
    sentence = refused(draft_conclusion, over, by=ba_lan, assessment="Của bà Lan", monitor="", seen=0)
    assert sentence.startswith("Dự thảo kết luận vừa được người khác sửa.")
    draft_conclusion(over, by=ba_lan, assessment="Của cả hai", monitor="", seen=1)
    assert Conclusion.objects.get().assessment == "Của cả hai"


def test_a_monitor_is_one_line(over, ba_lan):
    sentence = refused(draft_conclusion, over, by=ba_lan, assessment="", monitor="x" * 201, seen=0)
    assert sentence.startswith("Đơn vị theo dõi dài 201 ký tự")


def test_ong_nam_may_not(over, ong_nam):
    assert refused_beforehand(draft_conclusion, over, by=ong_nam) == STRANGER


def test_the_officer_may_not(over, ong_tu):
    assert refused_beforehand(draft_conclusion, over, by=ong_tu) == only_for(draft_conclusion)


def test_not_while_people_still_speak(session, ba_lan):
    assert refused_beforehand(draft_conclusion, session, by=ba_lan) == not_during(
        draft_conclusion, Stage.IN_SESSION
    )
