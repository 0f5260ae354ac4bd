"""A person sends an opinion, with no account, and gets a receipt code at once."""

import gc
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from threading import Lock, Thread

from doithoai.actions import typed
from doithoai.actions.answering import way_to_answer
from doithoai.actions.consenting import note_consent
from doithoai.actions.enclosing import enclose
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.ringing import ring_if_danger
from doithoai.actions.shielding import shield_by_words, suspected_at_first
from doithoai.actions.unharmed import unharmed
from doithoai.models import Actor, Commune, Dialogue, Hamlet, Opinion
from doithoai.rules.accused import accuses
from doithoai.rules.codes import new_code
from doithoai.rules.consent import WHO_AGREES
from doithoai.rules.enclosures import Enclosure
from doithoai.rules.triage import calls_for_help
from doithoai.rules.vietnamese import clean


@action(lock=False)
def submit_opinion(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    words: str,
    author: str = "",
    contact: str = "",
    hamlet: Hamlet | None = None,
    publish: str = Opinion.Publish.NOTHING,
    answer_by: str = Opinion.AnswerBy.CODE,
    child: bool = False,
    guardian: str = "",
    guardian_contact: str = "",
    guardian_agrees: bool = False,
    dialogue: Dialogue | None = None,
    enclosures: Iterable[Enclosure] = (),
    doubt: str = "",
) -> Opinion:
    """Keep the words as they are, under a code, in `dialogue` or the next to be held. Between two dialogues it
    waits for the next one.

    `enclosures`: cleaned photos and recordings. `doubt`: why a person should look whether it is an opinion at all.
    Takes no dialogue lock: many may send in the same minute.
    """
    return receive(
        channel=Opinion.Channel.WEB, at=at, words=words, author=author, contact=contact, hamlet=hamlet,
        publish=publish, dialogue=dialogue or Dialogue.objects.all().next_to_be_held(), answer_by=answer_by,
        child=child, guardian=guardian, guardian_contact=guardian_contact, guardian_agrees=guardian_agrees,
        enclosures=enclosures, doubt=doubt,
    )  # fmt: skip


def receive(
    *,
    channel: str,
    at: datetime,
    words: str,
    author: str,
    contact: str,
    hamlet: Hamlet | None,
    publish: str,
    dialogue: Dialogue | None,
    entered_by: str = "",
    code: str = "",
    answer_by: str = Opinion.AnswerBy.CODE,
    child: bool = False,
    guardian: str = "",
    guardian_contact: str = "",
    guardian_agrees: bool = False,
    enclosures: Iterable[Enclosure] = (),
    doubt: str = "",
    written_by: int | None = None,
) -> Opinion:
    """Every door ends here: the same limits, the same receipt. Raises Refusal with a sentence.

    `code`: the one that the person already holds on a printed slip. A child is never named, whatever was ticked.
    `guardian`: who speaks for the child and is answered; whoever has one is a child. `guardian_agrees`: that person,
    not the child, ticked the sentence of the consent log.
    """
    author = typed.line(author, "họ và tên", at_most=120)
    contact = typed.line(contact, "thông tin liên hệ", at_most=120)
    guardian = typed.line(guardian, "họ và tên người đại diện", at_most=120)
    guardian_contact = typed.line(guardian_contact, "liên hệ người đại diện", at_most=120)
    if guardian_agrees and not (guardian or guardian_contact):
        raise Refusal(WHO_AGREES)
    child = child or bool(guardian or guardian_contact)
    words = typed.words(words, "nội dung ý kiến", at_least=typed.WORDS_AT_LEAST, at_most=typed.WORDS_AT_MOST)
    opinion = Opinion(
        dialogue=dialogue,
        code=code or new_code(),
        words=words,
        channel=channel,
        received_at=at,
        entered_by=entered_by,
        author=author,
        contact=contact,
        hamlet=hamlet,
        publish=Opinion.Publish.NOTHING if child else publish,
        answer_by=way_to_answer(
            answer_by, author=guardian or author, contact=guardian_contact or contact, hamlet=hamlet
        ),
        child=child,
        guardian=guardian,
        guardian_contact=guardian_contact,
        doubt=doubt,
        written_by_id=written_by,
        suspected=suspected_at_first(words),
    )
    opinion.save(force_insert=True)
    note_consent(opinion, at=at, guardian_agrees=guardian_agrees)
    enclose(opinion, enclosures, at=at, by=entered_by)
    read_on_arrival(opinion, at=at)
    return opinion


#: One text after the other, as Python reads them anyway; or eight who come first at once would each load the word lists.
_reading = Lock()
_begun = Lock()  # taken once and kept


def read_ahead(words: str) -> None:
    """Read what somebody is about to send, before the database is held and others wait for us: what was read is still
    known when they are kept (rules/triage/text.py). A fault is met again then, and told; so is a text that is too long to be
    taken, for which nobody else should wait."""
    if len(words) > typed.WORDS_AT_MOST:
        return
    with _reading, suppress(Exception):
        words = clean(words)
        suspected_at_first(words)
        accuses(words)
        calls_for_help(words)


def prepare_to_read() -> None:
    """Load the word lists, and how usual each word is for texts without marks, in a thread of its own and once: whoever
    first opens the form is still typing then. A server that nobody asks does without them (17 MB)."""

    def load() -> None:
        for words in ("Đường làng hỏng, xin sửa.", "duong lang hong, xin sua"):
            read_ahead(words)
        gc.freeze()  # what is loaded stays: to look through it for garbage stops everybody for a tenth of a second

    if _begun.acquire(blocking=False):
        Thread(target=load, name="word lists", daemon=True).start()


def read_on_arrival(opinion: Opinion, *, at: datetime) -> None:
    """Who must not know who asked, or read it at all, and whether somebody is in danger; nobody's words are lost when
    this fails."""

    def shielded() -> bool:
        shield_by_words(opinion, at=at)
        return True

    if not unharmed("shield", opinion, at=at, do=shielded, instead=False):
        opinion.suspected = True  # until it has been read: what cannot be read is for few
        opinion.save(update_fields=["suspected"])
    unharmed("ring", opinion, at=at, do=lambda: ring_if_danger(opinion, at=at))
