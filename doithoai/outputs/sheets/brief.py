"""Tài liệu của chủ trì: the sitting at a glance, then one page a group. Internal; names are not needed and not there."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from doithoai.models import Dialogue, Invitation, Opinion, OpinionGroup, SpeakerRequest
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.models.reading import seal
from doithoai.outputs.earlier import Earlier, Repeated, repeated_in
from doithoai.outputs.papers.content import Blank, Block, Column, Heading, Item, Pages, Paragraph, Table
from doithoai.outputs.papers.facts import Facts
from doithoai.outputs.redaction import for_everyone, secrets_of
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import count_words, table_date

from .occasion import Asked, Occasion, occasion
from .programme import steps_of

DISCUSSION = 90  # minutes for all groups where the plan does not say how long people speak and are answered
SPOKEN = re.compile(
    r"phát biểu ý kiến|nhân dân phát biểu|đối thoại|trả lời|giải trình|trao đổi|thảo luận", re.IGNORECASE
)
CITED = re.compile(
    r"(?:Bộ luật|Luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Quy chế|Quy định) "
    r"(?:số )?(?:[A-ZĐÀ-Ỹ0-9][^.;,\n]{2,120})"
)
QUOTES, QUOTED = 3, 220  # people's own words on a page, and how much of each
PROMISES = 3


@dataclass(frozen=True)
class Matter(Facts):
    """One group as the chair needs it in two minutes."""

    number: int
    question: str
    field: str
    urgency: str
    asked_by: int
    hamlets: tuple[str, ...]
    since: str
    quotes: tuple[str, ...]
    competence: str = ""
    bases: tuple[str, ...] = ()
    answer: str = ""
    speaker: str = ""
    promises: tuple[str, ...] = ()
    times: int = 1  # which time it is asked, by the links a person confirmed
    before: tuple[str, ...] = ()  # what became of it the times before


@dataclass(frozen=True)
class ChairBrief(Facts):
    """Facts of the brief. `minutes`: for each group, so that all fit the time people have."""

    occasion: Occasion
    matters: tuple[Matter, ...]
    minutes: int
    guests: int = 0
    delegates: int = 0
    speakers: int = 0
    opinions: int = 0
    unsorted: int = 0  # in no group yet: not in this brief
    steps: tuple[str, ...] = ()

    def content(self) -> Pages:
        said = self.occasion
        forms = (self._glance(), *(self._page(each) for each in self.matters))
        return said.pages("TÀI LIỆU CỦA CHỦ TRÌ", f"{said.on_the_day} (dùng nội bộ)", *forms, scale=0.85)

    def _glance(self) -> tuple[Block, ...]:
        unprepared = [str(each.number) for each in self.matters if not each.answer]
        body: list[Block] = [
            *self.occasion.about,
            Paragraph(
                f"mời {count_words(self.guests)} người dân, {count_words(self.delegates)} đại biểu; "
                f"{count_words(self.speakers)} người đăng ký phát biểu.",
                lead="Thành phần:",
            ),
            Paragraph(
                f"{count_words(self.opinions)} ý kiến, gộp thành {count_words(len(self.matters))} nhóm; "
                + self._untold()
                + f"dành khoảng {count_words(self.minutes)} phút mỗi nhóm.",
                lead="Ý kiến:",
            ),
        ]
        if often := [each for each in self.matters if each.times > 1]:
            told = ", ".join(f"nhóm {each.number} (lần thứ {each.times})" for each in often)
            body.append(Paragraph(f"{told}.", lead="Nêu lại từ hội nghị trước mà chưa xong:"))
        if unprepared:
            body.append(Paragraph(f"nhóm {', '.join(unprepared)}.", lead="Chưa có dự thảo trả lời:"))
        if self.steps:
            body += [Paragraph("", lead="Trình tự:"), *(Item(each) for each in self.steps)]
        if self.matters:
            columns = (
                Column("Nhóm", 9, "center"), Column("Nội dung", 45), Column("Người hỏi", 11, "center"),
                Column("Ai trả lời", 22), Column("Dự thảo", 13, "center"),
            )  # fmt: skip
            rows = tuple(
                (
                    str(each.number) + ("!" if each.urgency == "Khẩn" else ""), shortened(each.question, 140),
                    count_words(each.asked_by), each.speaker or "chưa giao", "có" if each.answer else "chưa",
                )
                for each in self.matters
            )  # fmt: skip
            body.append(Table(columns, rows))
        return tuple(body)

    def _untold(self) -> str:
        """What is not in here although people said it."""
        if not self.unsorted:
            return ""
        return f"còn {count_words(self.unsorted)} nội dung chưa phân loại, chưa vào nhóm nào nên không có trong tài liệu này; "

    def _page(self, each: Matter) -> tuple[Block, ...]:
        minutes = f"{count_words(self.minutes)} phút"
        what = ", ".join(
            part
            for part in (each.field, each.urgency, each.competence and f"thẩm quyền: {each.competence}")
            if part
        )
        body: list[Block] = [
            Heading(f"Nhóm {each.number} ({minutes}): {shortened(each.question, 300)}", 2),
            Paragraph(what or "......", lead="Lĩnh vực, mức độ:", align="left"),
            Paragraph(
                f"{count_words(each.asked_by)} người hỏi"
                + (f", ở {', '.join(each.hamlets)}" if each.hamlets else "")
                + (f"; ý kiến đầu tiên ngày {each.since}" if each.since else "") + ".",
                lead="Sự việc:",
            ),
            *(Item(f"“{quote}”") for quote in each.quotes),
            Paragraph("; ".join(each.bases) + "." if each.bases else "dự thảo chưa nêu căn cứ.", lead="Căn cứ:"),
            Paragraph(each.answer or "chưa có; hỏi đơn vị hoặc hẹn trả lời bằng văn bản, có ngày.", lead="Trả lời dự kiến:"),
            Paragraph(each.speaker or "chưa giao đơn vị nào", lead="Ai nói:"),
        ]  # fmt: skip
        if each.before:
            lead = f"Nêu lần thứ {each.times}; các lần trước:"
            body += [Paragraph("", lead=lead), *(Item(said) for said in each.before)]
        if each.promises:
            body += [
                Paragraph("", lead="Đã hứa ở các kỳ trước:"),
                *(Item(promise) for promise in each.promises),
            ]
        body += [
            Paragraph("", lead="Chủ trì ghi (đã rõ / trả lời bằng văn bản trước ngày / chuyển cấp trên):"),
            Blank(3),
        ]
        return tuple(body)


def shortened(text: str, at_most: int) -> str:
    """Whole words up to so many letters, and a sign that more was said."""
    return text if len(text) <= at_most else text[:at_most].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def chair_brief(dialogue: Dialogue, asked: Asked) -> ChairBrief:
    opinions = Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track()
    by_group: dict[int, list[Opinion]] = defaultdict(list)
    # the chair may be the one who is meant: what is kept from anybody is quoted to nobody, and counted by nobody
    told = opinions.told_to_all()
    for each in seal(told.exclude(group=None).select_related("hamlet").order_by("received_at", "pk")):
        by_group[each.group_id or 0].append(each)
    groups = list(
        OpinionGroup.objects.filter(dialogue=dialogue, pk__in=by_group).select_related("preparation__body")
    )
    again = {each.group.pk: each for each in repeated_in(dialogue)}
    earlier = promises_in({one.group.pk for each in again.values() for one in each.earlier})
    steps = steps_of(dialogue)
    kinds = Counter(Invitation.objects.filter(dialogue=dialogue).values_list("kind", flat=True))
    return ChairBrief(
        occasion(dialogue),
        tuple(matter_of(group, by_group[group.pk], earlier, again.get(group.pk)) for group in groups),
        minutes_each(dialogue, len(groups)),
        guests=kinds[Invitation.Kind.CITIZEN],
        delegates=kinds[Invitation.Kind.DELEGATE],
        speakers=SpeakerRequest.objects.filter(dialogue=dialogue, withdrawn_at=None).count(),
        opinions=told.exclude(IN_DOUBT).senders().count(),
        unsorted=told.awaiting_classification().exclude(IN_DOUBT).count(),
        steps=tuple(
            ": ".join(part for part in (step.span(), step.what) if part)
            + (f" ({step.who})" if step.who else "")
            for step in steps
        ),
    )


def minutes_each(dialogue: Dialogue, groups: int) -> int:
    """The plan's minutes for speaking and answering, shared by all groups; at least two."""
    planned = sum(each.get("minutes") or 0 for each in dialogue.agenda if SPOKEN.search(each["item"]))
    return max(2, (planned or DISCUSSION) // max(1, groups))


def matter_of(
    group: OpinionGroup,
    opinions: list[Opinion],
    earlier: dict[int, str],
    again: Repeated | None = None,
) -> Matter:
    preparation = getattr(group, "preparation", None)
    answer = preparation.answer if preparation else ""
    secrets = secrets_of(opinions)
    question = for_everyone(group.question, secrets)
    places = Counter(str(each.hamlet) for each in opinions if each.hamlet)
    return Matter(
        number=group.number,
        question=question,
        field=FIELD_LABELS.get(group.field, ""),
        urgency=group.get_urgency_display(),
        asked_by=len({each.pk if each.veiled else each.receipt for each in opinions}),
        hamlets=tuple(f"{name} ({many})" for name, many in places.most_common()),
        since=table_date(opinions[0].received_at.date()) if opinions else "",
        quotes=tuple(
            shortened(said, QUOTED)
            for said in dict.fromkeys(
                for_everyone(each.words, secrets) for each in opinions if not each.veiled
            )
            if said != question
        )[:QUOTES],
        competence=group.get_competence_display(),
        bases=tuple(dict.fromkeys(found.strip() for found in CITED.findall(answer))),
        answer=answer,
        speaker=str(preparation.body) if preparation else "",
        times=again.times if again else 1,
        before=tuple(told_before(each, secrets) for each in again.earlier) if again else (),
        promises=tuple(earlier[one.group.pk] for one in again.earlier if one.group.pk in earlier)[:PROMISES]
        if again
        else (),
    )


def told_before(each: Earlier, secrets: set[str]) -> str:
    """ "Kỳ 18/06/2026: Mương bị vỡ – chưa trả lời"."""
    day = f"{each.group.dialogue.held_on:%d/%m/%Y}" if each.group.dialogue.held_on else ""
    return f"Kỳ {day}: {shortened(for_everyone(each.group.question, secrets), 120)} – {each.because}"


def promises_in(groups: set[int]) -> dict[int, str]:
    """What was promised in each of these earlier groups (keys), and whether it was kept. Of what a person said to be the
    same matter only: the promise of another bridge in the same hamlet would be a false one. Two queries, or none."""
    if not groups:
        return {}
    rows = OpinionGroup.objects.filter(pk__in=groups, assignments__isnull=False).select_related("dialogue")
    return {each.pk: promised(each) for each in rows.prefetch_related("assignments__body").distinct()}


def promised(group: OpinionGroup) -> str:
    said = []
    for each in group.assignments.all():
        kept = f"đã trả lời {table_date(each.answered_at.date())}" if each.answered_at else "chưa trả lời"
        said.append(f"{each.body} hẹn {table_date(each.due_on)}, {kept}")
    day = f"{group.dialogue.held_on:%d/%m/%Y}" if group.dialogue.held_on else ""
    return f"Kỳ {day}: {shortened(group.question, 120)} – {'; '.join(said)}"
