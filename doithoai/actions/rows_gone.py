"""What was taken out of a list must not come back when the list is read again. Of its words nothing is kept but a keyed
fingerprint, from which nobody can read them; whoever reads the same row again is told so.

A row is (words, who): the name, else how to reach them, else "". Petitions are copied from neighbour to neighbour: the same
words of somebody else are another row.
"""

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from doithoai.models import Opinion
from doithoai.rules.vietnamese import fold

Row = tuple[str, str]
KIND = "row "  # before the fingerprint: no browser and no letter makes such a key
LENGTH = 48  # figures of a fingerprint
BEGINS = len(KIND) + LENGTH // 2  # signs of it that tell the words of a denunciation, whoever said them


def fingerprint(words: str, who: str = "") -> str:
    """However they are spaced, punctuated or written: of letters and figures only."""
    return key_of("doithoai.row.letters", bare(words), bare(who))


def of_purged(alone: str, whole: str) -> str:
    """Of these two, of the words alone and with their person, a half each: the list of a denunciation may be read without
    its names the next time."""
    return alone[:BEGINS] + whole[BEGINS:]


def older_fingerprint(words: str, who: str = "") -> str:
    """As it was left before blanks and punctuation were passed over: those rows are still known by it."""
    return key_of("doithoai.row", fold(words), fold(who))


def key_of(salt: str, words: str, who: str) -> str:
    return KIND + salted_hmac(salt, f"{words}\0{who}", algorithm="sha256").hexdigest()[:LENGTH]


def bare(text: str) -> str:
    """The folded letters and figures; of a text without any, all its signs."""
    folded = fold(text)
    return "".join(sign for sign in folded if sign.isalnum()) or folded.strip()


def leave_fingerprint(opinion: Opinion, *, purged: bool) -> None:
    """Call while words and person are still there. What came with a key of its own (a letter, a telephone) is known by
    that; of two rows that are the same one fingerprint is enough. Of somebody who is only forgotten (`purged` is false) the
    words may come in again without a name: they accuse nobody."""
    key = fingerprint(opinion.words, opinion.author or opinion.contact)
    if purged:
        key = of_purged(fingerprint(opinion.words), key)
    known = Opinion.objects.filter(sent_key=key).exclude(sent_key="")  # the index holds no empty ones
    if opinion.sent_key or not opinion.words or known.exists():
        return
    opinion.sent_key = key
    Opinion.objects.filter(pk=opinion.pk).update(sent_key=key)


def gone(rows: Iterable[Row]) -> set[Row]:
    """Of these rows those that were here and have been taken away. One that names nobody may be anybody's, so the words of
    a denunciation are enough."""
    left = Opinion.objects.filter(sent_key__startswith=KIND).exclude(sent_key="")  # which has an index
    keys = set(left.order_by().values_list("sent_key", flat=True))
    begun = {key[:BEGINS] for key in keys}
    return {row for row in (rows if keys else ()) if is_among(keys, begun, *row)}


def is_among(keys: set[str], begun: set[str], words: str, who: str) -> bool:
    alone = fingerprint(words)
    if not who and alone[:BEGINS] in begun:
        return True
    whole = fingerprint(words, who) if who else alone
    return not keys.isdisjoint((whole, of_purged(alone, whole), older_fingerprint(words, who)))
