"""Whether a row of a list came out of this program: by the code beside it, in whichever dialogue of the commune it stands."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from doithoai.models import Hamlet, Opinion
from doithoai.models.reading import whole_record
from doithoai.outputs.opinion_list import words_of
from doithoai.rules.codes import HIDDEN, read_code, receipt_of, short_code
from doithoai.rules.list_columns import CODES, plain
from doithoai.rules.public_words import mostly_the_same
from doithoai.rules.spreadsheet import Table

AT_A_TIME = 400  # opinions in one question to the database
#: The dialogues a row stands in; None is waiting for the next one. Empty: the row is not known.
Places = frozenset[int | None]
NOWHERE: Places = frozenset()


@dataclass(frozen=True)
class KnownByCode:
    """What the commune has under the codes of one table."""

    columns: tuple[int, ...]  # of the table, where codes stand
    whole: dict[str, Places]  # receipt ->
    begun: dict[str, list[Opinion]]  # as a list for everybody cuts it ("K7M•••") -> who may be meant

    def places(self, cells: Sequence[Any]) -> Places:
        """Where the opinion stands whose whole code this row has: nobody but us and its person knows that."""
        return NOWHERE.union(
            *(self.whole.get(read_code(code) or "", ()) for code in codes_in(cells, self.columns))
        )

    def places_by_words(
        self, cells: Sequence[Any], *, words: str, hamlet: Hamlet | None, day: date | None
    ) -> Places:
        """The same of a row with the beginning of a code. Alone it proves nothing, for many begin so: what the row tells
        of the day and the hamlet is like ours, too, and its words are ours as they left."""
        return frozenset(
            opinion.dialogue_id
            for code in codes_in(cells, self.columns)
            for opinion in self.begun.get(code, ())
            if (day is None or day == opinion.received_at.date())
            and (hamlet is None or hamlet.pk == opinion.hamlet_id)
            and left_as(opinion, words)
        )


def codes_in(cells: Sequence[Any], columns: tuple[int, ...]) -> list[str]:
    return [str(cells[at] or "").strip() for at in columns if at < len(cells)]


def left_as(opinion: Opinion, words: str) -> bool:
    """Whether a list for everybody has or had these words for the opinion. What we cover changes from year to year and
    with who asks, so it is enough when most of it is there and the same; what is mostly covered is covered as today."""
    if mostly_the_same(opinion.words, words):
        return True
    return " ".join(words.split()) == " ".join(words_of(opinion, with_people=False).split())


def known_by_code(table: Table) -> KnownByCode:
    columns = tuple(at for at, heading in enumerate(table.heading) if plain(heading) in CODES)
    said = {code for _, cells in table.rows for code in codes_in(cells, columns)}
    receipts = {receipt for receipt in map(read_code, said) if receipt}
    cut = {code for code in said if code.endswith(HIDDEN)}
    stands: dict[str, set[int | None]] = defaultdict(set)
    keys = []
    if receipts or cut:
        for key, code, dialogue in (
            Opinion.objects.order_by().values_list("pk", "code", "dialogue").iterator()
        ):
            if receipt_of(code) in receipts:
                stands[receipt_of(code)].add(dialogue)
            if short_code(code) in cut:
                keys.append(key)
    begun: dict[str, list[Opinion]] = defaultdict(list)
    with whole_record(because="what the list was made from, whoever reads it in again"):
        for start in range(0, len(keys), AT_A_TIME):
            for opinion in Opinion.objects.filter(pk__in=keys[start : start + AT_A_TIME]).exclude(words=""):
                begun[short_code(opinion.code)].append(opinion)
    whole = {receipt: frozenset(dialogues) for receipt, dialogues in stands.items()}
    return KnownByCode(columns, whole, dict(begun))
