"""From what we remember of a dialogue to the facts of each paper: the one place where they meet.

A draft has no number and no date; issuing adds both and stores the facts (`as_json`).
"""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from doithoai.models import (
    Arrival,
    Assignment,
    Conclusion,
    Dialogue,
    Duty,
    Invitation,
    MinutesEntry,
    Opinion,
    OpinionGroup,
    Outcome,
    Paper,
    Rating,
    SpeakerRequest,
)
from doithoai.models.clock import now
from doithoai.outputs import papers
from doithoai.rules.paper_style import symbol
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import count_words, table_date


def draft(
    kind: str, dialogue: Dialogue, *, number: int | None = None, issued_on: date | None = None, **more: Any
) -> Any:
    """The facts of one paper as they stand now. `more`: `assignment`, `text` for a reply; `lessons`,
    `proposals` for a report."""
    return MAKERS[kind](dialogue, Maker(dialogue, kind, number, issued_on), **more)


class Maker:
    """The parts every paper of one dialogue shares."""

    def __init__(self, dialogue: Dialogue, kind: str, number: int | None, issued_on: date | None) -> None:
        self.dialogue, self.kind, self.number, self.issued_on = dialogue, kind, number, issued_on
        self.commune = dialogue.commune
        self.of_council = (
            bool(re.search(r"hội đồng", dialogue.issuer_name, re.IGNORECASE)) and kind != "reply"
        )

    @property
    def office(self) -> papers.Office:
        body = "Hội đồng nhân dân" if self.of_council else "Ủy ban nhân dân"
        short = "HĐND" if self.of_council else "UBND"
        place = self.commune.full_name
        return papers.Office(
            name=f"{body} {place}", short_name=f"{short} {place}", letterhead=(body, place), abbreviation=short,
            place=self.commune.name, contact=contact(self.commune),
        )  # fmt: skip

    @property
    def issue(self) -> papers.Issue:
        named = TYPE_NAMES[self.kind]
        short = "HĐND" if self.of_council else "UBND"
        return papers.Issue(
            symbol=symbol(named, short, "VP"), signer=self.signer, recipients=self.recipients,
            number=self.number, issued_on=self.issued_on,
        )  # fmt: skip

    @property
    def signer(self) -> papers.Signer:
        """Read from the words the plan uses: "TM. ỦY BAN NHÂN DÂN – KT. CHỦ TỊCH – PHÓ CHỦ TỊCH"."""
        title, name = self.dialogue.signer_title.upper(), self.dialogue.signer_name
        collective = "Thường trực Hội đồng nhân dân" if self.of_council else "Ủy ban nhân dân"
        if "KT." in title or "PHÓ" in title:
            return papers.Signer(
                name, head="Chủ tịch", mode="TM+KT", own="Phó Chủ tịch", collective=collective
            )
        if "TL." in title:
            return papers.Signer(
                name, head="Chủ tịch", mode="TL", own="Chánh Văn phòng", collective=collective
            )
        return papers.Signer(name, head="Chủ tịch", mode="TM", collective=collective)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The plan's own list; its "Lưu" line is set by the style, not typed."""
        return tuple(
            each.strip(" -;.")
            for each in self.dialogue.recipients
            if not each.strip(" -").lower().startswith("lưu")
        )

    @property
    def meeting(self) -> papers.Meeting:
        dialogue = self.dialogue
        chair = dialogue.get_chair_role_display()
        place = self.commune.full_name
        return papers.Meeting(
            title=dialogue.title, chair=f"{chair} {place}" + (f" {dialogue.chair_name}" if dialogue.chair_name else ""),
            venue=dialogue.venue, people=f"Nhân dân {place}", on=dialogue.held_on, starts_at=dialogue.starts_at,
            time_text=dialogue.time_words,
        )  # fmt: skip

    @property
    def agenda(self) -> tuple[papers.AgendaItem, ...]:
        return tuple(
            papers.AgendaItem(what=each["item"], who=each.get("who") or "") for each in self.dialogue.agenda
        )

    @property
    def shared(self) -> dict[str, Any]:
        return {"office": self.office, "issue": self.issue, "meeting": self.meeting}


def contact(commune: Any) -> str:
    return ", ".join(
        part for part in (commune.address, commune.phone and f"điện thoại {commune.phone}") if part
    )


def plan(dialogue: Dialogue, make: Maker) -> papers.Plan:
    duties = Duty.objects.filter(dialogue=dialogue, key__in=("conclusion", "reply", "reply_extended"))
    return papers.Plan(
        **make.shared,
        subject=dialogue.title,
        legal_bases=tuple(each["text"] for each in dialogue.legal_bases),
        purposes=tuple(dialogue.purposes),
        chair_substitute=dialogue.chair_substitute,
        participants=tuple(dialogue.participants),
        people_min=dialogue.attendance_min,
        people_max=dialogue.attendance_max,
        topics=tuple(dialogue.topics),
        collect_to=dialogue.collect_until,
        agenda=make.agenda,
        deadlines=tuple(
            papers.Deadline(each.label, f"trước ngày {table_date(each.due_on)}") for each in duties
        ),
        tasks=tuple(
            papers.Task(each["unit"], each["task"], each.get("due") or "") for each in dialogue.tasks
        ),
    )


def invitation(dialogue: Dialogue, make: Maker, guest: Invitation | None = None) -> papers.Invitation:
    return papers.Invitation(
        **make.shared,
        guest=guest_words(guest) if guest else "Ông (Bà) có tên trong danh sách kèm theo",
        topics="; ".join(dialogue.topics[:3]),
        contact=contact(make.commune),
        check_in_code=guest.code if guest else "",
    )


