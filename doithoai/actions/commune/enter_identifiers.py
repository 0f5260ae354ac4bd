"""Write down the electronic identifiers (mã định danh điện tử) under which the commune's bodies exchange documents."""

from collections.abc import Mapping
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune
from doithoai.rules.edxml import code_fault

#: Abbreviation on the paper -> whose it is.
BODIES = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "ĐU": "Đảng ủy",
    "MTTQ": "Ủy ban Mặt trận Tổ quốc",
}


@action()
def enter_identifiers(commune: Commune, *, by: Actor, at: datetime, codes: Mapping[str, str]) -> Commune:
    """`codes`: keys of BODIES; an empty one is taken out. Never guessed: the province decides them."""
    kept = {key: codes[key].strip() for key in BODIES if codes.get(key, "").strip()}
    for code in kept.values():
        if fault := code_fault(code):
            raise Refusal(fault)
    commune.identifiers = kept
    commune.save(update_fields=["identifiers"])
    return commune
