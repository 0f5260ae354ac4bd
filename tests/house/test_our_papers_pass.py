"""Our own papers pass the checks we put to everybody's: every kind, style and way of signing, short and long."""

from dataclasses import fields, replace

import pytest

from doithoai.outputs.papers import PaperFacts, Signer, render_docx, render_pdf
from doithoai.rules.issuers import issuers
from doithoai.rules.paper_checks import Known, findings, read_paper, style_of
from doithoai.rules.paper_style import LETTER, PaperStyle, large_print, paper_styles, symbol
from tests.outputs.papers.given_letters import EVERY_PAPER
from tests.outputs.papers.test_styles import issued_by

STYLES = paper_styles()
#: Every way of signing on three kinds, one of each in turn on the others: the kinds share one letterhead and one foot.
SIGNED = [
    (kind, style, mode)
    for place, kind in enumerate(EVERY_PAPER)
    for style in STYLES
    for turn, mode in enumerate(STYLES[style].signing)
    if kind in ("plan", "minutes", "reply") or turn == place % len(STYLES[style].signing)
]
LONG = [(kind, style) for kind in EVERY_PAPER for style in STYLES]

#: Who signs so: the deputy of the head, or the head of the office by order or by written authorisation.
DEPUTY = {"state": "Phó Chủ tịch", "front": "Phó Chủ tịch", "party": "Phó Bí thư"}
HEAD = {"state": "Chủ tịch", "front": "Chủ tịch", "party": "Bí thư"}
BODY = {"state": "Ủy ban nhân dân", "front": "Ban Thường trực", "party": "Ban Thường vụ"}
SHORT = {"state": "UBND", "front": "MTTQ-BTT", "party": "ĐU"}
LETTERHEAD = {
    "state": ("Ủy ban nhân dân", "Xã Mường Thín"),
    "front": ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Xã Mường Thín"),
    "party": ("Đảng ủy xã Mường Thín",),
}


def signer(style: PaperStyle, mode: str) -> Signer:
    family = style.family
    head, own = HEAD[family], DEPUTY[family]
    if mode in ("TL", "TL+KT", "TUQ"):
        own = "Phó Chánh Văn phòng" if mode == "TL+KT" else "Chánh Văn phòng"
    elif family == "party" and mode == "KT":
        head, own = "Chánh Văn phòng", "Phó Chánh Văn phòng"  # a committee has no K/T, its office has
    return Signer(
        "Lò Thị Lan", head=head, own=own, own_head="Chánh Văn phòng", collective=BODY[family], mode=mode
    )


def paper(kind: str, style: PaperStyle, mode: str) -> PaperFacts:
    """The sample of this kind as an office of that style would issue it."""
    facts = EVERY_PAPER[kind]
    title = facts.content().title
    names = {name.upper(): name for name in style.abbreviations}
    named = names.get(title.kind.upper(), LETTER) if title else LETTER
    code = symbol(named, SHORT[style.family], "VP", style=style)
    issue = replace(facts.issue, style=style.name, signer=signer(style, mode), symbol=code)
    return replace(facts, issue=issue, office=replace(facts.office, letterhead=LETTERHEAD[style.family]))


def errors(data: bytes, style: PaperStyle) -> list[str]:
    found = findings(read_paper(data, "cua-minh"), style, Known(authorised=True, public=False))
    return [f"{each.rule} {each.says} {each.where}" for each in found if each.severity == "error"]


@pytest.mark.parametrize(("kind", "style", "mode"), SIGNED)
def test_word(kind, style, mode):
    assert errors(render_docx(paper(kind, STYLES[style], mode).content()), STYLES[style]) == []


@pytest.mark.parametrize(("kind", "style"), LONG)
def test_long_names_three_hundred_words_of_subject_and_forty_recipients(kind, style):
    facts = paper(kind, STYLES[style], "TM")
    issue = replace(
        facts.issue,
        recipients=tuple(f"Ban Công tác Mặt trận thôn Nậm Pung Thượng số {n} (để t/h)" for n in range(40)),
        signer=replace(facts.issue.signer, name="Hoàng Phương Nguyễn Thị Minh Khai Thảo Nguyên"),
    )
    long = "Tổ chức Hội nghị đối thoại trực tiếp giữa người đứng đầu với Nhân dân các thôn vùng cao " * 17
    more = {"subject": long.strip()} if any(each.name == "subject" for each in fields(facts)) else {}
    facts = replace(facts, issue=issue, **more)
    assert errors(render_docx(facts.content()), STYLES[style]) == []


@pytest.mark.parametrize(("kind", "style"), LONG)
def test_pdf(kind, style):
    assert errors(render_pdf(paper(kind, STYLES[style], "TM").content()), STYLES[style]) == []


@pytest.mark.parametrize("key", issuers())
@pytest.mark.parametrize("kind", EVERY_PAPER)
def test_every_issuer(kind, key):
    facts = issued_by(kind, key)
    data = render_docx(facts.content())
    assert style_of(read_paper(data, "cua-minh")).family == facts.issue.in_style.family
    assert errors(data, facts.issue.in_style) == []


@pytest.mark.parametrize("key", ["ubnd", "dang_uy"])
@pytest.mark.parametrize("kind", EVERY_PAPER)
def test_an_edition_in_large_print_is_known_as_one(kind, key):
    paper = issued_by(kind, key).content()
    large = large_print(paper.style)
    for data in (render_docx(paper, style=large), render_pdf(paper, style=large)):
        style = style_of(read_paper(data, "cua-minh"))
        assert (style.name, style.stacked) == (large.name, True)
        assert errors(data, style) == []


@pytest.mark.parametrize("kind", EVERY_PAPER)
def test_nothing_to_warn_of_in_a_commune_office(kind):
    """A paper of one's own is cited with its issuer, or in a sentence that tells who issued it."""
    facts = issued_by(kind, "ubnd")
    found = findings(read_paper(render_docx(facts.content()), "cua-minh"), facts.issue.in_style, Known())
    assert [each for each in found if each.severity != "hint"] == []


def test_an_act_of_another_office_is_cited_with_its_issuer():
    facts = issued_by("report", "mttq")
    found = findings(read_paper(render_docx(facts.content()), "cua-minh"), facts.issue.in_style, Known())
    assert [each.says for each in found if each.rule == "L22"] == [
        "Lần đầu viện dẫn Kế hoạch số 05/KH-UBND còn thiếu cơ quan ban hành."
    ]