def guest_words(guest: Invitation) -> str:
    """ "Ông (Bà) Lò Văn Ính, bản Nà Hạ": we never guess from a name who is Ông and who is Bà."""
    return ", ".join(
        part for part in (f"Ông (Bà) {guest.name}", guest.position, str(guest.hamlet or "")) if part
    )


def public_notice(dialogue: Dialogue, make: Maker) -> papers.PublicNotice:
    issued = Paper.objects.filter(dialogue=dialogue, kind=Paper.Kind.PLAN).first()
    return papers.PublicNotice(
        **make.shared,
        subject=dialogue.title,
        plan_reference=f"Kế hoạch số {issued.code} ngày {table_date(issued.issued_on)}" if issued else "",
        topics=tuple(dialogue.topics),
        send_to=dialogue.collect_until,
        send_channels=(
            "Phiếu giấy gửi trưởng thôn hoặc trụ sở xã",
            "Trang thông tin của xã (mã QR trên thông báo)",
        ),
        register_to_speak="Đăng ký với trưởng thôn, Văn phòng hoặc tại hội nghị",
        contact=contact(make.commune),
    )


def matters(dialogue: Dialogue) -> dict[str, list[papers.Matter]]:
    """Every group by its outcome, with the codes of everyone who asked."""
    codes: dict[int, list[str]] = {}
    for group_id, code in Opinion.objects.filter(group__dialogue=dialogue).values_list("group_id", "code"):
        codes.setdefault(group_id, []).append(code)
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
                unit=str(assignment.body if assignment else outcome.body or ""),
                due_on=assignment.due_on if assignment else None,
            )
        )
    return by_outcome


def conclusion_notice(dialogue: Dialogue, make: Maker) -> papers.ConclusionNotice:
    conclusion = Conclusion.objects.filter(dialogue=dialogue).first()
    found = matters(dialogue)
    reply = Assignment.objects.filter(dialogue=dialogue).first()
    return papers.ConclusionNotice(
        **make.shared,
        people_count=Arrival.objects.filter(dialogue=dialogue, kind=Invitation.Kind.CITIZEN).count(),
        opinion_count=Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track().count(),
        assessment=conclusion.assessment if conclusion else "",
        answered=tuple(found["answered"]),
        assigned=tuple(found["assigned"]),
        passed_up=tuple(found["escalated"]),
        noted=tuple(found["noted"]),
        diverted_count=Opinion.objects.filter(dialogue=dialogue).exclude(diverted_at=None).count(),
        reply_rule=reply.due_because if reply else "",
        follow_up_unit=conclusion.monitor if conclusion else "",
    )


def minutes(dialogue: Dialogue, make: Maker) -> papers.Minutes:
    lines = list(
        MinutesEntry.objects.filter(dialogue=dialogue).select_related("speaker", "speaker__hamlet", "group")
    )
    outcomes = {
        each.group_id: each
        for each in Outcome.objects.filter(group__dialogue=dialogue).select_related("body")
    }
    return papers.Minutes(
        **make.shared,
        secretary=dialogue.secretary_name,
        started_at=dialogue.opened_at or now(),
        ended_at=dialogue.closed_at,
        chair_name=dialogue.chair_name,
        delegates=tuple(dialogue.participants),
        people_count=Arrival.objects.filter(dialogue=dialogue, kind=Invitation.Kind.CITIZEN).count(),
        opening=tuple(each.words for each in lines if each.part == MinutesEntry.Part.OPENING),
        turns=tuple(turn(each, outcomes) for each in lines if each.part in TURNS),
        diverted_count=Opinion.objects.filter(dialogue=dialogue).exclude(diverted_at=None).count(),
        conclusions=tuple(each.words for each in lines if each.part == MinutesEntry.Part.CONCLUSION),
    )


TURNS = (MinutesEntry.Part.OPINION, MinutesEntry.Part.ANSWER)


def turn(line: MinutesEntry, outcomes: dict[int, Outcome]) -> papers.Turn:
    speaker, outcome = line.speaker, outcomes.get(line.group_id or 0)
    if line.part == MinutesEntry.Part.ANSWER:
        return papers.Turn(
            speaker="Chủ trì", text=line.words, outcome=outcome.get_kind_display() if outcome else ""
        )
    return papers.Turn(
        speaker=speaker.name if speaker else "Ý kiến tại hội nghị", text=line.words,
        place=str(speaker.hamlet or "") if speaker else "",
    )  # fmt: skip


def reply(dialogue: Dialogue, make: Maker, assignment: Assignment, text: str) -> papers.Reply:
    codes = ", ".join(Opinion.objects.filter(group=assignment.group_id).values_list("code", flat=True))
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
            count("Đang quá hạn", count_words(owed.overdue(make.issued_on or now().date()).count())),
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


MAKERS: dict[str, Callable[..., Any]] = {
    "plan": plan, "invitation": invitation, "public_notice": public_notice,
    "conclusion_notice": conclusion_notice, "minutes": minutes, "reply": reply, "report": report,
}  # fmt: skip
TYPE_NAMES = {
    "plan": "Kế hoạch", "invitation": "Giấy mời", "public_notice": "Thông báo", "conclusion_notice": "Thông báo",
    "minutes": "Biên bản", "reply": "Công văn", "report": "Báo cáo",
}  # fmt: skip
