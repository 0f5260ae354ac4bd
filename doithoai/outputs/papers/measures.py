"""The measures that both renderers need and neither may guess differently. All results are points.

Word has no "as wide as this text" for a rule, and typst pays dearly for every `measure`: both take them
from here.
"""

from dataclasses import dataclass

from doithoai.rules.paper_style import MOTTO, PaperStyle

from .content import Head, Item, Paper, Paragraph, Title
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


def centred_width(text: str, size: float, style: PaperStyle, *, bold: bool = False) -> float:
    """The column in which a centred text breaks into lines of like length."""
    return balanced(text, size, style.page.text_width * POINTS_PER_MM, bold=bold)


def subject_rule(title: Title, style: PaperStyle) -> float:
    """The rule under the subject: between a third and a half of its line (II.5)."""
    size = style.size["subject"]
    return 0.38 * min(
        width(title.subject, size, bold=True), centred_width(title.subject, size, style, bold=True)
    )


def about_width(head: Head, style: PaperStyle) -> float:
    """The column of the `V/v …` line under the number, inside the issuer's column."""
    return balanced(head.about, style.size["about"], 0.92 * style.page.issuer_column * POINTS_PER_MM)


@dataclass(frozen=True)
class Foot:
    """How the foot stands: the recipients beside the signature, those below it when the list is longer than
    the page, and whether the last sentence, the signature and what is beside it stay on one page."""

    beside: tuple[str, ...]
    below: tuple[str, ...]
    whole: bool


def foot_of(paper: Paper, style: PaperStyle) -> Foot:
    """The foot of this paper. Nobody should sign a page that holds not a word of the paper."""
    listed = paper.closing.recipients
    if _fits(paper, listed, style):
        return Foot(listed, (), whole=True)
    beside = listed[:_BESIDE]
    return Foot(beside, listed[_BESIDE:], whole=_fits(paper, beside, style))


_BESIDE = 12


def _fits(paper: Paper, listed: tuple[str, ...], style: PaperStyle) -> bool:
    page, body, last, signature = style.page, style.size["body"], paper.body[-1], paper.closing.signature
    said = last.text if isinstance(last, Paragraph | Item) else ""
    sentence = lines(said, body, page.text_width * POINTS_PER_MM) * body * SINGLE * style.body.line
    size, column = style.size["recipients"], page.recipients_column * POINTS_PER_MM
    names = sum(lines(each, size, column) * size * SINGLE + 1.5 for each in listed) + 20
    signed = (len(signature.lines) + 2) * style.size["signer"] * SINGLE + 62
    foot = names + signed if paper.closing.second else max(names, signed)
    return sentence + foot + 40 < (page.height - page.top - page.bottom) * POINTS_PER_MM
