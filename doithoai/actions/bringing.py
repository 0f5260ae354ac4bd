"""Words that somebody brings for others: one way to keep them, from the desk, the hamlet, the Front, a slip.

Every one leaves its channel, who wrote it down, for whom, and a code at once. What is sent a second time, because
the line broke before the answer came, is found again by its key and kept once.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.submit_opinion import receive
from doithoai.models import Actor, Body, Dialogue, Hamlet, Opinion, OpinionBatch, OpinionFile, Slip, SlipPhoto
from doithoai.rules.codes import read_code
from doithoai.rules.enclosures import Enclosure
from doithoai.rules.procedure import Role, Stage

CHANNEL_OF = {
    Role.HAMLET_HEAD: Opinion.Channel.HAMLET,
    Role.FRONT: Opinion.Channel.FRONT,
    Role.RECEPTION: Opinion.Channel.RECEPTION,
}
#: Whose people collect opinions under their own name.
COLLECTORS = (Body.Kind.FRONT, Body.Kind.UNION)
#: Stages in which words from outside the hall still come in.
COLLECTING = (Stage.PLANNING, Stage.OPEN, Stage.IN_SESSION, Stage.POSTPONED)
KEY_LENGTHS = range(8, 65)


@dataclass(frozen=True)
class Entry:
    """What one person said, as it was written down. `key` and `code`: made by the browser, "" when there was none;
    `slip`: the number or the code printed on the paper; `enclosures`: cleaned photos and recordings."""

    words: str
    author: str = ""
    contact: str = ""
    hamlet: Hamlet | None = None
    publish: str = Opinion.Publish.NOTHING
    answer_by: str = Opinion.AnswerBy.CODE
    slip: str = ""
    code: str = ""
    key: str = ""
    child: bool = False
    guardian: str = ""
    guardian_contact: str = ""
    guardian_agrees: bool = False
    enclosures: tuple[Enclosure, ...] = ()


def take_down(
    entry: Entry,
    *,
    by: Actor,
    at: datetime,
    dialogue: Dialogue | None,
    channel: str | None = None,
    collected_by: Body | None = None,
    batch: OpinionBatch | None = None,
    **more: Any,
) -> Opinion:
    """Keep one; `more` goes to `receive`. Call inside an action. Raises Refusal with a sentence."""
    if said_before := known(entry, by):
        return said_before
    if dialogue and channel != Opinion.Channel.HALL and dialogue.stage not in COLLECTING:
        raise Refusal("Hội nghị này đã họp xong, không nhận thêm ý kiến. Ý kiến mới sẽ vào hội nghị kế tiếp.")
    hamlet = hamlet_for(entry.hamlet, by)
    slip = slip_of(entry.slip, dialogue) if entry.slip.strip() else None
    own: dict[str, Any] = {
        "answer_by": entry.answer_by, "child": entry.child, "guardian": entry.guardian,
        "guardian_contact": entry.guardian_contact, "guardian_agrees": entry.guardian_agrees,
        "enclosures": entry.enclosures,
    }  # fmt: skip
    opinion = receive(
        channel=channel or channel_of(by, on_paper=slip is not None), at=at, words=entry.words,
        author=entry.author, contact=entry.contact, hamlet=hamlet, publish=entry.publish, dialogue=dialogue,
        entered_by=by.name, written_by=by.user_id, code=slip.code if slip else unused(entry.code),
        **(own | more),
    )  # fmt: skip
    opinion.sent_key, opinion.batch = entry.key, batch
    opinion.collected_by = collected_by or collector_of(by)
    if entry.key or batch or opinion.collected_by:
        opinion.save(update_fields=["sent_key", "batch", "collected_by"])
    if slip:
        photos_go_with(slip, opinion)
    return opinion


def known(entry: Entry, by: Actor) -> Opinion | None:
    """The opinion that this very sending already made."""
    if not entry.key:
        return None
    if len(entry.key) not in KEY_LENGTHS:
        raise Refusal("Trang này đã cũ. Xin tải lại trang rồi gửi lần nữa; điều đã gõ vẫn còn trên máy.")
    found: Opinion | None = (
        Opinion.objects.filter(sent_key=entry.key).exclude(sent_key="").select_related("batch").first()
    )
    if found and found.kind == Opinion.Kind.DENUNCIATION and found.diverted_at:
        return found  # its stub no longer says who wrote it down; who sends it again need not keep it
    if found and (found.entered_by != by.name or (found.batch and found.batch.user_id != by.user_id)):
        raise Refusal("Dòng này đã do người khác gửi. Xin nhập lại thành dòng mới.")
    return found


def hamlet_for(hamlet: Hamlet | None, by: Actor) -> Hamlet | None:
    """A hamlet head brings words of their own hamlets only, and need not say which when there is one."""
    if not only_hamlet_head(by):
        return hamlet
    if hamlet is None and len(by.hamlet_ids) == 1:
        return Hamlet.objects.filter(pk__in=by.hamlet_ids).first()
    if hamlet is not None and hamlet.pk not in by.hamlet_ids:
        raise Refusal("Trưởng thôn chỉ nhập ý kiến của thôn mình. Người thôn khác xin nhờ trưởng thôn ở đó.")
    return hamlet


def only_hamlet_head(by: Actor) -> bool:
    return by.is_any(Role.HAMLET_HEAD) and not by.is_any(
        Role.CLERK, Role.FRONT, Role.RECEPTION, Role.SECRETARY
    )


def slip_of(typed: str, dialogue: Dialogue | None) -> Slip:
    """The slip printed here, by its code or by its number in this dialogue, not typed in yet. Raises Refusal."""
    typed = typed.strip()
    slip: Slip | None
    if typed.isascii() and typed.isdecimal() and len(typed) <= 6:
        printed = Slip.objects.filter(batch__dialogue=dialogue, batch__kind="opinion", number=int(typed))
        slip = printed.first() if dialogue else None
        if slip is None:
            raise Refusal(
                f"Chưa in phiếu góp ý số {int(typed)} cho hội nghị này. Xin so lại số, hoặc để trống để lấy mã mới."
            )
    else:
        code = read_code(typed)
        if code is None:
            raise Refusal("Mã trên phiếu có 9 chữ và số, ví dụ K7M-Q2R-X9T. Xin so lại với phiếu rồi gõ lại.")
        slip = Slip.objects.filter(code=code).first()
        if slip is None:
            raise Refusal(
                f"Mã {code} không có trong các phiếu đã in ở đây. Xin so lại, hoặc để trống để lấy mã mới."
            )
    if Opinion.objects.filter(code=slip.code).exists():
        raise Refusal(
            f"Phiếu {typed if typed.isdecimal() else slip.code} đã được nhập rồi. Phiếu có thêm việc khác thì để "
            "trống ô phiếu để lấy mã mới."
        )
    return slip


def unused(code: str) -> str:
    """The code a browser made while it had no network, "" (a new one is made) when it cannot be anybody's here."""
    read = read_code(code) if code else None
    if read is None or Opinion.objects.filter(code=read).exists() or Slip.objects.filter(code=read).exists():
        return ""
    return read


