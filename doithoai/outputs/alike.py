"""Which opinions of one dialogue may ask the same: found for all of them at once, and shown proposal by proposal.

A proposal is a list of opinions. What a person grouped already stays together in it, as one entry of the list; it is
open while its opinions stand in more than one place.
"""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from doithoai.models import Dialogue, LikenessRun, Opinion, OpinionGroup, Preparation
from doithoai.models.actor import Actor
from doithoai.rules.enclosures import SPOKEN
from doithoai.rules.likeness import groups_alike

COMPARED_AT_MOST = 30_000  # opinions; the oldest first
MANY = 500  # texts from which they are compared apart
LONGEST = 900  # seconds
ROOT = Path(__file__).resolve().parent.parent.parent
SHOWN_AT_MOST = 200  # entries of one proposal: the rest is proposed again afterwards


def proposals_of(dialogue: Dialogue) -> tuple[list[list[int]], int]:
    """Lists of keys, the largest first, and how many texts were compared. What may be a denunciation, is kept from
    somebody, may be no opinion at all, or was decided by the hall is left out."""
    rows = list(
        Opinion.objects.filter(dialogue=dialogue, guarded=False, doubt="", group__outcome=None)
        .matters()
        .on_the_dialogue_track()
        .without_suspects()
        .exclude(words=SPOKEN)
        .order_by("received_at", "pk")
        .values_list("pk", "group", "words", "hamlet__name")[:COMPARED_AT_MOST]
    )
    found = compared([row[2] for row in rows], [row[3] or "" for row in rows])
    proposals = []
    for together in found:
        if len({rows[at][1] or -rows[at][0] for at in together}) > 1:
            proposals.append([rows[at][0] for at in together])
    return sorted(proposals, key=lambda keys: (-len(keys), keys)), len(rows)


def compared(texts: list[str], places: list[str]) -> list[list[int]]:
    """`groups_alike`; of many texts in a process of its own. Raises RuntimeError when that one failed."""
    if len(texts) < MANY:
        return groups_alike(texts, places)
    job = subprocess.run(
        [sys.executable, "-m", "doithoai.rules.likeness_program"],
        input=json.dumps([texts, places]).encode(), capture_output=True, cwd=ROOT, timeout=LONGEST,
    )  # fmt: skip
    if job.returncode:
        raise RuntimeError(f"the comparison ended with {job.returncode}")  # what it said may quote the words
    found: list[list[int]] = json.loads(job.stdout)
    return found


@dataclass(frozen=True)
class Entry:
    """One line of a proposal: a group that stands, or one opinion. `mark`: its address in the form."""

    group: OpinionGroup | None
    opinions: tuple[Opinion, ...]

    @property
    def mark(self) -> str:
        return f"n{self.group.pk}" if self.group else f"y{self.opinions[0].pk}"


@dataclass(frozen=True)
class Proposal:
    """`place`: its place in the run; `into`: the group that stays when one is large or prepared, None for a new one;
    `left`: entries not shown now."""

    place: int
    entries: tuple[Entry, ...]
    into: OpinionGroup | None
    left: int

    @property
    def opinions(self) -> list[Opinion]:
        return [each for entry in self.entries for each in entry.opinions]

    def chosen(self, marks: Sequence[str]) -> list[Opinion]:
        """The opinions of the entries that were ticked, but those that stand already where all shall stand."""
        return [
            each
            for entry in self.entries
            if entry.mark in marks and (self.into is None or entry.group != self.into)
            for each in entry.opinions
        ]


def open_places(run: LikenessRun) -> list[tuple[int, int]]:
    """(place, how many opinions) of the proposals whose opinions still stand in more than one place. One query."""
    rows = Opinion.objects.filter(dialogue=run.dialogue_id, diverted_at=None, split_at=None, guarded=False)
    stands = {key: group or -key for key, group in rows.without_suspects().values_list("pk", "group")}
    found = []
    for place, keys in enumerate(run.proposals):
        here = [stands[key] for key in keys if key in stands]
        if len(set(here)) > 1:
            found.append((place, len(here)))
    return found


def proposal(run: LikenessRun, place: int, by: Actor) -> Proposal | None:
    """One proposal as its opinions stand now; None when nothing is left of it. A handful of queries."""
    if not 0 <= place < len(run.proposals):
        return None
    rows = (
        Opinion.objects.seen_by(by)
        .filter(dialogue=run.dialogue_id, guarded=False, group__outcome=None)
        .matters()
        .on_the_dialogue_track()
        .without_suspects()
        .select_related("group", "hamlet", "hold", "dialogue")
        .order_by("received_at", "pk")
    )
    keys = run.proposals[place]
    found = list(rows.filter(pk__in=keys[: 4 * SHOWN_AT_MOST]))
    groups = {each.group_id: each.group for each in found if each.group_id}
    members: defaultdict[int, list[Opinion]] = defaultdict(list)
    for each in rows.filter(group__in=groups):
        members[each.group_id].append(each)
    entries, told = [], set()
    for each in found:
        if each.group_id is None:
            entries.append(Entry(None, (each,)))
        elif each.group_id not in told:
            told.add(each.group_id)
            entries.append(Entry(each.group, tuple(members[each.group_id])))
    if len(entries) < 2:
        return None
    into = group_that_stays(entries)
    if into:  # first, so that everybody sees where the others go
        entries.sort(key=lambda entry: entry.group != into)
    return Proposal(place, tuple(entries[:SHOWN_AT_MOST]), into, max(0, len(entries) - SHOWN_AT_MOST))


def group_that_stays(entries: Sequence[Entry]) -> OpinionGroup | None:
    """The largest group of several, or one that a body already prepares: its number and its question are known."""
    prepared = set(
        Preparation.objects.filter(group__in=[each.group.pk for each in entries if each.group]).values_list(
            "group", flat=True
        )
    )
    large = [each for each in entries if each.group and (len(each.opinions) > 1 or each.group.pk in prepared)]
    best = max(
        large,
        key=lambda each: (each.group.pk in prepared if each.group else False, len(each.opinions)),
        default=None,
    )
    return best.group if best else None
