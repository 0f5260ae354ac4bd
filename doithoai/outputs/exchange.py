"""An issued paper as an edXML file, for the document system of whoever receives it."""

from doithoai.models import Paper, SignedCopy
from doithoai.outputs.papers.archive import docx_of, facts_of, file_name, pdf_of
from doithoai.outputs.sheets.printing import pages_in
from doithoai.rules.edxml import Attachment, Document, Organ
from doithoai.rules.paper_style import padded


def sender_of(paper: Paper) -> Organ:
    """In whose name the paper went out; `code` is "" while the office has not written its identifier down."""
    office = facts_of(paper).office
    codes = paper.dialogue.commune.identifiers
    code = codes.get(office.abbreviation) or codes.get(office.abbreviation.split("-")[0], "")
    return Organ(code, office.name)


def document_of(paper: Paper, to: tuple[Organ, ...] = (), *, with_word: bool = False) -> Document:
    """The signed PDF where there is one, else ours, and what goes out with it; `with_word` also the Word file."""
    facts = facts_of(paper)
    copy = SignedCopy.objects.all().of(paper).first()
    files = [Attachment(file_name(paper, "pdf"), copy.file.read() if copy else pdf_of(paper))]
    attached = SignedCopy.objects.all().attached_to(paper)
    files += [Attachment(each.file.name, each.file.read()) for each in attached]
    if with_word:
        files.append(Attachment(file_name(paper, "docx"), docx_of(paper)))
    printed, issue = facts.content(), facts.issue
    title = printed.title
    # the trích yếu as printed: the paper's name in our lists may hold the code of whoever asked
    about = title.subject if title else printed.head.about.removeprefix(issue.in_style.about_label)
    signer = issue.signer
    typist, _, copies = issue.drafter.rstrip(")").partition(".(")
    return Document(
        sender_of(paper), to, padded(paper.number), paper.symbol, facts.office.place, paper.issued_on,
        title.kind.capitalize() if title else "Công văn", about[:1].upper() + about[1:], signer.name, signer.own or signer.head,
        pages=pages_in(files[0].data), urgency=issue.urgency, circulation=issue.circulation, typist=typist,
        copies=int(copies) if copies.isdecimal() else 0, due=getattr(facts, "reply_by", None), files=tuple(files),
    )  # fmt: skip


def document_id_of(paper: Paper) -> str:
    """The id under which it goes out; what comes back may name it."""
    return f"{sender_of(paper).code},{paper.issued_on:%Y/%m/%d},{paper.code}"
