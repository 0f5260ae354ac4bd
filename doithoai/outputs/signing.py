"""Signing here: who signs a paper, where, and in which order; and the file that comes of it.

The person first, then the office with its own certificate (NĐ 30/2020, Phụ lục I, II.7 and II.8); each signature is a
further revision, so that the one before stays whole. A draft may be signed by its person before it has its number:
the lines of number and day are then fields, filled in when the office signs.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings

from doithoai.models import Actor, Paper, PaperDraft, SignedCopy, SigningMark
from doithoai.outputs import papers
from doithoai.outputs.papers.archive import facts_of, pdf_of
from doithoai.outputs.papers.pdf import render_with_spots
from doithoai.outputs.papers.signing_fields import (
    DATED,
    NUMBER,
    OFFICE,
    SECOND,
    SIGNER,
    Field,
)
from doithoai.outputs.papers.typeset import typeset_line
from doithoai.outputs.signed_copies import Examined, trusted_roots
from doithoai.rules.issuers import issuers
from doithoai.rules.mark_places import SEAL, Box, Spot, line_box, seal_box, signature_box
from doithoai.rules.pdf_signatures import Signature, compared, words_of
from doithoai.rules.pdf_signing import (
    CannotSign,
    Key,
    Line,
    Made,
    No,
    ToSign,
    made_from,
    sentence,
    sign_apart,
    signed_with,
)
from doithoai.rules.signer_names import same_office, same_person

LABELS = {
    SIGNER: "Chữ ký số của người ký", SECOND: "Chữ ký số của người ký thứ hai", OFFICE: "Chữ ký số của cơ quan",
    NUMBER: "Số và ký hiệu của văn bản", DATED: "Địa danh, ngày ban hành",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One signature a paper needs: the field, whose it is, and whether it is there."""

    field: str
    who: str
    signed: bool

    @property
    def is_office(self) -> bool:
        return self.field == OFFICE


@dataclass(frozen=True)
class SignedHere:
    """A paper just signed, not kept yet. `onto`: the copy it was signed on top of."""

    copy: Examined
    place: Place
    onto: int | None


@dataclass(frozen=True)
class SignedDraft:
    """A draft just signed by its person. `sha256`: of the facts that were signed."""

    pdf: bytes
    sha256: str


def places_of(paper: Paper) -> tuple[Place, ...]:
    """In the order they sign."""
    facts, copy = facts_of(paper), SignedCopy.objects.all().of(paper).first()
    if copy is None:
        return _places(facts, (SIGNER,) if signed_as_draft(paper) else ())
    return _places(facts, _signed_in(facts, [Signature(**each) for each in copy.signatures]))


def _places(facts: Any, signed: Sequence[str]) -> tuple[Place, ...]:
    closing = facts.content().closing
    people = [(SIGNER, closing.signature.name)]
    if closing.second:
        people.append((SECOND, closing.second.name))
    return tuple(Place(name, who, name in signed) for name, who in (*people, (OFFICE, facts.office.name)))


def _signed_in(facts: Any, signatures: Sequence[Signature]) -> list[str]:
    """The fields whose signer has signed, under whatever name another program gave the field."""
    return [
        each.field for each in _places(facts, ())
        if any(_is_of(found.who, each, facts) for found in signatures)
    ]  # fmt: skip


def _is_of(who: str, place: Place, facts: Any) -> bool:
    if place.is_office:
        return same_office(who, *names_of(facts))
    return same_person(who, place.who)


def names_of(facts: Any) -> list[str]:
    """The names under which the certificate of the office may stand; for a joint paper those of the body that
    numbers it."""
    office = facts.office
    if not facts.issue.partner:
        return [office.name, office.short_name]
    place = PLACE.search(office.name)
    own = (each for each in issuers().values() if each.abbreviation == seal_key(office.abbreviation))
    words = (name for each in own if not each.partner for name in (each.name, each.short_name))
    return [each.format(place=place[0] if place else "", province="") for each in words]


PLACE = re.compile(r"\b(?:xã|phường|đặc khu) .+$")


