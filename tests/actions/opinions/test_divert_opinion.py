"""It is no opinion but a denunciation; the law wants another road for it, and silence about who."""

import pytest

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.conference.take_minutes import take_minutes
from doithoai.actions.enclosing import enclose
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import (
    Erasure,
    Hamlet,
    Opinion,
    OpinionFile,
    OpinionGroup,
    Paper,
    SpeakerRequest,
    StoredFile,
)
from doithoai.rules.enclosures import Enclosure, EnclosureKind
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.opinions import earlier
from tests.actions.refusals import STRANGER, everything, not_during, only_for, refused, refused_beforehand

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."
#: What would betray it or the person, as written and folded.
TOLD_BY = ("Phàn Văn Cấp", "phàn văn cấp", "phan van cap", "Lê Văn Ba", "0912000111", "0912 000 111")


def classify(opinion: Opinion, by):
    return given.classify_opinion(
        opinion, by=by, field="an_sinh", urgency="cao", competence="xã", ordinary=True
    )


def sorted_into_a_group(opinion: Opinion, by) -> OpinionGroup:
    return classify(opinion, by).group


def enclosure(data: bytes) -> Enclosure:
    return Enclosure(EnclosureKind.PHOTO, data, "image/jpeg", 10, 10)


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    hamlet = Hamlet.objects.first()
    return given.an_opinion(commune, SECRET, author="Lê Văn Ba", contact="0912000111", hamlet=hamlet)


def test_of_a_denunciation_only_the_stub_stays(opinion, ba_lan):
    code, received_at = opinion.code, opinion.received_at
    divert_opinion(
        opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra Đảng ủy", otherwise=given.BY_HAND
    )
    kept = Opinion.objects.get(code=code)
    assert (kept.words, kept.author, kept.contact, kept.hamlet, kept.public_words) == ("", "", "", None, "")
    assert (kept.received_at, kept.diverted_to) == (received_at, "Ủy ban kiểm tra Đảng ủy")


def test_nothing_of_a_denunciation_is_left_anywhere(commune, opinion, ba_lan):
    """Not in the group it was in, its public half, the notice to the body that was to answer, the queue."""
    group = given.classify_opinion(
        opinion, by=ba_lan, field="an_sinh", urgency="cao", competence="xã", ordinary=True
    ).group
    merge_opinions(
        group, by=ba_lan, opinions=[given.an_opinion(commune, "Bình xét hộ nghèo chưa công bằng.")]
    )
    confirm_mask(opinion, by=ba_lan, public_words=SECRET, looked_again=True)
    assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)
    register_to_speak(opinion.dialogue, by=ba_lan, name="Người gửi", about=SECRET, opinion=opinion)
    divert_opinion(
        opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra Đảng ủy", otherwise=given.BY_HAND
    )
    everywhere = str(everything())
    assert "Phàn Văn Cấp" not in everywhere
    assert "phan van cap" not in everywhere
    assert not Opinion.objects.matching("phan van cap").exists()


def test_a_complaint_keeps_its_words_for_the_hand_over(opinion, ba_lan):
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert (opinion.words, opinion.author, opinion.kind) == (SECRET, "Lê Văn Ba", "complaint")


def test_the_group_it_leaves_empty_is_gone_and_its_speaker_stays(group, ba_lan):
    opinion = group.opinions.get()
    register_to_speak(opinion.dialogue, by=ba_lan, name="Lê Văn Ba", opinion=opinion)
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert OpinionGroup.objects.count() == 0
    assert SpeakerRequest.objects.get().opinion is None


def test_between_two_dialogues_too(commune, ba_lan):
    waiting = given.an_opinion(commune, SECRET)
    divert_opinion(waiting, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    assert waiting.words == ""


def test_the_second_tab_is_told(opinion, ba_lan):
    other_tab = Opinion.objects.get(pk=opinion.pk)
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển đến" in refused(
        divert_opinion, other_tab, by=ba_lan, kind="denunciation", to="Nơi khác"
    )


