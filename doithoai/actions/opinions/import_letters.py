"""Take in the letters of a mailbox: each an opinion with its files; a letter read twice is kept once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from doithoai.actions import typed
from doithoai.actions.enclosing import enclose
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.submit_opinion import receive
from doithoai.models import Actor, Dialogue, Opinion, WaitingMailbox
from doithoai.rules.enclosures import Enclosure, NotTaken, as_letter_file, examine
from doithoai.rules.mailbox import Letter

OLDEST = timedelta(days=5 * 366)  # an older date in a letter is a clock that was not set


@dataclass(frozen=True)
class Sorted:
    """The dry run: what would come in, how many are here already, and what is wrong, letter by letter."""

    letters: tuple[Letter, ...]
    known: int
    errors: tuple[str, ...]


@action()
def import_letters(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    letters: Sequence[Letter],
    waiting: WaitingMailbox | None = None,
) -> list[Opinion]:
    """All that `sorted_letters` lets in; the others are passed over. Automatic and spam letters come in with their
    doubt, for a person to judge. A photo or recording is cleaned, any other file is kept to be saved, never shown.
    `waiting`: the file they were read from; taken in, it is gone from the disk."""
    wanted = sorted_letters(letters).letters
    if not wanted:
        raise Refusal("Không có thư mới nào để nhập: các thư đã nhập rồi hoặc không có lời.")
    if waiting:
        WaitingMailbox.objects.filter(pk=waiting.pk).drop()
    return [kept(letter, dialogue, by, at) for letter in wanted]


def kept(letter: Letter, dialogue: Dialogue, by: Actor, at: datetime) -> Opinion:
    opinion = receive(
        channel=Opinion.Channel.EMAIL, at=moment_of(letter, at), words=letter.words, author=letter.author[:120],
        contact=letter.address, hamlet=None, publish=Opinion.Publish.NOTHING, dialogue=dialogue,
        entered_by=by.name, written_by=by.user_id, doubt=letter.doubt,
        answer_by=Opinion.AnswerBy.EMAIL if letter.address and not letter.doubt else Opinion.AnswerBy.CODE,
    )  # fmt: skip
    opinion.sent_key = letter.key
    opinion.save(update_fields=["sent_key"])
    enclose(opinion, [fit(data) for _, data in letter.files], at=at, by=by.name)
    return opinion


def fit(data: bytes) -> Enclosure:
    """A photo or recording drawn again; anything else as it came, which no page shows."""
    try:
        return examine(data)
    except NotTaken:
        return as_letter_file(data)


def moment_of(letter: Letter, at: datetime) -> datetime:
    """When it was written, unless its clock was wrong."""
    return letter.at if letter.at and at - OLDEST <= letter.at <= at else at


def sorted_letters(letters: Sequence[Letter]) -> Sorted:
    """Tell apart what is new, what is here already (by Message-ID), and what cannot come in. Stores nothing."""
    keys = {each.key for each in letters}
    here = set(
        Opinion.objects.filter(sent_key__in=keys).exclude(sent_key="").values_list("sent_key", flat=True)
    )
    new, errors, known = [], [], 0
    for letter in letters:
        if letter.key in here:
            known += 1
            continue
        here.add(letter.key)
        try:
            typed.words(
                letter.words, "nội dung thư", at_least=typed.WORDS_AT_LEAST, at_most=typed.WORDS_AT_MOST
            )
        except Refusal as no:
            errors.append(f"Thư {letter.place} ({letter.subject[:60] or 'không tiêu đề'}): {no}")
            continue
        errors += [f"Thư {letter.place}: {each}" for each in letter.left_out]
        new.append(letter)
    return Sorted(tuple(new), known, tuple(errors))
