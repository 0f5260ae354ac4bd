"""What keeps the desk's lists fast among two hundred thousand opinions (bench/triage_desk.py), and the few rows that
are looked for among the many."""

from django.db.models import Index, Q

#: A person said what it is about, and it stayed on the dialogue's track.
CONFIRMED = Q(classified_at__isnull=False, split_at__isnull=True, diverted_at__isnull=True)

#: What few opinions have: an index of the others' emptiness would be written for every one that comes.
RARE = ("part_of", "carried_from", "batch", "collected_by", "written_by")

OPINION_INDEXES = [
    Index(fields=["commune", "dialogue", "-received_at"]),
    Index(fields=["commune", "-received_at"]),
    Index(fields=["dialogue", "hamlet", "-received_at"], name="opinions_by_hamlet"),
    Index(fields=["dialogue", "field", "-received_at"], name="opinions_by_field"),
    Index(
        fields=["commune", "dialogue", "received_at"], name="waiting_for_triage",
        condition=Q(classified_at__isnull=True, split_at__isnull=True, diverted_at__isnull=True),
    ),
    Index(fields=["commune", "part_of"], condition=Q(part_of__isnull=False), name="parts_of_a_whole"),
    Index(fields=["commune", "carried_from"], condition=Q(carried_from__isnull=False), name="carried_on"),
    Index(fields=["commune", "-classified_at"], condition=CONFIRMED, name="last_confirmed"),
    Index(fields=["commune", "dialogue", "received_at"], condition=~Q(doubt=""), name="doubted"),
    Index(
        fields=["commune", "dialogue"], name="suspected_unsorted",
        condition=Q(suspected=True, classified_at__isnull=True, diverted_at__isnull=True),
    ),
    Index(fields=["commune", "dialogue"], condition=Q(guarded=True), name="kept_from_somebody"),
    *(Index(fields=[name], condition=Q((f"{name}__isnull", False)), name=f"opinions_with_{name}") for name in RARE),
]  # fmt: skip
