"""The papers after the day: conclusion, replies, report. Every number is counted here, none is typed."""

from collections import Counter
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
    OpinionGroup,
    Outcome,
    Rating,
    SpeakerRequest,
)
from doithoai.models.clock import today
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.maker import Maker, contact
from doithoai.rules import regulation
from doithoai.rules.codes import short_code
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import count_words, table_date

#: Who is asked when the commune may not decide, by the group's competence; a commune sets them no date.
HIGHER_UP = {
    Competence.PROVINCE: "cơ quan có thẩm quyền cấp tỉnh", Competence.CENTRE: "cơ quan có thẩm quyền ở Trung ương",
    "": "cơ quan có thẩm quyền cấp trên",
}  # fmt: skip


def matters(dialogue: Dialogue) -> dict[str, list[papers.Matter]]:
    """Every group by its outcome, with the codes of everyone who asked."""
    codes: dict[int, list[str]] = {}  # short: a conclusion is public, a whole code opens a person's page
    for group_id, code in Opinion.objects.filter(group__dialogue=dialogue).values_list("group_id", "code"):
        codes.setdefault(group_id, []).append(short_code(code))
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
                due_on=assignment.due_on if assignment and not assignment.escalated else None,
            )
        )
    return by_outcome


def reply_rule(dialogue: Dialogue, due_on: date) -> str:
    """ "Thời hạn trả lời: chậm nhất ngày 18/11/2026, theo …": the source's name, without our own remarks."""
    rules = regulation.load_all()[dialogue.regulation]
    named = f", theo {rules.short}" if "reply" in rules.deadlines else ""
    return f"Thời hạn trả lời Nhân dân: chậm nhất ngày {table_date(due_on)}{named}."


def conclusion_notice(dialogue: Dialogue, make: Maker) -> papers.ConclusionNotice:
    conclusion = Conclusion.objects.filter(dialogue=dialogue).first()
    found = matters(dialogue)
    owed = Assignment.objects.filter(dialogue=dialogue).first()
    return papers.ConclusionNotice(
        **make.shared,
        people_count=Arrival.objects.filter(dialogue=dialogue, kind=Invitation.Kind.CITIZEN).count() or None,
        opinion_count=Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track().count(),
        assessment=conclusion.assessment if conclusion else "",
        answered=tuple(found["answered"]),
        assigned=tuple(found["assigned"]),
        passed_up=tuple(found["escalated"]),
        noted=tuple(found["noted"]),
        diverted_count=Opinion.objects.filter(dialogue=dialogue).exclude(diverted_at=None).count(),
        reply_rule=reply_rule(dialogue, owed.due_on) if owed else "",
        follow_up_unit=(conclusion.monitor if conclusion else "")
        or str(Body.objects.filter(kind=Body.Kind.OFFICE).first() or ""),
    )


def reply(dialogue: Dialogue, make: Maker, assignment: Assignment, text: str) -> papers.Reply:
    asked_by = list(Opinion.objects.filter(group=assignment.group_id).values_list("code", flat=True))
    # One letter for several people shows none the other's whole code; each reads their own edition by code.
    codes = ", ".join(asked_by if len(asked_by) == 1 else map(short_code, asked_by))
    return papers.Reply(
        **make.shared,
        to=(f"Ông (Bà) có ý kiến mã {codes}" if codes else "Nhân dân",),
        code=codes,
        asked=assignment.group.question,
        answer=text,
        contact=f"{assignment.body}" + (f", {contact(make.commune)}" if contact(make.commune) else ""),
    )


def report(dialogue: Dialogue, make: Maker, lessons: str = "", proposals: str = "") -> papers.Report:
    opinions = Opinion.objects.filter(dialogue=dialogue)
    on_track = opinions.on_the_dialogue_track()
    arrivals = Counter(Arrival.objects.filter(dialogue=dialogue).values_list("kind", flat=True))
    found = matters(dialogue)
    owed = Assignment.objects.filter(dialogue=dialogue)
    ratings = Counter(Rating.objects.filter(opinion__dialogue=dialogue).values_list("satisfied", flat=True))
    fields = Counter(on_track.exclude(field="").values_list("field", flat=True))
    count = papers.Count
    return papers.Report(
        **make.shared,
        subject=f"Kết quả tổ chức {make.meeting.name}",
        to=make.recipients[:2],
        organisation=(
            count("Nhân dân tham dự", f"{count_words(arrivals['citizen'])} người"),
            count("Đại biểu", f"{count_words(arrivals['delegate'])} người"),
            count(
                "Lượt phát biểu",
                count_words(SpeakerRequest.objects.filter(dialogue=dialogue).heard().count()),
            ),
        ),
        intake=(
            count("Tổng số ý kiến tiếp nhận", f"{count_words(opinions.count())} ý kiến"),
            count(
                "Gộp thành",
                f"{count_words(OpinionGroup.objects.filter(dialogue=dialogue).count())} nhóm nội dung",
            ),
            count(
                "Chuyển giải quyết khiếu nại, tố cáo", count_words(opinions.exclude(diverted_at=None).count())
            ),
        ),
        by_field=tuple(
            count(FIELD_LABELS.get(field, field), count_words(many)) for field, many in fields.most_common()
        ),
        replies=(
            count("Trả lời tại hội nghị", count_words(len(found["answered"]))),
            count("Giao trả lời bằng văn bản", count_words(owed.count())),
            count("Đã trả lời", count_words(owed.exclude(answered_at=None).count())),
            count("Trả lời quá hạn", count_words(owed.answered_late().count())),
            count("Đang quá hạn", count_words(owed.overdue(make.issued_on or today()).count())),
            count("Kiến nghị cấp trên", count_words(len(found["escalated"]))),
        ),
        strengths=tuple(lessons.splitlines()),
        proposals=tuple(proposals.splitlines()),
        satisfaction=(
            f"{count_words(ratings[True])} hài lòng, {count_words(ratings[False])} chưa hài lòng"
            if ratings
            else ""
        ),
        matters=tuple(matter for kind in found.values() for matter in kind),
    )
