"""One text, several matters: each part gets its own field, group and answer; the whole keeps words and code."""

from datetime import datetime

from doithoai.actions.conditions import belongs_to_no_dialogue, has_left_the_dialogue, is_split
from doithoai.actions.grouping import hall_has_decided
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.parting import stand_in
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.models import Actor, Opinion
from doithoai.rules.parts import cut

PARTS_AT_MOST = 20  # two digits in a code; a text of more matters is a petition, not an opinion


def is_a_part(opinion: Opinion, by: Actor) -> str | None:
    if opinion.part_of_id is None:
        return None
    return f"{opinion} đã là một phần của {opinion.receipt}. Muốn tách khác đi, xin bỏ tách rồi tách lại."


@action(unless=[has_left_the_dialogue, belongs_to_no_dialogue, is_split, is_a_part, hall_has_decided])
def split_opinion(opinion: Opinion, *, by: Actor, at: datetime, begins: list[int], seen: str = "") -> Opinion:
    """Parts begin at these characters of the words (the first at 0 of itself): exact pieces of the text, and
    together all of it. The first part takes the place the whole had: its labels, its group, its speaker.

    Raises Refusal when there is nothing to cut, a cut is inside a word, or there are too many.
    """
    refuse_if_stale(opinion, seen)
    try:
        pieces = cut(opinion.words, begins)
    except ValueError as inside:
        raise Refusal(
            "Chỗ tách phải ở đầu một từ. Xin mở lại trang và bấm vào từ bắt đầu phần mới."
        ) from inside
    if len(pieces) < 2:
        raise Refusal("Chưa chọn chỗ tách. Xin bấm vào từ bắt đầu phần thứ hai.")
    if len(pieces) > PARTS_AT_MOST:
        raise Refusal(f"Một ý kiến tách được nhiều nhất {PARTS_AT_MOST} phần. Xin bớt chỗ tách.")
    with remembered("split_opinion", [opinion], by=by, at=at):
        parts = [
            Opinion.objects.create(
                part_of=opinion, code=f"{opinion.code}/{number}", words=words, dialogue=opinion.dialogue,
                channel=opinion.channel, received_at=opinion.received_at, entered_by=opinion.entered_by,
                author=opinion.author, contact=opinion.contact, hamlet=opinion.hamlet, publish=opinion.publish,
                answer_by=opinion.answer_by, child=opinion.child, guardian=opinion.guardian,
                guardian_contact=opinion.guardian_contact, written_by=opinion.written_by,
                suspected=opinion.suspected, guarded=opinion.guarded,
            )
            for number, words in enumerate(pieces, start=1)
        ]  # fmt: skip
        stand_in(opinion, parts[0])
        opinion.split_at, opinion.classified_at, opinion.group = at, None, None
        opinion.field = opinion.competence = opinion.public_words = ""
        opinion.public_at = None
        opinion.save()
    return opinion
