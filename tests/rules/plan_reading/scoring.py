"""How well plans are read: plans annotated by hand → field-wise F1 and the rate of invented facts.

A `.plan` file is the text of a made-up plan with its facts marked by a person: `[[venue|Hội trường xã]]`, nested where
one fact stands inside another. Words after a second bar normalise it: `[[deadline|…|5 working dialogue after]]`,
`[[base|…|NUMBER DATE]]` ("-" for none). After a line `%%` stand the facts that are not verbatim, one a line. A deadline
marked `date` ends on a calendar date; finding it is neither counted nor punished.

By hand: `python tests/rules/plan_reading/scoring.py [name …]` prints what differs.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from doithoai.rules.plan_reading import read_plan
from doithoai.rules.plan_reading.letters import flat

FOLDER = Path(__file__).parent / "unseen"
STEPS = {"pre": "pre_steps", "agenda": "agenda_steps", "post": "post_steps"}
EXACT = {"doc_number", "issue_date", "signer_name"}
_MARK = re.compile(r"\[\[([a-z_.]+)\||(?:\|([^\[\]|]*))?\]\]")


@dataclass
class Annotated:
    """One annotated plan: the text a reader gets, and the facts a person sees in it."""

    name: str
    text: str
    facts: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, name: str, value: Any) -> None:
        self.facts.setdefault(name, []).append(value)


def load(path: Path) -> Annotated:
    marked, _, tail = path.read_text(encoding="utf-8").partition("\n%%\n")
    plan = Annotated(path.stem, _MARK.sub("", marked))
    opened: list[tuple[str, int]] = []
    at, bare = 0, ""
    found: list[tuple[int, str, str, list[str]]] = []
    for token in _MARK.finditer(marked):
        bare += marked[at : token.start()]
        at = token.end()
        if token[1] is not None:
            opened.append((token[1], len(bare)))
        else:
            label, start = opened.pop()
            more = (token[2] or "").split()
            found.append((start, label, re.sub(r"\s+", " ", bare[start:]), more))
    for _, label, words, more in sorted(found, key=lambda one: one[0]):
        _note(plan, label, words, more)
    if len(plan.facts.get("chair_role", [])) > 1:
        plan.facts["chair_role"] = ["; ".join(plan.facts["chair_role"])]
    for line in tail.splitlines():
        name, _, value = line.partition(": ")
        if value:
            _note_tail(plan, name, value)
    return plan


def _note(plan: Annotated, name: str, words: str, more: list[str]) -> None:
    if name == "base":
        plan.add("legal_bases", (words, *(None if one == "-" else one for one in more)))
    elif name == "deadline":
        plan.add("deadlines", (words, more))
    elif name == "unit":
        plan.add("assignments", [words, ""])
    elif name == "task":
        last = plan.facts["assignments"][-1]
        last[1] = "; ".join(filter(None, (last[1], words)))
    elif name == "time":
        said = plan.facts.setdefault("time.text", [])
        said[:] = ["; ".join([*said, words])]
    elif name == "recurrence":
        plan.add("time.recurrence", words)
    elif name == "duration":
        plan.add("time.duration", words)
    else:
        plan.add(STEPS.get(name, name), words)


def _note_tail(plan: Annotated, name: str, value: str) -> None:
    if name == "assignment":
        plan.add("assignments", list(value.split(" => ", 1)))
    elif name == "deadline":
        words, _, more = value.rpartition("|")
        plan.add("deadlines", (words, more.split()))
    else:
        plan.add(name, value)


def read(text: str) -> dict[str, list[Any]]:
    """The reader's facts in the shape of `Annotated.facts`."""
    facts = read_plan(text).as_json()
    time = facts.pop("time")
    count = facts.pop("participant_count")
    found: dict[str, list[Any]] = {
        f"time.{name}": [value] if isinstance(value, str) else list(value or ())
        for name, value in time.items()
        if name not in ("periods", "cancelled")
    }
    found["time.periods"] = [f"{one['start']}..{one['end']}" for one in time["periods"]]
    found["time.cancelled"] = ["true"] if time["cancelled"] else []
    if count:
        found["participant_count"] = [f"{count['min'] or ''}..{count['max'] or ''}"]
    for name, value in facts.items():
        if name in ("found_at", "doubts", "cancelled"):
            continue
        if name == "legal_bases":
            found[name] = [(one["text"], one["number"], one["date"]) for one in value]
        elif name == "assignments":
            found[name] = [[one["unit"], one["task"]] for one in value]
        elif name == "deadlines":
            found[name] = [
                (
                    one["text"],
                    [
                        str(one["days"] or "vague"),
                        one["unit"] or "",
                        one["from_event"] or "",
                        one["direction"] or "",
                    ],
                )
                for one in value
            ]
        else:
            found[name] = [value] if isinstance(value, str) else list(value or ())
    return found


def tokens(text: str) -> list[str]:
    said = flat(text.replace("½", "1/2").replace("’", " "))
    for long, short in (
        ("uy ban nhan dan", "ubnd"),
        ("hoi dong nhan dan", "hdnd"),
        ("mat tran to quoc", "mttq"),
    ):
        said = said.replace(long, short)
    return re.findall(r"\w+", said)


def likeness(gold: str, given: str) -> float:
    """Shared words: F1, or the share of the gold words kept where the given text is a fuller one. 0 … 1."""
    one, two = Counter(tokens(gold)), Counter(tokens(given))
    shared = sum((one & two).values())
    if not shared:
        return 0.0
    total, longer = sum(one.values()), sum(two.values())
    kept = shared / total if longer <= 2.5 * total else 0.0
    return max(2 * shared / (total + longer), 0.95 * kept)


