"""A person sends an opinion, with no account, and gets a receipt code at once."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.models import Actor, Commune, Dialogue, Hamlet, Opinion
from doithoai.rules.codes import new_code


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
) -> Opinion:
    """Keep the words as they are, under a code. Between two dialogues it waits for the next one.

    Takes no dialogue lock: many may send in the same minute.
    """
    return receive(
        channel=Opinion.Channel.WEB, at=at, words=words, author=author, contact=contact, hamlet=hamlet,
        publish=publish, dialogue=Dialogue.objects.all().next_to_be_held(),
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
) -> Opinion:
    """Every door ends here: the same limits, the same receipt. Raises Refusal with a sentence.

    `code`: the one that the person already holds on a printed slip.
    """
    return Opinion.objects.create(
        dialogue=dialogue,
        code=code or new_code(),
        words=typed.words(
            words, "nội dung ý kiến", at_least=typed.WORDS_AT_LEAST, at_most=typed.WORDS_AT_MOST
        ),
        channel=channel,
        received_at=at,
        entered_by=entered_by,
        author=typed.line(author, "họ và tên", at_most=120),
        contact=typed.line(contact, "thông tin liên hệ", at_most=120),
        hamlet=hamlet,
        publish=publish,
    )
