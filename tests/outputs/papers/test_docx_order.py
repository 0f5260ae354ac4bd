"""Word refuses or "repairs" a file whose elements stand in another order than the standard's; other programs do not
mind, so nobody would see it here.

The orders are those of ECMA-376 part 1 (17.3 to 17.7, 17.15, 20.4), as far as papers use them.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from doithoai.outputs.papers import KINDS, Paper, render_docx, render_docxs_as_one
from doithoai.outputs.papers.content import Stamp
from doithoai.outputs.papers.docx_styles import WORD
from doithoai.outputs.papers.wording import as_paper, read
from doithoai.rules.issuers import issuers
from doithoai.rules.paper_style import large_print

from .given_letters import EVERY_PAPER
from .given_papers import INVITATION, PLAN
from .test_styles import issued_by
from .test_two_sided import two_sided

ORDER = {
    name: order.split()
    for name, order in {
        "p": "pPr *",
        "r": "rPr *",
        "tbl": "tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr *",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath",
        "pBdr": "top left bottom right between bar",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
        "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tblBorders": "top left start bottom right end insideH insideV",
        "tblCellMar": "top left start bottom right end",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
        "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
        "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
        "pic": "nvPicPr blipFill spPr",
        "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
        "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
        "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
        "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
        "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
        "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
        "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
        "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
        "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
        "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
        "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
        "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
        "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt "
        "showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
        "mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
        "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults "
        "doNotEmbedSmartTags decimalSymbol listSeparator docId",
    }.items()
}
THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ONCE = {"pPr", "rPr", "tblPr", "tcPr", "pBdr", "tblBorders", "tblCellMar", "inline", "settings"}


def rank(order: list[str], name: str) -> int:
    """Where a child stands in its parent's order; "*" takes what is not named. Raises for an unknown child."""
    for place, each in enumerate(order):
        if name in each.split("|"):
            return place
    return order.index("*")


def disorder(root: Any) -> Iterator[str]:
    """A line for each child that the standard does not allow there."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        if name in ORDER and not element.tag.startswith(THEME):  # the theme has names of its own
            try:
                ranks = [rank(ORDER[name], child) for child in children]
            except ValueError:
                yield f"{name} may not hold {children}"
                continue
            if ranks != sorted(ranks) or (name in ONCE and len(set(children)) != len(children)):
                yield f"{name}: {children}"
        if name in ("tc", "hdr", "ftr") and children[-1:] != ["p"]:
            yield f"{name} does not end with a paragraph: {children[-3:]}"
        if name == "body" and children[-1:] != ["sectPr"]:
            yield f"body ends with {children[-1:]}"
        if name == "tr" and len(element.findall(f"{{{WORD}}}tc")) != len(
            element.getparent().find(f"{{{WORD}}}tblGrid")
        ):
            yield f"a row of {children} in another grid"


def troubles(file: bytes) -> list[str]:
    """What is out of order in every part, and what points to nothing or is declared twice."""
    found = []
    with ZipFile(BytesIO(file)) as packed:
        names = packed.namelist()
        if len(set(names)) != len(names):
            found.append("a part stands twice in the package")
        for name in names:
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(packed.read(name))
            found += (f"{name}: {each}" for each in disorder(root))
            ids = [each.get("id") for each in root.iter() if etree.QName(each).localname == "docPr"]
            if len(set(ids)) != len(ids):
                found.append(f"{name}: pictures share a number")
            if name.endswith(".rels"):
                folder = name.removesuffix(name.rsplit("_rels/", 1)[1]).removesuffix("_rels/")
                for link in root:
                    target = link.get("Target")
                    whole = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
                    if link.get("TargetMode") != "External" and whole not in names:
                        found.append(f"{name}: {whole} is not in the package")
        styles = etree.fromstring(packed.read("word/styles.xml"))
        known = {each.get(f"{{{WORD}}}styleId") for each in styles.iter(f"{{{WORD}}}style")}
        for name in names:
            if name.startswith("word/") and name.endswith(".xml"):
                used = {
                    each.get(f"{{{WORD}}}val")
                    for tag in ("pStyle", "rStyle", "tblStyle")
                    for each in etree.fromstring(packed.read(name)).iter(f"{{{WORD}}}{tag}")
                }
                found += (f"{name}: no style {each}" for each in used - known)
    return found


@pytest.mark.parametrize("issuer", list(issuers()))
@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_every_paper_stands_in_the_order_of_the_standard(name: str, issuer: str) -> None:
    assert troubles(render_docx(issued_by(name, issuer).content())) == []


def stamped() -> Paper:
    paper = PLAN.content()
    stamp = Stamp(urgency="HỎA TỐC", circulation="LƯU HÀNH NỘI BỘ")
    head = replace(paper.head, stamp=stamp, contact="Bản Nà Hạ, xã Mường Thín")
    return replace(paper, head=head)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(lambda: render_docx(stamped()), id="stamped"),
        pytest.param(lambda: render_docx(two_sided(PLAN)), id="on both sides"),
        pytest.param(
            lambda: render_docx(PLAN.content(), style=large_print(PLAN.content().style)), id="large print"
        ),
        pytest.param(lambda: render_docxs_as_one([INVITATION.content()] * 3), id="many in one"),
        *(
            pytest.param(
                lambda kind=kind: render_docx(
                    as_paper(read(KINDS[kind].NATIONAL.read_text()), KINDS[kind].WORDS, author="Xã")
                ),
                id=f"template of {kind}",
            )
            for kind in KINDS
        ),
    ],
)
def test_other_files_do_too(file: Any) -> None:
    assert troubles(file()) == []


def test_settings_and_theme_know_one_face_and_one_language() -> None:
    with ZipFile(BytesIO(render_docx(PLAN.content()))) as packed:
        theme = etree.fromstring(packed.read("word/theme/theme1.xml"))
        faces = {each.get("typeface") for each in theme.iter() if each.get("typeface") is not None}
        settings = packed.read("word/settings.xml").decode()
    assert faces == {"Times New Roman"}
    assert 'themeFontLang w:val="vi-VN" w:eastAsia="vi-VN"' in settings
    assert '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>' in settings
