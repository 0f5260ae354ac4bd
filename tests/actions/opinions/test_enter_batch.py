"""Twenty people's words brought together: each for itself, once, with a code; one receipt for all of it."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.actions.bringing import Entry
from doithoai.actions.opinions.enter_batch import AT_MOST, enter_batch
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import Body, Hamlet, Opinion, OpinionBatch
from doithoai.rules.codes import new_code
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

KEY = "lo-0123456789"
WORDS = "Cầu treo bản Nà Hạ hỏng ván, đề nghị thay."


def entry(number: int, **more) -> Entry:
    return Entry(**{"words": f"{WORDS} Lần {number}.", "key": f"dong-{number:08}", **more})


def own() -> Hamlet:
    return Hamlet.objects.get(name="thôn Đồng Mới")


def test_each_has_its_code_and_all_have_one_receipt(commune, dialogue, ba_mai):
    brought = enter_batch(commune, by=ba_mai, key=KEY, entries=[entry(n, hamlet=own()) for n in range(20)])
    kept = Opinion.objects.all()
    assert brought.batch.opinions.count() == len({each.code for each in kept}) == 20
    assert {(each.channel, each.entered_by, each.dialogue) for each in kept} == {
        ("hamlet", ba_mai.name, dialogue)
    }


def test_sent_again_nothing_is_doubled_and_the_codes_are_the_same(commune, dialogue, ba_mai):
    entries = [entry(n) for n in range(3)]
    first = enter_batch(commune, by=ba_mai, key=KEY, entries=entries[:2])
    again = enter_batch(commune, by=ba_mai, key=KEY, entries=entries)
    assert [each.opinion.code for each in again.told][:2] == [each.opinion.code for each in first.told]
    assert Opinion.objects.count() == 3
    assert OpinionBatch.objects.with_counts().get().count == 3


def test_one_that_cannot_be_kept_does_not_hold_up_the_others(commune, dialogue, ba_mai):
    brought = enter_batch(commune, by=ba_mai, key=KEY, entries=[entry(1), entry(2, words="a"), entry(3)])
    assert [bool(each.opinion) for each in brought.told] == [True, False, True]
    assert "quá ngắn" in brought.told[1].sentence
    assert Opinion.objects.count() == 2


def test_of_nothing_there_is_no_receipt(commune, dialogue, ba_mai):
    assert enter_batch(commune, by=ba_mai, key=KEY, entries=[entry(1, words="")]).batch is None
    assert not OpinionBatch.objects.exists()


def test_a_code_made_without_a_network_is_kept_when_it_is_nobodys(commune, dialogue, ba_mai):
    code = new_code()
    first, second, wrong = (
        each.opinion.code
        for each in enter_batch(
            commune,
            by=ba_mai,
            key=KEY,
            entries=[entry(1, code=code), entry(2, code=code), entry(3, code="222-222-222")],
        ).told
    )
    assert first == code
    assert len({first, second, wrong}) == 3


def test_a_slip_is_found_by_its_number_and_its_channel_is_paper(commune, dialogue, ba_lan):
    slip = print_slips(dialogue, by=ba_lan, count=2).slips.get(number=2)
    brought = enter_batch(
        commune, by=ba_lan, key=KEY, entries=[entry(1, slip="2"), entry(2, slip="2"), entry(3, slip="9")]
    )
    first, twice, never = brought.told
    assert (first.opinion.code, first.opinion.channel) == (slip.code, "paper")
    assert twice.sentence.startswith("Phiếu 2 đã được nhập rồi.")
    assert never.sentence.startswith("Chưa in phiếu góp ý số 9")


def test_a_hamlet_head_brings_their_own_hamlet_only(commune, dialogue, ba_mai):
    other = Hamlet.objects.exclude(pk=own().pk).first()
    brought = enter_batch(commune, by=ba_mai, key=KEY, entries=[entry(1, hamlet=other), entry(2)])
    assert brought.told[0].sentence.startswith("Trưởng thôn chỉ nhập ý kiến của thôn mình.")
    assert brought.told[1].opinion.hamlet == own()


def test_what_the_front_collects_bears_its_name(commune, dialogue, ong_hoa, ba_mai):
    enter_batch(commune, by=ong_hoa, key=KEY, entries=[entry(1)])
    assert Opinion.objects.get().collected_by == Body.objects.get(kind=Body.Kind.FRONT)
    women = Body.objects.filter(kind=Body.Kind.UNION).first()
    enter_batch(
        commune,
        by=replace(ong_hoa, body_ids=frozenset({women.pk})),
        key="lo-phu-nu-1",
        entries=[entry(2)],
    )
    assert Opinion.objects.get(sent_key="dong-00000002").collected_by == women
    enter_batch(commune, by=ba_mai, key="lo-cua-ba-mai", entries=[entry(3)])
    assert Opinion.objects.get(sent_key="dong-00000003").collected_by is None


def test_somebody_elses_key_tells_nothing(commune, dialogue, ba_mai, ba_lan):
    enter_batch(commune, by=ba_mai, key=KEY, entries=[entry(1)])
    told = enter_batch(commune, by=ba_lan, key=KEY, entries=[entry(1)]).told[0]
    assert (told.opinion, told.sentence[:30]) == (None, "Dòng này đã do người khác gửi.")


def test_an_old_page_and_a_mountain_are_told(commune, dialogue, ba_mai):
    assert "tải lại trang" in refused(enter_batch, commune, by=ba_mai, key="", entries=[entry(1)])
    assert "tải lại trang" in refused(enter_batch, commune, by=ba_mai, key=KEY, entries=[entry(1, key="")])
    assert str(AT_MOST) in refused(
        enter_batch, commune, by=ba_mai, key=KEY, entries=[entry(n) for n in range(AT_MOST + 1)]
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sendings=st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=7), min_size=1, max_size=5))
def test_however_it_is_cut_and_repeated_each_is_kept_once(commune, dialogue, ba_mai, sendings):
    Opinion.objects.filter(batch__isnull=False).delete()
    OpinionBatch.objects.all().delete()
    for sending in sendings:
        brought = enter_batch(commune, by=ba_mai, key=KEY, entries=[entry(n) for n in sending])
        assert all(each.opinion for each in brought.told)
    wanted = {f"dong-{n:08}" for sending in sendings for n in sending}
    assert sorted(Opinion.objects.values_list("sent_key", flat=True)) == sorted(wanted)
    assert OpinionBatch.objects.get().opinions.count() == len(wanted)


def test_ong_nam_and_who_else_may_not(commune, dialogue, ong_nam, ong_tu):
    assert refused_beforehand(enter_batch, commune, by=ong_nam, key=KEY, entries=[entry(1)]) == STRANGER
    assert refused(enter_batch, commune, by=ong_tu, key=KEY, entries=[entry(1)]) == only_for(enter_batch)


def test_how_they_want_to_be_told_is_asked_of_each(commune, dialogue, ba_mai):
    wanted = [
        entry(1, answer_by="phone", contact="0912 345 678"),
        entry(2, answer_by="phone"),
        entry(3, answer_by="x"),
    ]
    first, no_number, nonsense = enter_batch(commune, by=ba_mai, key=KEY, entries=wanted).told
    assert first.opinion.answer_by == "phone"
    assert "số điện thoại" in no_number.sentence
    assert nonsense.opinion is None
