"""What the regulation asks of a dialogue besides dates: who chairs, which papers; each in the step it belongs to."""

from collections import defaultdict
from datetime import date
from typing import Any

from doithoai.models import Actor, Dialogue, Paper
from doithoai.models.progress import Progress
from doithoai.pages.desk.dialogues.step import button, is_theirs
from doithoai.rules.procedure import Stage
from doithoai.rules.regulation_checks import Finding, check_chair, missing_papers

#: Where each paper is made, and the words on the way there.
MADE_AT = {
    Paper.Kind.PLAN: ("desk:plan", "Soạn kế hoạch"),
    Paper.Kind.CONCLUSION_NOTICE: ("desk:conclusion", "Soạn kết luận"),
    Paper.Kind.REPORT: ("desk:report", "Lập báo cáo"),
    Paper.Kind.REPLY: ("desk:follow_up", "Theo dõi trả lời"),
}
#: Stages in which nothing is asked for: there is no sitting, or all is sealed.
AT_REST = (Stage.POSTPONED, Stage.CANCELLED, Stage.CLOSED)


def findings_by_step(
    dialogue: Dialogue, progress: Progress, by: Actor, *, paper_steps: dict[Paper.Kind, str], today: date
) -> dict[str, list[dict[str, Any]]]:
    """Findings by the code of their step. A paper is asked for only where its step has come: the page decides."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if dialogue.stage in AT_REST:
        return found
    on = dialogue.held_on or today
    if dialogue.closed_at is None:
        chairs = check_chair(
            dialogue.regulation, chair_role=dialogue.chair_role, deputy=bool(dialogue.chair_substitute), on=on
        )
        found["plan" if dialogue.stage == Stage.PLANNING else "hold"] += [told(each, None) for each in chairs]
    for each in missing_papers(dialogue.regulation, issued=progress.papers, on=on):
        kind = Paper.Kind(each.about)
        if kind == Paper.Kind.PLAN and dialogue.stage == Stage.PLANNING:
            continue  # it is being written: the step says what it lacks
        if kind == Paper.Kind.REPLY and (progress.unanswered or not progress.assignments):
            continue  # nobody is owed a letter, or each is followed up with its own date
        page, label = MADE_AT.get(kind, ("desk:dialogue_papers", "Làm văn bản"))
        way = button(label, page, *(() if page == "desk:follow_up" else (dialogue.pk,)))
        found[paper_steps[kind]].append(told(each, way if is_theirs(way, by) else None))
    return found


def told(finding: Finding, way: dict[str, Any] | None) -> dict[str, Any]:
    return {"says": finding.says, "because": finding.because, "button": way}
