"""The papers after the day: conclusion, replies, report. Every number is counted here, none is typed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from doithoai.models import (
    Arrival,
    Assignment,
    Body,
    Competence,
    Conclusion,
    Dialogue,
    Invitation,
    Opinion,
    Outcome,
)
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.maker import Maker, contact
from doithoai.outputs.shielding import secret_of_groups
from doithoai.rules import regulation
from doithoai.rules.codes import receipt_of, short_code
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import short_date

#: Who is asked when the commune may not decide, by the group's competence; a commune sets them no date.
HIGHER_UP = {
    Competence.PROVINCE: "cơ quan có thẩm quyền cấp tỉnh", Competence.CENTRE: "cơ quan có thẩm quyền ở Trung ương",
    "": "cơ quan có thẩm quyền cấp trên",
}  # fmt: skip


def matters(dialogue: Dialogue, helpers: Mapping[str, str] | None = None) -> dict[str, list[papers.Matter]]:
    """Every group by its outcome, with the codes of everyone who asked. `helpers`: who works with the body that answers,
    by the number of the group."""
    asked: dict[int, dict[str, None]] = {}  # two parts of one opinion are one receipt
    secret = secret_of_groups(dialogue.groups.values("pk"))
    rows = Opinion.objects.filter(group__dialogue=dialogue).exclude(group__in=secret)
    for group_id, code in rows.values_list("group", "code"):
        asked.setdefault(group_id or 0, {})[receipt_of(code)] = None
    # short: a conclusion is public, a whole code opens a person's page
    codes = {group_id: [short_code(code) for code in receipts] for group_id, receipts in asked.items()}
    owed = {
        each.group_id: each for each in Assignment.objects.filter(dialogue=dialogue).select_related("body")
    }
    by_outcome: dict[str, list[papers.Matter]] = {kind: [] for kind in Outcome.Kind.values}
    for outcome in (
        Outcome.objects.filter(group__dialogue=dialogue)
        .select_related("group", "body")
        .order_by("group__number")
    ):
        group, assignment = outcome.group, owed.get(outcome.group_id)
        by_outcome[outcome.kind].append(
            papers.Matter(
                text=group.question,
                codes=tuple(codes.get(group.pk, ())),
                field=FIELD_LABELS.get(group.field, ""),
                answer=outcome.answer,
                answered_by=str(outcome.body or ""),
                outcome=outcome.get_kind_display(),
                unit=HIGHER_UP.get(group.competence, HIGHER_UP[""])
                if outcome.kind == Outcome.Kind.ESCALATED
                else str(assignment.body if assignment else outcome.body or ""),
                helpers=(helpers or {}).get(str(group.number), ""),
                due_on=assignment.due_on if assignment and not assignment.escalated else None,
            )
        )
    return by_outcome


def reply_rule(dialogue: Dialogue, due_on: date) -> str:
    """ "Thời hạn trả lời: chậm nhất ngày 18/11/2026, theo …": the source's name, without our own remarks."""
    rules = regulation.ruling_on(dialogue.regulation, dialogue.held_on or due_on)
    named = f", theo {rules.short}" if "reply" in rules.deadlines else ""
    return f"Thời hạn trả lời Nhân dân: chậm nhất ngày {short_date(due_on)}{named}."


def conclusion_notice(dialogue: Dialogue, make: Maker) -> papers.ConclusionNotice:
    conclusion = Conclusion.objects.filter(dialogue=dialogue).first()
    found = matters(dialogue, conclusion.helpers if conclusion else None)
    owed = Assignment.objects.filter(dialogue=dialogue).first()
    return papers.ConclusionNotice(
        **make.shared,
        people_count=Arrival.objects.filter(dialogue=dialogue, kind=Invitation.Kind.CITIZEN).count() or None,
        opinion_count=Opinion.objects.filter(dialogue=dialogue)
        .on_the_dialogue_track()
        .exclude(IN_DOUBT)
        .senders()
        .count(),
        assessment=conclusion.assessment if conclusion else "",
        answered=tuple(found["answered"]),
        assigned=tuple(found["assigned"]),
        passed_up=tuple(found["escalated"]),
        noted=tuple(found["noted"]),
        diverted_count=Opinion.objects.filter(dialogue=dialogue).diverted().count(),
        reply_rule=reply_rule(dialogue, owed.due_on) if owed else "",
        follow_up_unit=(conclusion.monitor if conclusion else "")
        or str(Body.objects.filter(kind=Body.Kind.OFFICE).first() or ""),
        published_at=make.posted_at,
    )


def reply(
    dialogue: Dialogue, make: Maker, assignment: Assignment, text: str, summary: str = "", findings: str = "",
    bases: str = "",
) -> papers.Reply:  # fmt: skip
    opinions = list(Opinion.objects.filter(group=assignment.group_id).select_related("hamlet"))
    asked_by = list(dict.fromkeys(each.receipt for each in opinions))
    # One letter for several people shows none the other's whole code; each reads their own edition by code.
    codes = ", ".join(asked_by if len(asked_by) == 1 else map(short_code, asked_by))
    if secret_of_groups([assignment.group_id]):  # the body that writes the letter must not learn the code
        codes, opinions = "", []
    issue = replace(make.issue, recipients=(str(assignment.body), *heads_who_may_know(opinions)))
    return papers.Reply(
        office=make.office,
        issue=issue,
        meeting=make.meeting,
        to=(f"Ông (Bà) có ý kiến mã {codes}" if codes else "Nhân dân",),
        code=codes,
        asked=assignment.group.question,
        answer=text,
        summary=summary,
        findings=findings,
        bases=bases,
        forwarded=passed_on(assignment),
        contact=f"{assignment.body}" + (f", {contact(make.commune)}" if contact(make.commune) else ""),
    )


def heads_who_may_know(opinions: Iterable[Opinion]) -> tuple[str, ...]:
    """The heads of the hamlets whose people agreed to be named; of one that was not asked, nobody's."""
    opinions = list(opinions)
    if not opinions or any(each.publish != Opinion.Publish.NAME for each in opinions):
        return ()
    return tuple(dict.fromkeys(f"Trưởng {each.hamlet} (để biết)" for each in opinions if each.hamlet))


def passed_on(assignment: Assignment) -> str:
    """What was passed to whoever may decide it, and what they answered."""
    petition = assignment.petition
    if petition is None or not petition.tells_citizens:
        return ""
    letter = f"Công văn số {petition.paper.code} ngày {short_date(petition.paper.issued_on)}"
    sent = f"Nội dung này đã được kiến nghị đến {petition.to} tại {letter}"
    if petition.answered_on is None:
        return f"{sent}; khi có kết quả sẽ thông báo tiếp."
    code = f" số {petition.answer_code}" if petition.answer_code else ""
    return f"{sent}. {petition.to} trả lời tại văn bản{code} ngày {short_date(petition.answered_on)}:\n{petition.answer}"
