"""The letter that guides a complaint, or the slip under which a denunciation is handed over."""

from datetime import date, datetime

from doithoai.actions.conditions import belongs_to_no_dialogue
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Opinion, Paper
from doithoai.rules.codes import short_code


def is_on_the_dialogue_track(opinion: Opinion, by: Actor) -> str | None:
    if opinion.diverted_at and opinion.kind in (Opinion.Kind.COMPLAINT, Opinion.Kind.DENUNCIATION):
        return None
    return "Nội dung này chưa chuyển khỏi hội nghị. Xin chuyển khiếu nại, tố cáo trước."


def has_its_paper(opinion: Opinion, by: Actor) -> str | None:
    """A guidance is known by the code. A slip holds nothing of the denunciation, so slips are only counted."""
    issued = Paper.objects.in_force().filter(dialogue=opinion.dialogue_id)
    if opinion.kind == Opinion.Kind.COMPLAINT:
        codes = issued.filter(kind=Paper.Kind.COMPLAINT_GUIDANCE).values_list("facts", flat=True)
        has = any(facts["code"] == short_code(opinion.code) for facts in codes)
    else:
        diverted = Opinion.objects.filter(dialogue=opinion.dialogue_id, kind=Opinion.Kind.DENUNCIATION)
        slips = issued.filter(kind=Paper.Kind.DENUNCIATION_SLIP).count()
        has = slips >= diverted.exclude(diverted_at=None).count()
    return "Văn bản cho nội dung này đã ban hành rồi; xem ở trang Giấy tờ của hồ sơ." if has else None


@action(unless=[belongs_to_no_dialogue, is_on_the_dialogue_track, has_its_paper, is_for_the_chair])
def issue_diversion_slip(opinion: Opinion, *, by: Actor, at: datetime, issued_on: date) -> Paper:
    """The guidance goes to the person and does not repeat the complaint. The slip knows the receiver and the day."""
    kind = (
        Paper.Kind.COMPLAINT_GUIDANCE
        if opinion.kind == Opinion.Kind.COMPLAINT
        else Paper.Kind.DENUNCIATION_SLIP
    )
    return issue_paper(opinion.dialogue, kind, issued_on=issued_on, by=by, at=at, opinion=opinion)  # type: ignore[arg-type]
