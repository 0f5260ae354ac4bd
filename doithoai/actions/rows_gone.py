"""What was taken out of a list must not come back when the list is read again. Of its words nothing is kept but a keyed
fingerprint, from which nobody can read them; whoever reads the same row again is told so."""

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from doithoai.models import Opinion
from doithoai.rules.vietnamese import fold

KIND = "row "  # before the fingerprint: no browser and no letter makes such a key
AT_A_TIME = 400  # keys in one question to the database


def fingerprint(words: str, author: str = "") -> str:
    """However they are spaced or written. Of a denunciation the words alone: the list may name other columns the next
    time. Of somebody who is only forgotten the name, too: others may say the same."""
    said = f"{fold(words)}\0{fold(author)}"
    return KIND + salted_hmac("doithoai.row", said, algorithm="sha256").hexdigest()[:48]


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
    keys = {row: {fingerprint(row[0]), fingerprint(*row)} for row in rows}
    asked = list({key for both in keys.values() for key in both})
    found: set[str] = set()
    for start in range(0, len(asked), AT_A_TIME):
        known = Opinion.objects.filter(sent_key__in=asked[start : start + AT_A_TIME])
        found.update(known.values_list("sent_key", flat=True))
    return {row for row, both in keys.items() if not both.isdisjoint(found)}
