"""Many opinions of the list at once: choose, read in one sentence what would happen, then one button, and one key to
take it back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.gather_opinions import gather_opinions, question_proposed
from doithoai.actions.opinions.sort_opinions import AT_MOST, labels_for, sort_opinions, stays_out
from doithoai.actions.remembering import mark_of
from doithoai.models import Actor, Competence, Dialogue, Opinion, OpinionGroup, Urgency
from doithoai.models.clock import now
from doithoai.pages.desk.opinions.fields import field_choices, field_label
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.opinions.triage import number
from doithoai.pages.desk.opinions.views import OpinionFilter
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

SHOWN = 5  # whole; on a telephone the form stands below them
KEEP = ("", "Giữ nguyên")


class ManyForm(forms.Form):
    """Labels, each of which may stay as it is; or a group to put all into. Nothing is chosen beforehand. What they may
    be is the action's to say."""

    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    urgency = forms.ChoiceField(label="Mức độ cấp thiết", required=False, choices=[KEEP, *Urgency.choices])
    competence = forms.ChoiceField(label="Thẩm quyền", required=False, choices=[KEEP, *Competence.choices])
    group = forms.IntegerField(label="Gộp vào nhóm số", required=False, min_value=1, max_value=10**6)
    fresh = forms.BooleanField(label="Gộp thành một nhóm mới", required=False)
    question = forms.CharField(
        label="Nội dung chung của nhóm mới",
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [KEEP, *field_choices()]  # type: ignore[attr-defined]


@require_POST
@desk(Role.CLERK)
def many(request: DeskRequest, pk: int) -> HttpResponse:
    """What was ticked in the list (or all it shows); with `ask`, the sentence that says what would happen to it; with
    `do`, the deed itself."""
    dialogue, said, sentence = get_object_or_404(Dialogue, pk=pk), request.POST, ""
    asked = "ask" in said or "do" in said
    form = ManyForm(said if asked else None)
    chosen = list(chosen_of(dialogue, said, request.actor)[: AT_MOST + 1])
    if "do" in said and form.is_valid():
        try:
            done = do(request, dialogue, chosen, dict(form.cleaned_data))
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, done)
            return redirect("desk:likeness", pk)
    told = [(each, stays_out(each, dialogue, request.actor, now())) for each in chosen[:AT_MOST]]
    going = [each for each, no in told if no is None]
    wanted: dict[str, Any] = {}
    says: list[str] = []
    if "ask" in said and form.is_valid() and going:
        wanted = dict(form.cleaned_data)
        try:
            says = what_would_happen(dialogue, going, wanted)
        except Refusal as refusal:
            sentence = str(refusal)
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "form": form,
        "sentence": sentence,
        "says": says,
        "wanted": [(name, "on" if value is True else value) for name, value in wanted.items() if value],
        "proposed": question_proposed(going) if wanted.get("fresh") and not wanted["question"] else "",
        "going": going,
        "marks": [f"{each.pk}:{mark_of(each)}" for each in going],
        "shown": going[:SHOWN],
        "watch": watch(going),
        "not_shown": going[SHOWN:],
        "staying": [no for _, no in told if no],
        "too_many": AT_MOST if len(chosen) > AT_MOST else 0,
    }
    return render(request, "desk/opinions/many.html", context, status=409 if sentence else 200)


