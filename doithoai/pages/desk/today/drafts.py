"""Drafts on their way to a number: each stands with whoever may do its next step, and leads to the page that does it."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from doithoai.models import Actor, Dialogue, Paper, PaperDraft, calendar_of
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.papers.draft import REPLY
from doithoai.pages.desk.papers.kinds import KINDS
from doithoai.pages.desk.today.task import Task
from doithoai.pages.middleware import OFFICE
from doithoai.rules.paper_trail import Act, Way
from doithoai.rules.procedure import Role

ENOUGH = 30
ADDRESSES = {kind.value: kind.slug for kind in KINDS.values()} | {Paper.Kind.REPLY.value: REPLY}
ISSUING = {kind.value: kind.verb.__name__ for kind in KINDS.values()} | {Paper.Kind.REPLY.value: "send_reply"}
#: What it waits for -> the deed, the line, the button. The deed that issues differs by kind.
WAITING: dict[Act, tuple[str, str, str]] = {
    Act.DRAFTED: ("submit_draft", "Sửa và trình lại", "Sửa, trình lại"),
    Act.REVIEWED: ("review_draft", "Kiểm tra", "Kiểm tra"),
    Act.APPROVED: ("approve_draft", "Duyệt", "Duyệt"),
    Act.SIGNED: ("sign_draft", "Ký", "Ký"),
    Act.ISSUED: ("", "Cấp số, ngày", "Ban hành"),
}


def drafts_waiting(dialogues: Iterable[Dialogue], actor: Actor, today: date) -> Iterator[Task]:
    """One line a draft whose next step this person may do; none where one person drafts, signs and issues."""
    rows = PaperDraft.objects.filter(dialogue__in=[each.pk for each in dialogues], paper=None).defer("facts")
    if not actor.is_any(*OFFICE):
        rows = rows.filter(assignment__body__in=actor.body_ids)
    rows = rows.select_related("dialogue__commune", "assignment__group").prefetch_related("steps")
    for each in rows.order_by("pk")[:ENOUGH]:
        way = each.dialogue.commune.paper_way
        waits = None if way == Way.ONE else each.waits_for(way)
        if waits is None or each.kind not in ADDRESSES:
            continue
        verb, what, action = WAITING[waits]
        if (
            waits == Act.SIGNED and Role.CHAIR not in actor.roles
        ):  # signed on paper, written down by the clerk
            what, action = "Ghi nhận chữ ký", "Ghi nhận"
        if may_ever(verb or ISSUING[each.kind], actor):
            yield line(each, waits, what, action, today)


def line(draft: PaperDraft, waits: Act, what: str, action: str, today: date) -> Task:
    """What was said in the last step stands beside it; the number is due the working day after the signature."""
    last = list(draft.steps.all())[-1]
    about = draft.assignment.group.question if draft.assignment else draft.dialogue.title
    said = f" · {last}" + (f": {last.comment}" if last.comment else "")
    href = reverse("desk:paper_draft", args=[draft.assignment_id or draft.dialogue_id, ADDRESSES[draft.kind]])
    signed = draft.signed_on() if waits == Act.ISSUED else None
    due = calendar_of(draft.dialogue.commune).after(signed, 1).date if signed else None
    return Task(
        f"{what}: {str(draft).lower()}", f"{about}{said}", href, action, due,
        "Văn bản đã ký được cấp số, ngày chậm nhất ngày làm việc tiếp theo (Nghị định 30/2020, Điều 15)." if due else "",
        (due - today).days if due else None,
    )  # fmt: skip