def channel_of(by: Actor, *, on_paper: bool = False) -> str:
    if by.is_any(Role.CLERK):
        return Opinion.Channel.PAPER if on_paper else Opinion.Channel.DESK
    own = next((channel for role, channel in CHANNEL_OF.items() if role in by.roles), None)
    return own or (Opinion.Channel.PAPER if on_paper else Opinion.Channel.DESK)


def collector_of(by: Actor) -> Body | None:
    """The Front, or the union this person speaks for; None for everybody else."""
    if channel_of(by) != Opinion.Channel.FRONT:
        return None
    bodies = Body.objects.filter(kind__in=COLLECTORS)
    return bodies.filter(pk__in=by.body_ids).first() or bodies.filter(kind=Body.Kind.FRONT).first()


def photos_go_with(slip: Slip, opinion: Opinion) -> None:
    """The photos that lay beside a blank slip belong to the opinion now, and go when it goes."""
    for photo in slip.photos.select_related("file"):
        OpinionFile.objects.create(
            opinion=opinion, file=photo.file, kind=OpinionFile.Kind.SLIP, media_type="image/jpeg",
            width=photo.width, height=photo.height, added_at=photo.at, by=photo.by,
        )  # fmt: skip
    SlipPhoto.objects.filter(slip=slip).delete()
