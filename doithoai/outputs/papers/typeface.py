"""How wide a line of text stands in print, read from the vendored face (the metric twin of Times New Roman).

Reads only the four TrueType tables it needs.
"""

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of `text` in points at `size` points, without line breaks. Unknown letters count half an em."""
    advances = _advances("Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf")
    return sum(advances.get(ord(letter), 0.5) for letter in text) * size


def balanced(text: str, size: float, most: float, *, bold: bool = False) -> float:
    """The least width in points, up to `most`, that needs no more lines than `most` itself does.

    A centred title set to it has lines of like length, as a careful clerk breaks them: no lone year below.
    """
    words = [width(word, size, bold=bold) for word in text.split()]
    space = width(" ", size, bold=bold)
    if sum(words) + space * (len(words) - 1) <= most:
        return most
    fewest = _filled(words, space, most)
    low, high = max((*words, most / 3)), most
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if _filled(words, space, middle) <= fewest else (middle, high)
    return min(most, high + size / 2)


def lines(text: str, size: float, room: float) -> int:
    """How many lines the text fills in a column of `room` points."""
    return _filled([width(word, size) for word in text.split()], width(" ", size), room)


def _filled(words: list[float], space: float, room: float) -> int:
    lines, filled = 1, -space
    for word in words:
        filled += space + word
        if filled > room:
            lines, filled = lines + 1, word
    return lines


@cache
def _advances(file: str) -> dict[int, float]:
    """Code point -> advance in em, for the whole basic plane."""
    raw = (FONTS / file).read_bytes()
    tables = {}
    for place in range(struct.unpack(">H", raw[4:6])[0]):
        tag, _, start, length = struct.unpack(">4sIII", raw[12 + 16 * place : 28 + 16 * place])
        tables[tag] = raw[start : start + length]
    (units_per_em,) = struct.unpack(">H", tables[b"head"][18:20])
    (metric_count,) = struct.unpack(">H", tables[b"hhea"][34:36])
    advances = [struct.unpack(">H", tables[b"hmtx"][4 * i : 4 * i + 2])[0] for i in range(metric_count)]
    return {
        code: advances[min(glyph, metric_count - 1)] / units_per_em
        for code, glyph in _glyphs(tables[b"cmap"]).items()
    }


def _glyphs(cmap: bytes) -> dict[int, int]:
    """Code point -> glyph number, from the character map's format 4 (segments of the basic plane)."""
    for place in range(struct.unpack(">H", cmap[2:4])[0]):
        (start,) = struct.unpack(">I", cmap[8 + 8 * place : 12 + 8 * place])
        if struct.unpack(">H", cmap[start : start + 2])[0] == 4:
            return _segments(cmap[start:])
    raise ValueError("The face has no character map of format 4.")


def _segments(table: bytes) -> dict[int, int]:
    count = struct.unpack(">H", table[6:8])[0] // 2

    def column(offset: int, sign: str = "H") -> tuple[int, ...]:
        return struct.unpack(f">{count}{sign}", table[offset : offset + 2 * count])

    ends, starts = column(14), column(16 + 2 * count)
    deltas, offsets = column(16 + 4 * count), column(16 + 6 * count)
    glyphs: dict[int, int] = {}
    for place in range(count):
        for code in range(starts[place], min(ends[place], 0xFFFE) + 1):
            if offsets[place] == 0:
                glyphs[code] = (code + deltas[place]) & 0xFFFF
                continue
            at = 16 + 6 * count + 2 * place + offsets[place] + 2 * (code - starts[place])
            (glyph,) = struct.unpack(">H", table[at : at + 2])
            glyphs[code] = (glyph + deltas[place]) & 0xFFFF if glyph else 0
    return glyphs
