"""Open a file for a new dialogue."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.plan.record_event import note_event
from doithoai.actions.plan.revise_plan import rule_for
from doithoai.models import Actor, Commune, Dialogue, serving_everywhere
from doithoai.rules import regulation as regulations
from doithoai.rules.codes import new_short
from doithoai.rules.regulation_checks import demanded
from doithoai.rules.vietnamese import slug

#: What next year's plan starts from when it is made "like last year's".
CARRIED = (
    "chair_role", "chair_name", "chair_substitute", "secretary_name", "target_groups", "participants",
    "attendance_min", "attendance_max", "purposes", "topics", "agenda", "tasks", "venue", "starts_at",
    "duration", "minutes_per_turn", "issuer", "issuer_name", "signer_name", "signer_title", "partner_signer_name",
    "recipients",
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
    voters: int | None = None,
    asking: int | None = None,
    requested_on: date | None = None,
) -> Dialogue:
    """Start planning, from nothing or `like` an earlier dialogue (its day and its papers stay behind).

    `asking` of the commune's `voters` demand it: the plan says so among its purposes. `requested_on`: the day their
    demand, or that of an organisation, came in; where a source states a term, it runs from then.
    Raises Refusal for a year far from now, a regulation that is unknown or does not bind in that year, or a
    demand by too few.
    """
    title = typed.line(title, "tên hội nghị", at_most=300, required=True)
    if not at.year - 3 <= year <= at.year + 2:
        raise Refusal(f"Năm {year} cách năm nay quá xa; xin kiểm tra lại.")
    day = regulations.day_of_year(year, at.date())
    chosen = rule_for(regulation or (like.regulation if like else commune.regulation), day)
    dialogue = Dialogue(
        title=title, year=year, regulation=chosen, slug=free_slug(title, year), short=free_short(), created_at=at,
        issuer_name=f"Ủy ban nhân dân {commune.full_name}",
    )  # fmt: skip
    dialogue.legal_bases = bases_of(chosen, day)
    if like:
        for name in CARRIED:
            setattr(dialogue, name, getattr(like, name))
    if voters is not None or asking is not None:
        dialogue.purposes = [demand(chosen, voters=voters, asking=asking, day=day), *dialogue.purposes]
    dialogue.save()
    if requested_on:
        who = f"{asking} cử tri yêu cầu" if asking else "ghi khi lập hồ sơ"
        note_event(dialogue, at=at, event="request", happened_on=requested_on, says=who)
    return dialogue


def demand(regulation_id: str, *, voters: int | None, asking: int | None, day: date) -> str:
    """The purpose that a demand gives the plan, with the words that give the right to it."""
    if voters is None or asking is None:
        raise Refusal("Đối thoại theo yêu cầu cần cả hai con số: số cử tri của xã và số người ký yêu cầu.")
    try:
        found = demanded(regulation_id, voters=voters, asking=asking, on=day)
    except ValueError as slip:
        raise Refusal(f"{slip} Xin kiểm tra lại hai con số.") from slip
    if not found.called:
        raise Refusal(
            f"{found.says} Xã vẫn tổ chức được khi thấy cần: để trống hai ô về yêu cầu của cử tri rồi lập hồ sơ."
        )
    return f"Tổ chức theo yêu cầu của cử tri: {found.says} ({found.because})"


def bases_of(regulation_id: str, day: date) -> list[dict[str, str | None]]:
    """The documents every plan rests on: the law in force and the regulation chosen; the clerk adds to them."""
    law, chosen = regulations.national_on(day), regulations.load_all()[regulation_id]
    return [
        {
            "text": each.citation,
            "number": each.number,
            "date": each.issued_on.isoformat() if each.issued_on else None,
        }
        for each in {law.id: law, chosen.id: chosen}.values()
    ]


def free_short() -> str:
    """A short address that no dialogue of any commune has."""
    with serving_everywhere(because="a short address is typed without its commune"):
        return next(each for each in iter(new_short, "") if not Dialogue.objects.filter(short=each).exists())


def free_slug(title: str, year: int) -> str:
    """The public address: the title's words and the year, numbered when taken."""
    words = slug(title)[:90].strip("-") or "doi-thoai"
    stem = words if words.endswith(str(year)) else f"{words}-{year}"
    taken = set(Dialogue.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return stem if stem not in taken else next(s for n in range(2, 999) if (s := f"{stem}-{n}") not in taken)
