"""What may be no opinion at all: looked at by a person, many at a time, and brought back when it was a mistake."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.models import Opinion
from doithoai.pages.desk.opinions.leaf import leaf_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

PER_PAGE = 50


@desk(Role.CLERK)
def doubts(request: DeskRequest) -> HttpResponse:
    """Those that wait; with `?bo=1` those that were set aside."""
    sentence = ""
    if request.method == "POST":
        chosen = [
            int(each) for each in request.POST.getlist("opinion") if each.isdecimal() and len(each) < 18
        ]
        real = request.POST.get("real") == "1"
        try:
            done = judge_doubts(request.commune, by=request.actor, opinions=chosen, real=real)
        except Refusal as no:
            sentence = str(no)
        else:
            what = "giữ lại như mọi ý kiến khác" if real else "để riêng, không tính là ý kiến"
            messages.success(request, f"Đã {what}: {len(done)} ý kiến.")
            return redirect(request.get_full_path())
    aside = request.GET.get("bo") == "1"
    seen = Opinion.objects.seen_by(request.actor)
    rows = seen.filter(kind=Opinion.Kind.SPAM) if aside else seen.doubted()
    page = leaf_of(rows.select_related("hamlet"), ("-received_at", "-pk"), request.GET, PER_PAGE)
    context = {"page": page, "aside": aside, "sentence": sentence, "query": "bo=1&" if aside else ""}
    return render(request, "desk/opinions/doubts.html", context, status=409 if sentence else 200)
