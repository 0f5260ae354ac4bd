"""What suggestions are worth on opinions nobody taught them: said sideways, in dialect, without marks.

`unseen_*.tsv` as the held-out texts; `accusing_*.tsv`: d or o and a text; `danger_*.tsv`: k or o and a text;
`alike_*.tsv`: the same key is the same matter, the same number with another letter only looks like it. The third of each
was written on purpose around the word lists: it says how far the rules reach where no known word is said. The fourth is
of another hand that knew no list; `matters_of_voters` are real matters in other words, where a line may name two
fields that are both right. Neither was looked at while words and weights were made.
The limits stand a little below what was measured on the day the weights were made.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from doithoai.rules import likeness
from doithoai.rules.likeness import pairs_alike, ranked_alike
from doithoai.rules.triage import calls_for_help, kind_of, suggest, urgency_of
from doithoai.rules.triage.learned import WEIGHTS
from doithoai.rules.triage.training import lessons
from doithoai.rules.vietnamese import fold
from tests.rules.test_triage_held_out import macro_f1

TEXTS = Path(__file__).parent / "triage_texts"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (TEXTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]


def share(name: str, sign: str, found: Callable[[str], bool]) -> tuple[float, float]:
    """Of those with the sign, and of the others, how many are found."""
    yes = [found(text) for label, text in rows(name) if label == sign]
    no = [found(text) for label, text in rows(name) if label != sign]
    return sum(yes) / len(yes), sum(no) / len(no)


def test_none_of_them_was_taught() -> None:
    taught = {each.text for each in lessons(WEIGHTS.parent)}
    assert taught.isdisjoint(row[-1] for path in TEXTS.glob("*.tsv") for row in rows(path.stem))


@pytest.mark.parametrize(
    ("which", "field", "two"),
    [("first", 0.85, 0.95), ("second", 0.84, 0.93), ("third", 0.42, 0.63), ("fourth", 0.94, 0.97)],
)
def test_the_field(which: str, field: float, two: float) -> None:
    asked = rows(f"unseen_{which}")
    marked = [(code, suggest(text).fields) for code, _, text in asked]
    bare = [(code, suggest(fold(text)).fields) for code, _, text in asked]
    score = macro_f1([(code, said[0]) for code, said in marked])
    assert score >= field
    assert macro_f1([(code, said[0]) for code, said in bare]) >= score - 0.03
    assert sum(code in said for code, said in marked) >= two * len(marked)


def test_the_field_of_real_matters() -> None:
    asked = rows("matters_of_voters")
    marked = [(codes, suggest(text).fields) for codes, _, text in asked]
    bare = [(codes, suggest(fold(text)).fields) for codes, _, text in asked]
    score = macro_f1([right_or_said(codes, said) for codes, said in marked])
    assert score >= 0.84
    assert macro_f1([right_or_said(codes, said) for codes, said in bare]) >= score - 0.03
    assert sum(bool(set(said) & set(codes.split("|"))) for codes, said in marked) >= 0.95 * len(asked)
    assert sum(urgency_of(text)[0] == "khẩn" for _, _, text in asked) <= 0.12 * len(asked)
    assert sum(calls_for_help(text) for _, _, text in asked) <= 0.09 * len(asked)
    assert sum(kind_of(text)[0] == "denunciation" for _, _, text in asked) <= 0.07 * len(asked)


def right_or_said(codes: str, said: tuple[str, ...]) -> tuple[str, str]:
    """Asked and said; of two right fields the one that was said."""
    first = said[0] if said else ""
    return (first if first in codes.split("|") else codes.split("|")[0]), first


@pytest.mark.parametrize("which", ["first", "second", "fourth"])
def test_what_is_sure_is_mostly_right(which: str) -> None:
    sure = [
        (code, said.fields[0]) for code, _, text in rows(f"unseen_{which}") if (said := suggest(text)).sure
    ]
    assert len(sure) >= 0.75 * len(rows(f"unseen_{which}"))
    assert sum(code == said for code, said in sure) >= 0.84 * len(sure)


@pytest.mark.parametrize(
    ("which", "least"), [("first", 0.95), ("second", 0.95), ("third", 0.8), ("fourth", 0.98)]
)
def test_accusations(which: str, least: float) -> None:
    found, _ = share(f"accusing_{which}", "d", lambda text: kind_of(text)[0] == "denunciation")
    assert found >= least
    ordinary = [text for _, _, text in rows(f"unseen_{which}")]
    too_often = 0.08 if which != "third" else 0.12
    assert sum(kind_of(text)[0] == "denunciation" for text in ordinary) <= too_often * len(ordinary)


@pytest.mark.parametrize(
    ("which", "least"), [("first", 0.9), ("second", 0.95), ("third", 0.9), ("fourth", 0.95)]
)
def test_danger(which: str, least: float) -> None:
    found, too_often = share(f"danger_{which}", "k", lambda text: urgency_of(text)[0] == "khẩn")
    assert found >= least
    assert too_often <= 0.25


@pytest.mark.parametrize(("which", "lookalikes"), [("first", 0.88), ("second", 0.72), ("fourth", 0.77)])
def test_the_same_matter(which: str, lookalikes: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        likeness, "_seen", cache(likeness._seen)
    )  # each text is asked about by all the others
    said = rows(f"alike_{which}")
    keys, texts = [key for key, _ in said], [text for _, text in said]
    score = {(pair.a, pair.b): pair.score for pair in pairs_alike(texts)}
    same, near, every = [], [], []
    for a in range(len(said)):
        for b in range(a + 1, len(said)):
            found = score.get((a, b), 0.0)
            if keys[a] == keys[b]:
                same.append(found)
                continue
            every.append(found)
            if keys[a][:-1] == keys[b][:-1]:
                near.append(found)
    assert ahead(same, every) >= 0.95
    assert ahead(same, near) >= lookalikes
    asked = [at for at, key in enumerate(keys) if key.endswith("a")]
    first = [[place for place, _ in ranked_alike(texts[at], texts) if place != at][:5] for at in asked]
    right = sum(any(keys[place] == keys[at] for place in five) for at, five in zip(asked, first, strict=True))
    assert right >= 0.97 * len(asked)


def ahead(same: list[float], other: list[float]) -> float:
    """How often a pair that is one stands before a pair that is not (AUC)."""
    other = sorted(other)
    beaten = sum((bisect_left(other, yes) + bisect_right(other, yes)) / 2 for yes in same)
    return beaten / len(same) / len(other)
