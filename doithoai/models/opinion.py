"""Ý kiến, kiến nghị, phản ánh: one matter, from one source, in the person's own words."""

from typing import Any

from django.db import models
from django.db.models import Prefetch, Q

from doithoai.models.actor import Actor
from doithoai.models.consent import ConsentQuerySet
from doithoai.models.opinion_group import Competence, OpinionGroup, Urgency
from doithoai.models.opinion_indexes import OPINION_INDEXES
from doithoai.models.opinion_state import IN_DOUBT, OpinionState, matter_is
from doithoai.models.reading import about_reader, apart, sees_people, veil
from doithoai.models.search import matching
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.codes import receipt_of
from doithoai.rules.enclosures import SPOKEN
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold

#: Hits whose words are looked at one by one.
MANY = 2000
#: Fewer hits than this may be one person's, and are looked at once more as this reader sees them.
FEW = 500


class OpinionQuerySet(TenantQuerySet):
    def received(self) -> "OpinionQuerySet":
        """What people sent, each once: a split opinion as its whole."""
        return self.filter(part_of=None)

    def senders(self) -> "OpinionQuerySet":
        """What people sent, for counting: of several parts carried over from one text, the first. One query more
        than `received`, which lists them all."""
        carried = self.received().exclude(carried_from=None).order_by("pk")
        seen: set[tuple[int | None, str]] = set()
        again = []
        for pk, dialogue, code in carried.values_list("pk", "dialogue", "code"):
            again += [pk] if (dialogue, receipt_of(code)) in seen else []
            seen.add((dialogue, receipt_of(code)))
        return self.received().exclude(pk__in=again) if again else self.received()

    def first_heard(self) -> "OpinionQuerySet":
        """What people sent, over all years: a matter carried over to a later dialogue is still the one they sent."""
        return self.received().filter(carried_from=None)

    def matters(self) -> "OpinionQuerySet":
        """What is classified, grouped and answered: a split opinion as its parts."""
        return self.filter(split_at=None)

    def in_state(self, state: str) -> "OpinionQuerySet":
        """The opinions whose `state` is this one: the same answer as the property, asked of the database.

        A split opinion is as far as the part that is least far.
        """
        parts, asked = Opinion.objects.exclude(part_of=None), OpinionState(state)
        earlier = list(OpinionState)[: list(OpinionState).index(asked)]
        here = Q(pk__in=parts.filter(matter_is(asked)).values("part_of"))
        behind = Q()
        for each in earlier:
            behind |= matter_is(each)
        whole = Q(split_at__isnull=False) & here
        if earlier:
            whole &= ~Q(pk__in=parts.filter(behind).values("part_of"))
        return self.filter((Q(split_at=None) & matter_is(asked)) | whole)

    def seen_by(self, actor: Actor) -> "OpinionQuerySet":
        """Without those of which this person may see nothing."""
        return self.exclude(apart(actor))

    def not_about_reader(self) -> "OpinionQuerySet":
        """For what is counted: all but those whose words accuse whoever reads now."""
        return self.exclude(about_reader())

    def readable_by(self, actor: Actor) -> "OpinionQuerySet":
        """The opinions this person may read; how much of each, models/reading.py says.

        The office reads all; a hamlet head those of the hamlets they speak for and what they wrote down; an officer
        those whose group their body prepares or answers. What was diverted only the clerk and the reception see, and
        what accuses somebody, never that person.
        """
        rows = self if actor.is_any(Role.CLERK, Role.RECEPTION) else self.on_the_dialogue_track()
        rows = rows.seen_by(actor)
        if actor.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT, Role.RECEPTION):
            return rows
        mine = Q(hamlet__in=actor.hamlet_ids if actor.is_any(Role.HAMLET_HEAD) else ())
        if actor.is_any(Role.HAMLET_HEAD) and actor.user_id:
            mine |= Q(written_by=actor.user_id)
        if actor.is_any(Role.OFFICER):
            groups = OpinionGroup.objects.of_bodies(actor.body_ids)
            mine |= Q(group__in=groups)
        return rows.filter(mine)

    def matters_with_state(self) -> "OpinionQuerySet":
        """The matters, with what `state` reads of them, who collected them and where: two queries for a list of any length."""
        rows = self.matters().select_related("group", "group__outcome", "hamlet", "collected_by")
        return rows.prefetch_related("group__assignments")

    def with_state(self) -> "OpinionQuerySet":
        """The same with opinions that were split, whose state their parts tell: three queries, four with parts."""
        parts = Opinion.objects.select_related("group__outcome").order_by("pk")
        rows = self.select_related("group", "group__outcome", "hamlet", "part_of", "collected_by")
        return rows.prefetch_related(
            "group__assignments", Prefetch("parts", parts), "parts__group__assignments"
        )

    def told_to_all(self) -> "OpinionQuerySet":
        """What anybody may know to be there: for numbers and lists on public pages and on the wall. An opinion kept from
        somebody is not among them, or that person would miss it in their own (docs/decisions/0019)."""
        return self.filter(guarded=False)

    def on_the_dialogue_track(self) -> "OpinionQuerySet":
        """Without what was diverted to the complaint or denunciation procedure."""
        return self.filter(diverted_at=None)

    def diverted(self) -> "OpinionQuerySet":
        """What left for the complaint or denunciation procedure; what its person took back did not."""
        return self.exclude(diverted_at=None).exclude(kind__in=(Opinion.Kind.WITHDRAWN, Opinion.Kind.SPAM))

    def suspects(self) -> "OpinionQuerySet":
        """What the software takes for a denunciation or a complaint, and no person has sorted yet: in no list that
        leaves the office (models/reading.py)."""
        return self.filter(suspected=True, classified_at=None, diverted_at=None)

    def without_suspects(self) -> "OpinionQuerySet":
        return self.exclude(suspected=True, classified_at=None, diverted_at=None)

    def doubted(self) -> "OpinionQuerySet":
        """What a person should look at before anybody sorts it: perhaps no opinion at all."""
        return self.filter(IN_DOUBT)

    def awaiting_classification(self) -> "OpinionQuerySet":
        return self.matters().on_the_dialogue_track().filter(classified_at=None)

    def matching(self, words: str) -> "OpinionQuerySet":
        """Search with or without accents: every folded word must occur. A code matches too."""
        return self.filter(matching(words))

    def matching_in_words(self, words: str) -> "OpinionQuerySet":
        """The same for readers who may not know who asked: neither name nor code is searched, or asking for
        a name would tell whose words these are."""
        terms = fold(words).split()
        newest = self.matching(words).order_by("-received_at", "-pk")[:MANY]
        found = newest.values_list("pk", "words")
        keys = [pk for pk, said in found if all(term in fold(said) for term in terms)]
        if not sees_people() and len(keys) <= FEW:  # a name inside the words is covered for this reader, too
            seen = Opinion.objects.filter(pk__in=keys)
            keys = [each.pk for each in seen if all(term in fold(each.words) for term in terms)]
        return self.filter(pk__in=keys)

    def leaves_older_out(self, words: str) -> bool:
        """Whether more match than `matching_in_words` reads: more words find the older ones."""
        return self.matching(words).order_by()[MANY : MANY + 1].exists()

    def answered(self) -> "OpinionQuerySet":
        return self.filter(
            Q(group__outcome__kind="answered") | Q(group__assignments__replies__isnull=False)
        ).distinct()


