"""Bản sao lưu: where each was written and when, so that people know which still hold what was erased since."""

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from doithoai.models.erasure import Erasure
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class BackupQuerySet(TenantQuerySet):
    def kept(self) -> "BackupQuerySet":
        """Those nobody has said to be destroyed."""
        return self.filter(gone_at=None)

    def with_erased_since(self) -> "BackupQuerySet":
        """Adds `erased_since`: how many lines of the deletion log are younger, so still in it."""
        later = Erasure.objects.filter(commune=OuterRef("commune"), at__gt=OuterRef("at")).order_by()
        count = later.values("commune").annotate(many=Count("pk")).values("many")
        return self.annotate(erased_since=Coalesce(Subquery(count), 0))

    def holding_what_was_erased(self) -> "BackupQuerySet":
        return self.kept().with_erased_since().filter(erased_since__gt=0)


class Backup(Tenant):
    """One file of `doithoai backup`, as this commune knows it: a backup is of every commune of the server, and each
    has its own row. Written over, it is the same row with a new moment. `at`: the moment it shows, not its end."""

    file = models.CharField("tệp", max_length=500)
    at = models.DateTimeField("lúc")
    gone_at = models.DateTimeField("đã hủy lúc", null=True, blank=True)
    gone_by = models.CharField("người ghi đã hủy", max_length=120, blank=True)

    objects = TenantManager.from_queryset(BackupQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "file"], name="one_backup_of_a_file")]

    def __str__(self) -> str:
        return f"Bản sao lưu {self.file}"
