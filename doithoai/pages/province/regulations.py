"""The regulations the program counts by: the list, and one with its numbers, their words and its file."""

from datetime import date
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doithoai.actions.commune.drop_regulation import drop_regulation
from doithoai.models.clock import today
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules.procedure import Role
from doithoai.rules.regulation import LABELS, OWNERS, Deadline, Regulation, doubts, load_all
from doithoai.rules.regulation_advice import Advice, advise
from doithoai.rules.regulation_files import file_of, is_shipped, known
from doithoai.rules.regulation_terms import CHAIRS, PAPERS
from doithoai.rules.vietnamese import sort_key

READERS = (Role.SUPERVISOR, *ANY_DESK)
WRITERS = (Role.SUPERVISOR, Role.ADMIN)
LEVELS = {
    "national_law": "Luật của Quốc hội",
    "decree": "Nghị định của Chính phủ",
    "central_party": "Quy định của Trung ương Đảng",
    "provincial_party": "Quy chế, quy định của tỉnh",
    "practice_guide": "Tài liệu hướng dẫn, không bắt buộc",
}
USES = {
    "floor": "Ràng buộc mọi hội nghị trong thời gian có hiệu lực",
    "timetable": "Chọn được khi lập kế hoạch",
    "background": "Để viện dẫn, không tính thời hạn",
}
UNITS = {"working": "ngày làm việc", "calendar": "ngày"}
STARTS = {
    ("before", "dialogue"): "trước ngày hội nghị",
    ("after", "dialogue"): "sau ngày hội nghị",
    ("after", "conclusion_notice"): "sau thông báo kết luận",
}


@desk(*READERS)
def regulations(request: HttpRequest) -> HttpResponse:
    """Every regulation known, the law first, then the provinces by name; those that ended last."""
    day, order = today(), list(LEVELS)
    every = sorted(
        load_all().values(),
        key=lambda each: (
            not each.in_force_on(day),
            order.index(each.level),
            sort_key(each.province),
            each.id,
        ),
    )
    context = {
        "section": "regulations",
        "rows": [
            {
                "it": each,
                "level": LEVELS[each.level],
                **force(each, day),
                "numbers": len(each.deadlines),
                "own": each.id in known().own,
            }
            for each in every
        ],
        "faults": [
            (path.stem, faults_of(path), path.stem.isidentifier() and path.stem.isascii())
            for path in known().faulty
            if may_write(request)
        ],
        "may_write": may_write(request),
        "no_drop": drop_regulation.refusal(request.commune, by=request.actor),  # type: ignore[attr-defined]  # set by the wrapper `desk`
    }
    return render(request, "province/regulations.html", context)


def faults_of(path: Path) -> tuple[Advice, ...]:
    """What is wrong in a file that was left out; it may have gone meanwhile."""
    try:
        return tuple(each for each in advise(path) if each.severity == "error")
    except OSError:
        return ()


@desk(*READERS)
def regulation(request: HttpRequest, regulation: str) -> HttpResponse:
    """One: how long it binds, each number with the words that say so, and what it leaves open."""
    day, it = today(), one(regulation)
    context = {
        "section": "regulations",
        "it": it,
        "level": LEVELS[it.level],
        "use": USES[it.use],
        **force(it, day),
        "doubts": doubts(it.id, dialogue_on=day) if it.in_force_on(day) else (),
        "deadlines": [row(each) for each in it.deadlines.values()],
        "unnumbered": [(LABELS[key], words) for key, words in it.unnumbered.items()],
        "conditions": conditions(it),
        "heir": load_all().get(it.replaced_by),
        "own": it.id in known().own,
        "other_clocks": [(each.says(), each.unsure) for each in it.other.values()],
        "may_write": may_write(request),
        "no_drop": drop_regulation.refusal(request.commune, by=request.actor),  # type: ignore[attr-defined]  # set by the wrapper `desk`
        "shipped": is_shipped(it.id),
    }
    return render(request, "province/regulation.html", context)


@desk(*READERS)
def regulation_file(request: HttpRequest, regulation: str) -> HttpResponse:
    """The file itself, as it lies in the program."""
    it = one(regulation)
    path = file_of(it.id)
    if path is None:
        raise Http404
    return as_download(path.read_text(encoding="utf-8"), it.id)


def as_download(text: str, name: str) -> HttpResponse:
    """`name` is an id: letters, digits and `_` only."""
    answer = HttpResponse(text, content_type="application/toml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return answer


def one(regulation_id: str) -> Regulation:
    found = load_all().get(regulation_id)
    if found is None:
        raise Http404
    return found


def may_write(request: HttpRequest) -> bool:
    return request.actor.is_any(*WRITERS)  # type: ignore[attr-defined]  # set by the wrapper `desk`


def force(it: Regulation, day: date) -> dict[str, str]:
    """Whether it binds on `day`, for `_status.html`."""
    if it.in_force_on(day):
        return {"status": "done", "state": "Đang có hiệu lực"}
    if it.retired and day >= it.retired[0]:
        return {"status": "stop", "state": "Thôi áp dụng"}
    return (
        {"status": "stop", "state": "Hết hiệu lực"}
        if it.valid_from <= day
        else {
            "status": "wait",
            "state": "Chưa có hiệu lực",
        }
    )


def row(rule: Deadline) -> dict[str, Any]:
    return {
        "label": LABELS[rule.key],
        "term": f"{rule.days:02d} {UNITS[rule.unit]}",
        "start": STARTS.get((rule.direction, rule.event), ""),
        "owner": OWNERS[rule.owner],
        "quote": rule.quote,
        "unsure": rule.unsure,
    }


def conditions(it: Regulation) -> list[tuple[str, str, str]]:
    """What it asks besides dates: label, in short, its own words."""
    found = []
    if people := it.attendance:
        bounds = [f"ít nhất {people.least} người"] * bool(people.least)
        bounds += [f"nhiều nhất {people.most} người"] * bool(people.most)
        found.append(("Số người dân dự", ", ".join(bounds), people.quote))
    if often := it.frequency:
        asked = [f"{often.times_a_year} lần một năm"]
        asked += [f"tháng {', '.join(map(str, often.months))}"] * bool(often.months)
        if often.on_demand_percent:
            asked.append(f"đột xuất khi {often.on_demand_percent}% cử tri yêu cầu")
        found.append(("Số lần", ", ".join(asked), often.quote))
    if chair := it.chair:
        deputy = {True: ["cấp phó được thay"], False: ["cấp phó không được thay"], None: []}
        named = [" hoặc ".join(CHAIRS[role] for role in chair.roles)] if chair.roles else []
        found.append(("Người chủ trì", ", ".join(named + deputy[chair.deputy_may]), chair.quote))
    if sitting := it.sitting:
        length = f"{sitting.half_days} buổi" if sitting.half_days else ""
        found.append(("Mỗi cuộc", length, sitting.quote))
    if survey := it.survey:
        found.append(("Hỏi mức hài lòng", "không bắt buộc" if survey.optional else "bắt buộc", survey.quote))
    if papers := it.papers:
        found.append(("Văn bản phải có", ", ".join(PAPERS[name] for name in papers.required), papers.quote))
    if reception := it.reception:
        found.append(("Tiếp dân", f"{reception.days_a_month} ngày một tháng", reception.quote))
    return found
