"""Seal the dossier: everything about the dialogue in one zip, fingerprinted."""

import hashlib
from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Assignment, Dialogue, Dossier, Paper, StoredFile
from doithoai.outputs.dossier import dossier_zip


def is_unfinished(dialogue: Dialogue, by: Actor) -> str | None:
    """Nothing is sealed over an opinion that still waits for its answer."""
    if open_replies := Assignment.objects.filter(dialogue=dialogue).unanswered().count():
        return f"Còn {open_replies} nội dung chưa trả lời. Xin trả lời hết rồi niêm phong hồ sơ."
    issued = set(Paper.objects.filter(dialogue=dialogue).values_list("kind", flat=True))
    missing = [str(kind.label) for kind in (Paper.Kind.MINUTES, Paper.Kind.REPORT) if kind not in issued]
    return (
        f"Hồ sơ còn thiếu {' và '.join(missing).lower()}. Xin ban hành trước khi niêm phong."
        if missing
        else None
    )


@action(unless=[is_unfinished])
def seal_dossier(dialogue: Dialogue, *, by: Actor, at: datetime) -> Dossier:
    """The zip's manifest lists every file with its SHA-256; the journal up to now is inside."""
    data = dossier_zip(dialogue, at=at)
    file = StoredFile.keep(data, name=f"ho-so-{dialogue.slug}.zip", at=at)
    return Dossier.objects.create(
        dialogue=dialogue, file=file, sha256=hashlib.sha256(data).hexdigest(), sealed_at=at, by=by.name
    )
