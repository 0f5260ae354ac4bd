"""Papers as docx: real styles, letterhead and foot as borderless tables, nothing in text boxes.

A clerk can go on writing in Word or LibreOffice. python-docx owns the package; the body is written as
WordprocessingML, which makes three hundred invitations a matter of a second. The library is loaded with the first
file that is asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from doithoai.rules.paper_style import PaperStyle

from .content import Pages, Paper, Printed, dressed, tidied
from .docx_elements import COLUMN_BREAK, NAMESPACES, gap
from .docx_parts import Writer, circulation_of, contact_of
from .docx_styles import WORD, twips
from .measures import style_of_pages, turned
from .qr import qr_png

if TYPE_CHECKING:
    from docx.document import Document


def render_docx(printed: Printed, *, style: PaperStyle | None = None) -> bytes:
    """The paper as docx, in its own style unless another is given."""
    return render_docxs_as_one([printed], style=style)


def render_docxs_as_one(papers: Sequence[Printed], *, style: PaperStyle | None = None) -> bytes:
    """Many papers in one docx, each a section of its own, numbered from 1. Raises ValueError for none."""
    from .docx_package import package_of, saved, with_body

    if not papers:
        raise ValueError("Không có văn bản nào để in.")
    tidy = [tidied(paper) for paper in papers]
    document = package_of(tidy[0], _style_of(tidy[0], style))
    drawn = _Drawn(count(1), lambda data: document.part.get_or_add_image(BytesIO(qr_png(data)))[0])
    sections = [section for paper in tidy for section in _sections(paper, _style_of(paper, style), drawn)]
    setup = _PageSetup(document, framed=any(each.framed for each in sections))
    with_body(document, _body(sections, setup))
    return saved(document)


class Copies:
    """Word files that differ from the first only in their words and QR codes: its package serves them all.

    A paper that needs more (other pictures, another line at the foot, another name) is made from the ground.
    """

    def __init__(self, first: Printed, *, style: PaperStyle | None = None) -> None:
        from .docx_package import package_of, saved, with_body

        self.style, self.first = style, first
        document = package_of(first, _style_of(first, style))
        self.pictures: list[tuple[str, str]] = []  # relationship and part, in the order the pictures stand

        def place(data: str) -> str:
            link, _ = document.part.get_or_add_image(BytesIO(qr_png(data)))
            self.pictures.append((link, str(document.part.related_parts[link].partname)[1:]))
            return link

        sections = list(self._sections(first, place))
        self.framed = any(each.framed for each in sections)
        self.setup = _PageSetup(document, framed=self.framed)
        with_body(document, _body(sections, self.setup))
        self.links = len(self.setup.links)
        with ZipFile(BytesIO(saved(document))) as packed:
            self.parts = {each.filename: packed.read(each) for each in packed.infolist()}

    def _sections(self, paper: Printed, place: Callable[[str], str]) -> "Iterator[_Section]":
        return _sections(tidied(paper), _style_of(paper, self.style), _Drawn(count(1), place))

    def of(self, paper: Printed) -> bytes:
        """This paper as a Word file."""
        drawn: list[str] = []

        def place(data: str) -> str:
            drawn.append(data)
            return self.pictures[min(len(drawn), len(self.pictures)) - 1][0] if self.pictures else ""

        sections = list(self._sections(paper, place))
        body = _body(sections, self.setup)
        alike = (
            (paper.name, paper.author) == (self.first.name, self.first.author)
            and len(drawn) == len(self.pictures) == len({part for _, part in self.pictures})
            and self.framed == any(each.framed for each in sections)
            and self.links == len(self.setup.links)
        )
        if not alike:
            return render_docx(paper, style=self.style)
        own = {part: qr_png(data) for (_, part), data in zip(self.pictures, drawn, strict=True)}
        own["word/document.xml"] = f"{_XML}<w:document {NAMESPACES}>{body}</w:document>".encode()
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as new:
            for name, kept in self.parts.items():
                new.writestr(ZipInfo(name), own.get(name, kept), ZIP_DEFLATED)
        return out.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _body(sections: "Sequence[_Section]", setup: "_PageSetup") -> str:
    last = len(sections) - 1
    parts = "".join(
        section.xml + (gap(1) + setup.of(section) if place == last else gap(1, section=setup.of(section)))
        for place, section in enumerate(sections)
    )
    return f"<w:body {NAMESPACES}>{parts}</w:body>"


@dataclass(frozen=True)
class _Drawn:
    """Pictures of the document: a number for the next one, and where its bytes go (data -> relationship)."""

    numbers: Iterator[int]
    place: Callable[[str], str]


@dataclass(frozen=True)
class _Section:
    """Ready parts with the page they stand on. `header`/`footer`: what stands above and below the text of
    its first page; `columns`: how many slips side by side, each as wide as `style.page`."""

    xml: str
    style: PaperStyle
    header: str = ""
    footer: str = ""
    columns: int = 1

    @property
    def framed(self) -> bool:
        """Whether something stands above or below the text of its first page."""
        return bool(self.header or self.footer)


def _style_of(printed: Printed, style: PaperStyle | None) -> PaperStyle:
    base = style or printed.style
    return style_of_pages(printed, base) if isinstance(printed, Pages) else base


def _sections(printed: Printed, style: PaperStyle, drawn: _Drawn) -> Iterator[_Section]:
    """A paper, then each appendix: every one a section with its own page numbers; slips share theirs."""
    write = Writer(style, drawn.numbers, drawn.place)
    if isinstance(printed, Pages):
        forms = [write.form(printed, blocks) for blocks in printed.forms]
        if printed.across > 1:
            forms = [COLUMN_BREAK.join(forms)]
        yield from (_Section(form, style, columns=printed.across) for form in forms)
        return
    paper: Paper = dressed(printed)
    head = paper.head
    yield _Section(
        write.paper(paper),
        style,
        circulation_of(head.stamp.circulation, style),
        contact_of(head.contact, style),
    )
    for appendix in paper.appendices:
        sheet = turned(style) if appendix.landscape else style
        yield _Section(Writer(sheet, drawn.numbers, drawn.place).appendix(appendix), sheet)


class _PageSetup:
    """Writes each section's page: size, margins, a number at the top from page 2, numbering from 1."""

    def __init__(self, document: "Document", *, framed: bool) -> None:
        from docx.oxml import parse_xml

        self.parsed = parse_xml
        self.part = document.part
        numbered = document.sections[0].header
        numbered.is_linked_to_previous = False
        numbered.part.element[:] = [parse_xml(_PAGE_NUMBER)]
        self.numbered = self.part.relate_to(numbered.part, _HEADER)
        self.links: dict[tuple[str, str], str] = {}
        # A section without a first header of its own takes the one before it, so all have one or none has.
        self.framed = framed

    def of(self, section: _Section) -> str:
        """The `w:sectPr` of this section."""
        page, columns = section.style.page, section.columns
        number = self.numbered if columns == 1 else self._link("header", "")
        references = [f'<w:headerReference w:type="default" r:id="{number}"/>']
        if self.framed:
            references += (
                f'<w:{kind}Reference w:type="first" r:id="{self._link(kind, xml)}"/>'
                for kind, xml in (("header", section.header), ("footer", section.footer))
            )
        sheet_width = page.width * columns
        turned_sheet = ' w:orient="landscape"' if sheet_width > page.height else ""
        sides = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left", "header")}
        margins = " ".join(f'w:{side}="{length}"' for side, length in sides.items())
        apart = f'<w:cols w:num="{columns}" w:sep="1" w:space="{twips(page.left + page.right)}"/>'
        return (
            f'<w:sectPr>{"".join(references)}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(sheet_width)}" w:h="{twips(page.height)}"{turned_sheet}/>'
            f'<w:pgMar {margins} w:footer="{twips(page.header)}" w:gutter="0"/>'
            f'<w:pgNumType w:start="1"/>{apart if columns > 1 else ""}<w:titlePg/></w:sectPr>'
        )

    def _link(self, kind: str, xml: str) -> str:
        """The relationship of a header or footer with these parts; the same parts share one."""
        if (kind, xml) not in self.links:
            add = self.part.add_header_part if kind == "header" else self.part.add_footer_part
            part, link = add()
            empty = f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="KeNgang"/></w:pPr></w:p>'
            parts = self.parsed(f"<w:hdr {NAMESPACES}>{xml or empty}</w:hdr>")
            part.element[:] = list(parts)
            self.links[kind, xml] = link
        return self.links[kind, xml]


_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_PAGE_NUMBER = (
    f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
