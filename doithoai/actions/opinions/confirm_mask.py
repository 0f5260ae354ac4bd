"""Confirm which words of an opinion may be shown to everyone."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.models import Actor, Opinion
from doithoai.rules.personal_data import MASK_LABELS, mask_spans


def is_only_spoken(opinion: Opinion, by: Actor) -> str | None:
    if opinion.is_spoken:
        return "Ý kiến này mới có ghi âm. Xin nghe và ghi lời thành chữ trước, rồi mới chọn phần công khai."
    return None


@action(unless=[has_left_the_dialogue, is_split, is_only_spoken])
def confirm_mask(opinion: Opinion, *, by: Actor, at: datetime, public_words: str, seen: str = "") -> Opinion:
    """Nothing is public before a person said so; empty words take it back. `seen`: the mark of the page.

    Raises Refusal when a child's words would still say who it is.
    """
    refuse_if_stale(opinion, seen)
    if opinion.child and (left := mask_spans(public_words, child=True)):
        named = ", ".join(dict.fromkeys(MASK_LABELS[each.what] for each in left))
        raise Refusal(
            f"Người nêu là trẻ em: lời công khai còn {named}. Xin thay bằng ngoặc vuông như máy đề nghị rồi xác nhận."
        )
    with remembered("confirm_mask", [opinion], by=by, at=at):
        opinion.public_words = typed.words(public_words, "phần công khai", at_most=typed.WORDS_AT_MOST)
        opinion.public_at = at if opinion.public_words else None
        opinion.save(update_fields=["public_words", "public_at"])
    return opinion
