"""Which doors a person has: nobody is shown a button that can never be theirs."""

from django.urls import resolve, reverse

from doithoai.models import Actor, Dialogue
from doithoai.rules.procedure import refusal


def may_open(address: str, by: Actor) -> bool:
    """Do the roles named by the page at `address` (without query or anchor) include one of this person's?"""
    return bool(by.roles & resolve(address).func.roles)  # type: ignore[attr-defined]


def may_ever(verb: str, by: Actor) -> bool:
    """Is the deed this person's at some stage? What is theirs but not now is greyed, not hidden."""
    return refusal(verb, by.roles, None) is None


#: The pages of one dialogue, in the order of its steps.
PAGES = (
    ("desk:dialogue", "Chín bước"),
    ("desk:plan", "Kế hoạch"),
    ("desk:dialogue_opinions", "Ý kiến"),
    ("desk:groups", "Nhóm ý kiến"),
    ("desk:guests", "Khách mời"),
    ("hall:start", "Hội trường"),
    ("desk:conclusion", "Kết luận"),
    ("desk:letters", "Công văn"),
    ("desk:report", "Báo cáo, hồ sơ"),
    ("desk:dialogue_papers", "Giấy tờ"),
)


def tabs(dialogue: Dialogue, by: Actor, here: str) -> list[dict[str, str | bool]]:
    """The pages of this dialogue that this person may open, for `desk/_tabs.html`; `here` is the name of this one."""
    doors = [(name, label, reverse(name, args=[dialogue.pk])) for name, label in PAGES]
    return [
        {"label": label, "href": href, "here": name == here}
        for name, label, href in doors
        if may_open(href, by)
    ]
