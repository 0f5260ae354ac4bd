"""The few template tags every page has, without `{% load %}` (settings: TEMPLATES OPTIONS builtins)."""

from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from doithoai.rules import codes, working_days

register = template.Library()

STEP_NAMES = (
    "Kế hoạch",
    "Thu thập",
    "Phân loại",
    "Giao chuẩn bị",
    "Mời, thông báo",
    "Hội nghị",
    "Kết luận",
    "Trả lời",
    "Báo cáo, hồ sơ",
)


@cache
def drawings() -> str:
    """The address of the drawings, which stays while the program runs: a long list asks for it fifty times."""
    return static("icons.svg")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One drawing of `static/icons.svg`; decoration unless it has a label of its own."""
    source = drawings()
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, source, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', source, name)


@register.filter
def short_code(code: str) -> str:
    """A tracking code for who may not speak with it: "K7M•••"."""
    return codes.short_code(code)


@register.filter
def dialled(phone: str) -> str:
    """ "0212 3800-112" as a telephone dials it."""
    return "".join(each for each in phone if each in "+0123456789")


@register.filter
def dmy(value: date | datetime | None) -> str:
    """A day the Vietnamese way, 05/11/2026; empty when there is none.

    Django's own Vietnamese formats are wrong, so dates never go through localisation.
    """
    if value is None or value == "":
        return ""
    return _local(value).strftime("%d/%m/%Y")


@register.filter
def years_unsure(because: str | None) -> tuple[str, ...]:
    """The years whose calendar is not known yet, as the sentence behind a date says."""
    return working_days.years_unsure(because or "")


@register.filter
def hm(value: datetime | None) -> str:
    """The time of day, 08:05; empty when there is none."""
    if value is None or value == "":
        return ""
    local = _local(value)
    return f"{local:%H:%M}" if isinstance(local, datetime) else ""


@register.filter
def weekday(value: date | None) -> str:
    """The day's name: thứ Hai … Chủ nhật."""
    if value is None or value == "":
        return ""
    names = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
    return names[_local(value).weekday()]


@register.filter
def days_away(days: Any) -> str:
    """How far a date is, in words: 3 → "còn 3 ngày", 0 → "hôm nay", -2 → "quá hạn 2 ngày"."""
    if days is None or days == "":
        return ""
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày"


@register.simple_tag(takes_context=True)
def section(context: template.Context) -> str:
    """The folder under pages/desk (or hall, public) whose view is answering: "today", "opinions", …

    A page is a folder, so the menu can find its own place; a view may still say `section` itself.
    """
    if stated := context.get("section"):
        return str(stated)
    match = getattr(context.get("request"), "resolver_match", None)
    parts = match._func_path.split(".") if match else []
    return parts[3] if len(parts) > 4 else ""


MENU = (
    ("desk:today", _("Việc hôm nay")), ("desk:dialogues", _("Đối thoại")), ("desk:opinions", _("Ý kiến")),
    ("desk:follow_up", _("Theo dõi")), ("desk:papers", _("Giấy tờ")), ("desk:numbers", _("Số liệu")),
    ("desk:office", _("Cơ quan")),
)  # fmt: skip
ABOVE = ("province:regulations", _("Quy chế"))  # for who has no desk in a commune


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> list[dict[str, Any]]:
    """The pages of the desk that this person may open: an item that answers "not for you" helps nobody."""
    actor, here = getattr(context.get("request"), "actor", None), section(context)
    items: list[dict[str, Any]] = []
    for name, label in (*MENU, ABOVE):
        if name == ABOVE[0] and items:
            continue
        if actor and actor.roles & who_opens(name):
            items.append({"href": reverse(name), "label": label, "here": here == name.partition(":")[2]})
    return items


@cache
def who_opens(name: str) -> frozenset[str]:
    """The roles of a page of the menu: to find its view, every address of the program is looked at."""
    roles: frozenset[str] = getattr(resolve(reverse(name)).func, "roles", frozenset())
    return roles


@register.simple_tag
def nine_steps(current: int, hrefs: Any = None) -> list[dict[str, Any]]:
    """The nine steps for `_steps.html` when only the current one (1–9; 10 = all done) is known."""
    links = list(hrefs or [])
    return [
        {
            "number": number,
            "name": name,
            "state": "done" if number < current else "now" if number == current else "next",
            "href": links[number - 1] if number <= len(links) else "",
        }
        for number, name in enumerate(STEP_NAMES, start=1)
    ]


def _local(value: Any) -> Any:
    """A moment in the office's own time zone; a plain date stays itself."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
