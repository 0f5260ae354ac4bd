"""The measures that both renderers need and neither may guess differently. All results are points.

Word has no "as wide as this text" for a rule, and typst pays dearly for every `measure`: both take them
from here.
"""

from doithoai.rules.paper_style import MOTTO, PaperStyle

from .content import Closing, Head, Item, Paper, Paragraph, Title
from .typeface import balanced, lines, width

POINTS_PER_MM = 72 / 25.4
SINGLE = 1.149
"""The height of a single line of the face, in em."""


def motto_rule(style: PaperStyle) -> float:
    """The rule under the motto: as long as the motto (Decree 30, Phụ lục I, II.1)."""
    return width(MOTTO, style.size["motto"], bold=True)


def issuer_rule(head: Head, style: PaperStyle) -> float:
    """The rule under the issuer: between a third and a half of its last line (II.2)."""
    return 0.42 * width(head.issuer[-1], style.size["issuer"], bold=True)


def subject_width(title: Title, style: PaperStyle) -> float:
    """The column in which the subject breaks into lines of like length."""
    room = style.page.text_width * POINTS_PER_MM
    return balanced(title.subject, style.size["subject"], room, bold=True)


def subject_rule(title: Title, style: PaperStyle) -> float:
    """The rule under the subject: between a third and a half of its line (II.5)."""
    return 0.38 * min(width(title.subject, style.size["subject"], bold=True), subject_width(title, style))


def about_width(head: Head, style: PaperStyle) -> float:
    """The column of the `V/v …` line under the number, inside the issuer's column."""
    return balanced(head.about, style.size["about"], 0.92 * style.page.issuer_column * POINTS_PER_MM)


def ends_on_one_page(paper: Paper, style: PaperStyle) -> bool:
    """Whether the last sentence and the foot together fit on a page: then they are never parted.

    Nobody should sign a page that holds not a word of the paper.
    """
    page, last = style.page, paper.body[-1]
    said = last.text if isinstance(last, Paragraph | Item) else ""
    sentence = lines(said, style.size["body"], page.text_width * POINTS_PER_MM)
    height = sentence * style.size["body"] * SINGLE * style.body.line + _foot(paper.closing, style) + 40
    return height < (page.height - page.top - page.bottom) * POINTS_PER_MM


def _foot(closing: Closing, style: PaperStyle) -> float:
    size, column = style.size["recipients"], style.page.recipients_column * POINTS_PER_MM
    listed = sum(lines(each, size, column) * size * SINGLE + 1.5 for each in closing.recipients) + 20
    signed = (len(closing.signature.lines) + 2) * style.size["signer"] * SINGLE + 62
    return listed + signed if closing.second else max(listed, signed)
