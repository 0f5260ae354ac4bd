"""A wording tried out before it is saved: with the facts of a real paper, of a real dialogue, or with examples."""

from dataclasses import replace
from inspect import Parameter, signature
from typing import Any

from django.db.models import QuerySet

from doithoai.models import Commune, Dialogue
from doithoai.models import Paper as IssuedPaper
from doithoai.outputs.papers import KINDS
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.content import Appendix, Closing, Head, Paper, Signature, Title
from doithoai.outputs.papers.drafts import MAKERS, draft
from doithoai.outputs.papers.wording import Offer, Rows, Word, fill, read

_UNSAID = "......"


def tried_out(
    commune: Commune, kind: str, text: str, *, issued: QuerySet[IssuedPaper], dialogues: QuerySet[Dialogue]
) -> tuple[Paper, str]:
    """The paper in this wording, and with whose facts. `issued` and `dialogues`: what the reader may see.

    The newest issued paper of the kind, else a draft of the newest dialogue, else the words' own examples.
    """
    if paper := issued.filter(kind=kind).select_related("dialogue").first():
        facts = replace(facts_of(paper), wording=text)
        return (
            facts.content(),
            f"Số liệu thật: {paper.get_kind_display()} số {paper.code}, {paper.dialogue.title}.",
        )
    dialogue = dialogues.first() if not _asks_for_more(kind) else None
    if dialogue:
        return replace(draft(kind, dialogue), wording=text).content(), f"Số liệu thật: {dialogue.title}."
    return _of_examples(
        commune, kind, text
    ), "Số liệu ví dụ: chưa có văn bản hay hội nghị nào để lấy số liệu thật."


def _asks_for_more(kind: str) -> bool:
    """Whether a draft needs more than its dialogue: a reply needs the assignment it answers."""
    if kind not in MAKERS:
        return True
    given = list(signature(MAKERS[kind]).parameters.values())[2:]
    return any(each.default is Parameter.empty and each.kind != Parameter.VAR_KEYWORD for each in given)


def _of_examples(commune: Commune, kind: str, text: str) -> Paper:
    said = fill(read(text), exampled(KINDS[kind].WORDS), None)
    return Paper(
        name="Mẫu văn bản",
        author=commune.full_name,
        head=Head(
            issuer=("ỦY BAN NHÂN DÂN", commune.full_name.upper()),
            number=f"Số: {_UNSAID}",
            place_date=f"{commune.name}, ngày {_UNSAID}",
            about=f"V/v {said.about}" if said.about else "",
        ),
        title=Title(said.type, said.subject) if said.type else None,
        body=said.body,
        closing=Closing(Signature((_UNSAID,), ""), ("- Lưu: VT.",)),
        appendices=tuple(
            Appendix("Phụ lục", title, f"(Kèm theo {_UNSAID})", body) for title, body in said.appendices
        ),
    )


def exampled(offer: Offer) -> Offer:
    """The same words, each saying its own example; each list has one entry."""
    return tuple(
        replace(each, of=lambda _: (None,), words=tuple(_exampled(word) for word in each.words))
        if isinstance(each, Rows)
        else _exampled(each)
        for each in offer
    )


def _exampled(word: Word) -> Word:
    given: Any = (word.example,) if word.many else word.example
    return replace(word, of=lambda _: given)
