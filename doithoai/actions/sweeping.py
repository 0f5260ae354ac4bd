"""What officials wrote, read through: without the words of a denunciation, or without the person who asked to be forgotten.

The rows that belong to one opinion go with it (purging.py). What others wrote down has no key: minutes, drafts, notices,
facts of papers.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from doithoai.models import (
    Arrival,
    Body,
    Consent,
    DataRequest,
    Deed,
    Dialogue,
    DraftStep,
    ElectronicAnswer,
    Erasure,
    Hamlet,
    Invitation,
    JournalHead,
    Membership,
    Message,
    Opinion,
    OutgoingEntry,
    Paper,
    PaperDraft,
    PaperWording,
    PlanFile,
    SignedCopy,
    SpeakerRequest,
    StoredFile,
    TriageStep,
)
from doithoai.models.tenancy import Tenant
from doithoai.rules.nameless import number_patterns, whole_name, without_people
from doithoai.rules.repetition import Trace
from doithoai.rules.vietnamese import fold

#: Papers written before or without any opinion: what they have in common with one is office language.
OF_THE_OFFICE = (
    Paper.Kind.PLAN, Paper.Kind.INVITATION, Paper.Kind.PUBLIC_NOTICE, Paper.Kind.POSTPONEMENT, Paper.Kind.CANCELLATION,
)  # fmt: skip
#: Papers that others than the office read here, drawn anew from their facts without the people who are known.
READ_OUTSIDE = (
    Paper.Kind.CONCLUSION_NOTICE, Paper.Kind.CORRECTION, Paper.Kind.WITHDRAWAL, Paper.Kind.REPLY, Paper.Kind.APOLOGY,
)  # fmt: skip
#: Nouns that hold nobody's opinion, or must not be touched: other people's own words, the chained journal (codes only),
#: the sentences of the form that people agreed to.
LEFT_ALONE = (Opinion, Deed, JournalHead, Dialogue, PlanFile, PaperWording, Erasure, StoredFile, Consent)
#: Where a name may be that of somebody else who bears it: lists of people, records of what came and went. The steps of
#: triage, and the requests of the same person, are covered with what they belong to.
LISTS = (
    Invitation, Arrival, SpeakerRequest, Membership, Body, Hamlet, DataRequest, ElectronicAnswer, OutgoingEntry,
    SignedCopy, TriageStep,
)  # fmt: skip
#: Fields that are no text for people, and who did it.
NO_WORDS = {"code", "key", "sha256", "hash", "previous_hash", "symbol", "token", "by"}
NO_SENTENCE = 40  # characters: a field of no more


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def written() -> Iterator[tuple[type[Any], list[str], Any]]:
    """Every noun that may repeat what somebody said: its fields of text, its rows."""
    for noun in apps.get_app_config("doithoai").get_models():
        if not issubclass(noun, Tenant) or noun in LEFT_ALONE:
            continue
        fields = [
            each.name for each in noun._meta.concrete_fields
            if isinstance(each, models.CharField | models.TextField | models.JSONField)
            and (each.max_length is None or each.max_length > NO_SENTENCE)
            and not each.choices and each.name not in NO_WORDS and not each.name.endswith("_by")
        ]  # fmt: skip
        if fields:
            yield noun, fields, noun._default_manager.order_by("pk")


def sweep_texts(trace: Trace, *, since: datetime) -> None:
    """Read all that others wrote in this commune and take the opinion out of it. A notice that repeats it is deleted;
    so is the signed copy of a paper whose facts changed. `since`: when it came; steps of triage are never written to
    again, those before it cannot repeat it."""
    for noun, fields, rows in written():
        if noun is Paper:
            rows = rows.exclude(kind__in=OF_THE_OFFICE)
        if noun is TriageStep:
            rows = rows.filter(at__gte=since)
        for key, changed in changes(noun, rows, fields, trace.cleaned):
            rewrite(noun, key, changed)


def cover_person(known: set[str]) -> None:
    """Read all that officials wrote in this commune and cover these names and contacts (`telling`).

    Issued papers stay as they are (Luật Lưu trữ), but for those that others read here: nobody would know any more whom to
    cover in them. Their signed files stay too, in the office."""

    def covered(value: Any) -> Any:
        return in_each_text(value, lambda text: without_people(text, known))

    for noun, fields, rows in written() if known else ():
        if noun in LISTS:
            continue
        if noun is Paper:
            rows = rows.filter(kind__in=READ_OUTSIDE)
        if noun is PaperDraft:
            rows = rows.filter(paper=None)
        for key, changed in changes(noun, rows, fields, covered):
            noun.objects.filter(pk=key).update(**changed)
            if noun is PaperDraft:
                erase_signed_drafts(draft=key)
            if noun is Paper:
                SignedCopy.objects.filter(paper=key).update(exact=False)


def telling(opinions: Iterable[Opinion]) -> set[str]:
    """What means those who asked and nobody else: whole names that no official bears, and of a contact what is a number or
    an address of the network, not where somebody lives."""
    officials = {fold(name) for name in Membership.objects.values_list("user__full_name", flat=True)}
    found = set()
    for each in opinions:
        names = map(whole_name, (each.author, each.guardian))
        found |= {name for name in names if name and fold(name) not in officials}
        contacts = (each.contact, each.guardian_contact)
        found |= {said for said in contacts if number_patterns(said) or "@" in said}
    return found


def in_each_text(value: Any, change: Callable[[str], str]) -> Any:
    """A JSON value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: in_each_text(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [in_each_text(each, change) for each in value]
    return value


def changes(
    noun: type[models.Model], rows: Any, fields: list[str], cleaned: Callable[[Any], Any]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows that say something else when they are cleaned: their key, and those fields."""
    longest = {each.name: each.max_length for each in noun._meta.concrete_fields}
    for row in rows.values("pk", *fields).iterator(chunk_size=500):
        was = {name: value for name, value in row.items() if name != "pk" and value}
        changed = {
            name: value[: longest[name]] if isinstance(value, str) else value
            for name, value in cleaned(was).items()
            if value != was[name]
        }
        if changed:
            yield row["pk"], changed


def rewrite(noun: type[Any], key: int, changed: dict[str, Any]) -> None:
    if noun is Message:
        noun.objects.filter(pk=key).delete()
        return
    noun.objects.filter(pk=key).update(**changed)
    if noun is PaperDraft:
        erase_signed_drafts(draft=key)
    if noun is Paper:
        erase_signed_drafts(draft__paper=key)
        copies = list(SignedCopy.objects.filter(paper=key).select_related("file"))
        SignedCopy.objects.filter(pk__in=[each.pk for each in copies]).delete()
        for copy in copies:
            copy.file.erase()


def erase_signed_drafts(**which: Any) -> None:
    """The files somebody signed on the way of these drafts: they say what the drafts said."""
    steps = list(DraftStep.objects.filter(**which).exclude(file=None).select_related("file"))
    DraftStep.objects.filter(pk__in=[each.pk for each in steps]).update(file=None)
    for step in steps:
        if step.file:
            step.file.erase()
