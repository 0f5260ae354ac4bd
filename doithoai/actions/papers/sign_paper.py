"""Sign an issued paper here with a certificate: the person first, then the office (NĐ 30/2020, Phụ lục I, II.7–8)."""

from datetime import datetime

from doithoai.actions.changing import MOST
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.papers.attach_signed_copy import kept
from doithoai.models import Actor, Message, Paper, SignedCopy
from doithoai.outputs.signing import Place, SignedHere, place_for, places_of
from doithoai.rules.procedure import Role


def has_no_place(paper: Paper, by: Actor) -> str | None:
    """A condition: whoever asks has nothing to sign, or not yet."""
    places = places_of(paper)
    if all(each.signed for each in places):
        return "Văn bản đã có đủ chữ ký số của người ký và cơ quan."
    place = place_of(places, by)
    people = [each for each in places if not each.is_office]
    if place is None:
        named = ", ".join(each.who for each in people)
        return f"Văn bản này do {named} ký. Chữ ký số của ai thì người ấy tự ký; chữ ký số của cơ quan do văn thư ký."
    missing = [each.who for each in people if not each.signed]
    if place.is_office and missing:
        return f"Còn thiếu chữ ký số của {', '.join(missing)}. Cơ quan ký số sau người ký."
    if not place.is_office and places[-1].signed:
        return "Cơ quan đã ký số văn bản này nên không thêm chữ ký của người ký được nữa."
    return None


def place_of(places: tuple[Place, ...], by: Actor) -> Place | None:
    """The open place that this person signs; the office's is the clerk's."""
    return place_for(places, by, is_clerk=by.is_any(Role.CLERK))


@action(unless=[has_no_place])
def sign_paper(paper: Paper, *, by: Actor, at: datetime, signed: SignedHere) -> SignedCopy:
    """Keeps the file that `outputs.signing.sign` made; key and password never come here.

    Raises Refusal when somebody signed in between: their signature must not be lost.
    """
    latest = SignedCopy.objects.all().of(paper).first()
    if (latest.pk if latest else None) != signed.onto or signed.place != place_of(places_of(paper), by):
        raise Refusal("Vừa có người ký hoặc nạp bản đã ký số của văn bản này. Xin mở lại trang rồi ký.")
    copy = kept(paper, signed.copy, by=by, at=at)
    missing = [each for each in places_of(paper) if not each.signed]
    if len(missing) == 1 and missing[0].is_office:
        Message.objects.create(
            dialogue=paper.dialogue, role=Role.CLERK, at=at, about=f"paper {paper.pk}",
            text=f"{paper} đã có chữ ký số của {signed.place.who}, chờ ký số của cơ quan."[:MOST],
        )  # fmt: skip
    return copy
