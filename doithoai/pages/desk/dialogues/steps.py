"""The nine steps of one dialogue, each with what stands in it: counts, dates, papers, people, buttons."""

from collections import defaultdict
from datetime import date
from typing import Any

from django import forms

from doithoai.actions.duties import asked_of
from doithoai.actions.plan.record_proof import comes_after_the_day
from doithoai.models import Actor, Dialogue, Duty, Paper, PastProof
from doithoai.models.progress import Progress
from doithoai.pages.desk.dialogues.findings import findings_by_step
from doithoai.pages.desk.dialogues.moves import offered
from doithoai.pages.desk.dialogues.nine import FILL
from doithoai.pages.desk.dialogues.plan.vague_days import waiting_of
from doithoai.pages.desk.dialogues.step import Step, is_theirs, table
from doithoai.pages.desk.papers.kinds import readable_by
from doithoai.pages.desk.sheets.section import printed_in
from doithoai.rules import regulation
from doithoai.rules.legal_clock import PROOF_LABELS, proofs_for, step_of
from doithoai.rules.procedure import UNTIL_CONCLUSION, Stage
from doithoai.rules.vietnamese import table_date

#: Where each duty of a regulation is done (keys: rules/regulation.py).
DUTY_STEPS = {
    "publish_plan": "plan",
    "brief_plan": "plan",
    "synthesis": "triage",
    "answer_draft": "prepare",
    "notice": "invite",
    "conclusion": "conclude",
    "reply": "reply",
    "reply_extended": "reply",
    "results_public": "report",
    "request": "plan",
    "consultation": "collect",
    "publish.plan": "plan",
}
#: Papers of one kind shown in a step; a dialogue may have dozens of replies.
MOST_PAPERS = 4
PAPER_STEPS = {
    Paper.Kind.PLAN: "plan",
    Paper.Kind.INVITATION: "invite",
    Paper.Kind.PUBLIC_NOTICE: "invite",
    Paper.Kind.MINUTES: "hold",
    Paper.Kind.CONCLUSION_NOTICE: "conclude",
    Paper.Kind.REPLY: "reply",
    Paper.Kind.REPORT: "report",
    Paper.Kind.POSTPONEMENT: "hold",
    Paper.Kind.CANCELLATION: "hold",
    Paper.Kind.TASK_LETTER: "conclude",
    Paper.Kind.PETITION: "reply",
    Paper.Kind.REMINDER: "reply",
    Paper.Kind.APOLOGY: "reply",
    Paper.Kind.COMPLAINT_GUIDANCE: "triage",
    Paper.Kind.DENUNCIATION_SLIP: "triage",
}

#: Stages in which no date is counted any more.
OVER = (Stage.CLOSED, Stage.CANCELLED)
#: A duty's id and what was typed as its proof.
Proving = tuple[int, dict[str, str]]


def steps_of(
    dialogue: Dialogue,
    progress: Progress,
    *,
    by: Actor,
    today: date,
    tried: tuple[str, forms.Form] | None = None,
    proving: Proving | None = None,
) -> list[Step]:
    """All nine; `tried` is the move just refused with what was typed, `proving` the proof just refused. Queries do not grow with rows."""
    findings = findings_by_step(dialogue, progress, by, paper_steps=PAPER_STEPS, today=today)
    duties, papers = duties_by_step(dialogue, progress, today, proving, by), papers_by_step(dialogue, by)
    waiting = waiting_of(dialogue) if dialogue.stage in UNTIL_CONCLUSION else []
    found = []
    for each in progress.steps(dialogue, today):
        step = Step(each["number"], each["code"], each["name"], each["state"])
        step.duties = duties[step.code]
        step.waiting = [
            each for each in waiting if not each["chosen"] and DUTY_STEPS[each["key"]] == step.code
        ]
        if step.state != "next":
            step.findings = findings[step.code]
        step.papers, step.more_papers = papers[step.code][:MOST_PAPERS], len(papers[step.code][MOST_PAPERS:])
        step.open = bool(tried) or dialogue.held_on is None or dialogue.stage == Stage.POSTPONED
        step.moves = [
            move
            for move in offered(dialogue, step=step.code, by=by, tried=tried)
            if move["why_not"] is None or (step.code == "plan" and step.state != "done")
        ]
        FILL[step.code](step, dialogue, progress, by)
        step.buttons = [each for each in step.buttons if is_theirs(each, by)]
        step.sheets = printed_in(step.code, dialogue, by)
        found.append(step)
    return found


def duties_by_step(
    dialogue: Dialogue, progress: Progress, today: date, proving: Proving | None, by: Actor
) -> dict[str, list[dict[str, Any]]]:
    """Replies are proved one by one where they are followed up, not by hand here."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    counted = {duty.key: duty for duty in asked_of(dialogue)}
    past: dict[str, list[PastProof]] = defaultdict(list)
    for proof in PastProof.objects.filter(dialogue=dialogue):
        past[proof.key].append(proof)
    for duty in Duty.objects.filter(dialogue=dialogue):
        owner = regulation.OWNERS.get(duty.owner, duty.owner)
        step = DUTY_STEPS.get(duty.key) or DUTY_STEPS.get(step_of(duty.key), "report")
        counted_elsewhere = step == "reply" and progress.assignments
        stands = duty.proved_at is None and dialogue.stage == Stage.POSTPONED
        settled = duty.proved_at or counted_elsewhere or stands or dialogue.stage in OVER
        duty.dialogue = dialogue
        found[step].append(
            {
                "duty": duty,
                "label": f"{duty.label} · {owner}" if owner else duty.label,
                "days": None if settled else (duty.due_on - today).days,
                "sum": sum_lines(duty, counted.get(duty.key)),
                "stands": stands,
                "by_hand": step != "reply" and not stands and comes_after_the_day(duty, by) is None,
                "closed_by": [
                    {"value": kind.value, "label": PROOF_LABELS[kind]} for kind in proofs_for(duty.key)
                ],
                "past": past.pop(duty.key, []),
                "tried": proving[1] if proving and proving[0] == duty.pk else None,
            }
        )
    return found


def sum_lines(duty: Duty, counted: regulation.Duty | None) -> tuple[str, ...]:
    """The count behind a stored date, day by day; when today's calendar gives another day, that is said."""
    if counted is None:
        return ()
    if counted.due_on != duty.due_on:
        return (
            f"Tính lại theo lịch nghỉ hôm nay thì ra {table_date(counted.due_on)}; ngày đã ghi chỉ đổi khi có "
            "người bấm “Tính lại thời hạn”.",
        )
    return counted.sum.day_by_day()


def papers_by_step(dialogue: Dialogue, by: Actor) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in readable_by(by).with_state().filter(dialogue=dialogue).defer("facts"):
        about = paper.about or paper  # a letter about a paper stands beside it
        found[PAPER_STEPS[Paper.Kind(about.kind)]].append(paper)
    return found


def may_prove(dialogue: Dialogue, by: Actor) -> str | None:
    """Why this person cannot record proof of the dialogue's duties; None when they can."""
    return table("record_proof", dialogue, by)


def may_recount(dialogue: Dialogue, by: Actor) -> str | None:
    """Why this person cannot count the dates again; None when they can, if anything would move."""
    return table("recount_deadlines", dialogue, by)
