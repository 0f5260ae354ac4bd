"""What was taken out of a list must not come back when the list is read again. Of its words nothing is kept but a keyed
fingerprint, from which nobody can read them; whoever reads the same row again is told so."""

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from doithoai.models import Opinion
from doithoai.rules.vietnamese import fold

KIND = "row "  # before the fingerprint: no browser and no letter makes such a key
AT_A_TIME = 400  # keys in one question to the database


def fingerprint(words: str, author: str = "") -> str:
    """However they are spaced, punctuated or written: of letters and figures only. Of a denunciation the words alone: the
    list may name other columns the next time. Of somebody who is only forgotten the name, too: others may say the same."""
    return key_of("doithoai.row.letters", bare(words), bare(author))


def older_fingerprint(words: str, author: str = "") -> str:
    """As it was left before blanks and punctuation were passed over: those rows are still known by it."""
    return key_of("doithoai.row", fold(words), fold(author))


def key_of(salt: str, words: str, author: str) -> str:
    return KIND + salted_hmac(salt, f"{words}\0{author}", algorithm="sha256").hexdigest()[:48]


def bare(text: str) -> str:
    """The folded letters and figures; of a text without any, all its signs."""
    folded = fold(text)
    return "".join(sign for sign in folded if sign.isalnum()) or folded.strip()


def leave_fingerprint(opinion: Opinion, *, author: str = "") -> None:
    """Call while the words are still there. What came with a key of its own (a letter, a telephone) is known by that;
    of two rows that say the same one fingerprint is enough."""
    key = fingerprint(opinion.words, author)
    if opinion.sent_key or not opinion.words or Opinion.objects.filter(sent_key=key).exists():
        return
    opinion.sent_key = key
    Opinion.objects.filter(pk=opinion.pk).update(sent_key=key)


def gone(rows: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of these rows (words, who said them) those that were here and have been taken away."""
    keys = {
        row: {made(*said) for made in (fingerprint, older_fingerprint) for said in (row[:1], row)}
        for row in rows
    }
    asked = list({key for both in keys.values() for key in both})
    found: set[str] = set()
    for start in range(0, len(asked), AT_A_TIME):
        known = Opinion.objects.filter(sent_key__in=asked[start : start + AT_A_TIME])
        found.update(known.values_list("sent_key", flat=True))
    return {row for row, both in keys.items() if not both.isdisjoint(found)}
