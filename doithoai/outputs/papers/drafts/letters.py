"""The letters after the conclusion: work given out, reminders, apologies, petitions; and what leaves the dialogue.

No name of a citizen goes to anybody but that citizen; codes are shortened wherever more than one person reads.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from doithoai.models import Assignment, Body, Conclusion, Dialogue, Opinion, Paper
from doithoai.models.clock import today
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.cited import cited
from doithoai.outputs.papers.drafts.maker import Maker, contact
from doithoai.outputs.redaction import for_everyone, secrets_of
from doithoai.outputs.shielding import secret_of_groups
from doithoai.rules.codes import short_code
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import short_date

#: From so many codes on a list of recipients does not name each.
MANY_CODES = 4


def conclusion_reference(dialogue: Dialogue) -> str:
    """ "Thông báo kết luận số 19/TB-UBND ngày 20/10/2026 của …"; "" before it is issued."""
    issued = Paper.objects.in_force().filter(dialogue=dialogue, kind=Paper.Kind.CONCLUSION_NOTICE).first()
    return cited(issued) if issued else ""


def follow_up_unit(dialogue: Dialogue) -> str:
    """Who follows the replies up: the body the conclusion names, else the office."""
    conclusion = Conclusion.objects.filter(dialogue=dialogue).first()
    return (conclusion.monitor if conclusion else "") or str(
        Body.objects.filter(kind=Body.Kind.OFFICE).first() or ""
    )


def sent_to(make: Maker, *recipients: str) -> dict[str, Any]:
    """Office and issue of a letter that these read besides whom it is written to."""
    return {
        "office": make.office,
        "issue": replace(make.issue, recipients=tuple(dict.fromkeys(filter(None, recipients)))),
    }


def chair(dialogue: Dialogue) -> str:
    return f"{dialogue.get_chair_role_display()} {dialogue.commune.full_name} (để b/c)"


def short_codes(assignment: Assignment) -> tuple[str, ...]:
    """The codes of everyone who asked, in the order they did. Prefetch `group__opinions` for many."""
    if secret_of_groups([assignment.group_id]):
        return ()
    opinions = sorted(assignment.group.opinions.all(), key=lambda each: each.pk)
    return tuple(map(short_code, dict.fromkeys(each.receipt for each in opinions)))


def owed(dialogue: Dialogue) -> list[Assignment]:
    """What is not answered yet, by date."""
    rows = Assignment.objects.filter(dialogue=dialogue).unanswered().select_related("body", "group")
    return list(rows.prefetch_related("group__opinions__hamlet"))


def plain_question(assignment: Assignment, secrets: set[str]) -> str:
    """The matter without who asked it: a group's question begins as somebody's own words."""
    return for_everyone(assignment.group.question, secrets)


def secrets_in(assignments: Iterable[Assignment]) -> set[str]:
    return secrets_of(opinion for each in assignments for opinion in each.group.opinions.all())


def task_letter(
    dialogue: Dialogue, make: Maker, body: Body | None = None, ask_days: int = 3
) -> papers.TaskLetter:
    """To `body` alone with its own matters, or one letter to everybody with all of them."""
    given = [each for each in owed(dialogue) if body is None or each.body_id == body.pk]
    secrets = secrets_in(given)
    unit = follow_up_unit(dialogue)
    conclusion = Conclusion.objects.filter(dialogue=dialogue).first()
    helpers = conclusion.helpers if conclusion else {}
    return papers.TaskLetter(
        **sent_to(make, *make.recipients, chair(dialogue), unit),
        meeting=make.meeting,
        to=tuple(dict.fromkeys(str(each.body) for each in given)),
        conclusion=conclusion_reference(dialogue),
        tasks=tuple(
            papers.GivenTask(
                unit=str(each.body), work=plain_question(each, secrets), due_on=each.due_on, codes=short_codes(each),
                output="dự thảo công văn kiến nghị, văn bản trả lời" if each.escalated else "văn bản trả lời Nhân dân",
                helpers=helpers.get(str(each.group.number), ""),
            )
            for each in sorted(given, key=lambda each: (str(each.body), each.due_on, each.pk))
        ),
        follow_up_unit=unit,
        ask_days=ask_days,
    )  # fmt: skip


def overdue_of(dialogue: Dialogue, body: Body, on: date) -> list[Assignment]:
    """What `body` owes past its date on the day `on`; a clock that stands is not late."""
    return [each for each in owed(dialogue) if each.body_id == body.pk and each.is_late(on)]


def reminders_to(dialogue: Dialogue, body: Body) -> list[Paper]:
    """The letters that went to `body` before, the oldest first; a withdrawn one does not count."""
    sent = Paper.objects.in_force().filter(dialogue=dialogue, kind=Paper.Kind.REMINDER).order_by("pk")
    return [each for each in sent if each.facts["to"] == [str(body)]]


def reminder(dialogue: Dialogue, make: Maker, body: Body, new_due: date | None = None) -> papers.Reminder:
    """The level is how many letters went before, and one."""
    on, earlier = make.issued_on or today(), reminders_to(dialogue, body)
    late = overdue_of(dialogue, body, on)
    secrets, unit = secrets_in(late), follow_up_unit(dialogue)
    return papers.Reminder(
        **sent_to(make, chair(dialogue), unit),
        meeting=make.meeting,
        to=(str(body),),
        on=on,
        level=len(earlier) + 1,
        overdue=tuple(
            papers.Overdue(
                work=plain_question(each, secrets), due_on=each.due_on, days_late=(on - each.due_on).days,
                codes=short_codes(each), last=last_told(each),
            )
            for each in late
        ),
        new_due=new_due,
        report_to=unit,
        conclusion=conclusion_reference(dialogue),
        earlier=tuple(f"Công văn số {each.code} ngày {short_date(each.issued_on)}" for each in earlier),
    )  # fmt: skip


def last_told(assignment: Assignment) -> str:
    """What happened to the date before: the extension, the last notice on the desk."""
    extended = f"Đã gia hạn đến {short_date(assignment.extended_to)}" if assignment.extended_to else ""
    reminded = (
        f"Đã nhắc ngày {short_date(localtime(assignment.reminded_at).date())}"
        if assignment.reminded_at
        else ""
    )
    return "; ".join(filter(None, (extended, reminded)))


def apology(
    dialogue: Dialogue, make: Maker, assignment: Assignment, reason: str = "", answers_on: date | None = None
) -> papers.Apology:
    """One letter for everyone who asked it, each under their code; nobody is named."""
    codes = short_codes(assignment)
    on = make.issued_on or today()
    return papers.Apology(
        **sent_to(make, str(assignment.body), follow_up_unit(dialogue)),
        meeting=make.meeting,
        to=(f"Ông (Bà) có ý kiến mã {', '.join(codes)}" if codes else "Nhân dân",),
        code=", ".join(codes),
        asked=plain_question(assignment, secrets_in([assignment])),
        due_on=assignment.due_on,
        days_late=max(0, (on - assignment.due_on).days),
        reason=reason,
        answers_on=answers_on,
        contact=f"{assignment.body}" + (f", {contact(make.commune)}" if contact(make.commune) else ""),
    )


def petition(
    dialogue: Dialogue, make: Maker, assignments: Iterable[Assignment] | None = None, to: str = "", not_ours: str = "",
    done: str = "", asks: str = "", reply_by: date | None = None, tells_citizens: bool = True,
) -> papers.PetitionLetter:  # fmt: skip
    """About these matters, or about all that the hall passed up and nobody has been asked about yet."""
    waiting = owed(dialogue)
    if assignments is None:
        chosen = [each for each in waiting if each.escalated and each.petition_id is None]
    else:
        keys = {each.pk for each in assignments}
        chosen = [each for each in waiting if each.pk in keys]
    secrets = secrets_in(chosen)
    codes = [code for each in chosen for code in short_codes(each)]
    people = (
        ""
        if not tells_citizens
        else f"Ông (Bà) có ý kiến mã {', '.join(codes)} (để biết)"
        if len(codes) < MANY_CODES
        else "Những người có ý kiến nêu tại công văn này (để biết)"
    )
    return papers.PetitionLetter(
        **sent_to(make, chair(dialogue), *(str(each.body) for each in chosen), people),
        meeting=make.meeting,
        to=(to,) if to else (),
        matters=tuple(
            papers.Raised(
                text=plain_question(each, secrets), field=FIELD_LABELS.get(each.group.field, ""),
                place=places(each.group.opinions.all()), asked_by=max(1, len(short_codes(each))),
                codes=short_codes(each),
            )
            for each in chosen
        ),
        not_ours=not_ours,
        done=done,
        asks=asks,
        reply_by=reply_by,
        conclusion=conclusion_reference(dialogue),
    )  # fmt: skip


def places(opinions: Iterable[Opinion]) -> str:
    """The hamlets of those who agreed to have theirs named."""
    agreed = (
        str(each.hamlet) for each in opinions if each.hamlet and each.publish != Opinion.Publish.NOTHING
    )
    return ", ".join(dict.fromkeys(agreed))


def complaint_guidance(dialogue: Dialogue, make: Maker, opinion: Opinion) -> papers.ComplaintGuidance:
    """To the person who complained; by the code where there is no name."""
    code = short_code(opinion.code)
    named = ", ".join(filter(None, (opinion.told_to, str(opinion.hamlet or "")))) if opinion.told_to else ""
    return papers.ComplaintGuidance(
        **sent_to(make, reception(make)),
        to=(f"Ông (Bà) {named}" if named else f"Ông (Bà) có nội dung mã {code}",),
        code=code,
        received_on=localtime(opinion.received_at).date(),
        guided_to=opinion.diverted_to,
        contact=", ".join(filter(None, (make.commune.reception_desk, contact(make.commune)))),
    )


def denunciation_slip(dialogue: Dialogue, make: Maker, opinion: Opinion) -> papers.DenunciationSlip:
    """Only the day and the receiver: not even the code, which would lead back to the opinion."""
    return papers.DenunciationSlip(
        **sent_to(make, reception(make)),
        to=(opinion.diverted_to,) if opinion.diverted_to else (),
        received_on=localtime(opinion.received_at).date(),
    )


def reception(make: Maker) -> str:
    return make.commune.reception_desk or "Bộ phận tiếp công dân"
