"""Send a complaint or a denunciation the way the law wants, out of the dialogue."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.grouping import move, question_from
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.parting import cut_loose, is_the_last_part
from doithoai.actions.remembering import forget
from doithoai.models import Actor, Message, Opinion, Outcome, SpeakerRequest
from doithoai.models.erasure import leave_no_trace


def was_decided(opinion: Opinion, by: Actor) -> str | None:
    if opinion.group_id and Outcome.objects.filter(group=opinion.group_id).exists():
        return "Nội dung này đã có kết quả tại hội nghị, không chuyển đi được nữa."
    return None


@action(unless=[has_left_the_dialogue, is_split, was_decided])
def divert_opinion(opinion: Opinion, *, by: Actor, at: datetime, kind: str, to: str) -> Opinion:
    """A denunciation's name, contact and words are not kept at all (Luật Tố cáo 2018, Điều 8, 9: the
    person's identity is secret); only the stub with its code, date and receiver stays, and of a part a stub
    under a code of its own. A complaint keeps its words for the hand-over."""
    if kind not in (Opinion.Kind.COMPLAINT, Opinion.Kind.DENUNCIATION):
        raise Refusal("Xin chọn khiếu nại hoặc tố cáo.")
    if kind == Opinion.Kind.DENUNCIATION and is_the_last_part(opinion):
        raise Refusal(
            f"{opinion} là phần duy nhất còn lại. Xin bỏ tách {opinion.receipt} rồi chuyển cả ý kiến."
        )
    opinion.diverted_to = typed.line(to, "nơi nhận", at_most=200, required=True)
    forget(opinion)
    opinion.kind, opinion.diverted_at = kind, at
    opinion.public_words, opinion.public_at = "", None
    SpeakerRequest.objects.filter(opinion=opinion).update(opinion=None, about="")
    if kind == Opinion.Kind.DENUNCIATION:
        forget_question(opinion)
    move([opinion], None)
    if kind == Opinion.Kind.DENUNCIATION:
        cut_loose(opinion)
        opinion.words = opinion.author = opinion.contact = ""
        opinion.hamlet = None
        leave_no_trace(opinion.commune_id)
    opinion.save()
    return opinion


def forget_question(opinion: Opinion) -> None:
    """A group's question begins as one opinion's words, and the notices to the bodies quote it."""
    group, question = opinion.group, question_from(opinion.words)
    if group is None or group.question != question:
        return
    Message.objects.filter(dialogue=group.dialogue, text__contains=question).delete()
    if stays := group.opinions.exclude(pk=opinion.pk).order_by("pk").first():
        group.question = question_from(stays.words)
        group.save(update_fields=["question"])
