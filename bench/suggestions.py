"""Suggestions and grouping, in this process on one core, on the training texts said again in other ways."""

import random
import time

from doithoai.management.commands.triage import answer
from doithoai.rules.likeness import groups_alike
from doithoai.rules.triage.learned import WEIGHTS
from doithoai.rules.triage.training import read_training

from .figures import Figure

TEXTS = 20_000
HAMLETS = (
    "Đồng Sen",
    "Bãi Cát",
    "Nà Lốc",
    "Co Mận",
    "Phú Mỹ",
    "Khe Dài",
    "Cây Gạo",
    "Bến Đá",
    "Chợ Mới",
    "Sín Chải",
)


def measure() -> list[Figure]:
    """Texts a second with everything suggested, and seconds to group twenty thousand."""
    said = [each.text for each in read_training(WEIGHTS.parent)]
    answer(said[0])  # word lists and weights are read once
    started = time.process_time()
    for text in said:
        answer(text)
    each_second = len(said) / (time.process_time() - started)
    texts = _said_again(said)
    started = time.process_time()
    groups_alike(texts)
    grouping = time.process_time() - started
    return [
        Figure(
            "opinions suggested for, with parts and masks", each_second, "a second", 1000, more_is_better=True
        ),
        Figure(f"{TEXTS:,} opinions grouped", grouping, "s of one core", 20),
    ]


def _said_again(said: list[str]) -> list[str]:
    """Twenty thousand texts: each one of `said` without two of its words, in some hamlet. The same every time."""
    dice = random.Random(1)
    texts = []
    for _ in range(TEXTS):
        words = dice.choice(said).split()
        for _ in range(min(2, len(words) - 4)):
            words.pop(dice.randrange(len(words)))
        texts.append(f"{' '.join(words)} Thôn {dice.choice(HAMLETS)}.")
    return texts
