"""Agree for a child: whoever speaks for them now, once more after taking it back, or after another did."""

from datetime import datetime

from doithoai.actions.bringing import channel_of
from doithoai.actions.consenting import is_not_the_receipt
from doithoai.actions.kernel import action
from doithoai.models import Actor, Consent, Opinion
from doithoai.rules.consent import FOR_A_CHILD
from doithoai.rules.procedure import Role


def nobody_speaks_for_them(opinion: Opinion, by: Actor) -> str | None:
    if not opinion.child:
        return "Ý kiến này không ghi là của người chưa đủ 16 tuổi nên không ai phải đồng ý thay."
    if not (opinion.guardian or opinion.guardian_contact):
        return (
            "Chưa ghi cha, mẹ hoặc người giám hộ của cháu. Xin ghi họ tên hoặc số điện thoại (mục dữ liệu cá nhân, Sửa), "
            "rồi ghi đồng ý."
        )
    return None


def was_agreed(opinion: Opinion, by: Actor) -> str | None:
    return "Người đại diện của cháu đã đồng ý rồi." if opinion.spoken_for else None


@action(unless=[is_not_the_receipt, nobody_speaks_for_them, was_agreed])
def agree_for_child(opinion: Opinion, *, by: Actor, at: datetime) -> Consent:
    """As easy as taking it back: the code is enough, or a word at the desk. A new line of the log, in the sentence of
    today; those before stay as they ended. Nothing is public by it: a person confirms the public words once more."""
    told = by.is_any(Role.CITIZEN)
    return Consent.objects.create(
        opinion=opinion, key=FOR_A_CHILD.key, version=FOR_A_CHILD.version, words=FOR_A_CHILD.words,
        through=Opinion.Channel.WEB if told else channel_of(by), by="" if told else by.name, given_at=at,
    )  # fmt: skip
