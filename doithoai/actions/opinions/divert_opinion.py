"""Send a complaint or a denunciation the way the law wants, out of the dialogue."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split, the_clerk_does_this
from doithoai.actions.grouping import hall_has_decided, move
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.parting import is_the_last_part
from doithoai.actions.purging import purge
from doithoai.actions.remembering import forget
from doithoai.models import Actor, Opinion, SpeakerRequest
from doithoai.outputs.handover import Taken, taken_of
from doithoai.rules.procedure import Role

SAID_AT_LEAST = 8  # letters: "đã giao tay"


def the_office_does_this(opinion: Opinion, by: Actor) -> str | None:
    """The clerk and the reception divert; the chair when no clerk may see it."""
    return None if by.is_any(Role.RECEPTION) else the_clerk_does_this(opinion, by)


@action(unless=[the_office_does_this, has_left_the_dialogue, is_split])
def divert_opinion(
    opinion: Opinion, *, by: Actor, at: datetime, kind: str, to: str, files: bool = True, otherwise: str = ""
) -> Opinion:
    """A denunciation's name, contact, words and files are not kept at all (Luật Tố cáo 2018, Điều 8, 9: the
    person's identity is secret), even when the hall has heard it; only the stub with its code, date and receiver
    stays, and of a part a stub under a code of its own. A complaint keeps its words for the hand-over, and can no
    longer leave once the hall has decided. `files`: of a part, whether the files of the whole text go with it.

    A denunciation is wiped only after its sheet and its files were taken out (take_handover), or when `otherwise` says
    in words how it was handed over: what the person gave as evidence must not be nowhere."""
    if kind not in (Opinion.Kind.COMPLAINT, Opinion.Kind.DENUNCIATION):
        raise Refusal("Xin chọn khiếu nại hoặc tố cáo.")
    if kind == Opinion.Kind.DENUNCIATION and is_the_last_part(opinion):
        raise Refusal(
            f"{opinion} là phần duy nhất còn lại. Xin bỏ tách {opinion.receipt} rồi chuyển cả ý kiến."
        )
    if kind == Opinion.Kind.COMPLAINT and hall_has_decided(opinion, by):
        raise Refusal("Nội dung này đã có kết quả tại hội nghị, không chuyển đi được nữa.")
    handed = ""
    if kind == Opinion.Kind.DENUNCIATION:
        handed = handed_over(opinion, taken_of(opinion), otherwise)
    opinion.diverted_to = typed.line(to, "nơi nhận", at_most=200, required=True)
    opinion.kind, opinion.diverted_at = kind, at
    if kind == Opinion.Kind.DENUNCIATION:
        purge(opinion, by=by, at=at, files=files, handed=handed)
        return opinion
    forget(opinion)
    opinion.public_words, opinion.public_at = "", None
    SpeakerRequest.objects.filter(opinion=opinion).update(opinion=None, about="")
    move([opinion], None)
    opinion.save()
    return opinion


def handed_over(opinion: Opinion, taken: Taken, otherwise: str) -> str:
    """How the denunciation was handed over, for the deletion log. Raises Refusal when nobody can say."""
    if said := typed.line(otherwise, "cách đã bàn giao", at_most=200):
        if len(said) < SAID_AT_LEAST:
            raise Refusal("Xin ghi rõ đã bàn giao cách nào: cho ai, lúc nào, những gì.")
        return f"Bàn giao cách khác: {said}"
    if not taken.whole:
        raise Refusal(untaken(opinion, taken))
    return "Đã in bản giao" + (f", kèm {taken.count}" if taken.pieces else "")


def untaken(opinion: Opinion, taken: Taken) -> str:
    """Which of the two was not taken yet, and the way out."""
    if taken.sheet_at is None:
        what = "Xin bấm In bản giao" + (
            " và Tải tệp kèm theo" if taken.unprinted and not taken.files_at else ""
        )
        why = f"Chưa in bản giao của {opinion}"
    else:
        what, why = "Xin bấm Tải tệp kèm theo", f"Chưa lấy tệp kèm {opinion} ({taken.unprinted})"
    return (
        f"{why}. Chuyển tố cáo thì nội dung, tên người gửi, ảnh và ghi âm bị xóa khỏi đây, không lấy lại được. {what}, cho "
        "vào bì niêm phong rồi bấm Chuyển lần nữa; hoặc ghi đã bàn giao cách nào."
    )
