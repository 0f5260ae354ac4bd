"""Papers in their public edition: as issued, with tracking codes shortened and personal data covered.

Minutes, invitations and replies name people and are not public; a reply goes to whoever holds the code.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db.models import Q

from doithoai.models import Opinion, Paper, Reply, SignedCopy
from doithoai.outputs import papers
from doithoai.outputs.papers.archive import facts_of, file_name
from doithoai.outputs.redaction import for_everyone, secrets_in, without_codes, without_people
from doithoai.rules.vietnamese import slug

PUBLIC = (
    Paper.Kind.PLAN, Paper.Kind.PUBLIC_NOTICE, Paper.Kind.POSTPONEMENT, Paper.Kind.CANCELLATION,
    Paper.Kind.CONCLUSION_NOTICE,
)  # fmt: skip
LETTERS = (Paper.Kind.CORRECTION, Paper.Kind.WITHDRAWAL)
MATTERS = ("answered", "assigned", "passed_up", "noted")
KEPT = 24  # rendered papers in memory, some 60 kB each


@dataclass(frozen=True)
class OpenPaper:
    """A paper everyone may read. `address` is its part of the page's address: "06-kh-ubnd"."""

    label: str
    code: str
    issued_on: date
    address: str
    changes: "tuple[Change, ...]" = ()
    fingerprint: str = ""  # SHA-256 of the digitally signed file, where everyone is given that one

    @property
    def fingerprint_parts(self) -> tuple[str, ...]:
        """In groups that break on a phone and can be read out."""
        return tuple(self.fingerprint[start : start + 8] for start in range(0, len(self.fingerprint), 8))

    @property
    def withdrawn(self) -> bool:
        """Told of, but no longer handed out."""
        return any(each.effect == Paper.Effect.WITHDRAWS for each in self.changes)


@dataclass(frozen=True)
class Change:
    """A later paper that replaced, corrected or withdrew one: `effect` "replaces", "corrects", "withdraws"."""

    effect: str
    label: str
    code: str
    issued_on: date
    address: str


@dataclass(frozen=True)
class File:
    name: str
    data: bytes


def papers_of(dialogue_pk: int) -> tuple[OpenPaper, ...]:
    """In the order they were issued. What changed a public paper is public too, so one question finds all."""
    issued = list(_public().filter(dialogue=dialogue_pk).order_by("issued_on", "pk").defer("facts"))
    by_age = sorted(issued, key=attrgetter("pk"))
    signed = _fingerprints([each.pk for each in issued])
    return tuple(
        OpenPaper(
            each.get_kind_display(), each.code, each.issued_on, address_of(each),
            tuple(_change(later) for later in by_age if later.about_id == each.pk),
            signed.get(each.pk, ""),
        )
        for each in issued
    )  # fmt: skip


def _public() -> Any:
    """What everyone may read: the kinds above, and the letters about papers of those kinds."""
    return Paper.objects.filter(Q(kind__in=PUBLIC) | Q(kind__in=LETTERS, about__kind__in=PUBLIC))


def changes_of(paper: Paper) -> tuple[Change, ...]:
    """What later papers did to it. Ask `with_state()` beforehand."""
    return tuple(map(_change, paper.changed_by))


def _change(later: Paper) -> Change:
    return Change(later.effect, later.get_kind_display(), later.code, later.issued_on, address_of(later))


def paper_file(dialogue_slug: str, address: str, *, large: bool = False) -> File | None:
    """The public edition as PDF, signed where it can be, `large` in large print; None when there is no such public
    paper, or when it was withdrawn."""
    issued = _public().filter(dialogue__slug=dialogue_slug).with_state().defer("facts")
    paper = next((each for each in issued if address_of(each) == address), None)
    if paper is None or any(each.effect == Paper.Effect.WITHDRAWS for each in changes_of(paper)):
        return None
    name = file_name(paper, "pdf")
    said = without_codes(_text(_public_edition(paper)))
    if large:
        return File(name.replace(".pdf", "-chu-to.pdf"), _pdf(paper.kind, said, large=True))
    return File(name, _signed(paper, said) or _pdf(paper.kind, said))


def _signed(paper: Paper, said: str) -> bytes | None:
    """The signed PDF, when everyone is given it. `said`: the public edition of the paper."""
    copy = SignedCopy.objects.all().of(paper).first()
    return copy.file.read() if copy and _is_shown(paper, copy, said) else None


