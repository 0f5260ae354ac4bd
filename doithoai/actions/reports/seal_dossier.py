"""Seal the dossier: everything about the dialogue in one zip, fingerprinted."""

import hashlib
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Dialogue, Dossier, Duty, Paper, StoredFile
from doithoai.outputs.dossier import dossier_zip
from doithoai.rules.vietnamese import table_date


def is_unfinished(dialogue: Dialogue, by: Actor) -> str | None:
    """Nothing is sealed over an opinion that still waits for its answer."""
    if open_replies := Assignment.objects.filter(dialogue=dialogue).unanswered().count():
        return f"Còn {open_replies} nội dung chưa trả lời. Xin trả lời hết rồi niêm phong hồ sơ."
    issued = set(Paper.objects.in_force().filter(dialogue=dialogue).values_list("kind", flat=True))
    missing = [str(kind.label) for kind in (Paper.Kind.MINUTES, Paper.Kind.REPORT) if kind not in issued]
    return (
        f"Hồ sơ còn thiếu {' và '.join(missing).lower()}. Xin ban hành trước khi niêm phong."
        if missing
        else None
    )


def left_open(dialogue: Dialogue) -> str:
    """What the law asks and nothing proves yet, in a sentence; "" when nothing is open.

    Some of it may still run (a posting of thirty days), some may never be proved any more: a person decides.
    """
    found = [
        f"{duty.label} (hạn {table_date(duty.due_on)})"
        for duty in Duty.objects.running().filter(dialogue=dialogue)
    ]
    if not found:
        return ""
    return (
        f"Còn {len(found)} việc chưa có minh chứng: {'; '.join(found)}. Niêm phong rồi thì không ghi thêm được. "
        "Xin ghi minh chứng trước, hoặc xác nhận niêm phong khi còn các việc này."
    )


@action(unless=[is_unfinished])
def seal_dossier(dialogue: Dialogue, *, by: Actor, at: datetime, as_it_is: bool = False) -> Dossier:
    """The zip's manifest lists every file with its SHA-256; the journal up to now is inside.

    Raises Refusal while a duty is without proof, unless somebody seals it `as_it_is`, knowing which.
    """
    if not as_it_is and (sentence := left_open(dialogue)):
        raise Refusal(sentence)
    data = dossier_zip(dialogue, at=at)
    file = StoredFile.keep(data, name=f"ho-so-{dialogue.slug}.zip", at=at)
    return Dossier.objects.create(
        dialogue=dialogue, file=file, sha256=hashlib.sha256(data).hexdigest(), sealed_at=at, by=by.name
    )
