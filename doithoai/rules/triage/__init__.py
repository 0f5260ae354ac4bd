"""First suggestions on an opinion: its parts, and of each field, urgency, competence, procedure. A person decides.

Words are data: `regulations/fields.toml`, `cues.toml`, `competence.toml`, `abbreviations.toml`; the learned layer is
`regulations/training/`. Field follows the thing asked for, not the loudest word. Urgency and the two other procedures
(complaint, denunciation) are tuned to miss little. What must not be shown in public is found by `personal_data.py`;
it is re-exported here.
"""

from dataclasses import dataclass
from typing import Literal

from doithoai.rules.personal_data import MASK_LABELS, Span, mask_spans, masked
from doithoai.rules.vietnamese import nfc

from .competence import Competence, competence_of
from .concepts import heard, suspicious
from .confirmed import Confirmed, confirmed_from, heard_in
from .cues import cues
from .fields import FIELD_LABELS, FIELDS, Field, clear, rank
from .learned import DANGER, DENOUNCES, odds, sounds_like
from .marks import with_marks
from .parts import parts_of
from .text import Said

__all__ = [
    "FIELDS",
    "FIELD_LABELS",
    "KIND_LABELS",
    "MASK_LABELS",
    "Competence",
    "Confirmed",
    "Field",
    "Kind",
    "Span",
    "Suggestion",
    "Urgency",
    "calls_for_help",
    "confirmed_from",
    "heard_in",
    "kind_of",
    "mask_spans",
    "masked",
    "split",
    "suggest",
    "suggest_field",
    "urgency_of",
]

Urgency = Literal["khẩn", "cao", "thường"]
Kind = Literal["opinion", "complaint", "denunciation", "emergency", "none"]
KIND_LABELS: dict[Kind, str] = {
    "opinion": "ý kiến, kiến nghị",
    "complaint": "khiếu nại",
    "denunciation": "tố cáo",
    "emergency": "việc khẩn cấp",
    "none": "chưa rõ nội dung",
}


MORE_LIKELY_THAN_NOT = 0.0  # log odds
NOT_UNLIKELY = -1.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Everything suggested for one text.

    `fields`: best first, at most two, none when nothing known was said; `sure` is false when the two are too close
    to prefer one ("chưa rõ"). The words in each `…because` are lower case; `or_because` speak for the second field.
    """

    fields: tuple[str, ...]
    because: tuple[str, ...]
    or_because: tuple[str, ...]
    sure: bool
    urgency: Urgency
    urgency_because: tuple[str, ...]
    competence: Competence | None
    kind: Kind
    kind_because: tuple[str, ...]
    written: str

    @property
    def mask(self) -> tuple[Span, ...]:
        """What is personal in `written`, the NFC text: looked for when asked, since it costs as much as all the rest."""
        return mask_spans(self.written)


def suggest(text: str, here: Confirmed | None = None) -> Suggestion:
    """All suggestions for one opinion taken as one matter; `here`: what this commune confirmed before."""
    seen = Said.of(text)
    ranked = rank(seen, here)
    kind, kind_because = _kind(seen)
    urgency, urgency_because = _urgency(seen)
    return Suggestion(
        fields=tuple(each.code for each in ranked[:2]),
        because=ranked[0].because if ranked else (),
        or_because=ranked[1].because if len(ranked) > 1 else (),
        sure=clear(ranked),
        urgency=urgency,
        urgency_because=urgency_because,
        competence=competence_of(seen, ranked[0].code) if ranked else None,
        kind=kind,
        kind_because=kind_because,
        written=seen.written,
    )


def split(text: str, here: Confirmed | None = None) -> list[tuple[int, int]]:
    """(start, end) of each matter in the NFC text: `text[start:end]` are the writer's own words."""
    return parts_of(nfc(text), here)


def suggest_field(text: str, here: Confirmed | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Field codes, best first, the two best with the words that spoke for them. Empty: ask a person."""
    return [(each.code, each.because) for each in rank(Said.of(text), here)]


def urgency_of(text: str) -> tuple[Urgency, tuple[str, ...]]:
    """`khẩn`, `cao` or `thường`, and the words that made it so.

    Danger at hand, then daily harm or long waiting; "gấp", capitals, exclamation marks alone raise nothing.
    """
    return _urgency(Said.of(text))


def calls_for_help(text: str) -> bool:
    """Whether somebody should be rung for it: a word of danger was said, or it most probably tells of danger.

    Stricter than the suggestion `khẩn`: who is rung for every suspicion stops listening.
    """
    seen = Said.of(text)
    return bool(
        _cues(("emergency", "urgent"), DANGER, seen) or _sounds_dangerous(seen, above=MORE_LIKELY_THAN_NOT)
    )


def kind_of(text: str) -> tuple[Kind, tuple[str, ...]]:
    """Which procedure it seems to belong to, and the words behind that.

    A denunciation outranks the rest (it must not be shown to anybody), then an emergency, then a complaint.
    `none`: nothing that could be answered was written.
    """
    return _kind(Said.of(text))


def _urgency(text: Said) -> tuple[Urgency, tuple[str, ...]]:
    if words := _cues(("emergency", "urgent"), DANGER, text):
        return "khẩn", words
    if words := _sounds_dangerous(text):
        return "khẩn", words
    if words := cues()["high"].found(text):
        return "cao", words
    return "thường", ()


def _kind(text: Said) -> tuple[Kind, tuple[str, ...]]:
    if text.kind is None:
        text.kind = _kind_heard_in(text)
    kind: tuple[Kind, tuple[str, ...]] = text.kind
    return kind


def _kind_heard_in(text: Said) -> tuple[Kind, tuple[str, ...]]:
    if words := _cues(("denunciation",), DENOUNCES, text):
        return "denunciation", words
    if words := sounds_like(DENOUNCES, text):
        return "denunciation", words
    if words := _cues(("emergency",), DANGER, text):
        return "emergency", words
    if words := cues()["complaint"].found(text):
        return "complaint", words
    letters = sum(sign.isalpha() for sign in text.written)
    return ("opinion" if letters >= 6 and len(text.words) >= 2 else "none"), ()


def _sounds_dangerous(text: Said, *, above: float | None = None) -> tuple[str, ...]:
    """What the learned layer hears, but for tap water that is only murky: dams that leak sound like it. Where somebody
    is ill of it, or anything else suspicious is named, it counts like the rest."""
    only_murky = (
        cues()["murky"].found(text)
        and not cues()["ill"].found(text)
        and not suspicious(DANGER) & heard(text).keys()
    )
    return () if only_murky else sounds_like(DANGER, text, above=above)


def _cues(tables: tuple[str, ...], label: str, text: Said) -> tuple[str, ...]:
    """The cue words of the tables.

    "do" typed without marks is "đổ" and nine words more: there a cue counts when it stands in the likeliest reading, or
    when the whole at all sounds like it.
    """
    words = [word for table in tables for word in cues()[table].found(text)]
    if words and text.few_marks and odds(label, text) <= NOT_UNLIKELY:
        words = [word for table in tables for word in cues()[table].found(with_marks(text))]
    return tuple(dict.fromkeys(words))