def signed_as_draft(paper: Paper) -> bytes | None:
    """The file its person signed before it had its number; None when there is none, or when the paper says
    something else by now than number and day."""
    draft = PaperDraft.objects.filter(paper=paper).prefetch_related("steps__file").first()
    file = draft.signed_file() if draft else None
    if draft is None or file is None:
        return None
    then = papers.KINDS[draft.kind].from_json(draft.facts).content()
    return file.read() if _undated(then) == _undated(facts_of(paper).content()) else None


def _undated(content: Any) -> Any:
    return replace(content, issued_on=None, head=replace(content.head, number="", place_date=""))


# ---- the file to sign


def prepared(facts: Any, *, signed_on: datetime | None = None) -> bytes:
    """The paper with a field for everybody who signs it. `signed_on`: a draft without its number."""
    from doithoai.outputs.papers import pdf_fields  # heavy; only for a paper to be signed

    content = facts.content()
    pdf, told = render_with_spots(content, signed_on=signed_on.date() if signed_on else None)
    spots = {each["name"]: Spot(**each) for each in told}
    fields = []
    for name, spot, person in (
        (SIGNER, "signer", content.closing.signature),
        (SECOND, "second", content.closing.second),
    ):
        if person:
            mark = mark_of(person.name)
            height = pdf_fields.page_size(pdf, spots[spot].page - 1)[1]
            box = signature_box(spots[spot], height, mark.pixels if mark else None)
            fields.append(Field(name, f"{LABELS[name]}: {person.name}", box))
    seal = seal_of(facts)
    box = seal_box(fields[0].box, seal.width_mm if seal else SEAL, seal.pixels if seal else None)
    fields.append(Field(OFFICE, f"{LABELS[OFFICE]}: {facts.office.name}", box))
    height = pdf_fields.page_size(pdf)[1]
    fields += [
        Field(name, LABELS[name], line_box(spots[spot], height), to_sign=False)
        for name, spot in ((NUMBER, "number"), (DATED, "dated")) if spot in spots
    ]  # fmt: skip
    return pdf_fields.with_fields(pdf, tuple(fields))


def to_sign_elsewhere(paper: Paper) -> bytes:
    """The PDF to be signed with the office's own program: what is signed so far, else our fields, empty."""
    return _latest(paper)[0] or prepared(facts_of(paper))


def mark_of(name: str) -> SigningMark | None:
    """The image of this person's signature."""
    marks = SigningMark.objects.filter(office="").select_related("user", "file")
    return next((each for each in marks if each.user and same_person(each.user.full_name, name)), None)


def seal_of(facts: Any) -> SigningMark | None:
    """The image of the seal of the body in whose name a paper goes out."""
    found: SigningMark | None = (
        SigningMark.objects.filter(office=seal_key(facts.office.abbreviation)).select_related("file").first()
    )
    return found


def seal_key(abbreviation: str) -> str:
    """ "UBND" also for a paper issued jointly with another body, whose seal is not ours to set."""
    return abbreviation.split("-")[0]


# ---- signing


@dataclass(frozen=True)
class Token:
    """A signer that pyHanko opened itself (a hardware token), for the command line."""

    signer: Any


def sign(paper: Paper, place: Place, key: Key | Token, *, at: datetime) -> SignedHere:
    """The paper with one signature more, looked at like a file from outside. Raises CannotSign."""
    facts = facts_of(paper)
    pdf, onto, lines = _latest(paper)
    made = _made(pdf or prepared(facts), place, key, facts, at=at, lines=lines)
    differ = compared(words_of(pdf_of(paper)), made.found.words)
    name = f"{paper.code.replace('/', '-')} (đã ký số).pdf"
    return SignedHere(Examined(made.pdf, name, made.found.signatures, differ, False), place, onto)


def sign_before_number(draft: PaperDraft, key: Key | Token, *, at: datetime) -> SignedDraft:
    """The draft signed by its person; number and day stay open. Raises CannotSign."""
    facts = papers.KINDS[draft.kind].from_json(draft.facts)
    place = _places(facts, ())[0]
    made = _made(prepared(facts, signed_on=at), place, key, facts, at=at, lines={})
    return SignedDraft(made.pdf, draft.sha256)


