"""The paper of the day: the minutes, from the lines as they were taken."""

from collections import Counter
from dataclasses import replace

from django.utils.timezone import localtime

from doithoai.models import Arrival, Dialogue, Invitation, Membership, MinutesEntry, Opinion, Outcome
from doithoai.models.clock import now
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.maker import Maker
from doithoai.rules.procedure import Role


def minutes(dialogue: Dialogue, make: Maker) -> papers.Minutes:
    lines = list(
        MinutesEntry.objects.filter(dialogue=dialogue).select_related("speaker", "speaker__hamlet", "group")
    )
    return papers.Minutes(
        **make.shared,
        secretary=dialogue.secretary_name or who_wrote(lines, dialogue),
        started_at=localtime(dialogue.opened_at or now()),
        ended_at=localtime(dialogue.closed_at) if dialogue.closed_at else None,
        chair_name=dialogue.chair_name,
        delegates=tuple(dialogue.participants),
        people_count=Arrival.objects.filter(dialogue=dialogue, kind=Invitation.Kind.CITIZEN).count(),
        opening=tuple(each.words for each in lines if each.part == MinutesEntry.Part.OPENING),
        turns=turns(lines, dialogue),
        diverted_count=Opinion.objects.filter(dialogue=dialogue).diverted().count(),
        # the line that close_conference wrote says the hour, which the minutes' last line says too
        conclusions=tuple(
            each.words
            for each in lines
            if each.part == MinutesEntry.Part.CONCLUSION and each.at != dialogue.closed_at
        ),
    )


def who_wrote(lines: list[MinutesEntry], dialogue: Dialogue) -> str:
    """The secretary when the plan named none: the office's secretary, else who wrote most of the lines."""
    wrote = Counter(line.by for line in lines if line.by != dialogue.chair_name)
    named = set(Membership.objects.of_role(Role.SECRETARY).values_list("user__full_name", flat=True))
    return max(sorted({*wrote, *named}), key=lambda name: (name in named, wrote[name]), default="")


def turns(lines: list[MinutesEntry], dialogue: Dialogue) -> tuple[papers.Turn, ...]:
    """Each opinion with the answer that followed it: a line of answer joins the opinion of its group."""
    outcomes = {
        each.group_id: each
        for each in Outcome.objects.filter(group__dialogue=dialogue).select_related("body", "group")
    }
    found: list[papers.Turn] = []
    last_of_group: dict[int, int] = {}  # group -> where its latest opinion stands in `found`
    for line in lines:
        outcome = outcomes.get(line.group_id or 0)
        if line.part == MinutesEntry.Part.OPINION:
            if line.group_id:
                last_of_group[line.group_id] = len(found)
            speaker = line.speaker
            place = str(speaker.hamlet or "") if speaker else ""
            found.append(
                papers.Turn(speaker=speaker.name if speaker else "Nhân dân", text=line.words, place=place)
            )
        elif line.part == MinutesEntry.Part.ANSWER and outcome and line.group_id in last_of_group:
            at = last_of_group[line.group_id]
            found[at] = decided(found[at], line, outcome)
        elif line.part == MinutesEntry.Part.ANSWER and outcome and line.group:
            last_of_group[line.group.pk] = len(found)  # nobody spoke to it: the question as it was sent in
            asked = papers.Turn(speaker="Ý kiến gửi trước hội nghị", text=line.group.question)
            found.append(decided(asked, line, outcome))
        elif line.part == MinutesEntry.Part.ANSWER:
            found.append(papers.Turn(speaker="Chủ trì", text=line.words))
    return tuple(found)


def decided(turn: papers.Turn, line: MinutesEntry, outcome: Outcome) -> papers.Turn:
    """The turn with the chair's decision; words that the secretary wrote down herself are kept beside it."""
    own = "" if line.words.startswith(f"Nội dung {outcome.group.number}: ") else line.words
    answers = dict.fromkeys(part for part in (turn.answer, outcome.answer, own) if part)
    return replace(turn, answer=" ".join(answers), answered_by="Chủ trì", outcome=outcome_words(outcome))


def outcome_words(outcome: Outcome) -> str:
    body = f" ({outcome.body})" if outcome.body and outcome.kind == Outcome.Kind.ASSIGNED else ""
    return f"{outcome.get_kind_display()}{body}"
