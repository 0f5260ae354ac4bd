"""Keep the digitally signed PDF of an issued paper: from now on the file that is shown first."""

from dataclasses import asdict
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Paper, SignedCopy, StoredFile
from doithoai.outputs.signed_copies import Examined

SHOWN = 12  # words that differ, enough to see what happened


@action()
def attach_signed_copy(
    paper: Paper, *, by: Actor, at: datetime, copy: Examined, accept: bool = False
) -> SignedCopy:
    """The bytes are kept as they came. `accept`: whoever brings it saw that its words differ.

    Raises Refusal for a file without a signature that stands, for another paper, and for words that differ.
    """
    if not copy.signatures:
        raise Refusal(
            f"Tệp “{copy.name}” không có chữ ký số nào. Xin nạp đúng tệp PDF sau khi ký, không in ra rồi chụp lại."
        )
    if broken := next((each for each in copy.signatures if not each.stands), None):
        raise Refusal(f"{' '.join(broken.says())} Xin lấy lại tệp gốc từ nơi ký rồi nạp lại.")
    if copy.is_another_paper:
        raise Refusal(
            f"Tệp “{copy.name}” là văn bản khác, không phải {paper.named}: thiếu {told(copy.differ.missing)}. "
            "Xin chọn đúng tệp."
        )
    if not accept and (unlike := differing(copy)):
        raise Refusal(f"{unlike} Nếu đúng là văn bản này, xin đánh dấu đồng ý rồi nạp lại.")
    return kept(paper, copy, by=by, at=at)


def kept(paper: Paper, copy: Examined, *, by: Actor, at: datetime, attachment: str = "") -> SignedCopy:
    """From now on the file that is shown first; or one that goes out with the paper."""
    return SignedCopy.objects.create(
        commune_id=paper.commune_id, paper=paper, attachment=attachment,
        file=StoredFile.keep(copy.data, name=copy.name, at=at),
        signatures=[asdict(each) for each in copy.signatures], missing=list(copy.differ.missing),
        added=list(copy.foreign), exact=copy.exact, attached_at=at, by=by.name,
    )  # fmt: skip


def differing(copy: Examined) -> str:
    """How its words differ from our paper's, as a sentence; "" when they do not."""
    if copy.is_picture:
        return f"Tệp “{copy.name}” là bản chụp, không đối chiếu được chữ với văn bản đã ban hành."
    parts = [
        f"{what} {told(words)}"
        for what, words in (("thiếu", copy.differ.missing), ("thêm", copy.foreign))
        if words
    ]
    return f"Chữ trong tệp khác văn bản đã ban hành: {'; '.join(parts)}." if parts else ""


def told(words: tuple[str, ...]) -> str:
    """ "“Số: 05/KH-UBND” (3 chữ)"; a long run is cut."""
    more = " …" if len(words) > SHOWN else ""
    return f"“{' '.join(words[:SHOWN])}{more}” ({len(words)} chữ)"
