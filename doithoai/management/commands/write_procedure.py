"""Writes docs/procedure.md from the table of who may do what, and when."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from doithoai.rules.procedure import PROCEDURE, ROLE_LABELS, STAGE_LABELS, Role, Stage, Step

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "procedure.md"
#: The folders of actions/, in the order of the nine steps.
AREAS = {
    "plan": "Kế hoạch",
    "opinions": "Thu thập, phân loại ý kiến",
    "preparation": "Giao chuẩn bị",
    "invitations": "Mời, thông báo, đăng ký phát biểu",
    "conference": "Hội nghị",
    "conclusion": "Kết luận",
    "replies": "Trả lời",
    "reports": "Báo cáo, lưu hồ sơ",
    "papers": "Giấy tờ, sổ văn bản đi",
    "commune": "Đơn vị, tài khoản",
}
HEAD = """\
# Ai làm việc gì, khi nào

Trang này do `python -m doithoai write_procedure` viết ra từ bảng `doithoai/rules/procedure.py`; xin sửa bảng đó rồi viết lại.
This page is written from that table: who may do what, and in which stages of a dialogue.
"""


class Command(BaseCommand):
    help = "Viết lại docs/procedure.md · write docs/procedure.md from the procedure table"

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(procedure_page())


def procedure_page() -> str:
    """The whole page, as it should stand in docs/procedure.md."""
    parts = [HEAD]
    for area, heading in AREAS.items():
        rows = [row(verb, step) for verb, step in PROCEDURE.items() if is_in(area, verb)]
        parts.append(
            f"## {heading}\n\n| Việc | Ai | Giai đoạn | Sau đó | In code |\n| --- | --- | --- | --- | --- |\n"
            + "\n".join(rows)
            + "\n"
        )
    return "\n".join(parts)


def is_in(area: str, verb: str) -> bool:
    return (ROOT / "doithoai" / "actions" / area / f"{verb}.py").exists()


def row(verb: str, step: Step) -> str:
    who = ", ".join(ROLE_LABELS[role] for role in Role if role in step.by)
    when = ", ".join(STAGE_LABELS[stage] for stage in Stage if stage in step.during) or "lúc nào cũng được"
    return f"| {step.label} | {who} | {when} | {STAGE_LABELS[step.to] if step.to else ''} | `{verb}` |"
