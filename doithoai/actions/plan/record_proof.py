"""Close a duty with what proves it: a paper's number, a photo of the board, the loudspeaker log."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Duty, StoredFile
from doithoai.rules.legal_clock import CLOSED_BY, PROOF_LABELS, Proof

LARGEST = 10 * 1024 * 1024  # bytes of a photo or a scanned list


@action()
def record_proof(
    duty: Duty,
    *,
    by: Actor,
    at: datetime,
    proof: str,
    kind: str = "",
    data: bytes | None = None,
    name: str = "",
) -> Duty:
    """A duty without proof is open, whatever anybody ticked: the proof is required, in words.

    `kind` is one of the proofs that close this duty (`legal_clock.CLOSED_BY`; "" when nobody asked);
    `data`, `name`: the photo or the scanned list itself.
    """
    allowed = CLOSED_BY.get(duty.key, tuple(Proof))
    if kind and kind not in allowed:
        named = ", ".join(PROOF_LABELS[each] for each in allowed)
        raise Refusal(f"Việc “{duty.label}” được chứng minh bằng {named}. Xin chọn một trong các loại đó.")
    if data is not None and len(data) > LARGEST:
        raise Refusal("Tệp minh chứng lớn hơn 10 MB. Xin chụp lại nhỏ hơn hoặc tách tệp.")
    duty.proof = typed.line(proof, "minh chứng", at_most=300, required=True)
    duty.proof_kind = kind
    duty.proof_file = StoredFile.keep(data, name=name or "minh-chung", at=at) if data else None
    duty.proved_at, duty.proved_by = at, by.name
    duty.save(update_fields=["proof", "proof_kind", "proof_file", "proved_at", "proved_by"])
    return duty
