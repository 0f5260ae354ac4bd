"""The opinions as an Excel list: to keep, to count, and to read in again (import_opinions)."""

import io
from collections.abc import Iterable
from typing import Any

from doithoai.models import Competence, Opinion, Urgency
from doithoai.models.clock import today
from doithoai.rules.codes import short_code
from doithoai.rules.triage import FIELD_LABELS, mask_spans, masked

#: (heading, width in characters). The first and the third are the headings the import looks for.
COLUMNS = (
    ("Nội dung", 60), ("Mã", 14), ("Thôn", 18), ("Nhận ngày", 12), ("Kênh", 18), ("Lĩnh vực", 24),
    ("Cấp thiết", 10), ("Thẩm quyền", 12), ("Nhóm", 8), ("Tình trạng", 18),
    ("Đơn vị trả lời", 28), ("Hạn trả lời", 12),
)  # fmt: skip
#: Of a child and who speaks for them: a tick, a name, how to reach them.
CHILD_COLUMNS = {
    "child": "Chưa đủ 16 tuổi", "guardian": "Cha, mẹ, người giám hộ",
    "guardian_contact": "Liên hệ cha, mẹ, người giám hộ",
}  # fmt: skip
TICK = "x"
#: Django's own `get_…_display` makes its table of words anew for every cell.
CHANNELS, URGENCIES, COMPETENCES = (dict(each.choices) for each in (Opinion.Channel, Urgency, Competence))
PERSONAL = (("Họ và tên", 24), ("Liên hệ", 18), *zip(CHILD_COLUMNS.values(), (10, 24, 18), strict=True))


def opinion_list(opinions: Iterable[Opinion], *, with_people: bool) -> bytes:
    """An xlsx of one row an opinion.

    Without people: no name, no contact, no whole code (it would open the person's page), and the words as
    confirmed for the public (else with every personal detail we can see masked). With people: the words and
    the person as they came in; for the office only. Pass `Opinion.objects.matters_with_state()`, or each row asks the
    database again.
    """
    import xlsxwriter  # heavy; only when a list is asked for

    out = io.BytesIO()
    options = {
        "in_memory": True,  # no temporary files: quicker, and nobody's words are left in /tmp
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Ý kiến")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        # quote_prefix: a text that begins with "=" stays a text even when somebody edits the cell
        cell = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        columns = (*COLUMNS, *(PERSONAL if with_people else ()))
        for place, (heading, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, bold)
        sheet.freeze_panes(1, 0)
        for number, opinion in enumerate(opinions, start=1):
            for place, value in enumerate(row(opinion, with_people=with_people)):
                if value is None or value == "":
                    continue
                if isinstance(value, str):
                    sheet.write_string(number, place, value, cell)
                elif isinstance(value, int):
                    sheet.write_number(number, place, value, cell)
                else:
                    sheet.write_datetime(number, place, value, day)
        book.set_properties({"title": "Danh sách ý kiến", "comments": f"Lập ngày {today():%d/%m/%Y}"})
    return out.getvalue()


def row(opinion: Opinion, *, with_people: bool) -> list[Any]:
    owed = list(opinion.group.assignments.all()) if opinion.group else []
    assignment = owed[0] if owed else None
    return [
        words_of(opinion, with_people=with_people),
        opinion.code if with_people else short_code(opinion.code),
        str(opinion.hamlet or ""),
        opinion.received_at.date(),
        CHANNELS.get(opinion.channel, ""),
        FIELD_LABELS.get(opinion.field, ""),
        URGENCIES.get(opinion.urgency, "") if opinion.classified_at else "",
        COMPETENCES.get(opinion.competence, ""),
        opinion.group.number if opinion.group else None,
        opinion.state.label,
        str(assignment.body) if assignment else "",
        assignment.due_on if assignment else None,
        *(person(opinion) if with_people else ()),
    ]


def person(opinion: Opinion) -> tuple[str, ...]:
    """The cells of PERSONAL."""
    tick = TICK if opinion.child else ""
    return opinion.author, opinion.contact, tick, opinion.guardian, opinion.guardian_contact


def words_of(opinion: Opinion, *, with_people: bool) -> str:
    if with_people:
        return opinion.words
    return opinion.said_in_public or masked(opinion.words, mask_spans(opinion.words))
