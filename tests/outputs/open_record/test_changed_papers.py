"""What everyone sees of a paper that was replaced, corrected or withdrawn."""

from datetime import timedelta

from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.papers.correct_paper import correct_paper
from doithoai.actions.papers.replace_paper import replace_paper
from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.models import Opinion
from doithoai.outputs import open_record
from doithoai.outputs.open_record.papers import papers_of
from doithoai.outputs.open_record.tracking import followed
from tests import given

ON = given.BEFORE.date()
SAID = {"at": given.BEFORE, "issued_on": ON}


def test_a_replaced_plan_names_the_new_one_and_is_still_readable(commune, ba_lan):
    plan = given.an_open_dialogue(commune, ba_lan).papers.get()
    replace_paper(plan, by=ba_lan, **SAID, because="Nhầm", dialogue_says={"venue": "Hội trường xã"})
    old, new = papers_of(plan.dialogue_id)
    assert [(each.effect, each.code) for each in old.changes] == [("replaces", new.code)]
    assert (old.withdrawn, new.changes) == (False, ())
    assert open_record.paper_file(plan.dialogue.slug, old.address)


def test_a_withdrawn_notice_is_told_of_but_not_handed_out(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    notice = publish_notice(dialogue, by=ba_lan, **SAID)
    withdraw_paper(notice, by=ba_lan, **SAID, because="Sai ngày họp")
    told = next(each for each in papers_of(dialogue.pk) if each.code == notice.code)
    assert told.withdrawn
    assert open_record.paper_file(dialogue.slug, told.address) is None
    assert open_record.paper_file(dialogue.slug, "01-ubnd-vp"), "the letter itself is public"


def test_a_letter_covers_what_is_personal(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune, author="Lê Văn Ba", contact="0912 345 678")
    fault = {"where": "Nơi nhận", "printed": "Ủy ban MTTQ", "reads": "Ủy ban MTTQ xã"}
    letter = correct_paper(
        dialogue.papers.get(), by=ba_lan, **SAID, because="Ông Lê Văn Ba, 0912 345 678 báo", faults=[fault], in_form=True
    )  # fmt: skip
    facts = open_record.papers._public_edition(letter)
    assert "Lê Văn Ba" not in facts.reason
    assert "345" not in facts.reason


def test_a_withdrawn_reply_answers_nothing(commune, ba_lan):
    reply = given.a_reply(commune, ba_lan)
    opinion = Opinion.objects.get()
    at = given.AFTER + timedelta(days=8)
    withdraw_paper(reply.paper, by=ba_lan, at=at, issued_on=at.date(), because="Nhầm nội dung")
    (seen,) = followed(opinion, today=at.date()).replies
    assert (seen.withdrawn, seen.text, seen.changes[0].effect) == (True, "", "withdraws")
    assert len(followed(opinion, today=at.date()).owed) == 1
