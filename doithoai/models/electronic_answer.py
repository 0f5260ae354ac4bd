"""The answer of a body outside the commune, as the electronic document it sent."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager


class ElectronicAnswer(Tenant):
    """One edXML file that came in answer to a petition: its bytes as they came, and what they say.

    `names_ours`: it names our letter as the one it answers; else whoever brought it vouched for that. `files` are
    the names of what it carries, in its order; they are unpacked from the bytes when asked for.
    """

    petition = models.ForeignKey(
        "doithoai.Petition", on_delete=models.PROTECT, related_name="electronic_answers"
    )
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    sender_code = models.CharField("mã định danh nơi gửi", max_length=35, blank=True)
    sender = models.CharField("nơi gửi", max_length=200)
    document_id = models.CharField("mã văn bản", max_length=200, blank=True)
    code = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày văn bản")
    subject = models.CharField("trích yếu", max_length=500)
    signer = models.CharField("người ký", max_length=120, blank=True)
    files = models.JSONField("tệp kèm theo")
    names_ours = models.BooleanField("ghi rõ trả lời văn bản của xã")
    received_at = models.DateTimeField("nhận lúc")
    by = models.CharField("người nạp", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Văn bản {self.code} của {self.sender}"

    @property
    def dialogue(self) -> models.Model:
        return self.petition.dialogue

    def in_journal(self) -> str:
        return f"electronic answer {self.file.sha256}"
