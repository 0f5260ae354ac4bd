"""Keeping who asked from the body they complain about, and the opinion itself from the people. Shared by the doors and
the verb."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from doithoai.actions.grouping import NEUTRAL, in_the_open, question_from, question_of
from doithoai.actions.ringing import call
from doithoai.models import Body, Emergency, Membership, Message, Opinion, Shield
from doithoai.outputs.shielding import said_without
from doithoai.rules.accused import Post, accused_in, accuses
from doithoai.rules.conduct import Office, complained_about, speaks_of_conduct
from doithoai.rules.procedure import Role
from doithoai.rules.triage import kind_of

BY_WORDS = "Hệ thống"
#: Says that there is something, and nothing about what.
LOOK = "Có ý kiến cần người khác xem: xin mở ở mục Đang chờ tôi của trang này."
NOBODY_LEFT = "Có ý kiến mà chưa tài khoản nào của đơn vị được xem. Xin giao vai Bộ phận tiếp dân cho một người khác Văn phòng."


def shield_by_words(opinion: Opinion, *, at: datetime) -> None:
    """Whom the words complain about: a body is kept from who asked, a person from the opinion itself, at once, before
    anybody there could read it; and until somebody has sorted it, it is for few (models/reading.py). A shield that a
    person lifted stays lifted."""
    if opinion.suspected != (heard := sounds_accusing(opinion.words)):
        opinion.suspected = heard
        opinion.save(update_fields=["suspected"])
    if not accuses(opinion.words):
        return
    places = list(Membership.objects.select_related("user", "body", "hamlet"))
    people: defaultdict[int, list[str]] = defaultdict(list)
    for each in places:
        if each.body_id:
            people[each.body_id].append(each.user.full_name)
    offices = [
        Office(each.pk, each.name, each.abbreviation, tuple(people[each.pk])) for each in Body.objects.all()
    ]
    for key in complained_about(opinion.words, offices):
        put_up(opinion, key, at=at, by=BY_WORDS)
    meant = people_meant(opinion, places)
    for key in meant:
        keep_from(opinion, key, at=at, by=BY_WORDS)
    if meant and not opinion.suspected:
        opinion.suspected = True
        opinion.save(update_fields=["suspected"])
    if meant:
        somebody_else_looks(opinion, places, at=at)


def people_meant(opinion: Opinion, places: Iterable[Membership]) -> tuple[int, ...]:
    """The keys of the accounts whose holders the words accuse."""
    posts = [
        Post(
            each.user_id, each.user.full_name, each.role, each.title, str(each.body or ""), str(each.hamlet or "")
        )
        for each in places
        if each.user.is_active
    ]  # fmt: skip
    return accused_in(opinion.words, posts, hamlet=str(opinion.hamlet or ""))


def sounds_accusing(words: str) -> bool:
    """Another procedure's matter, or about how somebody behaved. Whoever is in danger is helped first, though they
    are angry, too: the person on duty must read it."""
    kind = kind_of(words)[0]
    return kind in ("denunciation", "complaint") or (kind != "emergency" and speaks_of_conduct(words))


def suspected_at_first(words: str) -> bool:
    """The same before they are kept; what cannot be read is for few until somebody has read it."""
    try:
        return sounds_accusing(words)
    except Exception:  # `shield_by_words` meets it again, tells it and has it read by a job
        return True


def somebody_else_looks(opinion: Opinion, places: list[Membership], *, at: datetime) -> None:
    """The clerk is meant: whoever is left is told at once that something waits, never what."""
    kept = set(opinion.shields.of_people().values_list("user", flat=True))

    def left(role: Role) -> bool:
        return any(each.role == role and each.user.is_active and each.user_id not in kept for each in places)

    if left(Role.CLERK):
        return
    told = [role for role in (Role.RECEPTION, Role.CHAIR) if left(role)]
    for role in told or [Role.ADMIN]:
        text = LOOK if told else NOBODY_LEFT
        if not Message.objects.filter(role=role, text=text, read_at=None).exists():
            about = "unsorted" if told else "office"
            Message.objects.create(dialogue=opinion.dialogue, role=role, text=text, at=at, about=about)


def put_up(opinion: Opinion, body_id: int, *, at: datetime, by: str) -> None:
    """What is public is read by the body too: while a shield stands, neither name nor hamlet is published."""
    stand(opinion, {"body_id": body_id}, at=at, by=by)


def keep_from(opinion: Opinion, user_id: int, *, at: datetime, by: str) -> None:
    """This person sees nothing of it: neither words nor name nor code, nor that it is there. Where it rings, somebody else
    is called."""
    stand(opinion, {"user_id": user_id}, at=at, by=by)
    if emergency := Emergency.objects.unanswered().filter(opinion=opinion).first():
        call(emergency, at=at)


def stand(
    opinion: Opinion, against: dict[str, int | None], *, at: datetime, by: str, published: str = ""
) -> None:
    shield, new = Shield.objects.get_or_create(
        opinion=opinion, **against, defaults={"by": by, "at": at, "published": published or opinion.publish}
    )
    if not new and shield.lifted_at and by != BY_WORDS:
        shield.by, shield.at, shield.lifted_at, shield.lifted_by = by, at, None, ""
        shield.published = opinion.publish
        shield.save()
    if shield.lifted_at:
        return
    if shield.user_id:
        guard(opinion)
    ask_without_person(opinion)
    if opinion.publish != Opinion.Publish.NOTHING:
        opinion.publish = Opinion.Publish.NOTHING
        opinion.save(update_fields=["publish"])


def guard(opinion: Opinion) -> None:
    """Whether anybody is kept from it, stored beside the words: what holds for a whole holds for its parts."""
    held = Shield.objects.of_people().filter(opinion__in=[opinion.pk, opinion.part_of_id or opinion.pk])
    opinion.guarded = held.exists()
    opinion.save(update_fields=["guarded"])
    for part in opinion.parts.all():
        guard(part)


def ask_without_person(opinion: Opinion) -> None:
    """A question made from the words is made anew without who and where, and so are the notices that quote it."""
    group, before = opinion.group, {question_from(opinion.words), question_from(said_without(opinion))}
    now = question_of(opinion)
    if group is None or group.question not in before - {now}:
        return
    other = in_the_open(group) if now == NEUTRAL else None
    was, group.question = group.question, question_of(other) if other else now
    group.save(update_fields=["question"])
    for message in Message.objects.filter(dialogue=group.dialogue, text__contains=was):
        message.text = message.text.replace(was, group.question)[:500]
        message.save(update_fields=["text"])


def take_along(earlier: Opinion, again: Opinion, *, at: datetime) -> None:
    """Who is carried over into the next dialogue, or put together again, stays hidden there."""
    for shield in Shield.objects.standing().filter(
        opinion__in=[earlier.pk, earlier.part_of_id or earlier.pk]
    ):
        against = {"user_id": shield.user_id} if shield.user_id else {"body_id": shield.body_id}
        stand(again, against, at=at, by=shield.by, published=shield.published)


def lift(shield: Shield, *, at: datetime, by: str) -> None:
    """Give back what the person agreed to once the last shield is gone, unless they took it back meanwhile."""
    shield.lifted_at, shield.lifted_by = at, by
    shield.save(update_fields=["lifted_at", "lifted_by"])
    opinion = shield.opinion
    if shield.user_id:
        guard(opinion)
    if opinion.group and opinion.group.question == NEUTRAL:
        opinion.group.question = question_of(opinion)
        opinion.group.save(update_fields=["question"])
    agreed = opinion.consents.to_be_named().standing().exists()
    if shield.published and agreed and not opinion.shields.standing().exists():
        opinion.publish = shield.published
        opinion.save(update_fields=["publish"])
