"""Carried over, taken back, linked, split, merged, sent away, undone, in whatever order: no word of anyone is lost."""

from contextlib import suppress
from datetime import date, datetime

import hypothesis
import pytest
from django.db import transaction
from hypothesis import strategies as st

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.leave_behind import leave_behind
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.opinions.unlink_matter import unlink_matter
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, SameMatter
from doithoai.models.journal import first_broken_deed
from doithoai.outputs.earlier import offered_to, repeated_in
from doithoai.rules.codes import read_code
from tests import given
from tests.actions.opinions.test_any_order import stands_once

LEFT = (
    "Mương thôn Đồng Mới vỡ. Thứ hai là đường lầy.",
    "Trạm biến áp quá tải. Thứ hai là cột điện nghiêng.",
    "Chợ chưa có mái.",
)
NEW = ("Mương lại vỡ. Thứ hai là thiếu nước.", "Đường lầy lội quá.")
VERBS = (
    "carry", "carry", "leave", "link", "other", "unlink", "classify", "merge", "merge", "unmerge", "split", "split",
    "unsplit", "complaint", "denunciation", "undo", "undo",
)  # fmt: skip
STEP = st.tuples(st.sampled_from(VERBS), st.integers(0, 9), st.integers(0, 9))


@pytest.fixture
def two(commune, ba_lan) -> tuple[Dialogue, Dialogue]:
    """A sitting that ended without a result for what was asked there, and the next one, open."""
    first = given.an_open_dialogue(commune, ba_lan)
    for words in LEFT:
        given.a_group(commune, ba_lan, words)
    open_conference(first, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(first, by=ba_lan, at=given.moment(datetime(2026, 6, 18, 11, 30)))
    second = given.an_open_dialogue(commune, ba_lan, held_on=date(2027, 6, 17))
    for words in NEW:
        given.an_opinion(commune, words)
    return first, second


def take(step: str, one: Opinion, other: Opinion, second: Dialogue, by: Actor) -> None:
    """One step in the second dialogue; what is refused is refused."""
    before = list(
        OpinionGroup.objects.exclude(dialogue=second).order_by("pk")
    )  # of a denounced one none is left
    earlier = before[other.pk % len(before)] if before else None
    match step:
        case "carry":
            offered = list(offered_to(second).values_list("pk", flat=True))
            carry_over(second, by=by, groups=offered[: 1 + one.pk % 2])
        case "leave" if one.group:
            leave_behind(one.group, by=by)
        case "link" | "other" if earlier:
            link_matter(second, by=by, opinions=[one.pk], earlier=earlier, same=step == "link")
        case "unlink":
            unlink_matter(second, by=by, opinions=[one.pk], earlier=earlier)
        case "classify":
            classify_opinion(one, by=by, field="thuy_loi", urgency="cao", competence="xã")
        case "merge" if other.group:
            merge_opinions(other.group, by=by, opinions=[one])
        case "unmerge":
            unmerge_opinion(one, by=by)
        case "split":
            split_opinion(one, by=by, begins=[one.words.rfind("Thứ")])
        case "unsplit":
            unsplit_opinion(one, by=by)
        case "complaint" | "denunciation":
            divert_opinion(one, by=by, kind=step, to="Ban Tiếp công dân", otherwise=given.BY_HAND)
        case "undo":
            undo_triage(second, by=by)


@hypothesis.given(steps=st.lists(STEP, max_size=14))
@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_no_word_is_lost_between_two_dialogues(commune, two, ba_lan, steps):
    first, second = two
    with transaction.atomic():
        said = {each.code: each.words for each in Opinion.objects.all()}
        denounced: set[str] = set()
        for step, one, other in steps:
            rows = list(Opinion.objects.filter(dialogue=second).order_by("pk"))
            it = rows[one % len(rows)]
            receipt = it.receipt  # a denounced part gets a code of its own
            with suppress(Refusal):
                take(step, it, rows[other % len(rows)], second, ba_lan)
                denounced |= {receipt} if step == "denunciation" else set()
        kept = {each.code: each for each in Opinion.objects.prefetch_related("parts")}
        assert set(said) <= set(kept)
        for code, words in said.items():
            assert kept[code].words == words or code in denounced
        for each in kept.values():
            assert stands_once(each) or each.dialogue == first
            if each.split_at:
                assert " ".join(part.words for part in each.parts.order_by("pk")) == each.words
            if origin := each.carried_from:
                assert read_code(each.code) == origin.receipt == each.receipt
                assert each.receipt in denounced or (each.words, each.author) == (origin.words, origin.author)
        assert not OpinionGroup.objects.filter(opinions=None).exclude(dialogue=first).exists()
        assert all(link.earlier.dialogue == first for link in SameMatter.objects.select_related("earlier"))
        assert all(each.times == 2 for each in repeated_in(second))
        assert first_broken_deed(commune.pk) is None
        transaction.set_rollback(True)
