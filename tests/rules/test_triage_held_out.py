"""How well it suggests on opinions kept out of the training; written after the terms and the weights were fixed.

`triage_texts/held_out.tsv`: field, a tab, three letters as in the training texts, a tab, the opinion.
"""

from pathlib import Path

from doithoai.rules.triage import FIELD_LABELS, suggest
from doithoai.rules.triage.learned import WEIGHTS
from doithoai.rules.triage.training import read_training
from doithoai.rules.vietnamese import fold

HELD_OUT = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "triage_texts" / "held_out.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean over the fields of the harmonic mean of precision and recall."""
    total = 0.0
    for code in FIELD_LABELS:
        right = sum(asked == said == code for asked, said in pairs)
        named = sum((asked == code) + (said == code) for asked, said in pairs)
        total += 2 * right / named
    return total / len(FIELD_LABELS)


def test_none_of_them_was_taught() -> None:
    assert {each.text for each in read_training(WEIGHTS.parent)}.isdisjoint(text for _, _, text in HELD_OUT)


def test_the_field_is_right_with_marks_and_without() -> None:
    marked = [(field, suggest(text).fields) for field, _, text in HELD_OUT]
    bare = [(field, suggest(fold(text)).fields) for field, _, text in HELD_OUT]
    assert sum(field in said for field, said in marked) >= 0.97 * len(marked)
    score = macro_f1([(field, said[0]) for field, said in marked])
    assert score >= 0.93
    assert macro_f1([(field, said[0]) for field, said in bare]) >= score - 0.03


def test_danger_is_found() -> None:
    danger = [text for _, labels, text in HELD_OUT if labels[0] == "k"]
    assert [text for text in danger if suggest(text).urgency != "khẩn"] == []


def test_few_are_taken_for_denunciations() -> None:
    ordinary = [text for _, labels, text in HELD_OUT if labels[2] != "d"]
    assert sum(suggest(text).kind == "denunciation" for text in ordinary) <= 0.1 * len(ordinary)
