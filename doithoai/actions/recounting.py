"""Count every open date of a dialogue again by today's calendar and rules; nothing is written here."""

from dataclasses import dataclass
from datetime import date

from doithoai.actions.conclusion.issue_conclusion import reply_due, rules_of
from doithoai.actions.duties import duty_moves
from doithoai.actions.replies.rate_reply import reopened_due
from doithoai.actions.reply_clock import Due, due_by_parts
from doithoai.models import Assignment, Dialogue
from doithoai.rules.legal_clock import Move
from doithoai.rules.regulation import heir_on, load_all
from doithoai.rules.vietnamese import table_date


@dataclass(frozen=True)
class ReplyMove:
    """A reply whose date would change. `ruled`: the rule's day and sentence as counted again."""

    assignment: Assignment
    old: date
    new: date
    ruled: Due

    def says(self) -> str:
        return f"{self.assignment.body}, nhóm {self.assignment.group.number}: {table_date(self.old)} → {table_date(self.new)}"


@dataclass(frozen=True)
class Recount:
    """What a recount would move: the duties of the dialogue and the replies that are owed.

    `rule`: what the dialogue would follow in place of a regulation that does not bind its day, in words.
    """

    duties: tuple[Move, ...]
    replies: tuple[ReplyMove, ...]
    rule: str = ""

    def __bool__(self) -> bool:
        return bool(self.duties or self.replies or self.rule)

    def says(self) -> tuple[str, ...]:
        """One line each: what, old → new."""
        lines = (*(move.says() for move in self.duties), *(move.says() for move in self.replies))
        return (self.rule, *lines) if self.rule else lines


def recount(dialogue: Dialogue) -> Recount:
    """The dry run behind `recount_deadlines`, for the page that asks before anybody decides."""
    owed = (
        Assignment.objects.filter(dialogue=dialogue).unanswered().select_related("body", "group", "dialogue")
    )
    found = [move for each in owed if (move := reply_move(each)) and move.old != move.new]
    heir = heir_on(dialogue.regulation, dialogue.held_on) if dialogue.held_on else None
    rule = f"Quy chế áp dụng: {load_all()[dialogue.regulation].short} → {heir.short}" if heir else ""
    return Recount(duty_moves(dialogue), tuple(found), rule)


def reply_move(assignment: Assignment) -> ReplyMove | None:
    """The rule's day is counted again; an extension that a person set stays, stops are counted again."""
    dialogue = assignment.dialogue
    issued_on = dialogue.concluded_on
    if assignment.reopened_at:
        ruled = reopened_due(assignment, assignment.reopened_at)
    elif issued_on is None:
        return None
    elif "reply" not in rules_of(dialogue).deadlines and not dialogue.reply_days:
        return None  # a person's number that was not kept: nothing to count again
    else:
        ruled = reply_due(dialogue, issued_on=issued_on, reply_days=dialogue.reply_days)
    new = due_by_parts(assignment, ruled_on=ruled.on)
    return ReplyMove(assignment, assignment.due_on, new, ruled)
