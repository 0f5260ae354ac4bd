"""Write one line of the minutes."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, MinutesEntry, OpinionGroup, Paper, SpeakerRequest


def were_issued(dialogue: Dialogue, by: Actor) -> str | None:
    if Paper.objects.in_force().filter(dialogue=dialogue, kind=Paper.Kind.MINUTES).exists():
        return "Biên bản đã ban hành nên không ghi thêm được nữa."
    return None


@action(unless=[were_issued])
def take_minutes(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    part: str,
    words: str,
    speaker: SpeakerRequest | None = None,
    group: OpinionGroup | None = None,
) -> MinutesEntry:
    """Lines are added, never changed: a correction is a further line, as on paper."""
    if part not in MinutesEntry.Part.values:
        raise Refusal("Xin chọn phần của biên bản: khai mạc, ý kiến, trả lời hoặc kết luận.")
    if any(each and each.dialogue_id != dialogue.pk for each in (speaker, group)):
        raise Refusal("Nội dung hoặc người phát biểu này thuộc hội nghị khác.")
    return MinutesEntry.objects.create(
        dialogue=dialogue, part=part, speaker=speaker, group=group, at=at, by=by.name,
        words=typed.words(words, "nội dung ghi biên bản", at_least=2, at_most=10_000, better="đủ câu"),
    )  # fmt: skip
