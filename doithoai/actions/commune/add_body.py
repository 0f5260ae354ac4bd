"""Add a body that takes part or answers."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Body, Commune


@action()
def add_body(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    name: str,
    kind: str,
    abbreviation: str = "",
    answers: bool = True,
) -> Body:
    """Names and abbreviations are the office's own."""
    name = typed.line(name, "tên đơn vị", at_most=150, required=True)
    if kind not in Body.Kind.values:
        raise Refusal("Xin chọn loại đơn vị.")
    if Body.objects.filter(name=name).exists():
        raise Refusal(f"Đã có “{name}” trong danh sách.")
    return Body.objects.create(
        name=name, kind=kind, abbreviation=typed.line(abbreviation, "chữ viết tắt", at_most=20),
        answers=answers, order=Body.objects.count(),
    )  # fmt: skip
