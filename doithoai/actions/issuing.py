"""Number one paper and keep its facts: shared by every verb that issues one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from doithoai.actions.drafting import (
    WORDS,
    is_not_approved,
    is_signed_digitally,
    record_issue,
    refuse_unready,
)
from doithoai.actions.kernel import Refusal
from doithoai.actions.numbering import State, fill_kept, kept_number, period_now, take_number
from doithoai.models import Actor, Dialogue, OutgoingEntry, Paper
from doithoai.outputs.papers import Issue
from doithoai.outputs.papers.drafts import draft

#: How far from today the date of a paper may lie (days): a slip of the finger is refused.
MOST_DAYS_BACK, MOST_DAYS_AHEAD = 60, 7


def issue_paper(
    dialogue: Dialogue, kind: str, *, issued_on: date, by: Actor, at: datetime, about: Paper | None = None,
    effect: str = "", because: str = "", **more: Any,
) -> Paper:  # fmt: skip
    """Take the number of the paper (the one kept for it, else the next of its series), store the facts as they
    are now, and write its line of the register (NĐ 30/2020, Điều 15).

    `about`, `effect`, `because`: the earlier paper that this one replaces, corrects or withdraws, and why.
    Raises Refusal for a date that is a slip of the finger or not in the order of the numbers.
    """
    days = (issued_on - at.date()).days
    if not -MOST_DAYS_BACK <= days <= MOST_DAYS_AHEAD:
        raise Refusal(
            f"Ngày ban hành {issued_on:%d/%m/%Y} cách hôm nay {abs(days)} ngày; xin kiểm tra lại ngày ghi trên văn bản."
        )
    assignment = more.get("assignment")
    refuse_unready(dialogue, kind, by=by, about=about, assignment=assignment)
    words = {name: more[name] for name in WORDS.get(Paper.Kind(kind), ()) if name in more}
    if about and effect == Paper.Effect.REPLACES:
        more["replaces"] = about.named
    elif about:
        more["about"], more["reason"] = about, because
    issue = draft(kind, dialogue, issued_on=issued_on, **more).issue
    if issue.signer.authorised_on(issued_on) is False:
        raise Refusal(
            "Văn bản ủy quyền ký TUQ. không còn hiệu lực vào ngày ban hành. Xin ghi văn bản ủy quyền mới ở trang Dấu và "
            "ký hiệu, hoặc đổi người ký."
        )
    symbol = issue.symbol
    period = period_now(dialogue.commune_id, symbol, issued_on)
    entry = kept_number(symbol, period, dialogue_id=dialogue.pk, kind=kind)
    if entry:
        fill_kept(entry, state=State.ISSUED, issued_on=issued_on)
    else:
        entry = take_number(
            dialogue.commune_id, symbol, period, state=State.ISSUED, by=by, at=at, issued_on=issued_on,
            dialogue=dialogue,
        )  # fmt: skip
    facts = draft(kind, dialogue, number=entry.number, issued_on=issued_on, **more)
    if about is None and is_signed_digitally(dialogue, kind, assignment):
        facts = replace(facts, issue=replace(facts.issue, electronic=True))
    printed = facts.content()
    paper = Paper.objects.create(
        dialogue=dialogue, kind=kind, subject=printed.name[:500], number=entry.number, symbol=symbol,
        issued_on=issued_on, facts=facts.as_json(), created_at=at, by=by.name, about=about, effect=effect,
        because=because,
    )  # fmt: skip
    enter(entry, paper, facts.issue, about=printed.title.subject if printed.title else printed.head.about)
    record_issue(paper, by=by, at=at, assignment=assignment, words=words)
    return paper


def enter(entry: OutgoingEntry, paper: Paper, issue: Issue, *, about: str) -> None:
    """The paper's line of the register, in the words of the paper. `about`: its trích yếu as printed, which for a
    reply names neither the person nor the code that opens their page."""
    about = about.removeprefix("V/v ")
    entry.paper, entry.subject, entry.signer = (
        paper,
        about[:1].upper() + about[1:500],
        issue.signer.name[:120],
    )
    entry.recipients, entry.archive = list(issue.recipients), issue.archive[:120]
    entry.save(update_fields=["paper", "subject", "signer", "recipients", "archive"])


def is_incomplete(kind: str) -> Callable[[Dialogue, Actor], str | None]:
    """A condition: the paper still lacks something it must say. Names all of it, not the first only."""

    def incomplete(dialogue: Dialogue, by: Actor) -> str | None:
        missing = draft(kind, dialogue).missing()
        return (
            f"{Paper.Kind(kind).label} còn thiếu {', '.join(missing)}. Xin bổ sung rồi ban hành."
            if missing
            else None
        )

    return incomplete


def is_not_ready(kind: str) -> Callable[[Dialogue, Actor], str | None]:
    """A condition of the verbs that issue: the paper lacks something, or the office's steps are not done for it."""
    incomplete, not_approved = is_incomplete(kind), is_not_approved(kind)
    return lambda dialogue, by: incomplete(dialogue, by) or not_approved(dialogue, by)


def issue_complete_paper(dialogue: Dialogue, kind: str, *, issued_on: date, by: Actor, at: datetime) -> Paper:
    """Issue a paper whose facts are only known inside the deed; Refusal when something is still missing."""
    if no := is_incomplete(kind)(dialogue, by):
        raise Refusal(no)
    return issue_paper(dialogue, kind, issued_on=issued_on, by=by, at=at)
