"""Keep a file that goes out with a paper and that the office signed apart (NĐ 30/2020, Phụ lục I, II.8b)."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.actions.papers.attach_signed_copy import kept
from doithoai.models import Actor, Paper, SignedCopy
from doithoai.outputs.signed_attachments import SignedAttachment


@action()
def sign_attachment(paper: Paper, *, by: Actor, at: datetime, signed: SignedAttachment) -> SignedCopy:
    """It goes into the dossier and the edXML package of the paper; the public is not given it."""
    name = typed.line(signed.name, "tên tệp", at_most=200, required=True)
    return kept(paper, signed.copy, by=by, at=at, attachment=name)
