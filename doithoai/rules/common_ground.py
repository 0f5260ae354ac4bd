"""What several texts have in common, in words people read: why they were put side by side, and which says it best."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from doithoai.rules.triage.text import Said, features
from doithoai.rules.vietnamese import fold

MOST = 0.5  # of the texts: what fewer of them say is not what they have in common
SHOWN = 4  # names, numbers, words
READ_AT_MOST = 200  # texts; what two hundred share, more of them share too
CLEAR_LENGTH = 200  # characters: a question on one line
ENOUGH_WORDS = 12  # fewer say too little to stand for others

_TOKEN = re.compile(r"[^\W_]+|[.!?:;,\n()“”\"]")
_NUMBER = re.compile(
    r"\b(?P<kind>(?:km|số|ngõ|ngách|hẻm|tổ|thôn|đội|khu|xóm|ấp|quốc lộ|tỉnh lộ|ql|tl|thửa|năm)\.? ?)?"
    r"(?P<digits>\d[\d./]*)(?P<unit> ?(?:km|mét|m|ha|héc ta|hộ|sào|triệu|nghìn|năm|tháng)\b)?",
    re.IGNORECASE,
)
LONGEST_NAME = 4  # words
LENGTHS = (2, 3, 4)  # words of a run


@dataclass(frozen=True)
class Common:
    """What most of some texts say: `names` and `numbers` as the first of them writes it, `words` of substance."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]


def common_to(texts: Sequence[str]) -> Common:
    """Names (of places, mostly), numbers and words that at least half of these texts share; none for a single text."""
    read = texts[:READ_AT_MOST]
    if len(read) < 2:
        return Common((), (), ())
    names = _shared([_names(each) for each in read])
    numbers = _shared([_numbers(each) for each in read])
    told = {word for name in (*names, *numbers) for word in fold(name).split()}
    words = _shared([[run for run in _runs(each) if told.isdisjoint(fold(run).split())] for each in read])
    return Common(names, numbers, words)


def _names(text: str) -> list[str]:
    """Runs of words with a capital; a single one at the beginning of a sentence is none."""
    found: list[str] = []
    run: list[str] = []
    begins, from_start = True, False
    for word in [*_TOKEN.findall(text), "."]:
        stop = not word[0].isalnum()
        if not stop and (word[0].isupper() or (run and word.isdecimal())):
            from_start = from_start if run else begins
            run.append(word)
        elif run:
            name = run[1:] if from_start and len(run) > 2 else run
            if (
                not (from_start and len(run) == 1)
                and len(name) <= LONGEST_NAME
                and not " ".join(run).isupper()
            ):
                found.append(" ".join(name))
            run = []
        begins = stop and word != ","
    return found


def _numbers(text: str) -> list[str]:
    """Numbers that say of what: "ngõ 12", "2 km"; a bare one only when it is long."""
    return [
        each[0].strip(" ./")
        for each in _NUMBER.finditer(text)
        if each["kind"] or each["unit"] or len(each["digits"]) > 2
    ]


def _runs(text: str) -> list[str]:
    """Two to four words side by side that begin and end with a word of substance."""
    words = Said(text).words
    of_substance = {term for term in features(words) if " " not in term}
    return [
        " ".join(words[first : first + long])
        for long in LENGTHS
        for first in range(len(words) - long + 1)
        if words[first] in of_substance and words[first + long - 1] in of_substance
    ]


def _shared(found: list[list[str]]) -> tuple[str, ...]:
    """What most of them hold, the longest first: of two that hold each other only the longer. Written as by whoever
    wrote it with the most marks."""
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    for each in found:
        said = {" ".join(one.split()) for one in each}
        for one in said:
            written[fold(one)] = max(written.get(fold(one), ""), one, key=_marks)
        counted.update({fold(one) for one in said} - {""})
    enough = max(2, MOST * len(found))
    kept: list[str] = []
    for key in sorted(counted, key=lambda key: (-len(key.split()), -counted[key], key)):
        if counted[key] >= enough and not any(f" {key} " in f" {other} " for other in kept):
            kept.append(key)
    kept.sort(key=lambda key: (-counted[key], key))
    return tuple(written[key] for key in kept[:SHOWN])


def _marks(text: str) -> tuple[int, str]:
    return sum(not letter.isascii() for letter in text), text


def clearest(texts: Sequence[str]) -> int:
    """Which of these texts says what the others say, fully and on a line: its place. Raises ValueError for none."""
    plain = [fold(each).split() for each in texts]
    known = Counter(word for words in plain for word in set(words))

    def clear(place: int) -> float:
        words = set(plain[place])
        if not words:
            return 0.0
        shared = sum(known[word] for word in words) / len(words)
        long = min(1.0, CLEAR_LENGTH / max(1, len(texts[place])))
        return shared * min(1.0, len(plain[place]) / ENOUGH_WORDS) * long

    return max(range(len(texts)), key=lambda place: (clear(place), -place))
