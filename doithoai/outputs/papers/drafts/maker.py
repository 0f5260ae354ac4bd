"""The parts every paper of one dialogue shares: whose it is, who signs, what sitting it is about."""

import re
from datetime import date
from typing import Any

from doithoai.models import Dialogue
from doithoai.outputs import papers
from doithoai.rules.paper_style import symbol

TYPE_NAMES = {
    "plan": "Kế hoạch", "invitation": "Giấy mời", "public_notice": "Thông báo", "conclusion_notice": "Thông báo",
    "minutes": "Biên bản", "reply": "Công văn", "report": "Báo cáo",
    "postponement": "Thông báo", "cancellation": "Thông báo",
}  # fmt: skip


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
