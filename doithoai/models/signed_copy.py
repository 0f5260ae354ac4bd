"""Bản đã ký số: the PDF of an issued paper as its signers signed it, byte for byte."""

from django.db import models

from doithoai.models.dialogue import new_list
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class SignedCopyQuerySet(TenantQuerySet):
    def of(self, paper: models.Model) -> "SignedCopyQuerySet":
        """Those of this paper, first the one that is shown: the last that was brought."""
        return self.filter(paper=paper, attachment="").select_related("file").order_by("-pk")

    def attached_to(self, paper: models.Model) -> "SignedCopyQuerySet":
        """What goes out with it as files of their own, signed by the office, in the order they were signed."""
        return self.filter(paper=paper).exclude(attachment="").select_related("file").order_by("pk")


class SignedCopy(Tenant):
    """One signed file of one paper, never edited; a better one is a further row. `attachment` names a file that goes
    out with the paper and is signed apart (NĐ 30/2020, Phụ lục I, II.8b); "" for the paper itself.

    `signatures`: what was found when it came (rules/pdf_signatures.Signature as JSON), `missing` and `added`: the
    words that differ from our paper, accepted by whoever brought it. `exact`: it says what our paper says, and
    nothing more than a visible signature draws.
    """

    paper = models.ForeignKey("doithoai.Paper", on_delete=models.PROTECT, related_name="signed_copies")
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    attachment = models.CharField("văn bản kèm theo", max_length=200, blank=True)
    signatures = models.JSONField("chữ ký")
    missing = models.JSONField("chữ thiếu", default=new_list)
    added = models.JSONField("chữ thêm", default=new_list)
    exact = models.BooleanField("đúng từng chữ")
    attached_at = models.DateTimeField("nạp lúc")
    by = models.CharField("người nạp", max_length=120)

    objects = TenantManager.from_queryset(SignedCopyQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Bản đã ký số của {self.paper}"

    def in_journal(self) -> str:
        return f"signed copy {self.file.sha256}"
