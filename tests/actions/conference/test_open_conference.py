"""Eight o'clock; the hall is full."""

from datetime import timedelta

from doithoai.actions.conference.admit_walk_in import admit_walk_in
from doithoai.actions.conference.open_conference import open_conference
from doithoai.models import Dialogue, Duty, MinutesEntry
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_the_minutes_begin_with_the_hour_and_the_heads(dialogue, co_thu):
    for name in ("Lê Văn Ba", "Vàng Thị Súa", "Lò Thị Mây"):
        admit_walk_in(dialogue, by=co_thu, name=name)
    open_conference(dialogue, by=co_thu, at=given.ON_THE_DAY)
    assert (dialogue.stage, dialogue.opened_at) == (Stage.IN_SESSION, given.ON_THE_DAY)
    line = MinutesEntry.objects.get()
    assert (line.part, line.at, line.by) == ("opening", given.ON_THE_DAY, "Hoàng Anh Thư")
    assert line.words == "Khai mạc hội nghị; có mặt 03 người."


def test_a_sitting_of_no_fixed_day_is_held_today(commune, ba_lan):
    vague = given.an_open_dialogue(commune, ba_lan, held_on=None, time_words="Quý II năm 2026")
    open_conference(vague, by=ba_lan, at=given.ON_THE_DAY)
    assert vague.held_on == given.HELD_ON


def test_a_sitting_opened_on_another_day_was_held_on_that_day_and_its_dates_follow(dialogue, ba_lan):
    owed = Duty.objects.get(dialogue=dialogue, key="conclusion").due_on
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY - timedelta(days=7))
    assert dialogue.held_on == given.HELD_ON - timedelta(days=7)
    assert Duty.objects.get(dialogue=dialogue, key="conclusion").due_on < owed


def test_it_is_opened_once(dialogue, ba_lan, co_thu):
    other_tab = Dialogue.objects.get(pk=dialogue.pk)
    open_conference(dialogue, by=ba_lan)
    assert refused(open_conference, other_tab, by=co_thu) == not_during(open_conference, Stage.IN_SESSION)
    assert MinutesEntry.objects.count() == 1


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(open_conference, dialogue, by=ong_nam) == STRANGER


def test_the_front_may_not(dialogue, ong_hoa):
    assert refused_beforehand(open_conference, dialogue, by=ong_hoa) == only_for(open_conference)
