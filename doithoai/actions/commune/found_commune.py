"""Set up a commune: the tenant, with the bodies every commune has since July 2025."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Body, Commune, serving

#: Kind, name with the commune's own name to fill in, abbreviation, whether it is given opinions to answer.
BODIES = (
    (Body.Kind.PARTY, "Đảng ủy {kind}", "ĐU", False),
    (Body.Kind.COUNCIL, "Hội đồng nhân dân {kind}", "HĐND", False),
    (Body.Kind.COMMITTEE, "Ủy ban nhân dân {kind}", "UBND", True),
    (Body.Kind.FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam {kind}", "MTTQ", True),
    (Body.Kind.OFFICE, "Văn phòng HĐND và UBND {kind}", "VP", True),
    (Body.Kind.UNIT, "Phòng Kinh tế", "PKT", True),
    (Body.Kind.UNIT, "Phòng Văn hóa - Xã hội", "PVHXH", True),
    (Body.Kind.UNIT, "Trung tâm Phục vụ hành chính công", "TTPVHCC", True),
    (Body.Kind.POLICE, "Công an {kind}", "CA", True),
    (Body.Kind.MILITARY, "Ban Chỉ huy Quân sự {kind}", "BCHQS", True),
    # the Front's member organisations: they collect opinions under their own name
    (Body.Kind.UNION, "Hội Liên hiệp Phụ nữ {kind}", "HLHPN", False),
    (Body.Kind.UNION, "Đoàn Thanh niên Cộng sản Hồ Chí Minh {kind}", "ĐTN", False),
    (Body.Kind.UNION, "Hội Nông dân {kind}", "HND", False),
    (Body.Kind.UNION, "Hội Cựu chiến binh {kind}", "HCCB", False),
    (Body.Kind.UNION, "Công đoàn {kind}", "CĐ", False),
)


@action()
def found_commune(commune: Commune, *, by: Actor, at: datetime) -> Commune:
    """Save the new commune and its bodies (names are the office's to change)."""
    commune.save(force_insert=True)
    with serving(commune):
        for order, (kind, name, abbreviation, answers) in enumerate(BODIES):
            Body.objects.create(
                kind=kind, name=name.format(kind=commune.get_kind_display()), abbreviation=abbreviation,
                answers=answers, order=order,
            )  # fmt: skip
    return commune