class Opinion(Tenant):
    """What one person (or household, or hamlet) asks, kept word for word."""

    class Channel(models.TextChoices):
        WEB = "web", "Trang công khai"
        DESK = "desk", "Văn phòng nhập"
        PAPER = "paper", "Phiếu giấy"
        HAMLET = "hamlet", "Trưởng thôn nhập"
        FRONT = "front", "Mặt trận nhập"
        RECEPTION = "reception", "Bộ phận tiếp dân"
        EXCEL = "excel", "Danh sách Excel"
        HALL = "hall", "Nói tại hội nghị"
        EMAIL = "email", "Hộp thư điện tử"
        CARRIED = "carried", "Từ hội nghị trước"

    class Publish(models.TextChoices):
        NOTHING = "none", "Không nêu tên, thôn"
        HAMLET = "hamlet", "Chỉ nêu thôn"
        NAME = "name", "Đồng ý nêu tên"

    class AnswerBy(models.TextChoices):
        """How the person wants to be told, besides the page behind the code."""

        CODE = "", "Xem bằng mã"
        PAPER = "paper", "Thư giấy, nhờ trưởng thôn đưa"
        PHONE = "phone", "Gọi điện thoại"
        EMAIL = "email", "Thư điện tử"

    class Kind(models.TextChoices):
        OPINION = "opinion", "Ý kiến, kiến nghị"
        COMPLAINT = "complaint", "Khiếu nại"
        DENUNCIATION = "denunciation", "Tố cáo"
        WITHDRAWN = "withdrawn", "Ý kiến đã rút"  # left the dialogue (`diverted_at`) by its person's own wish
        SPAM = "spam", "Không phải ý kiến"  # set aside by a person, kept, and brought back with one press

    # No index of its own where one of opinion_indexes.py begins with the same: each is written for every opinion.
    commune = models.ForeignKey(
        "doithoai.Commune", on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    dialogue = models.ForeignKey(
        "doithoai.Dialogue", on_delete=models.PROTECT, null=True, blank=True, related_name="opinions",
        db_index=False,
    )  # fmt: skip
    code = models.CharField("mã", max_length=20, unique=True)
    words = models.TextField("nguyên văn")
    channel = models.CharField("kênh", max_length=10, choices=Channel)
    received_at = models.DateTimeField("nhận lúc")
    entered_by = models.CharField("người nhập", max_length=120, blank=True)
    written_by = models.ForeignKey(
        "doithoai.User", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    # Made by the browser before sending, or from a letter's Message-ID: what comes twice is kept once.
    sent_key = models.CharField("khóa gửi", max_length=64, blank=True, default="", editable=False)
    batch = models.ForeignKey(
        "doithoai.OpinionBatch", on_delete=models.SET_NULL, null=True, blank=True, related_name="opinions",
        db_index=False,
    )  # fmt: skip
    collected_by = models.ForeignKey(
        "doithoai.Body", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    # personal data: asked little, shown to few, never public by default
    author = models.CharField("người nêu", max_length=120, blank=True)
    contact = models.CharField("liên hệ", max_length=120, blank=True)
    hamlet = models.ForeignKey(
        "doithoai.Hamlet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    publish = models.CharField("khi công khai", max_length=8, choices=Publish, default=Publish.NOTHING)
    answer_by = models.CharField("trả lời bằng", max_length=5, choices=AnswerBy, blank=True, default="")
    child = models.BooleanField("người nêu chưa đủ 16 tuổi", default=False)
    # who speaks for a child (Luật 91/2025/QH15, Điều 24), and is answered instead; only with `child`
    guardian = models.CharField("người đại diện", max_length=120, blank=True, default="")
    guardian_contact = models.CharField("liên hệ người đại diện", max_length=120, blank=True, default="")

    # triage
    kind = models.CharField("loại", max_length=14, choices=Kind, default=Kind.OPINION)
    field = models.CharField("lĩnh vực", max_length=20, blank=True)
    urgency = models.CharField("cấp thiết", max_length=8, choices=Urgency, default=Urgency.NORMAL)
    competence = models.CharField("thẩm quyền", max_length=12, choices=Competence, blank=True)
    group = models.ForeignKey(
        "doithoai.OpinionGroup", on_delete=models.PROTECT, null=True, blank=True, related_name="opinions"
    )
    classified_at = models.DateTimeField("phân loại lúc", null=True, blank=True)
    public_words = models.TextField("phần công khai", blank=True)  # after masks, confirmed by a person
    public_at = models.DateTimeField("xác nhận công khai lúc", null=True, blank=True)
    # "lược ghi": the public words differ from the person's by more than masks, and why
    edited_because = models.CharField("vì sao biên tập", max_length=200, blank=True, default="")
    diverted_at = models.DateTimeField("chuyển lúc", null=True, blank=True)
    # kept as long as the office may, then all that is personal in the words was covered (actions/retention.py)
    covered_at = models.DateTimeField("đã che hết dữ liệu cá nhân lúc", null=True, blank=True, editable=False)
    # Several matters in one text: the whole keeps words and code, stands in no group and follows its parts.
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="phần của",
        db_index=False,
    )  # fmt: skip
    split_at = models.DateTimeField("tách lúc", null=True, blank=True)
    # Not settled then, asked again now: the same person's same words in a later dialogue, under the same receipt.
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to",
        verbose_name="chuyển từ", db_index=False,
    )  # fmt: skip
    doubt = models.CharField("vì sao có thể không phải ý kiến", max_length=200, blank=True, default="")
    diverted_to = models.CharField("chuyển đến", max_length=200, blank=True)

    # Who may look (models/reading.py), decided when the words come or change, so that no list has to read them again.
    suspected = models.BooleanField("có thể là tố cáo, khiếu nại", default=False, editable=False)
    guarded = models.BooleanField("giấu với người bị nêu", default=False, editable=False)

    folded = models.TextField(editable=False, default="")  # what search reads: rules/vietnamese.fold

    objects = TenantManager.from_queryset(OpinionQuerySet)()

    veiled = ""  # "matter" or "nothing": how much of it this reader sees; such a row is never saved
    withheld: tuple[str, ...] = ()

    class Meta(Tenant.Meta):
        ordering = ["-received_at", "-pk"]
        indexes = OPINION_INDEXES
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "sent_key"], condition=~Q(sent_key=""), name="one_opinion_of_a_sent_key"
            )
        ]

    @property
    def told_to(self) -> str:
        """Whom the answer goes to: who asked, or who speaks for the child."""
        return f"{self.guardian} (đại diện cho {self.author or 'trẻ em'})" if self.guardian else self.author

    @property
    def told_at(self) -> str:
        return self.guardian_contact or self.contact

    def __str__(self) -> str:
        return f"Ý kiến {self.code}"

    def in_journal(self) -> str:
        return f"opinion {self.code}"

    @property
    def door(self) -> str:
        """The way it came; of what the Front or a union collected, its name."""
        return str(self.collected_by) if self.collected_by_id else str(self.get_channel_display())

    @property
    def receipt(self) -> str:
        """The code its person holds: of a part, the code of the whole; of what was carried over, the first."""
        return receipt_of(self.code)

    @property
    def enclosed(self) -> models.QuerySet:
        """The photos and recordings of its person: they stay with the whole."""
        rows: models.QuerySet = self.files.model.objects.filter(opinion__code=self.receipt)
        return rows.select_related("file", "public")

    @property
    def said_in_public(self) -> str:
        """What everybody may read, which says so where the office shortened it and why."""
        return (
            f"{self.public_words} (lược ghi: {self.edited_because})"
            if self.edited_because
            else self.public_words
        )

    @property
    def is_spoken(self) -> bool:
        """Nobody has written down yet what its recording says."""
        return self.words == SPOKEN

    @property
    def agreed(self) -> ConsentQuerySet:
        """Its person's consents, given and taken back."""
        rows: ConsentQuerySet = self.consents.model.objects.filter(opinion__code=self.receipt)
        return rows

    @property
    def spoken_for(self) -> bool:
        """What somebody agreed to for this child stands."""
        return self.child and self.agreed.for_a_child().standing().exists()

    @property
    def may_be_agreed_for(self) -> bool:
        """Somebody is known to speak for this child, and nothing they agreed to stands."""
        known = self.child and self.diverted_at is None and bool(self.guardian or self.guardian_contact)
        return known and not self.spoken_for

    @property
    def state(self) -> OpinionState:
        """How far this opinion has come, by what happened to it and to its group."""
        if self.split_at:
            order = list(OpinionState)
            return min((part.state for part in self.parts.all()), key=order.index, default=OpinionState.NEW)
        if self.diverted_at:
            left = {self.Kind.WITHDRAWN: OpinionState.WITHDRAWN, self.Kind.SPAM: OpinionState.ASIDE}
            return left.get(self.Kind(self.kind), OpinionState.DIVERTED)
        if not self.classified_at or not self.group:
            return OpinionState.NEW
        if assignments := list(self.group.assignments.all()):
            owed = any(each.answered_at is None for each in assignments)
            return OpinionState.WAITING if owed else OpinionState.ANSWERED
        outcome = getattr(self.group, "outcome", None)
        if outcome is None:
            return OpinionState.SORTED
        told = {"answered": OpinionState.ANSWERED, "noted": OpinionState.NOTED}
        return told.get(outcome.kind, OpinionState.WAITING)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Opinion":
        row = super().from_db(*args, **kwargs)
        veil(row, set(row.__dict__))
        return row

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """As the database has it now: seen whole where the whole record is read, when every field is read."""
        if len(args) < 2 and not kwargs.get("fields"):
            self.veiled, self.withheld = "", ()
        super().refresh_from_db(*args, **kwargs)
        veil(self, set(self.__dict__))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.veiled:
            raise TypeError("an opinion seen through the veil is only for reading")
        self.folded = fold(f"{self.code} {self.words} {self.author}")
        fields = kwargs.get("update_fields")
        if fields is not None and {"words", "author"} & set(fields):
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)
