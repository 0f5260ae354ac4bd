"""Phân công tổ giúp việc: who of each unit does what before, at and after the sitting. The plan says which unit; the names
are written in by the unit and posted where the group meets."""

from dataclasses import dataclass

from doithoai.models import Dialogue
from doithoai.outputs.papers import Task
from doithoai.outputs.papers.content import Column, Pages, Paragraph, Signature, Signatures, Table
from doithoai.outputs.papers.facts import Facts

from .occasion import Asked, Occasion, occasion

COLUMNS = (
    Column("TT", 7, "center"), Column("Việc", 37), Column("Đơn vị", 20), Column("Người làm", 20), Column("Thời hạn", 16),
)  # fmt: skip
#: The work of the day itself, which a plan seldom names; the last rows are for what is remembered late.
ON_THE_DAY = (
    "Đón tiếp, điểm danh, phát phiếu", "Dẫn chương trình, chuyển micro", "Ghi biên bản, nhập ý kiến tại chỗ",
    "Âm thanh, màn chiếu, điện, mạng dự phòng", "", "",
)  # fmt: skip


@dataclass(frozen=True)
class HelpingGroup(Facts):
    """Facts of the sheet: the tasks of the plan."""

    occasion: Occasion
    tasks: tuple[Task, ...] = ()

    def content(self) -> Pages:
        said = self.occasion
        work = [(each.work, each.unit, each.due) for each in self.tasks]
        work += [(each, "", "") for each in ON_THE_DAY]
        rows = tuple(
            (str(place), what, unit, "", due) for place, (what, unit, due) in enumerate(work, start=1)
        )
        body = (
            *said.attached,
            Paragraph(
                "Mỗi việc ghi tên một người chịu trách nhiệm; đổi người thì báo Văn phòng trước ngày họp."
            ),
            Table(COLUMNS, rows),
            Signatures((Signature(("NGƯỜI LẬP",), ""), Signature(("CHỦ TRÌ",), ""))),
        )
        return said.pages("PHÂN CÔNG TỔ GIÚP VIỆC", said.on_the_day, body)


def helping_group(dialogue: Dialogue, asked: Asked) -> HelpingGroup:
    tasks = tuple(Task(each["unit"], each["task"], each.get("due") or "") for each in dialogue.tasks)
    return HelpingGroup(occasion(dialogue), tasks)
