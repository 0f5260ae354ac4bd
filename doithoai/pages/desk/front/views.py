"""Mặt trận: what the Front and its member organisations collected, by field and hamlet, and what became of each."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render

from doithoai.models import Dialogue
from doithoai.outputs.sheets import Asked
from doithoai.outputs.sheets.front_digest import STANDS, collected, front_digest
from doithoai.pages.desk.opinions.still import watch_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.procedure import Role

KINDS = {"xong": "done", "qua_han": "late", "cho": "work", "khac": "note"}
SHOWN = 300  # lines on the screen; the sheet has all


@desk(Role.FRONT, *OFFICE)
def front(request: DeskRequest) -> HttpResponse:
    """One dialogue: that of `hoi_nghi`, else the last the Front brought anything to. `to_chuc` and `tinh_trang` narrow."""
    mine = collected().filter(dialogue=OuterRef("pk"))
    dialogues = list(Dialogue.objects.filter(Exists(mine)).order_by("-pk"))
    asked = request.GET.get("hoi_nghi", "")
    dialogue = next(
        (each for each in dialogues if str(each.pk) == asked), dialogues[0] if dialogues else None
    )
    context: dict[str, Any] = {
        "section": "opinions",
        "dialogue": dialogue,
        "dialogues": dialogues,
        "stands": STANDS,
    }
    if dialogue:
        digest = front_digest(dialogue, Asked())
        organisation, stand = request.GET.get("to_chuc", ""), request.GET.get("tinh_trang", "")
        lines = [
            each
            for each in digest.lines
            if organisation in ("", each.organisation) and (stand not in STANDS or stand == each.stands)
        ]
        context |= {
            "by_organisation": [
                {"name": name, "many": many.total(), "stands": [many[key] for key in STANDS]}
                for name, many in digest.by_organisation
            ],
            "by_field": [
                {"name": name, "many": many.total(), "places": dict(many)} for name, many in digest.by_field
            ],
            "lines": [
                {"line": each, "kind": KINDS[each.stands], "stands": STANDS[each.stands]}
                for each in lines[:SHOWN]
            ],
            "watch": watch_of((each.key for each in lines[:SHOWN]), request.actor),
            "many": len(lines),
            "more": max(0, len(lines) - SHOWN),
            "organisation": organisation,
            "stand": stand,
        }
    return render(request, "desk/front/front.html", context)
