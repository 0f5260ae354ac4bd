"""The parts every paper of one dialogue shares: whose it is, who signs, what sitting it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from doithoai.models import Dialogue
from doithoai.outputs import papers
from doithoai.rules.issuers import issuers
from doithoai.rules.paper_style import LETTER, style_for, symbol

TYPE_NAMES = {
    "plan": "Kế hoạch", "invitation": "Giấy mời", "public_notice": "Thông báo", "conclusion_notice": "Thông báo",
    "minutes": "Biên bản", "reply": LETTER, "report": "Báo cáo",
    "postponement": "Thông báo", "cancellation": "Thông báo", "task_letter": LETTER, "petition": LETTER,
    "reminder": LETTER, "apology": LETTER, "complaint_guidance": LETTER, "denunciation_slip": "Phiếu chuyển",
}  # fmt: skip
#: What citizens are told goes out from the committee, whoever held the dialogue; so do letters of one signature
#: where two bodies held it together.
TO_PEOPLE = {"reply", "apology", "complaint_guidance", "denunciation_slip"}
OF_ONE = {"task_letter", "petition", "reminder"}


class Maker:
    """The parts every paper of one dialogue shares."""

    def __init__(self, dialogue: Dialogue, kind: str, number: int | None, issued_on: date | None) -> None:
        self.dialogue, self.kind, self.number, self.issued_on = dialogue, kind, number, issued_on
        self.commune = dialogue.commune
        issuer = issuers()[dialogue.issuer]
        alone = kind in TO_PEOPLE or (kind in OF_ONE and issuer.partner)
        self.issuer = issuers()[issuer.replies_as] if alone and issuer.replies_as else issuer
        if kind == "conclusion_notice" and issuer.concludes_as:
            self.issuer = issuers()[issuer.concludes_as]
        self.style = style_for(self.issuer.family, issued_on)

    def named(self, words: str) -> str:
        """The issuer's words with this commune's names in them."""
        return words.format(place=self.commune.full_name, province=self.commune.province)

    @property
    def office(self) -> papers.Office:
        issuer = self.issuer
        letterhead = (self.commune.chair_letterhead and issuer.own_letterhead) or issuer.letterhead
        return papers.Office(
            name=self.named(issuer.name), short_name=self.named(issuer.short_name), abbreviation=issuer.abbreviation,
            letterhead=tuple(map(self.named, letterhead)), parent=self.named(issuer.parent),
            place=self.commune.name, unit=issuer.unit, contact=contact(self.commune), address=contact(self.commune),
        )  # fmt: skip

    @property
    def issue(self) -> papers.Issue:
        issuer = self.issuer
        return papers.Issue(
            symbol=symbol(TYPE_NAMES[self.kind], issuer.abbreviation, issuer.unit, style=self.style),
            signer=self.signer, recipients=self.recipients, archive=issuer.archive, number=self.number,
            issued_on=self.issued_on, style=self.style.name, partner=self.partner,
        )  # fmt: skip

    @property
    def signer(self) -> papers.Signer:
        """Read from the words the plan uses: "TM. ỦY BAN NHÂN DÂN – KT. CHỦ TỊCH – PHÓ CHỦ TỊCH"."""
        said = self.issuer.signing(self.dialogue.signer_title)
        signer = papers.Signer(self.dialogue.signer_name, **said)
        paper = self.dialogue.authorisation if signer.mode == "TUQ" else {}
        if not paper:
            return signer
        return replace(
            signer,
            authorised_from=date.fromisoformat(paper["issued_on"]),
            authorised_until=date.fromisoformat(paper["until"]),
        )

    @property
    def partner(self) -> papers.Signer | None:
        """Who signs a joint paper on the left."""
        if not self.issuer.partner:
            return None
        return papers.Signer(self.dialogue.partner_signer_name, **issuers()[self.issuer.partner].signing(""))

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
    def posted_at(self) -> str:
        """Where what became of the opinions is made public: the sheet to be posted, and the page of the dialogue."""
        return f"trụ sở Ủy ban nhân dân {self.commune.full_name}, nhà văn hóa thôn, tổ dân phố và trang đối thoại"

    @property
    def shared(self) -> dict[str, Any]:
        return {"office": self.office, "issue": self.issue, "meeting": self.meeting}


def contact(commune: Any) -> str:
    return ", ".join(
        part for part in (commune.address, commune.phone and f"điện thoại {commune.phone}") if part
    )
