"""Bản giao: the words of a denunciation for the sealed envelope, printed before they are wiped; kept nowhere."""

from django.utils.timezone import localtime

from doithoai.models import Opinion
from doithoai.outputs.papers.content import (
    Blank,
    Block,
    Field,
    Pages,
    Paragraph,
    Signature,
    Signatures,
    Title,
)
from doithoai.rules.paper_style import BLANK, short_date


def sheet_of(opinion: Opinion, *, to: str) -> Pages:
    """One sheet with everything that is known of it, and the two signatures of the hand-over."""
    received = localtime(opinion.received_at)
    paragraphs = tuple(Paragraph(line) for line in opinion.words.splitlines() if line.strip())
    form: tuple[Block, ...] = (
        Paragraph("Thông tin về người tố cáo được giữ bí mật theo Luật Tố cáo. Cho vào bì niêm phong.", italic=True),
        Field("Ngày nhận:", f"{received:%H:%M} ngày {short_date(received.date())}"),
        Field("Giao cho:", to),
        Field("Người gửi:", opinion.author or "không nêu tên"),
        Field("Nơi ở:", str(opinion.hamlet or "")),
        Field("Liên hệ:", opinion.contact),
        Paragraph("", lead="Nguyên văn:"),
        *(paragraphs or (Blank(4),)),
        Paragraph(f"Giao, nhận lúc {BLANK} ngày {BLANK}", align="left"),
        Signatures((Signature(("BÊN GIAO",), ""), Signature(("BÊN NHẬN",), ""))),
    )  # fmt: skip
    return Pages(
        name="Bản giao nội dung để niêm phong",
        author=opinion.commune.full_name,
        forms=(form,),
        title=Title("BẢN GIAO NỘI DUNG", "Kèm theo phiếu chuyển, trong bì niêm phong"),
    )
