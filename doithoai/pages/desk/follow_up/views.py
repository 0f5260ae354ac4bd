"""After the conclusion: who still owes an answer, by when, and the page where it is given."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.drafting import way_of
from doithoai.actions.kernel import Refusal
from doithoai.actions.replies.apologise import apologise
from doithoai.actions.replies.extend_deadline import extend_deadline, latest_reply
from doithoai.actions.replies.remind_body import remind_body
from doithoai.actions.replies.restart_clock import restart_clock
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.actions.reply_clock import twice_the_term
from doithoai.models import Actor, Assignment, Body, Dialogue, Opinion, Rating
from doithoai.models.clock import today
from doithoai.models.delivery import brought_by_hand, still_to_tell, told_by
from doithoai.models.reading import about_reader
from doithoai.models.senders import receipts
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.deliveries.views import READERS as TELL_READERS
from doithoai.pages.desk.fields import DayField, Textarea
from doithoai.pages.desk.follow_up.clock import StopForm, clock_parts
from doithoai.pages.desk.letters.forms import ApologyForm
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.paper_trail import Way
from doithoai.rules.procedure import Role, Stage
from doithoai.rules.vague_answers import vague_phrases
from doithoai.rules.vietnamese import table_date

READERS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.FRONT)
PER_PAGE = 50


def to_reach() -> Count:
    """People who asked to be called, written to or handed a letter, but for those whose words accuse whoever reads."""
    return Count(
        "group__opinions", filter=~Q(group__opinions__answer_by="") & ~about_reader("group__opinions__")
    )


SHOWN = {
    "cho": "Chờ trả lời",
    "qua_han": "Quá hạn",
    "xong": "Đã trả lời",
    "tat_ca": "Tất cả",
}


#: Forms of one page whose fields have the same names: a label must reach its own field.
EXTENDING, STOPPING, APOLOGY = "gia-han-%s", "tam-dung-%s", "xin-loi-%s"


class ReplyForm(forms.Form):
    text = forms.CharField(
        label="Nội dung trả lời",
        widget=Textarea(10),
        help_text="Trả lời thẳng điều được hỏi: ai làm, ngày nào xong; không làm được thì vì sao.",
    )
    summary = forms.CharField(
        label="Trả lời ngắn gọn", required=False, max_length=2000, widget=Textarea(2),
        help_text="Lời thường, nhiều nhất 120 tiếng; đứng đầu văn bản cho người đọc nhanh.",
    )  # fmt: skip
    findings = forms.CharField(
        label="Kết quả kiểm tra", required=False, max_length=10_000, widget=Textarea(3)
    )
    bases = forms.CharField(label="Căn cứ", required=False, max_length=10_000, widget=Textarea(2))
    # Set once the hint about empty phrases was shown: it is given once, and never stands in the way.
    hint_read = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ExtendForm(forms.Form):
    due_on = DayField(label="Hạn mới")
    reason = forms.CharField(label="Lý do", max_length=500, help_text="Người dân đọc được lý do này.")
    allowed_by = forms.CharField(
        label="Người cho phép",
        max_length=120,
        required=False,
        help_text="Ghi tên và chức vụ; không phải người của đơn vị phải trả lời. Để trống nếu chính bạn cho phép.",
    )
    grounds = forms.CharField(
        label="Câu của quy định cho phép",
        max_length=500,
        required=False,
        help_text="Chỉ cần khi quy chế không nêu mức gia hạn mà xin quá gấp đôi thời hạn.",
    )


def readable(actor: Actor) -> QuerySet[Assignment]:
    """An officer sees what their bodies answer; the office and the Front see all."""
    rows = Assignment.objects.select_related("body", "group", "dialogue", "petition__paper", "apology")
    if actor.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT):
        return rows
    return rows.of_bodies(actor.body_ids)


@desk(*READERS)
def follow_up(request: DeskRequest) -> HttpResponse:
    """Assigned replies by due date; `tinh_trang`, `don_vi` (body), `hoi_nghi` (dialogue) narrow the list."""
    day, shown = today(), request.GET.get("tinh_trang", "")
    shown = shown if shown in SHOWN else "cho"
    mine = readable(request.actor)
    rows = narrow(mine, shown, day)
    for name, column in (("don_vi", "body"), ("hoi_nghi", "dialogue")):
        if (chosen := request.GET.get(name, "")).isdecimal():
            rows = rows.filter(**{column: int(chosen)})
    page = Paginator(
        rows.annotate(
            asked_by=receipts("group__opinions__code", filter=~about_reader("group__opinions__")),
            to_reach=to_reach(),
        ),
        PER_PAGE,
    ).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    may_remind = request.actor.is_any(Role.CLERK, Role.CHAIR, Role.FRONT)
    context = {
        "page": page,
        "rows": [
            {
                "assignment": each,
                "days": None if each.answered_at or each.stopped_on else each.days_left(day),
                "late": each.is_late(day),
                "may_remind": may_remind and not each.answered_at and each.dialogue.stage == Stage.FOLLOW_UP,
            }
            for each in page
        ],
        "to_tell": still_to_tell(told_by(request.actor, brought_by_hand())).count()
        if request.actor.is_any(*TELL_READERS)
        else 0,
        "counts": {name: narrow(mine, name, day).count() for name in SHOWN},
        "shown": shown,
        "tabs": SHOWN,
        "bodies": Body.objects.filter(pk__in=mine.values("body")),
        "dialogues": Dialogue.objects.filter(pk__in=mine.values("dialogue")).only("title"),
        "query": f"{query.urlencode()}&" if query else "",
        "others": "".join(
            f"&{name}={request.GET[name]}"
            for name in ("don_vi", "hoi_nghi")
            if request.GET.get(name, "").isdecimal()
        ),
    }
    return render(request, "desk/follow_up/follow_up.html", context)


def narrow(rows: Any, shown: str, day: date) -> Any:
    if shown == "xong":
        return rows.exclude(answered_at=None).order_by("-answered_at")
    if shown == "qua_han":
        rows = rows.overdue(day)
    elif shown == "cho":
        rows = rows.unanswered()
    return rows.order_by("due_on", "pk")


@desk(*READERS)
def reply(request: DeskRequest, pk: int) -> HttpResponse:
    """What was asked, in everyone's own words; what was answered; the answer (POST)."""
    assignment = get_object_or_404(readable(request.actor), pk=pk)
    form, sentence = ReplyForm(request.POST or None), ""
    vague: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        vague = () if form.cleaned_data["hint_read"] else vague_phrases(form.cleaned_data["text"])
        if vague:
            form = ReplyForm(initial={**form.cleaned_data, "hint_read": True})
        else:
            try:
                said = {name: value for name, value in form.cleaned_data.items() if name != "hint_read"}
                send_reply(assignment, by=request.actor, **said)
            except Refusal as refusal:
                sentence = str(refusal)
            else:
                messages.success(request, "Đã gửi trả lời; mọi người nêu nhóm này thấy ngay khi tra mã.")
                return redirect("desk:reply", assignment.pk)
    return show(request, assignment, form=form, sentence=sentence, vague=vague)


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def extend(request: DeskRequest, pk: int) -> HttpResponse:
    assignment, form, sentence = (
        get_object_or_404(readable(request.actor), pk=pk),
        ExtendForm(request.POST, auto_id=EXTENDING),
        "",
    )
    if form.is_valid():
        try:
            extend_deadline(assignment, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã gia hạn; đơn vị và người dân đều thấy hạn mới kèm lý do.")
            return redirect("desk:reply", assignment.pk)
    return show(request, assignment, extension=form, sentence=sentence)


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def stop(request: DeskRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(readable(request.actor), pk=pk)
    form, sentence = StopForm(request.POST, auto_id=STOPPING), ""
    if form.is_valid():
        try:
            stop_clock(assignment, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã tạm dừng tính thời hạn; đơn vị và người dân đều thấy lý do.")
            return redirect("desk:reply", assignment.pk)
    return show(request, assignment, stopping=form, sentence=sentence)


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def restart(request: DeskRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(readable(request.actor), pk=pk)
    try:
        restart_clock(assignment, by=request.actor)
    except Refusal as refusal:
        return show(request, assignment, sentence=str(refusal))
    messages.success(request, f"Đã tính tiếp; hạn mới là {table_date(assignment.due_on)}.")
    return redirect("desk:reply", assignment.pk)


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def say_sorry(request: DeskRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(readable(request.actor), pk=pk)
    form, sentence = ApologyForm(request.POST, auto_id=APOLOGY), ""
    if form.is_valid():
        try:
            paper = apologise(assignment, by=request.actor, issued_on=today(), **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã ban hành: {paper}. Người có ý kiến đọc được khi tra mã.")
            return redirect("desk:reply", assignment.pk)
    return show(request, assignment, apology=form, sentence=sentence)


@require_POST
@desk(Role.CLERK, Role.CHAIR, Role.FRONT)
def remind(request: DeskRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(readable(request.actor), pk=pk)
    try:
        remind_body(assignment, by=request.actor)
    except Refusal as refusal:
        return show(request, assignment, sentence=str(refusal))
    messages.success(request, f"Đã nhắc {assignment.body}; lời nhắc nằm ở trang Việc hôm nay của họ.")
    return redirect("desk:reply", assignment.pk)


def show(
    request: DeskRequest,
    assignment: Assignment,
    *,
    form: ReplyForm | None = None,
    extension: ExtendForm | None = None,
    stopping: forms.Form | None = None,
    apology: forms.Form | None = None,
    sentence: str = "",
    vague: tuple[str, ...] = (),
) -> HttpResponse:
    by, day = request.actor, today()
    cap = latest_reply(assignment) if assignment.dialogue.held_on else None
    extending = extension or ExtendForm(auto_id=EXTENDING)
    if cap:  # the regulation sets a number: there is nothing to ask for beyond it
        del extending.fields["grounds"]
    preparation = getattr(assignment.group, "preparation", None)
    asked = assignment.group.opinions.not_about_reader()
    said = for_reader(asked.select_related("hamlet").order_by("received_at", "pk"), by)
    ways = asked.exclude(answer_by="").values_list("answer_by").annotate(Count("pk"))
    context = {
        "to_reach": [(Opinion.AnswerBy(way).label, many) for way, many in ways.order_by("answer_by")],
        "tells": by.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT),
        "assignment": assignment,
        "group": assignment.group,
        "dialogue": assignment.dialogue,
        "opinions": said,
        "watch": watch(said, [assignment.group]),
        "takes_steps": way_of(assignment.commune_id) != Way.ONE,
        "replies": assignment.replies.select_related("paper").prefetch_related(
            "ratings__opinion", "paper__followers"
        ),
        "outcome": getattr(assignment.group, "outcome", None),
        "draft": preparation.answer if preparation else "",
        "days": None if assignment.answered_at or assignment.stopped_on else assignment.days_left(day),
        "late": assignment.is_late(day),
        "unhappy": Rating.objects.filter(reply__assignment=assignment, satisfied=False).exists(),
        "form": form or ReplyForm(),
        "extension": extending,
        "stopping": stopping or StopForm(auto_id=STOPPING),
        "apology": apology or ApologyForm(auto_id=APOLOGY),
        "no_apology": apologise.refusal(assignment, by=by),
        "cap": cap or twice_the_term(assignment),
        "capped": cap is not None,
        **clock_parts(request, assignment),
        "vague": vague,
        "why_not": send_reply.refusal(assignment, by=by),
        "no_extend": extend_deadline.refusal(assignment, by=by),
        "no_remind": remind_body.refusal(assignment, by=by),
        "sentence": sentence,
    }
    return render(request, "desk/follow_up/reply.html", context, status=409 if sentence else 200)