def place_for(places: Sequence[Place], by: Actor, *, is_clerk: bool) -> Place | None:
    """The open place that is theirs: a person's own, or the office's, which its clerk signs."""
    for place in places:
        theirs = is_clerk if place.is_office else same_person(by.name, place.who)
        if theirs and not place.signed:
            return place
    return None


def _latest(paper: Paper) -> tuple[bytes | None, int | None, dict[str, Line]]:
    """The file signed last, its copy, and the lines that are still to be filled in."""
    copy = SignedCopy.objects.all().of(paper).first()
    if copy:
        return copy.file.read(), copy.pk, {}
    if (pdf := signed_as_draft(paper)) is None:
        return None, None, {}
    return pdf, None, _lines(pdf, facts_of(paper).content())


def _lines(pdf: bytes, content: Any) -> dict[str, Line]:
    """Number and day as the paper has them now, in its own letters."""
    from doithoai.outputs.papers import pdf_fields  # heavy; only for a paper to be signed

    said = {
        NUMBER: (content.head.number, "number", False),
        DATED: (content.head.place_date, "place_date", True),
    }
    size, boxes = content.style.size, pdf_fields.boxes_in(pdf)
    return {
        name: Line(text, line_look([text], boxes[name], size[role], italic=italic))
        for name, (text, role, italic) in said.items() if name in boxes
    }  # fmt: skip


def line_look(lines: list[str], box: Box, size: float, *, italic: bool = False, right: bool = False) -> bytes:
    """Lines as a PDF of the size of the box."""
    look = {
        "width": box.width,
        "height": box.height,
        "size": size,
        "italic": italic,
        "right": right,
        "lines": lines,
    }
    return typeset_line(json.dumps(look, ensure_ascii=False))


def _made(
    pdf: bytes, place: Place, key: Key | Token, facts: Any, *, at: datetime, lines: dict[str, Line]
) -> Made:
    from doithoai.outputs.papers import pdf_fields  # heavy; only for a paper to be signed

    mark = seal_of(facts) if place.is_office else mark_of(place.who)
    label = f"{LABELS[place.field]}: {place.who}"
    box = pdf_fields.boxes_in(pdf).get(place.field) or _box_of_another(pdf, place, facts, mark)
    asked = ToSign(pdf, place.field, label, box, mark.file.read() if mark and box else b"", lines=lines)
    made = run(asked, key, at=at)
    if not _is_of(made.who, place, facts):
        owner = "cơ quan" if place.is_office else "người ký"
        raise CannotSign(
            f"Chứng thư số này cấp cho {made.who}, còn chỗ ký này của {place.who}. Xin dùng đúng chứng thư của {owner}."
        )
    if not all(each.stands for each in made.found.signatures):
        raise CannotSign(
            "Tệp đã có chữ ký số không còn giá trị, không ký thêm được. Xin lấy lại tệp gốc từ nơi ký."
        )
    return made


def run(asked: ToSign, key: Key | Token, *, at: datetime) -> Made:
    """Sign in a process of its own, or here with a token that is plugged in here. Raises CannotSign."""
    if isinstance(key, Key):
        return sign_apart(asked, key, at=at, trust=trusted_roots(), timestamps=settings.TIMESTAMP_SERVER)
    try:
        return made_from(signed_with(key.signer, asked.job(at, trusted_roots(), settings.TIMESTAMP_SERVER)))
    except No as no:
        raise CannotSign(sentence(no.why, no.more)) from no


def _box_of_another(pdf: bytes, place: Place, facts: Any, mark: SigningMark | None) -> Box | None:
    """The place in a file that another program signed: ours, while the pages are; else the signature is not shown."""
    from doithoai.outputs.papers import pdf_fields  # heavy; only for a paper to be signed

    plain, told = render_with_spots(facts.content())
    if pdf_fields.pages_of(pdf) != pdf_fields.pages_of(plain):
        return None
    spots = {each["name"]: Spot(**each) for each in told}
    spot = spots["second" if place.field == SECOND else "signer"]
    height, pixels = pdf_fields.page_size(pdf, spot.page - 1)[1], mark.pixels if mark else None
    if not place.is_office:
        return signature_box(spot, height, pixels)
    return seal_box(signature_box(spot, height, None), mark.width_mm if mark else SEAL, pixels)
