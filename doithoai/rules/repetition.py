"""Whether a text repeats what somebody said, and the text without it: what is needed to forget one opinion."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from .nameless import number_patterns
from .vietnamese import fold, nfc

#: What stands instead, in the words of nobody.
STUB = "[Nội dung thuộc trình tự giải quyết khác, không lưu ở đây]"
NO_NAME = "[không nêu tên]"
#: Words in a row that make a text a repetition of another; a shorter text is compared whole.
IN_A_ROW = 5
SHORTEST_NAME, SHORTEST_CONTACT = 4, 6  # characters; less could be anybody's
NOTHING = r"(?!)"  # a pattern that no text has

Run = tuple[str, ...]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", fold(nfc(text)))


def runs(words: list[str], length: int) -> set[Run]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


class Trace:
    """What tells that a text repeats `texts`: runs of words of theirs that stand in none of `others`, and that nobody
    else said. Name and contact are those of the person; a name alone proves nothing, a contact does.

    `said_by_others` is asked about a run of folded words only when a text has it: hardly any does, and the others may
    be hundreds of thousands."""

    def __init__(
        self,
        texts: Iterable[str],
        others: Iterable[str],
        names: Iterable[str],
        contacts: Iterable[str],
        said_by_others: Callable[[Run], bool] = lambda run: False,
    ) -> None:
        self.said: set[Run] = set()
        for words in map(words_of, texts):
            if len(words) > 1:
                self.said |= runs(words, min(IN_A_ROW, len(words)))
        self.lengths = {len(run) for run in self.said}
        self.said_by_others = said_by_others
        self._theirs_alone: set[Run] = set()
        self._judged: dict[str, bool] = {}
        for words in map(words_of, others):
            for length in self.lengths:
                self.said -= runs(words, length)
        self.names = [name for each in names if len(name := nfc(each).strip()) >= SHORTEST_NAME]
        said = [said for each in contacts if len(said := nfc(each).strip()) >= SHORTEST_CONTACT]
        numbers = [rf"(?<!\w){each}(?!\w)" for contact in said for each in number_patterns(contact)]
        either = "|".join([*map(re.escape, said), *numbers])
        self.contact = re.compile(either or NOTHING, re.IGNORECASE)

    def repeats(self, text: str) -> bool:
        if text not in self._judged:  # each text is asked about twice: alone and beside its neighbours
            words = words_of(text)
            found = (run for length in self.lengths for run in self.said & runs(words, length))
            self._judged[text] = any(map(self._is_theirs_alone, found))
        return self._judged[text]

    def _is_theirs_alone(self, run: Run) -> bool:
        if run not in self._theirs_alone:
            if self.said_by_others(run):
                self.said.discard(run)
                return False
            self._theirs_alone.add(run)
        return True

    def cleaned(self, value: Any, *, close: bool = False) -> Any:
        """A text, or a JSON value of texts, without the opinion. `close`: it stands beside a text that repeats the
        words or the contact, so that the name there is this person's."""
        if isinstance(value, str):
            value = STUB if self.repeats(value) else self._without_contact(value)
            return self._without_name(value) if close else value
        if isinstance(value, dict):
            close = close or self._betrayed_by(value.values())
            return {key: self.cleaned(each, close=close) for key, each in value.items()}
        if isinstance(value, list):
            return [self.cleaned(each, close=close) for each in value]
        return value

    def _betrayed_by(self, values: Iterable[Any]) -> bool:
        texts = [each for each in values if isinstance(each, str)]
        return any(self.repeats(each) or self.contact.search(each) for each in texts)

    def _without_contact(self, text: str) -> str:
        return self.contact.sub(STUB, text)

    def _without_name(self, text: str) -> str:
        for each in self.names:
            text = re.sub(rf"(?<!\w){re.escape(each)}(?!\w)", NO_NAME, text, flags=re.IGNORECASE)
        return text
