"""The opinions of the commune as one table, and one opinion with everything that happened to it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.issue_diversion_slip import issue_diversion_slip
from doithoai.actions.opinions.raise_emergency import raise_emergency
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.opinions.sort_opinions import sort_opinions
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.actions.opinions.withdraw_opinion import withdraw_opinion
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.models import Actor, Dialogue, Hamlet, Opinion, OpinionState, Reply
from doithoai.models.opinion import MANY, OpinionQuerySet
from doithoai.models.reading import OFFICE, SORTERS
from doithoai.outputs.earlier import repeated_in
from doithoai.outputs.handover import taken_of
from doithoai.outputs.shielding import for_reader, not_by_person
from doithoai.pages.desk.choices import offer_choices
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.opinions.fields import field_choices, field_label
from doithoai.pages.desk.opinions.hidden import left_to_me, who_may_be_hidden_from
from doithoai.pages.desk.opinions.leaf import Shelves, counted, leaf_of
from doithoai.pages.desk.opinions.other_procedure import left_to_guide, suspicion_by_words
from doithoai.pages.desk.opinions.still import READERS, watch
from doithoai.pages.desk.opinions.suggestion import cover
from doithoai.pages.desk.personal_data.views import RightForm
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.codes import short_code
from doithoai.rules.procedure import Role

#: Who may see who spoke, of what is theirs to see whole: everybody but the body that answers, which needs the matter
#: and not the person.
KNOW_NAMES = tuple(role for role in READERS if role != Role.OFFICER)

PER_PAGE = 50
HIDDEN = "(giấu người nêu)"
NEWEST = ("-received_at", "-pk")
SORTS = {
    "moi": ("Mới nhất", NEWEST),
    "cu": ("Cũ nhất", ("received_at", "pk")),
    "thon": ("Theo thôn", NEWEST),
    "linh_vuc": ("Theo lĩnh vực", NEWEST),
}
STATE_KINDS = {  # state: kind of shared/_status.html
    OpinionState.NEW: "wait",
    OpinionState.SORTED: "note",
    OpinionState.WAITING: "work",
    OpinionState.ANSWERED: "done",
    OpinionState.NOTED: "done",
    OpinionState.DIVERTED: "stop",
    OpinionState.WITHDRAWN: "stop",
    OpinionState.ASIDE: "stop",
}
EVERY = ("", "Tất cả")


class OpinionFilter(forms.Form):
    """What to show. Every field is optional; a value that makes no sense shows everything."""

    q = forms.CharField(label="Tìm trong ý kiến", required=False, max_length=200)
    hoi_nghi = forms.ChoiceField(label="Hội nghị", required=False)
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False, choices=[EVERY, *OpinionState.choices])
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False)
    thon = forms.ChoiceField(label="Thôn, tổ dân phố", required=False)
    kenh = forms.ChoiceField(label="Kênh", required=False, choices=[EVERY, *Opinion.Channel.choices])
    xep = forms.ChoiceField(
        label="Sắp xếp", required=False, choices=[(key, label) for key, (label, _) in SORTS.items()]
    )

    def __init__(self, *args: Any, dialogue: Dialogue | None = None, know_names: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue, self.know_names = dialogue, know_names
        self.newest_only = 0  # how many of those that match were read, where that is not all
        if dialogue:
            del self.fields["hoi_nghi"]
        else:
            named = [(str(each.pk), each.title) for each in Dialogue.objects.only("title")]
            offer_choices(self, "hoi_nghi", [EVERY, *named, ("0", "Chưa vào hội nghị nào")])
        offer_choices(self, "linh_vuc", [EVERY, *field_choices()])
        offer_choices(self, "thon", [EVERY, *hamlet_choices()])
        self.fields["q"].widget.attrs |= {"data-key": "t", "data-key-says": "Tìm"}

    def narrow(self, rows: OpinionQuerySet) -> OpinionQuerySet:
        """The rows that fit."""
        self.is_valid()  # fills cleaned_data with what is sound and leaves out what is not
        asked = self.cleaned_data
        if self.dialogue:
            rows = rows.filter(dialogue=self.dialogue)
        elif chosen := asked.get("hoi_nghi"):
            rows = rows.filter(dialogue=int(chosen) or None)
        if words := asked.get("q"):
            self.newest_only = 0 if self.know_names or not rows.leaves_older_out(words) else MANY
            rows = rows.matching(words) if self.know_names else rows.matching_in_words(words)
        if state := asked.get("trang_thai"):
            rows = rows.in_state(state)
        if field := asked.get("linh_vuc"):
            rows = rows.filter(field=field)
        if hamlet := asked.get("thon"):
            rows = rows.filter(hamlet=int(hamlet))
        if channel := asked.get("kenh"):
            rows = rows.filter(channel=channel)
        return rows

    @property
    def by_place(self) -> bool:
        """The answer depends on hamlet or door, and could tell where who asked lives."""
        asked = self.cleaned_data
        return bool(asked.get("thon") or asked.get("kenh") or asked.get("xep") == "thon")

    @property
    def by_person(self) -> bool:
        """The answer depends on words, hamlet or channel, and could tell who asked."""
        return self.by_place or bool(self.cleaned_data.get("q"))

    @property
    def order(self) -> tuple[str, ...]:
        return SORTS[self.cleaned_data.get("xep") or "moi"][1]

    @property
    def shelves(self) -> Shelves | None:
        """By hamlet, those without one last; by field, those without one first."""
        match self.cleaned_data.get("xep"):
            case "thon":
                return Shelves("hamlet", [*(int(key) for key, _ in hamlet_choices()), None])
            case "linh_vuc":
                return Shelves("field", ["", *(code for code, _ in field_choices())])
        return None


@dataclass(frozen=True)
class Row:
    """One line of the table, with what the reader may see of it.

    `code` is whole only for who knows the person: with it anybody may speak as them, and say "satisfied".
    """

    opinion: Opinion
    key: str  # of the opinion, as text: a number in a template is written the way of a country, which takes its time
    code: str
    state: OpinionState
    kind: str
    field: str
    author: str


def hamlet_choices() -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in Hamlet.objects.all()]


@desk(*READERS)
def opinions(request: DeskRequest, pk: int | None = None) -> HttpResponse:
    """The whole commune, or one dialogue when its `pk` is in the address."""
    dialogue = get_object_or_404(Dialogue, pk=pk) if pk else None
    asked = OpinionFilter(request.GET, dialogue=dialogue, know_names=request.actor.is_any(*OFFICE))
    readable = Opinion.objects.readable_by(request.actor)
    rows = asked.narrow(readable.matters())
    if asked.by_person:
        rows = not_by_person(rows, request.actor, by_place=asked.by_place)
    page = leaf_of(rows, asked.order, request.GET, PER_PAGE, asked.shelves, readable.matters_with_state())
    query = request.GET.copy()
    for name in ("sau", "truoc"):
        query.pop(name, None)
    shown = for_reader(page, request.actor)
    return render(
        request,
        "desk/opinions/opinions.html",
        {
            "section": "dialogues" if dialogue else "opinions",
            "dialogue": dialogue,
            "form": asked,
            "page": page,
            "rows": [row_of(each, request) for each in shown],
            "watch": watch(shown),
            "asked": any(request.GET.get(name) for name in asked.fields if name != "xep"),
            "narrowed": any(
                request.GET.get(name) for name in ("hoi_nghi", "linh_vuc", "thon", "kenh", "xep")
            ),
            "query": f"{query.urlencode()}&" if query else "",
            "may_enter": request.actor.is_any(*ENTERERS),
            "doubted": Opinion.objects.seen_by(request.actor).doubted().count()
            if request.actor.is_any(Role.CLERK)
            else 0,
            "is_clerk": request.actor.is_any(Role.CLERK),
            "sorting": bool(dialogue) and sort_opinions.refusal(dialogue, by=request.actor) is None,
            "repeated": repeated_in(dialogue) if dialogue and not page.before else [],
            "apart": apart_here(request.actor, dialogue),
            "is_front": request.actor.is_any(Role.FRONT),
        },
    )


def apart_here(by: Actor, dialogue: Dialogue | None) -> int:
    """How many are being looked at by others first: for the office, which counts with them. No more is told; to whom one
    of them is about, not that one."""
    if not by.is_any(Role.CHAIR, Role.SECRETARY) or by.is_any(*SORTERS):
        return 0
    rows = Opinion.objects.suspects().matters().not_about_reader()
    return counted(rows.filter(dialogue=dialogue) if dialogue else rows)[0]


#: Who has the short form for somebody else (rules/procedure: enter_opinion).
ENTERERS = (Role.CLERK, Role.HAMLET_HEAD, Role.FRONT, Role.RECEPTION, Role.SECRETARY)


def row_of(opinion: Opinion, request: DeskRequest) -> Row:
    knows, state = knows_who(opinion, request.actor), opinion.state
    return Row(
        opinion=opinion,
        key=str(opinion.pk),
        code=code_for(opinion, knows),
        state=state,
        kind=STATE_KINDS[state],
        field=field_label(opinion.field),
        author=opinion.author if knows else "",
    )


def knows_who(opinion: Opinion, by: Actor) -> bool:
    """May see who asked this one."""
    return by.is_any(*OFFICE) or (
        by.is_any(*KNOW_NAMES) and not by.is_any(Role.OFFICER) and not opinion.veiled
    )


def code_for(opinion: Opinion, knows: bool) -> str:
    if hasattr(opinion, "shielded"):
        return HIDDEN
    return opinion.code if knows or opinion.veiled else short_code(opinion.code)


@desk(*READERS)
def opinion(request: DeskRequest, pk: int) -> HttpResponse:
    """One opinion: the words as they were said, what was decided, what was answered."""
    return show(request, pk)


def show(request: DeskRequest, pk: int, sentence: str = "") -> HttpResponse:
    rows = Opinion.objects.readable_by(request.actor).with_state().select_related("dialogue", "hamlet")
    by = request.actor
    found = for_reader([get_object_or_404(rows, pk=pk)], by)[0]
    files = found.enclosed  # read once, by whoever shows them first
    return render(
        request,
        "desk/opinions/opinion.html",
        {
            "row": row_of(found, request),
            "opinion": found,
            "watch": watch([found], [found.group] if found.group else [], whole_page=True),
            "know_names": knows_who(found, by),
            "may_see_group": by.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT),
            "may_see_reply": by.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT, Role.OFFICER),
            "fellows": for_reader(found.group.opinions.not_about_reader().exclude(pk=found.pk), by)
            if found.group
            else [],
            "outcome": getattr(found.group, "outcome", None),
            "assignments": found.group.assignments.select_related("body").prefetch_related("replies")
            if found.group
            else [],
            "parts": [row_of(each, request) for each in for_reader(found.parts.all(), by)],
            "carried_to": found.carried_to.select_related("dialogue").exclude(dialogue=None).order_by("pk"),
            "no_unsplit": unsplit_opinion.refusal(found, by=by),
            "cover": cover(found),
            "may_mark": by.is_any(Role.CLERK, Role.RECEPTION),
            "no_mask": confirm_mask.refusal(found, by=by),
            "may_sort": found.dialogue
            and by.is_any(Role.CLERK)
            and classify_opinion.refusal(found, by=by) is None,
            "may_cover": by.is_any(Role.CLERK),
            **who_may_be_hidden_from(found, by),
            **left_to_me(found, by),
            **suspicion_by_words(found),
            **left_to_guide(found, by),
            "right_form": RightForm(child=found.child) if may_ever("request_data_right", by) else None,
            "no_right": request_data_right.refusal(found, by=by),
            "may_ring": may_ever("raise_emergency", by),
            "no_ring": raise_emergency.refusal(found, by=by),
            "no_divert": divert_opinion.refusal(found, by=by),
            "files": files,
            "taken": taken_of(found, files) if may_ever("divert_opinion", by) else None,
            "no_withdraw": withdraw_opinion.refusal(found, by=by),
            "no_slip": issue_diversion_slip.refusal(found, by=by) if found.diverted_at else "",
            "may_slip": may_ever("issue_diversion_slip", by),
            "no_rating": rate_reply.refusal(found, by=by),
            "to_rate": to_rate(found),
            "ratings": found.ratings.select_related("reply"),
            "sentence": sentence,
        },
        status=409 if sentence else 200,
    )


def to_rate(found: Opinion) -> Reply | None:
    """The last reply to this opinion's group, when nobody has said yet whether it satisfies."""
    if found.group_id is None:
        return None
    last = Reply.objects.filter(assignment__group=found.group_id).order_by("-sent_at").first()
    return last if last and not last.ratings.filter(opinion=found).exists() else None


@require_POST
@desk(Role.CLERK, Role.HAMLET_HEAD, Role.FRONT)
def rate(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down for somebody without a phone whether the reply satisfies."""
    found = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    said = request.POST.get("satisfied")
    if said not in ("co", "khong"):
        return show(request, pk, "Xin chọn hài lòng hay chưa hài lòng.")
    try:
        rate_reply(found, by=request.actor, satisfied=said == "co", comment=request.POST.get("comment", ""))
    except Refusal as refusal:
        return show(request, pk, str(refusal))
    messages.success(request, "Đã ghi đánh giá của người dân.")
    return redirect("desk:opinion", pk)