def same(name: str, gold: Any, given: Any) -> float:
    """0 where two facts differ, else how alike they are."""
    if name in EXACT or name.startswith(("time.iso", "time.p", "time.replaces", "time.c", "participant_c")):
        return float(flat(str(gold)).replace(" ", "") == flat(str(given)).replace(" ", ""))
    if name == "legal_bases":
        if flat(gold[1] or "") != flat(given[1] or "") or gold[2] != given[2]:
            return 0.0
        alike = likeness(gold[0], given[0])
        return alike if alike >= 0.6 else 0.0
    if name == "assignments":
        unit, task = likeness(gold[0], given[0]), likeness(gold[1], given[1])
        return (unit + task) / 2 if unit >= 0.6 and task >= 0.6 else 0.0
    if name == "deadlines":
        alike = likeness(gold[0], given[0])
        if gold[1][0] == "date":
            return alike if alike >= 0.4 else 0.0
        if gold[1][0] == "vague":
            return alike if given[1][0] == "vague" and alike >= 0.4 else 0.0
        return max(alike, 0.4) if gold[1] == given[1] and alike >= 0.35 else 0.0
    alike = likeness(gold, given)
    return (
        alike if alike >= (0.8 if name in ("place", "chair_role", "signer_title", "title") else 0.6) else 0.0
    )


@dataclass
class Score:
    """Facts found right, given wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def __iadd__(self, other: "Score") -> "Score":
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        return self


def compare(name: str, gold: list[Any], given: list[Any]) -> tuple[Score, list[Any], list[Any]]:
    """(score, missed facts, wrong facts): each fact may match one of the other side, the likest first."""
    pairs = sorted(
        (
            (same(name, one, two), i, j)
            for i, one in enumerate(gold)
            for j, two in enumerate(given)
        ),
        reverse=True,
    )  # fmt: skip
    left, over = set(range(len(gold))), set(range(len(given)))
    for alike, i, j in pairs:
        if alike and i in left and j in over:
            left.discard(i)
            over.discard(j)
    free = {i for i, one in enumerate(gold) if name == "deadlines" and one[1] == ["date"]}
    right = len(gold) - len(left | free)
    return (
        Score(right, len(over), len(left - free)),
        [gold[i] for i in sorted(left - free)],
        [given[j] for j in sorted(over)],
    )


def words_of(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from words_of(one)


EVERYDAY = {
    *(
        "working",
        "calendar",
        "dialogue",
        "conclusion",
        "notice",
        "receipt",
        "document",
        "before",
        "after",
        "vague",
    ),
    *("ubnd", "hdnd", "mttq", "true", "plan", "request", "date"),
}


def invented(name: str, value: Any, text: str) -> bool:
    """Whether a given fact holds a word or a number the text does not."""
    if name in ("time.periods", "time.cancelled"):
        return False  # the calendar meaning of a vague time, checked by `compare`
    known = set(tokens(text)) | EVERYDAY
    known |= {str(int(one)) for one in known if one.isdecimal()}
    if name in ("deadlines", "issue_date", "time.iso", "time.replaces"):
        known |= _in_words(tokens(text))
    for words in words_of(value):
        for token in tokens(words.replace("_", " ")):
            if token in known or (token.isdecimal() and str(int(token)) in known):
                continue
            return True
    return False


ONES = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}


def _in_words(said: list[str]) -> set[str]:
    """What the numbers written in words, in weeks and in hours come to: `mười lăm`, `02 tuần`, `72 giờ`."""
    numbers = {str(ONES[one]) for one in said if one in ONES}
    for one, after in pairwise([*said, ""]):
        if one in ONES and after == "muoi":
            numbers.add(str(10 * ONES[one]))
        if one == "muoi":
            numbers |= {"10", str(10 + ONES.get(after, 0))}
        count = ONES.get(one) or (int(one) if one.isdecimal() else 0)
        if after in ("tuan", "gio"):
            numbers.add(str(7 * count if after == "tuan" else count // 24))
    return numbers


def say(*lines: str) -> None:
    sys.stdout.write("\n".join([*lines, ""]))


def report(paths: Iterable[Path], *, show: bool = True) -> tuple[dict[str, Score], int, int]:
    """(score by field, facts given, facts invented)."""
    fields: dict[str, Score] = {}
    given_facts = invented_facts = 0
    for path in paths:
        plan = load(path)
        found = read(plan.text)
        whole = Score()
        lines = []
        for name in sorted({*plan.facts, *found}):
            gold, given = plan.facts.get(name, []), found.get(name, [])
            score, missed, wrong = compare(name, gold, given)
            whole += score
            fields.setdefault(name, Score())
            fields[name] += score
            given_facts += len(given)
            strange = [value for value in given if invented(name, value, plan.text)]
            invented_facts += len(strange)
            lines += [f"    {name} MISSED {one}" for one in missed]
            lines += [f"    {name} WRONG  {one}" for one in wrong]
            lines += [f"    {name} INVENTED {one}" for one in strange]
        if show:
            say(f"{plan.name}: F1 {whole.f1:.3f}", *lines)
    return fields, given_facts, invented_facts


def total(fields: dict[str, Score]) -> Score:
    whole = Score()
    for score in fields.values():
        whole += score
    return whole


if __name__ == "__main__":
    quiet = "-q" in sys.argv
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    chosen = [path for path in sorted(FOLDER.glob("*.plan")) if path.stem.startswith(tuple(names) or "")]
    scores, given_number, strange_number = report(chosen, show=not quiet)
    for name, score in sorted(scores.items(), key=lambda one: one[1].f1):
        say(f"{score.f1:.3f} {name:20} right {score.right} wrong {score.wrong} missed {score.missed}")
    say(f"F1 {total(scores).f1:.3f} over {len(chosen)} plans; invented {strange_number} of {given_number}")