def do(request: DeskRequest, dialogue: Dialogue, chosen: list[Opinion], wanted: dict[str, Any]) -> str:
    """One verb, and what it did in words."""
    said = request.POST
    seen = {number(key): mark for key, _, mark in (each.partition(":") for each in said.getlist("mark"))}
    keys, group = [each.pk for each in chosen], group_of(dialogue, wanted.pop("group"))
    fresh, question = wanted.pop("fresh"), wanted.pop("question")
    back = "Bấm u để hoàn lại cả thảy."
    if fresh and group is None:
        made = gather_opinions(
            dialogue, by=request.actor, opinions=keys, question=question, seen=seen, **wanted
        )
        return f"Đã gộp {len(keys)} ý kiến thành nhóm {made.number}. {back}"
    sort_opinions(dialogue, by=request.actor, opinions=keys, group=group, seen=seen, **wanted)
    if group:
        return f"Đã gộp {len(keys)} ý kiến vào nhóm {group.number}. {back}"
    return (
        f"Đã ghi nhãn cho {len(keys)} ý kiến; ý kiến đủ nhãn mà chưa ở nhóm nào thì thành một nhóm riêng. {back} "
        "Bước nên làm tiếp: gom các ý kiến giống nhau, ở ngay trang này."
    )


def what_would_happen(dialogue: Dialogue, going: list[Opinion], wanted: dict[str, Any]) -> list[str]:
    """Sentences that name every change and on how many. Raises Refusal when there is none."""
    many_of = f"{len(going)} ý kiến"
    group = group_of(dialogue, wanted["group"])
    sorted_before = sum(1 for each in going if each.classified_at)
    if group or wanted["fresh"]:
        where = f"vào nhóm {group.number} “{group.question}”" if group else "thành một nhóm mới"
        says = [f"Gộp {many_of} {where}. Mỗi người giữ nguyên lời, mã và được trả lời riêng."]
        grouped = sum(1 for each in going if each.group_id and each.group_id != (group.pk if group else 0))
        return says + ([f"{grouped} ý kiến rời nhóm đang đứng."] if grouped else [])
    labels = {
        "lĩnh vực": field_label(wanted["field"]), "mức độ cấp thiết": dict(Urgency.choices).get(wanted["urgency"], ""),
        "thẩm quyền": dict(Competence.choices).get(wanted["competence"], ""),
    }  # fmt: skip
    given = [f"{name} “{value}”" for name, value in labels.items() if value]
    if not given:
        raise Refusal("Chưa chọn nhãn nào, nên không có gì để đổi. Xin chọn ít nhất một nhãn, hoặc một nhóm.")
    says = [f"Ghi {', '.join(given)} cho {many_of}."]
    if kept := [name for name, value in labels.items() if not value]:
        says.append(f"Giữ nguyên {', '.join(kept)} của từng ý kiến.")
    if sorted_before:
        says.append(f"{sorted_before} ý kiến đã phân loại trước đó sẽ nhận nhãn mới.")
    chosen = (wanted["field"], wanted["urgency"], wanted["competence"])
    lacking = sum(1 for each in going if not labels_for(each, *chosen).complete)
    if lacking:
        says.append(f"{lacking} ý kiến chưa đủ ba nhãn nên vẫn chờ phân loại.")
    return says


def chosen_of(dialogue: Dialogue, said: QueryDict, by: Actor) -> Any:
    """What was ticked; or everything the filter shows, when that was ticked."""
    rows = Opinion.objects.seen_by(by).matters().select_related("group", "dialogue", "hold")
    if said.get("every"):
        asked = OpinionFilter(
            QueryDict(str(said.get("every")).lstrip("?")), dialogue=dialogue, know_names=True
        )
        return asked.narrow(rows).order_by("received_at", "pk")
    ticked = said.getlist("opinion") or [each.partition(":")[0] for each in said.getlist("mark")]
    keys = [number(each) for each in ticked[: AT_MOST + 1]]
    return rows.filter(dialogue=dialogue, pk__in=keys).order_by("received_at", "pk")


def group_of(dialogue: Dialogue, wanted: int | None) -> OpinionGroup | None:
    """Raises Refusal when the dialogue has no group of this number."""
    if wanted is None:
        return None
    groups = OpinionGroup.objects.not_about_reader()
    found: OpinionGroup | None = groups.filter(dialogue=dialogue, number=wanted).first()
    if found is None:
        raise Refusal(f"Hội nghị này không có nhóm số {wanted}. Xin xem số nhóm ở trang Nhóm, giao chuẩn bị.")
    return found
