"""Cutting one text into parts: exact pieces, in order, that together hold every word of it."""

import re

WORD = re.compile(r"\S+")


def words_of(text: str) -> list[tuple[int, str]]:
    """Every word with the character it begins at."""
    return [(found.start(), found.group()) for found in WORD.finditer(text)]


def cut(text: str, begins: list[int]) -> list[str]:
    """The pieces that begin at the first word and at each of `begins`, without the blanks at their ends.

    Raises ValueError when one of `begins` is not where a word begins.
    """
    starts = [start for start, _ in words_of(text)]
    if stray := set(begins) - set(starts):
        raise ValueError(f"no word begins at {sorted(stray)}")
    if not starts:
        return []
    places = sorted({starts[0], *begins})
    return [text[here:there].strip() for here, there in zip(places, [*places[1:], len(text)], strict=True)]
