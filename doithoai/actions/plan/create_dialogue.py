"""Open a file for a new dialogue."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Dialogue
from doithoai.rules import regulation as regulations
from doithoai.rules.vietnamese import slug

#: What next year's plan starts from when it is made "like last year's".
CARRIED = (
    "chair_role", "chair_name", "chair_substitute", "secretary_name", "target_groups", "participants",
    "attendance_min", "attendance_max", "purposes", "topics", "agenda", "tasks", "venue", "starts_at",
    "duration", "minutes_per_turn", "issuer_name", "signer_name", "signer_title", "recipients",
)  # fmt: skip


@action()
def create_dialogue(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    title: str,
    year: int,
    regulation: str | None = None,
    like: Dialogue | None = None,
) -> Dialogue:
    """Start planning, from nothing or `like` an earlier dialogue (its day and its papers stay behind).

    Raises Refusal for a year far from now or an unknown regulation.
    """
    title = typed.line(title, "tên hội nghị", at_most=300, required=True)
    if not at.year - 3 <= year <= at.year + 2:
        raise Refusal(f"Năm {year} cách năm nay quá xa; xin kiểm tra lại.")
    chosen = regulation or (like.regulation if like else commune.regulation)
    if chosen not in regulations.load_all():
        raise Refusal("Không có quy chế này. Xin chọn trong danh sách.")
    dialogue = Dialogue(
        title=title, year=year, regulation=chosen, slug=free_slug(title, year), created_at=at,
        issuer_name=f"Ủy ban nhân dân {commune.full_name}",
    )  # fmt: skip
    dialogue.legal_bases = bases_of(chosen, at)
    if like:
        for name in CARRIED:
            setattr(dialogue, name, getattr(like, name))
    dialogue.save()
    return dialogue


def bases_of(regulation_id: str, at: datetime) -> list[dict[str, str | None]]:
    """The documents every plan rests on: the law in force and the regulation chosen; the clerk adds to them."""
    law, chosen = regulations.national_on(at.date()), regulations.load_all()[regulation_id]
    return [
        {
            "text": each.citation,
            "number": each.number,
            "date": each.issued_on.isoformat() if each.issued_on else None,
        }
        for each in {law.id: law, chosen.id: chosen}.values()
    ]


def free_slug(title: str, year: int) -> str:
    """The public address: the title's words and the year, numbered when taken."""
    words = slug(title)[:90].strip("-") or "doi-thoai"
    stem = words if words.endswith(str(year)) else f"{words}-{year}"
    taken = set(Dialogue.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return stem if stem not in taken else next(s for n in range(2, 999) if (s := f"{stem}-{n}") not in taken)
