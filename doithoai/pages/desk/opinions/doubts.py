"""What may be no opinion at all: looked at by a person, many at a time, and brought back when it was a mistake."""

from datetime import MAXYEAR, MINYEAR, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.opinions.undo_doubts import undo_doubts
from doithoai.models import Opinion
from doithoai.models.clock import now
from doithoai.models.opinion import OpinionQuerySet
from doithoai.pages.desk.opinions.leaf import leaf_of
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

PER_PAGE = 50


@desk(Role.CLERK)
def doubts(request: DeskRequest) -> HttpResponse:
    """Those that wait; with `?bo=1` those that were set aside."""
    sentence, aside = "", request.GET.get("bo") == "1"
    if request.method == "POST":
        real = request.POST.get("real") == "1"
        asked, at = chosen(request, aside=aside), now()
        try:
            done = judge_doubts(request.commune, by=request.actor, at=at, opinions=asked, real=real)
        except Refusal as no:
            sentence = str(no)
        else:
            what = "giữ lại như mọi ý kiến khác" if real else "để riêng, không tính là ý kiến"
            messages.success(request, f"Đã {what}: {len(done)} ý kiến.")
            if left := 0 if real else len(asked) - len(done):
                messages.warning(
                    request,
                    f"{left} ý kiến đang báo khẩn cấp, chưa ai nhận, nên vẫn ở lại: xin xem từng ý kiến.",
                )
            query = {"bo": "1"} if aside else {}
            return redirect(f"{request.path}?{urlencode(query | {'vua': at.isoformat()})}")
    rows = waiting(request, aside=aside)
    page = leaf_of(rows.select_related("hamlet"), ("-received_at", "-pk"), request.GET, PER_PAGE)
    context = {
        "page": page,
        "watch": watch(page.rows),
        "aside": aside,
        "sentence": sentence,
        "query": "bo=1&" if aside else "",
        "many": rows.count(),
        "newest": rows.order_by("-pk").values_list("pk", flat=True).first(),
        "just": just_judged(request),
    }
    return render(request, "desk/opinions/doubts.html", context, status=409 if sentence else 200)


@require_POST
@desk(Role.CLERK)
def undo(request: DeskRequest) -> HttpResponse:
    """All that one press judged is as it was before."""
    judged_at = moment(request.POST.get("judged_at", ""))
    try:
        if judged_at is None:
            raise Refusal("Không rõ lần xem nào. Xin mở phần Đã để riêng và chọn từng ý kiến.")
        many = undo_doubts(request.commune, by=request.actor, judged_at=judged_at)
    except Refusal as no:
        messages.error(request, str(no))
    else:
        messages.success(request, f"Đã hoàn lại {many} ý kiến: như trước lần xem ấy.")
    return redirect(reverse("desk:doubts"))


def waiting(request: DeskRequest, *, aside: bool) -> OpinionQuerySet:
    seen = Opinion.objects.seen_by(request.actor)
    return seen.filter(kind=Opinion.Kind.SPAM).exclude(doubt="") if aside else seen.doubted()


def chosen(request: DeskRequest, *, aside: bool) -> list[int]:
    """Those that were ticked; or all there were when the page was drawn: nobody decides over what came after."""
    until = request.POST.get("all", "")
    if until.isdecimal() and len(until) < 18:
        return list(waiting(request, aside=aside).filter(pk__lte=int(until)).values_list("pk", flat=True))
    return [int(each) for each in request.POST.getlist("opinion") if each.isdecimal() and len(each) < 18]


def just_judged(request: DeskRequest) -> dict[str, object] | None:
    """What the last press judged, while it can still be taken back at once."""
    judged_at = moment(request.GET.get("vua", ""))
    if judged_at is None:
        return None
    aside = waiting(request, aside=True).filter(diverted_at=judged_at).count()
    seen = Opinion.objects.seen_by(request.actor).filter(classified_at=None, diverted_at=None, split_at=None)
    many = aside or seen.filter(judged_doubt__at=judged_at).count()
    return {"judged_at": judged_at.isoformat(), "many": many, "real": not aside} if many else None


def moment(said: str) -> datetime | None:
    """The moment of a press, as an address says it; none where the years end, for it has no local time there."""
    try:
        read = parse_datetime(said[:40])
    except ValueError:
        return None
    return read if read and read.tzinfo and MINYEAR < read.year < MAXYEAR else None
