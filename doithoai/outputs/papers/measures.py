"""The measures that both renderers need and neither may guess differently. All results are points.

Word has no "as wide as this text" for a rule, and typst pays dearly for every `measure`: both take them
from here.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType

from doithoai.rules.paper_style import Page, PaperStyle

from .content import Head, Item, Pages, Paper, Paragraph, Title
from .typeface import balanced, lines, width

POINTS_PER_MM = 72 / 25.4
SINGLE = 1.149
"""The height of a single line of the face, in em."""

SHEETS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}
"""Width and height of a sheet in portrait, mm."""

SLIP_MARGIN = 12
"""From the edge of a slip, also the edge that is cut, to its words, mm."""


def turned(style: PaperStyle) -> PaperStyle:
    """The style on a sheet in landscape: its upper edge is the one that was at the left, where it is bound."""
    page = style.page
    landscape = replace(
        page,
        width=page.height,
        height=page.width,
        top=page.left,
        right=page.top,
        bottom=page.right,
        left=page.bottom,
    )
    return replace(style, page=landscape)


def style_of_pages(pages: Pages, style: PaperStyle) -> PaperStyle:
    """The style with the sheet and the sizes of pages that are no official paper. For slips side by side the
    page is one slip: `Page.width` is then half a sheet."""
    width_mm, height_mm = SHEETS[pages.sheet]
    if pages.landscape or pages.across == 2:
        width_mm, height_mm = height_mm, width_mm
    page: Page = replace(style.page, width=width_mm / pages.across, height=height_mm)
    if pages.across == 2 or pages.sheet == "A5":
        margin = SLIP_MARGIN
        page = replace(page, top=margin, right=margin, bottom=margin, left=margin)
    size = MappingProxyType({name: points * pages.scale for name, points in style.size.items()})
    body = replace(style.body, indent=style.body.indent * pages.scale)
    return replace(style, page=page, size=size, body=body)


def pitch(style: PaperStyle) -> float:
    """From one line of body text to the next."""
    return style.body.exact or SINGLE * style.body.line * style.size["body"]


def head_columns(style: PaperStyle) -> tuple[float, float]:
    """The issuer's and the nation's column of the letterhead in mm; when stacked each has the whole width."""
    page = style.page
    if style.stacked:
        return page.text_width, page.text_width
    return page.issuer_column, page.text_width - page.issuer_column


def stamp_size(text: str, style: PaperStyle) -> tuple[float, float]:
    """The box of a stamp in mm: as the style sets it, else 8 mm high around its word."""
    around = width(text, style.size["stamp"], bold=True) / POINTS_PER_MM + 6
    return style.stamps.get(text, (around, 8))


def motto_rule(style: PaperStyle) -> float:
    """The rule under the nation's last line: as long as that line (Decree 30, Phụ lục I, II.1)."""
    return width(style.nation[-1], style.size["motto"], bold=True)


def issuer_rule(head: Head, style: PaperStyle) -> float:
    """The rule under the issuer: between a third and a half of its last line (II.2)."""
    longest = width(head.issuer[-1], style.size["issuer"], bold=True)
    return 0.42 * min(longest, head_columns(style)[0] * POINTS_PER_MM)


def centred_width(text: str, size: float, style: PaperStyle, *, bold: bool = False) -> float:
    """The column in which a centred text breaks into lines of like length."""
    return balanced(text, size, style.page.text_width * POINTS_PER_MM, bold=bold)


def subject_rule(title: Title, style: PaperStyle) -> float:
    """The rule under the subject: between a third and a half of its line (II.5)."""
    size = style.size["subject"]
    return 0.38 * min(
        width(title.subject, size, bold=True), centred_width(title.subject, size, style, bold=True)
    )


def issuer_widths(head: Head, style: PaperStyle) -> tuple[float, ...]:
    """The column of each line of the issuer, its parent first: a long name breaks into lines of like length."""
    room, size = 0.98 * head_columns(style)[0] * POINTS_PER_MM, style.size
    parent = balanced(head.parent, size["parent"], room)
    return (parent, *(balanced(line, size["issuer"], room, bold=True) for line in head.issuer))


def about_width(head: Head, style: PaperStyle) -> float:
    """The column of the `V/v …` line under the number, inside the issuer's column."""
    return balanced(head.about, style.size["about"], 0.92 * head_columns(style)[0] * POINTS_PER_MM)


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
    for many in _BESIDE:
        if _fits(paper, listed[:many], style):
            return Foot(listed[:many], listed[many:], whole=True)
    return Foot(listed[: _BESIDE[0]], listed[_BESIDE[0] :], whole=False)


_BESIDE = (12, 6, 2)  # how many recipients stand beside the signature when not all do


def _fits(paper: Paper, listed: tuple[str, ...], style: PaperStyle) -> bool:
    page, body, last, signature = style.page, style.size["body"], paper.body[-1], paper.closing.signature
    said = last.text if isinstance(last, Paragraph | Item) else ""
    sentence = lines(said, body, page.text_width * POINTS_PER_MM) * pitch(style)
    size, column = style.size["recipients"], page.recipients_column * POINTS_PER_MM
    names = sum(lines(each, size, column) * size * SINGLE + 1.5 for each in listed) + 20
    signed = (len(signature.lines) + 2) * style.size["signer"] * SINGLE + 62
    foot = names + signed if paper.closing.second else max(names, signed)
    return sentence + foot + 40 < (page.height - page.top - page.bottom) * POINTS_PER_MM
