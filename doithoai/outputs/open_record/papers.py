"""Papers in their public edition: as issued, with tracking codes shortened and personal data covered.

Minutes, invitations and replies name people and are not public; a reply goes to whoever holds the code.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from doithoai.models import Opinion, Paper, Reply
from doithoai.outputs import papers
from doithoai.outputs.papers.archive import facts_of, file_name
from doithoai.rules.vietnamese import slug

from .redaction import for_everyone, secrets_of, without_codes, without_people

PUBLIC = (
    Paper.Kind.PLAN, Paper.Kind.PUBLIC_NOTICE, Paper.Kind.POSTPONEMENT, Paper.Kind.CANCELLATION,
    Paper.Kind.CONCLUSION_NOTICE,
)  # fmt: skip
MATTERS = ("answered", "assigned", "passed_up", "noted")
KEPT = 24  # rendered papers in memory, some 60 kB each


@dataclass(frozen=True)
class OpenPaper:
    """A paper everyone may read. `address` is its part of the page's address: "06-kh-ubnd"."""

    label: str
    code: str
    issued_on: date
    address: str


@dataclass(frozen=True)
class File:
    name: str
    data: bytes


def papers_of(dialogue_pk: int) -> tuple[OpenPaper, ...]:
    """In the order they were issued."""
    issued = Paper.objects.filter(dialogue=dialogue_pk, kind__in=PUBLIC).order_by("issued_on", "pk")
    return tuple(
        OpenPaper(each.get_kind_display(), each.code, each.issued_on, _address(each))
        for each in issued.defer("facts")
    )


def paper_file(dialogue_slug: str, address: str) -> File | None:
    """The public edition as PDF; None when there is no such public paper."""
    issued = Paper.objects.filter(dialogue__slug=dialogue_slug, kind__in=PUBLIC).defer("facts")
    paper = next((each for each in issued if _address(each) == address), None)
    if paper is None:
        return None
    return File(file_name(paper, "pdf"), _pdf(paper.kind, without_codes(_text(_public_edition(paper)))))


def reply_file(reply: Reply, *, code: str, others: set[str]) -> File | None:
    """The letter as it was sent to the holder of `code`. `others`: names and contacts of whoever asked the
    same; they and their codes are taken out."""
    if reply.paper is None:
        return None
    letter = facts_of(reply.paper)
    letter = replace(
        letter,
        code=code,
        to=tuple(each.replace(letter.code, code) for each in letter.to) if letter.code else letter.to,
        asked=without_people(letter.asked, others),
        answer=without_people(letter.answer, others),
    )
    return File(file_name(reply.paper, "pdf"), _pdf(Paper.Kind.REPLY, without_codes(_text(letter), but=code)))


def _public_edition(paper: Paper) -> Any:
    """As issued; in a conclusion the chair's words and the matters, which quote people, without what is personal."""
    facts = facts_of(paper)
    if paper.kind != Paper.Kind.CONCLUSION_NOTICE:
        return facts
    secrets = secrets_of(Opinion.objects.filter(dialogue=paper.dialogue_id).only("author", "contact"))

    def open_matters(matters: tuple[papers.Matter, ...]) -> tuple[papers.Matter, ...]:
        return tuple(
            replace(each, text=for_everyone(each.text, secrets), answer=for_everyone(each.answer, secrets))
            for each in matters
        )

    said = {name: open_matters(getattr(facts, name)) for name in MATTERS}
    return replace(facts, assessment=for_everyone(facts.assessment, secrets), **said)


def _address(paper: Paper) -> str:
    return slug(paper.code)


def _text(facts: papers.Facts) -> str:
    return json.dumps(facts.as_json(), ensure_ascii=False)


@lru_cache(maxsize=KEPT)
def _pdf(kind: str, facts: str) -> bytes:
    """Keyed by everything the paper says, so that a kept file can never be another's."""
    return papers.render_pdf(papers.KINDS[kind].from_json(json.loads(facts)).content())
