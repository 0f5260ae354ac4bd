"""The body complained about does not learn who asked."""

from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Hamlet, Opinion, Shield
from doithoai.outputs.shielding import for_reader
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand

COMPLAINT = "Phòng Kinh tế hẹn lần này lượt khác, thái độ hách dịch. Tôi là Lê Văn Ba, gọi 0912 000 111."
WISH = "Đề nghị xã làm đường bê tông vào thôn Đồng Mới."


def opinion_of(commune, words: str, **more) -> Opinion:
    hamlet = Hamlet.objects.get(name="thôn Bãi Cát")
    return given.an_opinion(commune, words, contact="0912 000 111", hamlet=hamlet, **more)


def standing(opinion: Opinion) -> list[str]:
    return [str(each.body) for each in opinion.shields.standing()]


def test_words_that_complain_about_a_body_hide_the_person_from_it_at_the_door(commune, dialogue):
    opinion = opinion_of(commune, COMPLAINT, publish="name")
    assert standing(opinion) == ["Phòng Kinh tế"]
    assert opinion.publish == "none"
    assert standing(opinion_of(commune, WISH)) == []


def test_the_body_reads_the_matter_without_the_person_and_the_clerk_both(commune, dialogue, ba_lan, ong_tu):
    opinion = opinion_of(commune, COMPLAINT)
    [seen] = for_reader([Opinion.objects.get(pk=opinion.pk)], ong_tu)
    assert (seen.author, seen.contact, seen.hamlet, seen.code, seen.entered_by) == ("", "", None, "", "")
    assert "thái độ hách dịch" in seen.words
    assert not [each for each in ("Lê Văn Ba", "0912") if each in seen.words]
    [whole] = for_reader([Opinion.objects.get(pk=opinion.pk)], ba_lan)
    assert whole.author == "Lê Văn Ba"


def test_somebody_of_another_body_reads_as_before(commune, dialogue):
    opinion = opinion_of(commune, COMPLAINT)
    other = given.a_person(commune, "nga", "Lò Thị Nga", given.Role.OFFICER, body=given.body("Công an xã"))
    [seen] = for_reader([Opinion.objects.get(pk=opinion.pk)], other)
    assert seen.author == "Lê Văn Ba"


def test_a_person_hides_and_stops_hiding_and_the_software_does_not_begin_again(commune, dialogue, ba_lan):
    opinion = opinion_of(commune, COMPLAINT, publish="hamlet")
    shield_petitioner(opinion, by=ba_lan, bodies=[])
    opinion.refresh_from_db()
    assert standing(opinion) == []
    assert opinion.publish == "hamlet"
    shield_petitioner(opinion, by=ba_lan, bodies=[given.body("Công an xã")])
    assert standing(opinion) == ["Công an xã"]
    assert Shield.objects.count() == 2
    opinion.refresh_from_db()
    assert opinion.publish == "none"


def test_parts_and_the_question_of_the_group_follow(commune, dialogue, ba_lan):
    opinion = opinion_of(commune, f"{WISH} Tôi ở thôn Bãi Cát, cán bộ địa chính bắt đi lại.")
    given.classify_opinion(
        opinion, by=ba_lan, field="giao_thong", urgency="cao", competence="xã", ordinary=True
    )
    split_opinion(opinion, by=ba_lan, begins=[0, opinion.words.index("Tôi ở")])
    part = opinion.parts.last()
    given.classify_opinion(part, by=ba_lan, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True)
    shield_petitioner(opinion, by=ba_lan, bodies=[given.body("Phòng Kinh tế")])
    part.refresh_from_db()
    assert standing(part) == ["Phòng Kinh tế"]
    assert "Bãi Cát" not in part.group.question


def test_what_is_shielded_is_only_for_reading(commune, dialogue, ong_tu):
    [seen] = for_reader([opinion_of(commune, COMPLAINT)], ong_tu)
    try:
        seen.save()
    except TypeError:
        pass
    else:
        raise AssertionError("a stripped row was saved over the opinion")
    assert Opinion.objects.get().author == "Lê Văn Ba"


def test_the_officer_may_not(commune, dialogue, ong_tu):
    opinion = opinion_of(commune, COMPLAINT)
    assert refused_beforehand(shield_petitioner, opinion, by=ong_tu, bodies=[]) == only_for(shield_petitioner)


def test_ong_nam_may_not(commune, dialogue, ong_nam):
    assert refused_beforehand(shield_petitioner, opinion_of(commune, WISH), by=ong_nam, bodies=[]) == STRANGER
