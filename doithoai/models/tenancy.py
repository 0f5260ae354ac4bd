"""The wall between communes: a query outside `with serving(commune):` raises.

The query is the guard. Nobody has to remember a filter; forgetting to say whom we serve is an
error at once, never a leak.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models

from doithoai.models import plain_sql

EVERYWHERE = object()
_served: ContextVar[Any] = ContextVar("served commune", default=None)


class NobodyServed(RuntimeError):
    """A tenant's rows were asked for before anybody said which commune is being served."""


@contextmanager
def serving(commune: "models.Model | int") -> Iterator[None]:
    """All queries inside see only this commune's rows. May be nested: the inner one holds."""
    token = _served.set(commune if isinstance(commune, int) else commune.pk)
    try:
        yield
    finally:
        _served.reset(token)


@contextmanager
def serving_everywhere(*, because: str) -> Iterator[None]:
    """For supervisors' totals, the job loop and backups. `because` is for the reader of the call."""
    token = _served.set(EVERYWHERE)
    try:
        yield
    finally:
        _served.reset(token)


def served() -> int | None:
    """The id of the commune being served, None when serving everywhere; raises when nobody is."""
    commune = _served.get()
    if commune is None:
        raise NobodyServed("Chưa xác định đơn vị: dùng `with serving(commune):` quanh truy vấn này.")
    return None if commune is EVERYWHERE else commune


class TenantQuerySet(models.QuerySet):
    """The base of every tenant noun's reads."""


class TenantManager(models.Manager):
    """Adds `commune = the one served` to every query. A noun with its own reads says
    `objects = TenantManager.from_queryset(OpinionQuerySet)()`."""

    def get_or_none(self, **where: Any) -> Any:
        return self.filter(**where).first()

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        commune = served()
        return rows if commune is None else rows.filter(commune_id=commune)


class Tenant(models.Model):
    """A row that belongs to one commune and is never seen from another.

    Each noun names its manager, always a TenantManager: `objects = TenantManager()`.
    """

    commune = models.ForeignKey(
        "doithoai.Commune", on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True
        # Foreign keys and refresh_from_db also pass the wall: related rows of another commune
        # simply do not exist for us.
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.commune_id is None:
            self.commune_id = served()
        elif served() not in (None, self.commune_id):
            raise NobodyServed("Bản ghi này thuộc đơn vị khác.")
        super().save(*args, **kwargs)

    def _do_insert(self, manager: Any, using: str, fields: Any, returning_fields: Any, raw: bool) -> Any:
        """As Django does it, with SQL that is written once a model: writing it takes longer than what it asks for."""
        answer = None if raw or using != DEFAULT_DB_ALIAS else plain_sql.inserted(self, fields)
        if answer is None:
            return super()._do_insert(manager, using, fields, returning_fields, raw)  # type: ignore[misc]
        return [answer]

    def in_journal(self) -> str:
        """How the journal names this row: never with anybody's name or words, which may be purged."""
        return f"{self._meta.model_name} {self.pk}"
