"""Keep the electronic document with which a body outside answered our petition."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.actions.replies.record_petition_answer import was_taken_back
from doithoai.models import Actor, ElectronicAnswer, Petition, StoredFile
from doithoai.outputs.exchange import document_id_of
from doithoai.rules.edxml import Received
from doithoai.rules.vietnamese import table_date


@action(unless=[was_taken_back])
def receive_answer(
    petition: Petition, *, by: Actor, at: datetime, data: bytes, name: str, read: Received, accept: bool = False
) -> ElectronicAnswer:  # fmt: skip
    """The bytes are kept as they came. `accept`: it does not name our letter, whoever brought it knows that it is
    the answer. Nothing is told to anybody yet: that is record_petition_answer.

    Raises Refusal for a document that came already, is older than our letter or of tomorrow, or answers another.
    """
    ours = petition.paper
    if ElectronicAnswer.objects.filter(petition=petition, code=read.code, issued_on=read.on).exists():
        raise Refusal(f"Văn bản {read.code} ngày {table_date(read.on)} đã nạp rồi.")
    if not ours.issued_on <= read.on <= at.date():
        raise Refusal(
            f"Văn bản {read.code} ghi ngày {table_date(read.on)}, không nằm giữa ngày gửi kiến nghị "
            f"{table_date(ours.issued_on)} và hôm nay. Xin chọn đúng tệp."
        )
    names_ours = read.is_about(code=ours.code, on=ours.issued_on, document_id=document_id_of(ours))
    if not names_ours and not accept:
        said = ", ".join(each.code or each.document_id for each in read.answers) or "không ghi văn bản nào"
        raise Refusal(
            f"Văn bản {read.code} không ghi là trả lời {ours.named} (ghi: {said}). Nếu đúng là trả lời cho kiến nghị này, "
            "xin đánh dấu đồng ý rồi nạp lại."
        )
    return ElectronicAnswer.objects.create(
        petition=petition, file=StoredFile.keep(data, name=name, at=at), sender_code=read.sender.code[:35],
        sender=read.sender.name[:200], document_id=read.document_id[:200], code=read.code[:60], issued_on=read.on,
        subject=read.subject[:500], signer=read.signer[:120], files=[each.name for each in read.files],
        names_ours=names_ours, received_at=at, by=by.name,
    )  # fmt: skip
