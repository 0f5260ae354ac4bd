"""A large print job: the copies of one paper as one file, made by the job loop and kept for a day."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import models

from doithoai.models.dialogue import Dialogue
from doithoai.models.paper import Paper
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet

KEPT = timedelta(days=1)


class CopiesQuerySet(TenantQuerySet):
    def waiting(self) -> "CopiesQuerySet":
        return self.filter(made_at=None, why_not="")

    def fresh(self, at: datetime) -> "CopiesQuerySet":
        """Asked for within the last day; older files are taken away."""
        return self.filter(asked_at__gt=at - KEPT)


class Copies(Tenant):
    """`hamlets`: the ids of the hamlets whose guests are wanted, None for every guest. `done` of `total` grows while
    it is made. The file lies outside what is backed up: it can be made again at any time."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    form = models.CharField("dạng tệp", max_length=4)  # "pdf", "docx", "zip"
    hamlets = models.JSONField(null=True, blank=True)
    check_in_address = models.CharField(max_length=300)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    why_not = models.TextField(blank=True)
    by = models.CharField(max_length=120)

    objects = TenantManager.from_queryset(CopiesQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.total} bản của {self.paper}"

    def in_journal(self) -> str:
        return f"copies {self.pk}"

    @property
    def dialogue(self) -> Dialogue:
        return self.paper.dialogue

    @property
    def job_key(self) -> str:
        """The `unique_key` of the job that makes it."""
        return f"make_copies {self.pk}"

    @property
    def path(self) -> Path:
        folder: Path = Path(settings.MEDIA_ROOT).with_name("copies") / str(self.commune_id)
        return folder / f"{self.pk}.{self.form}"

    def is_ready(self) -> bool:
        """Made, and its file still there."""
        return self.made_at is not None and self.path.exists()

    def tell(self, done: int) -> None:
        """How many are done so far."""
        self.done = done
        Copies.objects.filter(pk=self.pk).update(done=done)

    def keep(self, data: bytes) -> None:
        """Write the file; a process that dies in the middle leaves no half file under its name."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(".half")
        half.write_bytes(data)
        half.replace(self.path)

    def drop_file(self) -> None:
        for path in (self.path, self.path.with_suffix(".half")):
            path.unlink(missing_ok=True)
