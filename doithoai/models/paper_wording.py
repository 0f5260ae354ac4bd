"""The words a commune gave its papers: every version it ever saved, the newest one in use."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class PaperWordingQuerySet(TenantQuerySet):
    def of_kind(self, kind: str) -> "PaperWordingQuerySet":
        """Every version for one kind of paper, newest first."""
        return self.filter(kind=kind).order_by("-version")

    def newest(self) -> "PaperWordingQuerySet":
        """The newest version of every kind."""
        same = PaperWording.objects.filter(commune=models.OuterRef("commune"), kind=models.OuterRef("kind"))
        return self.filter(version=models.Subquery(same.order_by("-version").values("version")[:1]))


class PaperWording(Tenant):
    """One version of one paper's wording. An empty `text` gives the paper back to the province's or the national
    wording. Rows are never changed: an issued paper keeps its own copy, and an old version can be taken again."""

    kind = models.CharField("loại văn bản", max_length=40)  # a key of outputs.papers.KINDS
    version = models.PositiveIntegerField("bản số")
    text = models.TextField("lời văn", blank=True)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    offered = models.JSONField(
        "những từ có lúc đó", default=list
    )  # names, as outputs.papers.wording tells them
    saved_at = models.DateTimeField("lưu lúc")
    by = models.CharField("người lưu", max_length=120)

    objects = TenantManager.from_queryset(PaperWordingQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "kind", "version"], name="one_wording_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.kind}, bản {self.version}"

    def in_journal(self) -> str:
        return f"wording {self.kind} {self.version}"
