"""Nhật ký: every deed, chained by hash per commune; written by the kernel, never edited."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from doithoai.models.plain_sql import asked, locking, written
from doithoai.models.reading import groups_about_reader, traces_kept_now
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class JournalHead(Tenant):
    """The last link of a commune's chain. Locked while the next link is written."""

    length = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    objects = TenantManager()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_head_a_commune")]

    def __str__(self) -> str:
        return f"{self.length} việc"


class DeedQuerySet(TenantQuerySet):
    def not_about_reader(self) -> "DeedQuerySet":
        """Without what was done with an opinion that accuses whoever reads now."""
        rows = self
        if groups := groups_about_reader():
            rows = rows.exclude(subject__in=[f"opiniongroup {key}" for key in groups])
        for receipt in traces_kept_now().receipts:
            rows = rows.exclude(Q(subject__contains=receipt) | Q(note__contains=receipt))
        return rows


class Deed(Tenant):
    """Who did what to what, when. Carries no citizen's words, names or contacts: those may be purged."""

    dialogue = models.ForeignKey(
        "doithoai.Dialogue", on_delete=models.PROTECT, null=True, blank=True, related_name="deeds"
    )
    position = models.PositiveBigIntegerField("số thứ tự")
    action = models.CharField("việc", max_length=40)
    subject = models.CharField("đối tượng", max_length=60)  # "opinion 12"
    note = models.CharField("ghi chú", max_length=300, blank=True)
    by = models.CharField("người làm", max_length=120)
    user = models.ForeignKey(
        "doithoai.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("lúc")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = TenantManager.from_queryset(DeedQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["commune", "position"], name="one_deed_a_position")]

    def __str__(self) -> str:
        return f"{self.position}. {self.action} – {self.by}"

    def fingerprint(self) -> str:
        """SHA-256 over the previous link and everything this one says."""
        said = [
            self.previous_hash, self.commune_id, self.dialogue_id, self.position, self.action,
            self.subject, self.note, self.by, self.user_id, int(self.at.timestamp() * 1_000_000),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def record_deed(action: str, *, subject: Any, result: Any, dialogue: Any, by: Any, at: datetime) -> Deed:
    """Append one link. Call inside the transaction of the deed itself, last: the head is locked until commit."""
    commune_id = getattr(subject, "commune_id", subject.pk)
    dialogue_id = dialogue.pk if dialogue else None
    note = result.in_journal() if isinstance(result, Tenant) and result != subject else ""
    length, last = _head(commune_id)
    deed = Deed(
        commune_id=commune_id, dialogue_id=dialogue_id, position=length + 1, action=action,
        subject=subject.in_journal()[:60], note=note[:300], by=by.name, user_id=by.user_id, at=at, previous_hash=last,
    )  # fmt: skip
    deed.hash = deed.fingerprint()
    deed.save(force_insert=True)  # the wall: nobody else's journal
    written(_MOVE, deed.position, deed.hash, commune_id)
    return deed


_HEAD = "SELECT length, hash FROM doithoai_journalhead WHERE commune_id = %s"
_MOVE = "UPDATE doithoai_journalhead SET length = %s, hash = %s WHERE commune_id = %s"


def _head(commune_id: int) -> tuple[int, str]:
    """How long the chain is and its last hash, locked until the commit; of the first deed, none."""
    question = locking(_HEAD)
    if not (found := asked(question, commune_id)):
        JournalHead.objects.get_or_create(commune_id=commune_id)
        found = asked(question, commune_id)
    ((length, last),) = found
    return length, last


def first_broken_deed(commune_id: int) -> Deed | str | None:
    """The first link that does not hold, or a sentence when the head does not match; None when whole."""
    previous, position = "", 0
    for deed in Deed.objects.filter(commune_id=commune_id).order_by("position").iterator():
        position += 1
        if deed.position != position or deed.previous_hash != previous or deed.hash != deed.fingerprint():
            return deed
        previous = deed.hash
    head = JournalHead.objects.filter(commune_id=commune_id).first()
    if head is None and position:
        return f"Nhật ký mất đầu chuỗi: còn {position} việc nhưng không có gì để biết có thiếu hay không."
    if head and (head.length, head.hash) != (position, previous):
        return f"Nhật ký thiếu việc: đầu chuỗi ghi {head.length} việc, còn lại {position}."
    return None
