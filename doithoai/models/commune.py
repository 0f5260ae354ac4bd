"""Xã, phường, đặc khu: the tenant; its hamlets and its bodies."""

from datetime import date

from django.db import models

from doithoai.models import plain_sql
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.paper_trail import WAY_LABELS, Way


class Commune(models.Model):
    """One commune-level unit. Shared: it is what the wall is built around."""

    class Kind(models.TextChoices):
        XA = "xa", "xã"
        PHUONG = "phuong", "phường"
        DAC_KHU = "dac_khu", "đặc khu"

    kind = models.CharField("loại đơn vị", max_length=10, choices=Kind, default=Kind.XA)
    name = models.CharField("tên", max_length=80)
    slug = models.SlugField("địa chỉ", max_length=80, unique=True)
    province = models.CharField("tỉnh, thành phố", max_length=80)
    # The regulation chosen for new dialogues: an id of regulations/*.toml
    regulation = models.CharField("quy chế áp dụng", max_length=60, default="law_2025_72")
    # Days off that are only proposed (an exchange of days not decided yet) count as days off here.
    counts_proposed_days = models.BooleanField("tính cả ngày nghỉ mới được đề xuất", default=False)
    # How a draft comes to its number: rules/paper_trail.py.
    paper_way = models.CharField(
        "các bước ban hành văn bản",
        max_length=8,
        choices=[(way.value, label) for way, label in WAY_LABELS.items()],
        default=Way.ONE,
    )
    # Types of papers that share one series of numbers (["KH", "TB"]); the others have one each.
    shared_types = models.JSONField("loại văn bản chung một dãy số", default=list, blank=True)
    # Papers of the chairperson's own powers begin with CHỦ TỊCH, by the custom of some provinces.
    chair_letterhead = models.BooleanField("tiêu đề của Chủ tịch", default=False)
    # The days on which terms of its Party committee began (ISO); empty: those known for everyone.
    party_terms = models.JSONField("ngày bắt đầu nhiệm kỳ Đảng ủy", default=list, blank=True)
    # Electronic identifiers by the abbreviation on a paper ({"UBND": "H01.151"}): the office's, never guessed.
    identifiers = models.JSONField("mã định danh điện tử", default=dict, blank=True)
    address = models.CharField("địa chỉ trụ sở", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    reception_desk = models.CharField("nơi tiếp công dân", max_length=200, blank=True)

    class Meta:
        ordering = ["province", "name"]

    def __str__(self) -> str:
        return self.full_name

    @classmethod
    def at(cls, slug: str) -> "Commune | None":
        """The one at this address. Every public page asks."""
        return plain_sql.first(cls, "SELECT * FROM doithoai_commune WHERE slug = %s", slug)

    @property
    def full_name(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def terms(self) -> tuple[date, ...]:
        """The days on which terms of its Party committee began."""
        return tuple(map(date.fromisoformat, self.party_terms))

    def in_journal(self) -> str:
        return f"commune {self.pk}"


class Hamlet(Tenant):
    """Thôn, bản, xóm, làng, tổ dân phố. The kind is part of the name people use: "thôn Đồng Mới"."""

    name = models.CharField("tên thôn", max_length=80)
    households = models.PositiveIntegerField("số hộ", null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="one_hamlet_of_a_name")]

    def __str__(self) -> str:
        return self.name


class BodyQuerySet(TenantQuerySet):
    def who_answer(self) -> "BodyQuerySet":
        return self.filter(answers=True)


class Body(Tenant):
    """Cơ quan, đơn vị, ban ngành, đoàn thể of the commune."""

    class Kind(models.TextChoices):
        COMMITTEE = "ubnd", "Ủy ban nhân dân"
        COUNCIL = "hdnd", "Hội đồng nhân dân"
        PARTY = "dang", "Đảng ủy"
        FRONT = "mttq", "Ủy ban Mặt trận Tổ quốc"
        OFFICE = "van_phong", "Văn phòng"
        UNIT = "don_vi", "Phòng, ban chuyên môn"
        UNION = "doan_the", "Tổ chức chính trị - xã hội"
        POLICE = "cong_an", "Công an"
        MILITARY = "quan_su", "Quân sự"
        SUPERIOR = "cap_tren", "Cơ quan cấp trên"

    kind = models.CharField("loại", max_length=12, choices=Kind)
    name = models.CharField("tên", max_length=150)
    abbreviation = models.CharField("viết tắt", max_length=20, blank=True)
    answers = models.BooleanField("được giao trả lời", default=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = TenantManager.from_queryset(BodyQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="one_body_of_a_name")]

    def __str__(self) -> str:
        return self.name
