"""Choose which types of papers are numbered in one series together."""

from collections.abc import Collection
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune
from doithoai.rules.paper_numbers import TYPES


@action()
def share_series(commune: Commune, *, by: Actor, at: datetime, types: Collection[str]) -> Commune:
    """`types`: abbreviations ("KH", "TB", "CV"); those not named have a series each. Numbers already taken stay."""
    if unknown := sorted(set(types) - set(TYPES)):
        raise Refusal(f"Không có loại văn bản “{unknown[0]}”. Xin chọn trong danh sách.")
    if len(set(types)) == 1:
        raise Refusal("Dãy số chung cần ít nhất hai loại văn bản. Xin chọn thêm, hoặc bỏ chọn hết.")
    commune.shared_types = sorted(set(types))
    commune.save(update_fields=["shared_types"])
    return commune