def _fingerprints(issued: list[int]) -> dict[int, str]:
    """Paper -> SHA-256 of the signed file that everyone is given."""
    own = SignedCopy.objects.filter(paper__in=issued, attachment="")
    copies = own.select_related("file", "paper").order_by("pk")
    latest = {copy.paper_id: copy for copy in copies}
    return {pk: copy.file.sha256 for pk, copy in latest.items() if _is_shown(copy.paper, copy)}


def _is_shown(paper: Paper, copy: SignedCopy, said: str = "") -> bool:
    """There is nothing in the paper to hide, and the file says what the paper says, word for word."""
    if not copy.exact:
        return False
    said = said or without_codes(_text(_public_edition(paper)))
    return said == _text(facts_of(paper))


def reply_file(reply: Reply, *, code: str, others: set[str]) -> File | None:
    """The letter as it was sent to the holder of `code`. `others`: names and contacts of whoever asked the
    same; they and their codes are taken out."""
    if reply.paper is None or (
        reply.paper.ended_by and reply.paper.ended_by.effect == Paper.Effect.WITHDRAWS
    ):
        return None
    letter = facts_of(reply.paper)
    letter = replace(
        letter,
        code=code,
        to=tuple(each.replace(letter.code, code) for each in letter.to) if letter.code else letter.to,
        asked=without_people(letter.asked, others),
        **{
            part: without_people(getattr(letter, part), others)
            for part in ("answer", "summary", "findings", "bases", "forwarded")
        },
    )
    return File(file_name(reply.paper, "pdf"), _pdf(Paper.Kind.REPLY, without_codes(_text(letter), but=code)))


def apology_file(paper: Paper, *, code: str, others: set[str]) -> File:
    """The letter of apology as the holder of `code` reads it: it went to everybody who asked the same."""
    letter = facts_of(paper)
    letter = replace(
        letter, code=code, to=(f"Ông (Bà) có ý kiến mã {code}",), reason=for_everyone(letter.reason, others),
        asked=for_everyone(letter.asked, others),
    )  # fmt: skip
    return File(file_name(paper, "pdf"), _pdf(Paper.Kind.APOLOGY, without_codes(_text(letter), but=code)))


def _public_edition(paper: Paper) -> Any:
    """As issued; in a conclusion the chair's words and the matters, which quote people, without what is personal."""
    facts = facts_of(paper)
    if paper.kind not in (Paper.Kind.CONCLUSION_NOTICE, *LETTERS):
        return facts
    secrets = secrets_in(Opinion.objects.filter(dialogue=paper.dialogue_id))
    if paper.kind in LETTERS:
        return _open_letter(facts, secrets)

    def open_matters(matters: tuple[papers.Matter, ...]) -> tuple[papers.Matter, ...]:
        return tuple(
            replace(each, text=for_everyone(each.text, secrets), answer=for_everyone(each.answer, secrets))
            for each in matters
        )

    said = {name: open_matters(getattr(facts, name)) for name in MATTERS}
    return replace(facts, assessment=for_everyone(facts.assessment, secrets), **said)


def _open_letter(letter: papers.Correction | papers.Withdrawal, secrets: set[str]) -> papers.Facts:
    """A letter about a public paper: what it quotes, without what is personal."""
    letter = replace(letter, reason=for_everyone(letter.reason, secrets))
    if isinstance(letter, papers.Withdrawal):
        return letter
    faults = tuple(
        replace(
            each, where=for_everyone(each.where, secrets), printed=for_everyone(each.printed, secrets),
            reads=for_everyone(each.reads, secrets),
        )
        for each in letter.faults
    )  # fmt: skip
    return replace(letter, faults=faults)


def address_of(paper: Paper) -> str:
    """A paper's part of an address: "06-kh-ubnd"."""
    return slug(paper.code)


def _text(facts: papers.Facts) -> str:
    return json.dumps(facts.as_json(), ensure_ascii=False)


@lru_cache(maxsize=KEPT)
def _pdf(kind: str, facts: str, *, large: bool = False) -> bytes:
    """Keyed by everything the paper says, so that a kept file can never be another's."""
    paper = papers.KINDS[kind].from_json(json.loads(facts)).content()
    return papers.render_large_print(paper) if large else papers.render_pdf(paper)
