"""How a paper names another one of the same office: in its own style, with the day and the issuer (NĐ 30/2020, II.4)."""

from doithoai.models import Paper
from doithoai.outputs import papers
from doithoai.rules.paper_style import number_line, short_date


def cited(paper: Paper) -> str:
    """ "Kế hoạch số 05/KH-UBND ngày 09/9/2026 của Ủy ban nhân dân xã Mường Thín"."""
    facts = papers.KINDS[paper.kind].from_json(paper.facts)
    style = facts.issue.in_style
    return style.citation.format(
        kind=paper.get_kind_display(),
        number=number_line(paper.number, paper.symbol, style=style).removeprefix(style.number_label),
        day=short_date(paper.issued_on),
        issuer=facts.office.name,
    )
