"""An old backup came back: what was erased since is erased again, and only that."""

import pytest

from doithoai.actions.commune.apply_erasures import apply_erasures
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Actor, Erasure, Job, Opinion
from doithoai.rules.procedure import Role
from tests import given
from tests.actions.refusals import STRANGER, everything, only_for, refused_beforehand

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."
WORDS = f"Đề nghị xã sửa mương. {SECRET}"
CUT = {"start": WORDS.index("Tố"), "length": len(SECRET), "of": len(WORDS)}


@pytest.fixture
def loop(commune) -> Actor:
    return Actor.clock(commune.pk)


def line(opinion: Opinion, why: str = "denunciation", **more) -> dict:
    return {
        "commune": "thanh-son",
        "code": opinion.code,
        "why": why,
        "at": "2026-06-20T09:00:00+07:00",
        **more,
    }


def test_a_denunciation_is_emptied_again_and_its_stub_stays(commune, dialogue, loop):
    opinion = given.an_opinion(commune, SECRET, author="Lê Văn Ba")
    assert apply_erasures(commune, by=loop, lines=[line(opinion)]) == 1
    opinion.refresh_from_db()
    assert (opinion.words, opinion.author, opinion.kind) == ("", "", "denunciation")
    assert "Phàn Văn Cấp" not in str(everything())


@pytest.mark.parametrize("why", ["denunciation", "right", "retention"])
def test_nothing_of_it_stays_on_the_disk_either(commune, dialogue, loop, why):
    opinion = given.an_opinion(commune, SECRET, author="Lê Văn Ba")
    apply_erasures(commune, by=loop, lines=[line(opinion, why)])
    assert Job.objects.get(kind="sweep_traces").payload == {"database": True}


def test_twice_changes_nothing(commune, dialogue, loop):
    opinion = given.an_opinion(commune, SECRET)
    apply_erasures(commune, by=loop, lines=[line(opinion)])
    assert apply_erasures(commune, by=loop, lines=[line(opinion)]) == 0
    assert Erasure.objects.count() == 1


def test_a_part_of_a_longer_text_before_it_was_split(commune, dialogue, loop):
    opinion = given.an_opinion(commune, WORDS)
    assert apply_erasures(commune, by=loop, lines=[line(opinion, cut=CUT)]) == 1
    opinion.refresh_from_db()
    assert opinion.words == "Đề nghị xã sửa mương."


def test_a_part_of_a_longer_text_that_is_split_already(commune, ba_lan, dialogue, loop):
    opinion = given.an_opinion(commune, WORDS)
    given.classify_opinion(
        opinion, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã", ordinary=True
    )
    split_opinion(opinion, by=ba_lan, begins=[0, CUT["start"]])
    apply_erasures(commune, by=loop, lines=[line(opinion, cut=CUT)])
    assert "Phàn Văn Cấp" not in str(everything())
    assert Opinion.objects.get(code=opinion.code).words == "Đề nghị xã sửa mương."


def test_who_asked_to_be_forgotten_is_forgotten_again_and_the_matter_stays(commune, dialogue, loop):
    words = "Mương vỡ, gọi tôi số 0912 345 678."
    opinion = given.an_opinion(commune, words, author="Lê Văn Ba", contact="0912345678")
    apply_erasures(commune, by=loop, lines=[line(opinion, "right")])
    opinion.refresh_from_db()
    assert (opinion.author, opinion.contact) == ("", "")
    assert opinion.words == "Mương vỡ, gọi tôi số [người nêu ý kiến]."
    assert apply_erasures(commune, by=loop, lines=[line(opinion, "right")]) == 0


def test_a_code_that_the_backup_does_not_know_is_passed_over(commune, loop):
    assert apply_erasures(commune, by=loop, lines=[{"code": "K7M-Q2R-X9T", "why": "denunciation"}]) == 0


def test_nobody_may_but_the_restore(commune, ba_lan):
    assert refused_beforehand(apply_erasures, commune, by=ba_lan, lines=[]) == only_for(apply_erasures)


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(apply_erasures, commune, by=ong_nam, lines=[]) == STRANGER


def test_whom_a_part_accuses_does_not_find_the_stub_of_the_whole(commune, ba_lan, dialogue, loop):
    yen = given.a_person(commune, "yen", "Lò Thị Yên", Role.CLERK)
    said = "Mương thôn vỡ, đề nghị sửa. Tố cáo bà Trần Thị Lan nhận tiền của dân."
    opinion = given.an_opinion(commune, said)
    given.classify_opinion(opinion, by=yen, field="thuy_loi", urgency="cao", competence="xã", ordinary=True)
    split_opinion(opinion, by=yen, begins=[0, said.index("Tố cáo")])
    assert apply_erasures(commune, by=loop, lines=[line(opinion)]) == 1
    assert not Opinion.objects.readable_by(ba_lan).filter(pk=opinion.pk).exists()
    assert Opinion.objects.readable_by(yen).filter(pk=opinion.pk).exists()