def test_one_that_waited_for_a_dialogue_is_read_again_before_it_is_diverted(commune, ba_lan, plan):
    stale = given.an_opinion(commune, SECRET)
    given.issue_plan(plan, by=ba_lan, issued_on=given.BEFORE.date())
    divert_opinion(stale, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert Opinion.objects.get(pk=stale.pk).dialogue == plan


@pytest.mark.parametrize("given_", [{"kind": "opinion", "to": "Đâu đó"}, {"kind": "complaint", "to": " "}])
def test_what_and_where_to_are_needed(opinion, ba_lan, given_):
    assert refused(divert_opinion, opinion, by=ba_lan, **given_).endswith((".",))


def test_a_complaint_not_once_the_hall_has_decided(group, ba_lan):
    open_conference(group.dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    sentence = refused(
        divert_opinion, group.opinions.get(), by=ba_lan, kind="complaint", to="Ban Tiếp công dân"
    )
    assert "đã có kết quả" in sentence


def test_a_denunciation_leaves_even_what_the_hall_decided(commune, opinion, ba_lan):
    """Spoken, answered, in the minutes and in issued papers: nothing says afterwards what it was about."""
    dialogue, group = opinion.dialogue, sorted_into_a_group(opinion, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    speaker = register_to_speak(dialogue, by=ba_lan, name="Lê Văn Ba", about=SECRET, opinion=opinion)
    call_speaker(speaker, by=ba_lan, at=given.ON_THE_DAY)
    take_minutes(
        dialogue,
        by=ba_lan,
        at=given.ON_THE_DAY,
        part="opinion",
        words=f"Ông Lê Văn Ba: {SECRET}",
        group=group,
    )
    record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế"))
    close_conference(dialogue, by=ba_lan, at=given.AFTER)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    issue_minutes(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    divert_opinion(
        opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra Đảng ủy", otherwise=given.BY_HAND
    )
    everywhere = str(everything())
    assert [each for each in TOLD_BY if each in everywhere] == []
    assert not OpinionGroup.objects.filter(pk=group.pk).exists()


def test_what_a_person_repeated_in_other_words_around_it_is_found_by_its_words(commune, opinion, ba_lan):
    group = sorted_into_a_group(opinion, ba_lan)
    assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)
    draft_answer(
        group.preparation, by=ba_lan, answer=f"Về việc {SECRET.lower()} đơn vị đang xem. Gọi 0912 000 111."
    )
    divert_opinion(
        opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra Đảng ủy", otherwise=given.BY_HAND
    )
    assert [each for each in TOLD_BY if each in str(everything())] == []


def test_other_people_keep_every_word_even_the_same_ones(commune, opinion, ba_lan):
    other = given.an_opinion(commune, f"{SECRET} Tôi cũng thấy như vậy.", author="Mùa A Chống")
    divert_opinion(
        opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra Đảng ủy", otherwise=given.BY_HAND
    )
    other.refresh_from_db()
    assert (other.words, other.author) == (f"{SECRET} Tôi cũng thấy như vậy.", "Mùa A Chống")


def test_papers_of_the_office_stay_as_they_were(opinion, ba_lan):
    before = list(Paper.objects.values_list("facts", flat=True))
    divert_opinion(
        opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra Đảng ủy", otherwise=given.BY_HAND
    )
    assert before
    assert list(Paper.objects.values_list("facts", flat=True)) == before


def test_its_files_are_gone_from_the_disk_and_a_part_takes_those_of_the_whole(opinion, ba_lan):
    kept = [enclose(opinion, [enclosure(word)], at=given.BEFORE)[0].file for word in (b"one", b"two")]
    assert all(each.path.exists() for each in kept)
    classify(opinion, ba_lan)
    split_opinion(opinion, by=ba_lan, begins=[0, SECRET.index("Phàn")])
    divert_opinion(
        opinion.parts.last(),
        by=ba_lan,
        kind="denunciation",
        to="Ủy ban kiểm tra Đảng ủy",
        otherwise=given.BY_HAND,
    )
    assert not OpinionFile.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_deletion_log_says_that_and_when_never_what(opinion, ba_lan):
    divert_opinion(
        opinion,
        by=ba_lan,
        at=given.BEFORE,
        kind="denunciation",
        to="Ủy ban kiểm tra Đảng ủy",
        otherwise=given.BY_HAND,
    )
    line = Erasure.objects.get()
    assert (line.code, line.why, line.by, line.at) == (
        opinion.code,
        "denunciation",
        ba_lan.name,
        given.BEFORE,
    )
    assert "Cấp" not in str(line.as_line())


def test_ong_nam_may_not(opinion, ong_nam):
    assert refused_beforehand(divert_opinion, opinion, by=ong_nam) == STRANGER


def test_the_officer_may_not(opinion, ong_tu):
    assert refused_beforehand(divert_opinion, opinion, by=ong_tu) == only_for(divert_opinion)


def test_not_once_the_dossier_is_sealed(commune, ba_lan):
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=given.AFTER, as_it_is=True)
    sentence = refused_beforehand(divert_opinion, Opinion.objects.get(), by=ba_lan)
    assert sentence == not_during(divert_opinion, Stage.CLOSED)


def test_the_second_tab_is_told_between_two_dialogues_too(commune, ba_lan):
    waiting = given.an_opinion(commune, SECRET)
    other_tab = Opinion.objects.get(pk=waiting.pk)
    divert_opinion(waiting, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển đến" in refused(
        divert_opinion, other_tab, by=ba_lan, kind="denunciation", to="Nơi khác"
    )


def test_whom_it_accuses_the_stub_is_still_kept_from(commune, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    tiep = given.a_person(commune, "tiep", "Sùng Thị Tiếp", Role.RECEPTION)
    opinion = given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền khi làm giấy.")
    divert_opinion(
        opinion, by=tiep, at=given.BEFORE, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )
    stub = Opinion.objects.get(pk=opinion.pk)
    assert stub.words == ""
    assert stub.guarded
    assert not Opinion.objects.readable_by(ba_lan).filter(pk=stub.pk).exists()
    assert Opinion.objects.readable_by(tiep).filter(pk=stub.pk).exists()


def test_the_stub_of_a_part_is_kept_from_them_and_not_tied_to_its_whole(commune, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    tiep = given.a_person(commune, "tiep", "Sùng Thị Tiếp", Role.RECEPTION)
    yen = given.a_person(commune, "yen", "Lò Thị Yên", Role.CLERK)
    said = "Mương thôn vỡ, đề nghị sửa. Tố cáo bà Trần Thị Lan nhận tiền của dân."
    whole = given.an_opinion(commune, said)
    given.classify_opinion(whole, by=yen, field="thuy_loi", urgency="cao", competence="xã", ordinary=True)
    split_opinion(whole, by=yen, begins=[0, said.index("Tố cáo")])
    accusing = whole.parts.get(words__startswith="Tố cáo")
    divert_opinion(
        accusing,
        by=tiep,
        at=given.BEFORE,
        kind="denunciation",
        to="Thanh tra",
        otherwise=given.BY_HAND,
        files=False,
    )
    stub = Opinion.objects.get(pk=accusing.pk)
    assert stub.part_of is None
    assert not Opinion.objects.readable_by(ba_lan).filter(pk=stub.pk).exists()
    assert {each.at for each in stub.shields.all()} == {given.BEFORE}


def test_the_hall_where_it_was_asked_before_is_told_too(commune, ba_lan, assignment):
    """Its screens show the same words; the kernel tells only the dialogue of the deed."""
    first, again = assignment.dialogue, earlier.the_next(commune, ba_lan)
    (group,) = carry_over(again, by=ba_lan, at=earlier.NEXT, groups=[assignment.group.pk])
    first.refresh_from_db()
    shown = first.version
    divert_opinion(
        group.opinions.get(), by=ba_lan, at=earlier.NEXT, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND
    )  # fmt: skip
    first.refresh_from_db()
    assert first.version > shown


def test_whoever_speaks_for_a_child_is_taken_out_of_what_others_wrote_too(commune, dialogue, ba_lan):
    opinion = given.an_opinion(
        commune, SECRET, author="Cháu Vừ", child=True, guardian="Giàng Thị Cở", guardian_contact="0987 111 222",
        guardian_agrees=True,
    )  # fmt: skip
    handed = "mời Giàng Thị Cở, 0987.111.222, đến trụ sở, trao tận tay công an"
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Công an xã", otherwise=handed)
    assert not [each for each in ("Giàng Thị Cở", "0987") if each in str(everything())]
    assert "trao tận tay công an" in Erasure.objects.get().handed


def test_what_somebody_else_in_the_dialogue_said_too_stays_where_it_is_written(commune, dialogue, ba_lan):
    copied = "Đề nghị công khai danh sách khi bình xét hộ nghèo ở thôn."
    stays = sorted_into_a_group(given.an_opinion(commune, copied, author="Vàng Thị Súa"), ba_lan)
    due = given.HELD_ON
    work = assign_preparation(stays, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=due)
    draft_answer(work, by=given.ong_tu(commune), answer="Xã sẽ công khai khi bình xét hộ nghèo ở thôn.")
    denounced = given.an_opinion(commune, f"{SECRET} Không ai biết gì khi bình xét hộ nghèo ở thôn.")
    divert_opinion(denounced, by=ba_lan, kind="denunciation", to="Công an xã", otherwise=given.BY_HAND)
    work.refresh_from_db()
    assert work.answer == "Xã sẽ công khai khi bình xét hộ nghèo ở thôn."
