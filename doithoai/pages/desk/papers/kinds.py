"""The papers of one dialogue in the order they are issued: what issues each, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.reports.issue_report import issue_report
from doithoai.models import Actor, Paper
from doithoai.models.paper import PaperQuerySet
from doithoai.pages.middleware import OFFICE
from doithoai.rules.procedure import Role


@dataclass(frozen=True)
class Kind:
    """One kind of paper. `page` names the page that issues it when it needs more than a date."""

    value: str
    slug: str
    verb: Callable[..., Any]
    asks: str
    page: str = ""
    again: bool = False  # may be issued more than once

    @property
    def label(self) -> str:
        return Paper.Kind(self.value).label


KINDS: dict[str, Kind] = {
    each.slug: each
    for each in (
        Kind(
            Paper.Kind.PLAN, "ke-hoach", issue_plan,
            "Ban hành kế hoạch? Kế hoạch được đánh số và không sửa được nữa; mọi thời hạn được ghi lại.",
        ),
        Kind(
            Paper.Kind.PUBLIC_NOTICE, "thong-bao", publish_notice,
            "Ban hành thông báo tổ chức hội nghị?", again=True,
        ),
        Kind(
            Paper.Kind.INVITATION, "giay-moi", issue_invitations,
            "Ban hành giấy mời cho mọi người trong danh sách chưa có giấy mời?", again=True,
        ),
        Kind(
            Paper.Kind.MINUTES, "bien-ban", issue_minutes,
            "Ban hành biên bản hội nghị? Ban hành rồi không sửa được nữa.",
        ),
        Kind(
            Paper.Kind.CONCLUSION_NOTICE, "thong-bao-ket-luan", issue_conclusion, "", page="desk:conclusion",
        ),
        Kind(Paper.Kind.REPORT, "bao-cao", issue_report, "", page="desk:report", again=True),
    )
}  # fmt: skip

#: Papers with names or words of single citizens in them: the office's alone.
WITH_NAMES = {
    Paper.Kind.MINUTES, Paper.Kind.REPLY, Paper.Kind.APOLOGY, Paper.Kind.COMPLAINT_GUIDANCE, Paper.Kind.DENUNCIATION_SLIP,
}  # fmt: skip
#: Of these, what the reception issues it reads too.
OF_RECEPTION = {Paper.Kind.COMPLAINT_GUIDANCE, Paper.Kind.DENUNCIATION_SLIP}


def readable_by(actor: Actor) -> PaperQuerySet:
    """The papers this person may read."""
    rows: PaperQuerySet = Paper.objects.all()
    if actor.is_any(*OFFICE):
        return rows
    hidden = WITH_NAMES - OF_RECEPTION if actor.is_any(Role.RECEPTION) else WITH_NAMES
    return rows.exclude(kind__in=hidden).exclude(about__kind__in=WITH_NAMES)
