"""The Word file around a paper's body: its settings, styles, theme and properties.

python-docx brings an English template; what of it a clerk could run into (faces, languages, separators of
numbers) is replaced, what nobody needs is taken out.
"""

import re
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx as word
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from doithoai.rules.paper_style import PaperStyle

from .content import Printed
from .docx_styles import FACE, WORD, styles_xml


def package_of(printed: Printed, style: PaperStyle) -> Document:
    """An empty docx with our styles, Times New Roman even in the theme, and Vietnamese as its language."""
    document = word.Document(BytesIO(_template()))
    styles = document.styles.element
    styles[:] = list(parse_xml(styles_xml(style)))
    document.settings.element[:] = list(parse_xml(_settings(two_sided=style.page.two_sided)))
    properties = document.core_properties
    for moment in ("created", "modified"):
        properties._element.remove(properties._element.find(qn(f"dcterms:{moment}")))
    properties.title, properties.author = printed.name[:255], printed.author[:255]
    properties.language, properties.last_modified_by = "vi-VN", printed.author[:255]
    properties.comments, properties.keywords = "", ""
    return document


@cache
def _template() -> bytes:
    """What every paper begins with, read once: python-docx's template without its styles and what nobody needs."""
    document = word.Document()
    document.styles.element[:] = []
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/word/theme/"):
            part._blob = _FACES.sub(_FACES_OF_THE_THEME, part.blob)
    for relations in (document.part.rels, document.part.package.rels):
        for link in [link for link, each in relations.items() if each.reltype.endswith(_OF_THE_TEMPLATE)]:
            del relations[link]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(document: Document, xml: str) -> None:
    """Put this in the place of all that stood between its first page and its last."""
    document.element.replace(document.element.body, parse_xml(xml))


def saved(document: Document) -> bytes:
    """The file with no time of saving in it: the same facts give the same bytes, so a fingerprint holds."""
    made, out = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(ZipInfo(each.filename), old.read(each), ZIP_DEFLATED)
    return out.getvalue()


# Parts of python-docx's template that no paper needs; the first holds a second set of styles in colours, the last
# tells of another program and of no words.
_OF_THE_TEMPLATE = (
    "/stylesWithEffects", "/customXml", "/numbering", "/fontTable", "/thumbnail", "/webSettings", "/extended-properties",
)  # fmt: skip


def _settings(*, two_sided: bool) -> str:
    """The settings part. Without its compatibility mode Word opens the file as one of 2007; the theme's language
    decides which face of the theme Word takes for a Vietnamese letter."""
    mirrored = "<w:mirrorMargins/>" if two_sided else ""
    return (
        f'<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/>{mirrored}<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'
        f"<w:clrSchemeMapping {_COLORS}/>"
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


_COLORS = " ".join(
    f'w:{name}="{given}"'
    for name, given in (
        ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
        *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
        ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
    )
)  # fmt: skip
# The template's theme has Arial for Vietnamese body text, and nothing for Asian and complex letters.
_FACES = re.compile(rb"(<a:(major|minor)Font>).*?(</a:\2Font>)", re.DOTALL)
_FACES_OF_THE_THEME = (
    b"\\1" + "".join(f'<a:{slot} typeface="{FACE}"/>' for slot in ("latin", "ea", "cs")).encode() + b"\\3"
)
