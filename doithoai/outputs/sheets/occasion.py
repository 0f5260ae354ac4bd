"""What every printed sheet of one dialogue shares: whose it is, which sitting, whom to ask; and how pages are made."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from doithoai.models import Dialogue, Hamlet
from doithoai.models.clock import today
from doithoai.outputs.papers.content import Block, Item, Pages, Paragraph, Title
from doithoai.outputs.papers.drafts.before import plan_reference
from doithoai.outputs.papers.drafts.maker import Maker, contact
from doithoai.outputs.papers.facts import Facts, Meeting, Office
from doithoai.rules.vietnamese import long_date


@dataclass(frozen=True)
class Asked:
    """What whoever prints may say. `site`: the address everybody finds us at, ending in "/", "" when only this
    machine can open it; `follow`: the address of the page of one code, ending before the code."""

    site: str = ""
    follow: str = ""
    hamlet: Hamlet | None = None
    large: bool = False
    first: int = 0  # of what is printed in lots, the key a lot begins at; 0: all of it


@dataclass(frozen=True)
class Lot:
    """What is printed at once of something long. `first`: the key it begins at; `from_code`, `to_code`: what stands on
    its first and last sheet."""

    first: int
    count: int
    from_code: str
    to_code: str
    since: date
    until: date


@dataclass(frozen=True)
class Occasion(Facts):
    """The sitting on a sheet. `place`: "xã Thanh Sơn"; `plan`: "Kế hoạch số 05/KH-UBND ngày 09/9/2026" or ""."""

    office: Office
    meeting: Meeting
    place: str
    plan: str = ""
    contact: str = ""
    reception: str = ""
    minutes_per_turn: int = 5
    collect_until: date | None = None
    printed_on: date | None = None

    @property
    def about(self) -> tuple[Block, ...]:
        """When, where, who leads: the first lines of most sheets."""
        return (
            Paragraph(self.meeting.when() or "......", lead="Thời gian:", align="left"),
            Paragraph(self.meeting.venue or "......", lead="Địa điểm:", align="left"),
            Paragraph(self.meeting.led_by, lead="Chủ trì:", align="left"),
        )

    @property
    def attached(self) -> tuple[Block, ...]:
        """`(Kèm theo Kế hoạch số …)`; nothing before the plan is issued."""
        return (Paragraph(f"(Kèm theo {self.plan})", italic=True, align="center"),) if self.plan else ()

    @property
    def where_to_complain(self) -> str:
        """Where complaints and denunciations go."""
        return f"gửi {self.reception}" if self.reception else "gửi nơi tiếp công dân của xã"

    def pages(self, kind: str, subject: str, *forms: tuple[Block, ...], **more: Any) -> Pages:
        """Pages under the office's name, `kind` in capitals over `subject`."""
        return Pages(
            name=f"{kind.capitalize()} – {subject or self.meeting.name}",
            author=self.office.name,
            kicker=tuple(line.upper() for line in self.office.letterhead),
            title=Title(kind, subject),
            forms=forms,
            **more,
        )

    @property
    def on_the_day(self) -> str:
        """`Hội nghị đối thoại … ngày 05 tháng 12 năm 2026`, or with the words for a day not set yet."""
        day = long_date(self.meeting.on) if self.meeting.on else self.meeting.time_text
        return f"{self.meeting.name}, {day}" if day else self.meeting.name


def occasion(dialogue: Dialogue) -> Occasion:
    """The facts that every sheet of this dialogue begins with."""
    make, commune = Maker(dialogue, "plan", None, None), dialogue.commune
    return Occasion(
        office=make.office,
        meeting=make.meeting,
        place=commune.full_name,
        plan=plan_reference(dialogue),
        contact=contact(commune),
        reception=commune.reception_desk,
        minutes_per_turn=dialogue.minutes_per_turn,
        collect_until=dialogue.collect_until,
        printed_on=today(),
    )


def numbered(*lines: str) -> tuple[Item, ...]:
    """Lines with 1. 2. 3. before them."""
    return tuple(Item(line, mark=f"{place}.") for place, line in enumerate(lines, start=1))
