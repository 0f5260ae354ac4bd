"""Replace an issued paper by another of its kind that names it (NĐ 30/2020, Điều 18.3)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from doithoai.actions import typed
from doithoai.actions.changing import (
    MOST,
    Effect,
    Kind,
    is_about_another,
    is_of_its_day,
    is_out_of_force,
    tell,
)
from doithoai.actions.conclusion.draft_conclusion import write
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.plan.revise_plan import fit, refuse_nonsense
from doithoai.actions.reply_words import checked
from doithoai.models import Actor, Assignment, Conclusion, Dialogue, MinutesEntry, Paper, Reply
from doithoai.outputs.papers import PaperFacts, text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.drafts import draft

#: What of the dialogue may be said anew with each kind; the day of the sitting has its own deed (set_day).
SIGNED = ("signer_name", "signer_title", "recipients")
PLANNED = (
    "title", "venue", "chair_name", "chair_substitute", "secretary_name", "target_groups", "participants", "purposes",
    "topics", "legal_bases", "agenda", "tasks", *SIGNED,
)  # fmt: skip
#: The words of its own that a kind takes.
WORDS = {
    Kind.CONCLUSION_NOTICE: ("assessment", "monitor"),
    Kind.MINUTES: ("part", "words"),
    Kind.REPLY: ("text",),
    Kind.REPORT: ("lessons", "proposals"),
    Kind.POSTPONEMENT: ("reason",),
    Kind.CANCELLATION: ("reason",),
    Kind.PUBLIC_NOTICE: ("site",),
}


def is_answered_anew(paper: Paper, by: Actor) -> str | None:
    """A condition: a matter that is open is answered by a new reply, not by replacing the old one."""
    if (
        paper.kind != Kind.REPLY
        or Assignment.objects.filter(replies__paper=paper, answered_at=None).first() is None
    ):
        return None
    return "Nội dung này đang mở lại để trả lời. Xin gửi văn bản trả lời mới ở trang theo dõi."


@action(unless=[is_for_the_chair, is_out_of_force, is_about_another, is_of_its_day, is_answered_anew])
def replace_paper(
    paper: Paper, *, by: Actor, at: datetime, issued_on: date, because: str,
    dialogue_says: Mapping[str, Any] | None = None, **words: str,
) -> Paper:  # fmt: skip
    """The new paper says what the dialogue says once `dialogue_says` (fields of the plan) and `words` (WORDS of
    the kind) are written down. Dates given to bodies stay as they are; moving them is a deed of its own.

    Raises Refusal when nothing of the paper would differ, for a date out of order, and for what the deeds of the
    plan refuse.
    """
    if issued_on < paper.issued_on:
        raise Refusal(f"Văn bản thay thế không thể ghi ngày trước {paper.named}. Xin sửa ngày.")
    reason = typed.line(because, "lý do thay thế", at_most=MOST, required=True)
    more = said_anew(paper, by=by, at=at, dialogue_says=dialogue_says or {}, words=words)
    facts = draft(paper.kind, paper.dialogue, **more)
    if missing := facts.missing():
        raise Refusal(f"Văn bản thay thế còn thiếu {', '.join(missing)}. Xin bổ sung rồi ban hành.")
    if same(facts, paper):
        raise Refusal("Văn bản thay thế giống hệt văn bản cũ. Xin sửa chỗ sai rồi ban hành.")
    new = issue_paper(
        paper.dialogue, paper.kind, issued_on=issued_on, by=by, at=at, about=paper, effect=Effect.REPLACES,
        because=reason, **more,
    )  # fmt: skip
    if paper.kind == Kind.REPLY:
        Reply.objects.create(sent_at=at, by=by.name, paper=new, **more)
    tell(paper, new, "đã được thay thế", by=by, at=at)
    return new


def said_anew(
    paper: Paper, *, by: Actor, at: datetime, dialogue_says: Mapping[str, Any], words: Mapping[str, str]
) -> dict[str, Any]:
    """Write down what changed; what the draft of the new paper is given besides the dialogue."""
    kind, dialogue = Kind(paper.kind), paper.dialogue
    if unknown := set(dialogue_says) - set(PLANNED if kind == Kind.PLAN else SIGNED):
        raise TypeError(f"{kind} is not replaced with {unknown}")
    if unknown := set(words) - set(WORDS.get(kind, ())):
        raise TypeError(f"{kind} is not replaced with {unknown}")
    for field, value in dialogue_says.items():
        setattr(dialogue, field, fit(field, value))
    if dialogue_says:
        refuse_nonsense(dialogue)
        dialogue.plan_revision += 1
        dialogue.save(update_fields=[*dialogue_says, "plan_revision"])
    match kind:
        case Kind.CONCLUSION_NOTICE if words:
            conclusion = Conclusion.objects.get(dialogue=dialogue)
            write(
                conclusion, assessment=words["assessment"], monitor=words["monitor"], seen=conclusion.revision
            )
        case Kind.MINUTES if words.get("words"):
            add_line(dialogue, part=words.get("part", ""), said=words["words"], by=by, at=at)
        case Kind.POSTPONEMENT | Kind.CANCELLATION if words:
            dialogue.stage_note = typed.line(words["reason"], "lý do", at_most=500, required=True)
            dialogue.save(update_fields=["stage_note"])
        case Kind.REPLY:
            reply = Reply.objects.select_related("assignment").get(paper=paper)
            parts = {name: getattr(reply, name) for name in ("summary", "findings", "bases")}
            return {"assignment": reply.assignment, **checked(words.get("text", reply.text), **parts)}
        case Kind.REPORT:
            return {
                name: typed.words(words.get(name, ""), "nội dung", at_most=10_000)
                for name in ("lessons", "proposals")
            }
        case Kind.PUBLIC_NOTICE:
            return {"site": words.get("site", "")}
    return {}


def add_line(dialogue: Dialogue, *, part: str, said: str, by: Actor, at: datetime) -> None:
    """Lines of minutes are added, never changed: what was wrong is set right by a further line."""
    if part not in MinutesEntry.Part.values:
        raise Refusal("Xin chọn phần của biên bản: khai mạc, ý kiến, trả lời hoặc kết luận.")
    kept = typed.words(said, "nội dung ghi biên bản", at_least=2, at_most=10_000, better="đủ câu")
    MinutesEntry.objects.create(dialogue=dialogue, part=part, at=at, by=by.name, words=kept)


def same(facts: PaperFacts, paper: Paper) -> bool:
    """Whether a draft says nothing that the issued paper did not say, number and date aside."""
    return text_of(undated(paper).content()) == text_of(facts.content())


def undated(paper: Paper) -> PaperFacts:
    """The issued paper's facts as they were before it had number and date, to be laid beside a draft."""
    old: PaperFacts = facts_of(paper)
    return replace(old, issue=replace(old.issue, number=None, issued_on=None, replaces=""))


def preview(paper: Paper, *, by: Actor, at: datetime, **said: Any) -> PaperFacts:
    """The new paper as it would be, without number and date; nothing of it stays written."""
    with transaction.atomic():
        before = transaction.savepoint()
        try:
            more = said_anew(paper, by=by, at=at, **said)
            return draft(paper.kind, paper.dialogue, replaces=paper.named, **more)
        finally:
            transaction.savepoint_rollback(before)
            paper.dialogue.refresh_from_db()
