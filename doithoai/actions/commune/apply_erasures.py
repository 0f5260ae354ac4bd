"""An older backup was brought back: what the deletion log says was erased since is erased once more."""

from datetime import datetime
from typing import Any

from doithoai.actions.kernel import action
from doithoai.actions.parting import cut_out
from doithoai.actions.purging import forget_person, purge
from doithoai.actions.shielding import take_along
from doithoai.models import Actor, Commune, Erasure, Opinion
from doithoai.models.erasure import leave_no_trace


@action()
def apply_erasures(commune: Commune, *, by: Actor, at: datetime, lines: list[dict[str, Any]]) -> int:
    """`lines`: of the log, this commune's (Erasure.as_line), oldest first. Applying them twice changes nothing.
    Returns how many were still there."""
    done = 0
    for line in lines:
        opinion = Opinion.objects.filter(code=line["code"]).first()
        if opinion is None:
            continue
        if line["why"] != Erasure.Why.DENUNCIATION:
            done += forget_person(opinion, why=line["why"], at=at, by=by)
        elif line.get("cut") is None:
            done += purge_again(opinion, line, by, at)
        else:
            done += cut_again(opinion, line["cut"], by, at)
    if done:
        leave_no_trace(commune.pk)
    return done


def purge_again(opinion: Opinion, line: dict[str, Any], by: Actor, at: datetime) -> int:
    if not (opinion.words or opinion.author or opinion.contact or opinion.files.exists()):
        return 0
    opinion.kind, opinion.diverted_at = Opinion.Kind.DENUNCIATION, opinion.diverted_at or at
    opinion.diverted_to = opinion.diverted_to or "theo sổ xóa dữ liệu"
    for part in opinion.parts.all():
        take_along(part, opinion, at=at)
        part.delete()
    opinion.split_at = None
    purge(opinion, by=by, at=at)
    return 1


def cut_again(whole: Opinion, cut: dict[str, int], by: Actor, at: datetime) -> int:
    """A matter taken out of a longer text: the part in this backup, else the same piece of the text."""
    if len(whole.words) != cut["of"] or cut["start"] < 0:
        return 0
    said = whole.words[cut["start"] : cut["start"] + cut["length"]]
    if part := whole.parts.filter(words=said).first():
        part.kind, part.diverted_at, part.diverted_to = Opinion.Kind.DENUNCIATION, at, "theo sổ xóa dữ liệu"
        purge(part, by=by, at=at)
    else:
        cut_out(whole, said)
    return 1
