"""The buttons that move a dialogue to another stage or day: each an action, a question, a small form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms

from doithoai.actions.duties import duty_moves
from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.actions.plan.recount_deadlines import recount_deadlines
from doithoai.actions.plan.resume_dialogue import resume_dialogue
from doithoai.actions.plan.set_day import set_day
from doithoai.actions.recounting import Recount
from doithoai.actions.sitting_day import day_warnings
from doithoai.models import Actor, Dialogue, Duty, Invitation, Paper
from doithoai.models.clock import today
from doithoai.pages.desk.dialogues.plan.checking import errors_before_issuing
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.fields import DayField, HourField, IssueForm
from doithoai.rules.legal_clock import NAMES_THE_DAY, gathered
from doithoai.rules.procedure import Stage
from doithoai.rules.vietnamese import count_words, table_date, weekday


class PostponeForm(forms.Form):
    reason = forms.CharField(label="Lý do hoãn (sẽ được thông báo)", max_length=500)


class CancelForm(forms.Form):
    reason = forms.CharField(label="Lý do hủy (sẽ được thông báo)", max_length=500)


class WhyForm(forms.Form):
    why = forms.CharField(label="Vì sao tính lại (các đơn vị sẽ đọc)", max_length=300)


class SittingForm(forms.Form):
    held_on = DayField(label="Ngày họp")
    starts_at = HourField(label="Giờ bắt đầu", required=False)
    venue = forms.CharField(label="Địa điểm", max_length=300, required=False)


@dataclass(frozen=True)
class Move:
    """`form` asks what `verb` needs; `asks` is the question before it happens, `told` what is said after.

    `paper` is the notice that the deed issues by itself.
    """

    slug: str
    step: str
    label: str
    verb: Callable[..., Any]
    form: type[forms.Form]
    asks: str
    told: str
    kind: str = ""
    icon: str = ""
    paper: Paper.Kind | None = None

    @property
    def moves_the_day(self) -> bool:
        return self.form is SittingForm


MOVES: dict[str, Move] = {
    each.slug: each
    for each in (
        Move(
            "ban-hanh-ke-hoach", "plan", "Ban hành kế hoạch", issue_plan, IssueForm,
            "Ban hành kế hoạch? Kế hoạch được đánh số và không sửa được nữa; mọi thời hạn được ghi lại.",
            "Kế hoạch đã ban hành. Từ bây giờ nhận ý kiến.", "primary", "seal",
        ),
        Move(
            "an-dinh-ngay", "hold", "Ấn định, đổi ngày họp", set_day, SittingForm,
            "Đổi ngày, giờ hoặc nơi họp? Các thời hạn được tính lại; thông báo và giấy mời đã gửi phải làm lại.",
            "Đã ghi ngày họp.", "", "calendar",
        ),
        Move(
            "to-chuc-lai", "hold", "Tổ chức lại", resume_dialogue, SittingForm,
            "Tổ chức lại hội nghị vào ngày này?",
            "Hội nghị sẽ được tổ chức vào ngày mới.", "primary", "calendar",
        ),
        Move(
            "hoan", "hold", "Hoãn hội nghị", postpone_dialogue, PostponeForm,
            "Hoãn hội nghị? Thông báo hoãn được đánh số và ban hành ngay. Ý kiến, giấy mời và đăng ký phát biểu được giữ nguyên.",
            "Đã hoãn hội nghị; thông báo hoãn đã ban hành.", "danger", "stop", Paper.Kind.POSTPONEMENT,
        ),
        Move(
            "huy", "hold", "Hủy hội nghị", cancel_dialogue, CancelForm,
            "Hủy hội nghị? Không làm lại được. Thông báo hủy được đánh số và ban hành ngay. Mọi ý kiến chuyển sang hội nghị kế tiếp.",
            "Đã hủy hội nghị; thông báo hủy đã ban hành.", "danger", "stop", Paper.Kind.CANCELLATION,
        ),
        Move(
            "tinh-lai", "recount", "Tính lại thời hạn", recount_deadlines, WhyForm,
            "Tính lại thời hạn? Các ngày mới thay ngày cũ và từng đơn vị được báo.",
            "Đã tính lại thời hạn.", "", "clock",
        ),
    )
}  # fmt: skip


def initial(move: Move, dialogue: Dialogue) -> dict[str, Any]:
    """What the small form starts with."""
    if move.form is IssueForm:
        return {"issued_on": today()}
    if move.form is SittingForm:  # a sitting put off waits for another day than the old one
        held_on = None if dialogue.stage == Stage.POSTPONED else dialogue.held_on
        return {"held_on": held_on, "starts_at": dialogue.starts_at, "venue": dialogue.venue}
    return {}


def offered(
    dialogue: Dialogue, *, step: str, by: Actor, tried: tuple[str, forms.Form] | None
) -> list[dict[str, Any]]:
    """The moves of one step: each with its form or the sentence that greys it.

    `tried` is the move that was just refused or misspelt, with what was typed.
    """
    found = []
    for move in MOVES.values():
        if move.step != step or not may_ever(move.verb.__name__, by):
            continue
        form = move.form(initial=initial(move, dialogue), prefix=move.slug)
        if tried and tried[0] == move.slug:
            form = tried[1]
        why_not = move.verb.refusal(dialogue, by=by)  # type: ignore[attr-defined]
        preview = None
        if move.moves_the_day and form.is_bound and form.is_valid() and not why_not:
            preview = day_preview(dialogue, **form.cleaned_data)
        errors = errors_before_issuing(dialogue) if move.form is IssueForm and not why_not else []
        found.append({"move": move, "form": form, "why_not": why_not, "preview": preview, "errors": errors})
    return found


def day_preview(
    dialogue: Dialogue, held_on: date, starts_at: time | None = None, venue: str = ""
) -> dict[str, Any]:
    """What a sitting on this day would move, and what speaks against it (for `_day_moves.html`).

    An hour or a place left empty stays as it is. `changed`: [{label, old, new}] of what people were told.
    """
    day = today()
    if held_on < day:
        return {"day": held_on, "past": True, "moves": (), "warnings": (), "changed": (), "again": ""}
    changed = [
        {"label": label, "old": old, "new": new}
        for label, old, new in (
            ("Ngày họp", spoken_day(dialogue.held_on), spoken_day(held_on)),
            ("Giờ bắt đầu", spoken_hour(dialogue.starts_at), spoken_hour(starts_at or dialogue.starts_at)),
            ("Địa điểm", dialogue.venue, " ".join(venue.split()) or dialogue.venue),
        )
        if old != new
    ]
    return {
        "day": held_on,
        "past": False,
        "moves": gathered(duty_moves(dialogue, held_on=held_on)),
        "warnings": day_warnings(dialogue, held_on, today=day),
        "changed": changed,
        "again": told_again(dialogue) if changed and dialogue.held_on else "",
    }


def spoken_day(day: date | None) -> str:
    return f"{weekday(day)}, {table_date(day)}" if day else ""


def spoken_hour(hour: time | None) -> str:
    return f"{hour:%H:%M}" if hour else ""


def told_again(dialogue: Dialogue) -> str:
    """Who holds words that no longer hold; "" when nobody was told anything yet."""
    notice = Duty.objects.filter(dialogue=dialogue, key__in=NAMES_THE_DAY).exclude(proved_at=None).exists()
    invited = Invitation.objects.filter(dialogue=dialogue).exclude(issued_at=None).count()
    told = ["Thông báo công khai"] if notice else []
    told += [f"{'giấy' if told else 'Giấy'} mời đã gửi {count_words(invited)} người"] if invited else []
    return f"{' và '.join(told)}." if told else ""


def lines_of(found: Recount) -> list[dict[str, Any]]:
    """A recount as lines for `_old_new.html`: the duties, then the replies owed."""
    duties = [
        {"label": m.label, "old": m.old, "new": m.new, "because": m.because, "undone": m.undone}
        for m in gathered(found.duties)
    ]
    replies = [
        {
            "label": f"{m.assignment.body} trả lời nhóm {m.assignment.group.number}",
            "old": m.old,
            "new": m.new,
            "because": m.ruled.because,
        }
        for m in found.replies
    ]
    return [*duties, *replies]
