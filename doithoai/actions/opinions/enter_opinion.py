"""Write down an opinion for somebody else: at the desk, in the hamlet, for the Front, in the hall."""

from datetime import datetime

from doithoai.actions.grouping import group_of_one
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.submit_opinion import receive
from doithoai.models import Actor, Commune, Dialogue, Hamlet, Opinion, Slip
from doithoai.rules.codes import read_code
from doithoai.rules.procedure import Role, Stage

CHANNEL_OF = {
    Role.HAMLET_HEAD: Opinion.Channel.HAMLET,
    Role.FRONT: Opinion.Channel.FRONT,
    Role.RECEPTION: Opinion.Channel.RECEPTION,
}


@action()
def enter_opinion(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    words: str,
    author: str = "",
    contact: str = "",
    hamlet: Hamlet | None = None,
    publish: str = Opinion.Publish.NOTHING,
    channel: str | None = None,
    dialogue: Dialogue | None = None,
    slip: str = "",
) -> Opinion:
    """Keep who entered it and through which door. `slip`: the code printed on the paper, which stays the
    person's receipt. What is spoken in the hall gets its group at once,
    so that the chair can decide about it in the same minute."""
    dialogue = dialogue or Dialogue.objects.all().next_to_be_held()
    if channel == Opinion.Channel.HALL and dialogue:  # its group takes the next number of the dialogue
        dialogue = Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    if channel == Opinion.Channel.HALL:
        if dialogue is None or dialogue.stage not in (Stage.IN_SESSION, Stage.CONCLUDING):
            raise Refusal("Chỉ ghi ý kiến phát biểu khi hội nghị đang họp hoặc đang hoàn thiện biên bản.")
    elif dialogue and dialogue.stage not in (Stage.PLANNING, Stage.OPEN, Stage.IN_SESSION, Stage.POSTPONED):
        raise Refusal("Hội nghị này đã họp xong, không nhận thêm ý kiến. Ý kiến mới sẽ vào hội nghị kế tiếp.")
    opinion = receive(
        channel=channel or channel_of(by), at=at, words=words, author=author, contact=contact, hamlet=hamlet,
        publish=publish, dialogue=dialogue, entered_by=by.name, code=code_of_slip(slip) if slip.strip() else "",
    )  # fmt: skip
    if channel == Opinion.Channel.HALL and dialogue:
        opinion.classified_at = at
        opinion.save(update_fields=["classified_at"])
        group_of_one(opinion, dialogue)
    return opinion


def code_of_slip(typed: str) -> str:
    """The code of a slip that was printed here and not typed in yet. Raises Refusal with a sentence."""
    code = read_code(typed)
    if code is None:
        raise Refusal("Mã trên phiếu có 9 chữ và số, ví dụ K7M-Q2R-X9T. Xin so lại với phiếu rồi gõ lại.")
    if not Slip.objects.filter(code=code).exists():
        raise Refusal(
            f"Mã {code} không có trong các phiếu đã in ở đây. Xin so lại, hoặc để trống để lấy mã mới."
        )
    if Opinion.objects.filter(code=code).exists():
        raise Refusal(
            f"Phiếu {code} đã được nhập rồi. Phiếu có thêm việc khác thì để trống ô mã để lấy mã mới."
        )
    return code


def channel_of(by: Actor) -> str:
    if by.is_any(Role.CLERK):
        return Opinion.Channel.DESK
    return next((channel for role, channel in CHANNEL_OF.items() if role in by.roles), Opinion.Channel.DESK)
