"""Taking a person, or everything they said, out of all we remember. Shared by the verbs that erase.

The rows that belong to one opinion go. What others wrote down about it is searched for its words (sweeping.py): a text
that repeats them is replaced by `STUB`.
"""

from datetime import datetime
from functools import partial
from itertools import chain

from django.db import models, transaction

from doithoai.actions.grouping import question_of
from doithoai.actions.parting import cut_loose
from doithoai.actions.rows_gone import leave_fingerprint
from doithoai.actions.shielding import BY_WORDS
from doithoai.actions.sweeping import (
    OF_THE_OFFICE,
    cover_person,
    erase_signed_drafts,
    sweep_texts,
    telling,
    texts_in,
)
from doithoai.models import (
    Actor,
    Assignment,
    DataRequest,
    Dialogue,
    Emergency,
    Erasure,
    Job,
    Message,
    MinutesEntry,
    Opinion,
    OpinionGroup,
    Outcome,
    Paper,
    PaperDraft,
    Preparation,
    Shield,
    SlipPhoto,
    SpeakerRequest,
    TriageStep,
    WaitingMailbox,
)
from doithoai.models.erasure import leave_no_trace, note_erasure
from doithoai.models.opinion_file import erase_files_of
from doithoai.models.search import in_a_row
from doithoai.outputs.live import announce
from doithoai.outputs.redaction import secrets_of, without_people
from doithoai.rules.personal_data import Span, mask_spans, masked
from doithoai.rules.procedure import Stage
from doithoai.rules.repetition import NO_NAME, STUB, Trace

#: What stays of the answer to who asked to see their data, once it is erased.
SEEN_ONCE = "Đã trả lời. Nội dung trả lời đã xóa cùng dữ liệu cá nhân."
QUESTION_AT_MOST = 400  # characters; a mask may be longer than what it covers


def kin_of(opinion: Opinion) -> list[Opinion]:
    """The same words in other rows, itself first: the opinion as it was carried over from dialogue to dialogue, and
    the parts of one that was split there."""
    found, new = {opinion.pk: opinion}, [opinion]
    while new:
        keys = [each.pk for each in new]
        ahead = Opinion.objects.filter(models.Q(carried_from__in=keys) | models.Q(part_of__in=keys))
        back = Opinion.objects.filter(pk__in=[each.carried_from_id for each in new if each.carried_from_id])
        new = [each for each in chain(ahead, back) if each.pk not in found]
        found |= {each.pk: each for each in new}
    return list(found.values())


def trace_of(kin: list[Opinion]) -> Trace:
    """What tells that a text repeats these. Runs of words that another person of the same dialogue used too, or a
    paper of the office, prove nothing. Call it while the words are still there."""
    wholes = {each.part_of_id for each in kin if each.part_of_id}
    keys, dialogues = {each.pk for each in kin} | wholes, {each.dialogue_id for each in kin}
    others = Opinion.objects.filter(dialogue__in=dialogues).exclude(pk__in=keys)
    office = Paper.objects.filter(dialogue__in=dialogues, kind__in=OF_THE_OFFICE).values_list(
        "facts", flat=True
    )
    return Trace(
        texts=[text for each in kin for text in (each.words, each.public_words)],
        others=chain.from_iterable(map(texts_in, office)),
        names=[name for each in kin for name in (each.author, each.guardian)],
        contacts=[contact for each in kin for contact in (each.contact, each.guardian_contact)],
        said_by_others=lambda run: others.filter(in_a_row(run)).exists(),
    )


def drop_what_hangs_on(opinion: Opinion, *, files: bool = True) -> None:
    """Every row that points at this opinion, with the bytes of its files: links, steps of triage, consents, requests,
    ratings, deliveries. Its place in the queue of the hall goes; who has spoken already loses the name. A photo of its
    paper slip goes too."""
    if files:
        erase_files_of([opinion])
        photos = list(SlipPhoto.objects.filter(slip__code=opinion.receipt).select_related("file"))
        SlipPhoto.objects.filter(pk__in=[each.pk for each in photos]).delete()
        for photo in photos:
            photo.file.erase()
    spoke = SpeakerRequest.objects.filter(opinion=opinion)
    MinutesEntry.objects.filter(speaker__in=spoke).update(words=STUB)
    spoke.filter(called_at=None).delete()
    spoke.update(name=NO_NAME, hamlet=None, about="", help_needed="", opinion=None)
    for bell in Emergency.objects.filter(opinion=opinion):
        # or its notice would be read by whom it must not reach
        Message.objects.filter(about=bell.about).delete()
    for relation in Opinion._meta.related_objects:
        if relation.related_model not in (Opinion, SpeakerRequest) and relation.name != "files":
            relation.related_model._default_manager.filter(**{relation.field.name: opinion}).delete()


def forget_matter(group: OpinionGroup | None, trace: Trace) -> None:
    """The group an erased opinion stood in, after it left. With other people in it, the question is theirs again;
    alone, nothing of the matter stays, unless a written answer was given: then a number without a question."""
    group = OpinionGroup.objects.filter(pk=group.pk).first() if group else None
    if group is None:
        return
    if stays := group.opinions.order_by("pk").first():
        if trace.repeats(group.question):
            group.question = question_of(stays)
            group.save(update_fields=["question"])
        return
    MinutesEntry.objects.filter(group=group).update(words=STUB)
    Preparation.objects.filter(group=group).delete()
    Outcome.objects.filter(group=group).delete()
    for work in Assignment.objects.filter(group=group, replies=None):
        work.stops.all().delete()
        work.extensions.all().delete()
        drafts = PaperDraft.objects.filter(assignment=work, paper=None)
        erase_signed_drafts(draft__in=drafts)
        drafts.delete()
        work.delete()
    try:
        with transaction.atomic():
            group.delete()
    except models.ProtectedError:
        group.question = STUB
        group.save(update_fields=["question"])


def purge(opinion: Opinion, *, at: datetime, by: Actor, files: bool = True, handed: str = "") -> None:
    """Of a denunciation nothing stays but the stub: code, day, kind, receiver, a fingerprint (rows_gone.py), and from whom
    it is kept: whoever was accused must not learn from a stub that they were. The caller has filled those in.

    `files`: take away the photos and sound of the longer text it was a part of, too. `handed`: how it was handed over,
    for the deletion log, without what it said.
    """
    kin = kin_of(opinion)
    trace, accused = trace_of(kin), kept_from_in(kin)
    since = min(each.received_at for each in kin)
    handed = trace.cleaned(handed, close=True)[:300]
    groups = {each.group_id: each.group for each in kin if each.group}
    if files and opinion.part_of:
        erase_files_of([opinion.part_of])
    for each in kin:
        leave_fingerprint(each, purged=True)
        if each.part_of:  # the row of the list was the longer text
            leave_fingerprint(each.part_of, purged=True)
        each.kind, each.diverted_at, each.diverted_to = (
            opinion.kind,
            opinion.diverted_at,
            opinion.diverted_to,
        )
        drop_what_hangs_on(each)
        read_no_more(each, at)
        code = each.receipt
        why, cut = Erasure.Why.DENUNCIATION, cut_loose(each)
        note_erasure(why, at=at, by=by.name, code=code, cut=cut, handed=handed)
        wipe(each)
        each.group = None
        keep_stub_from(each, accused, at=at)
        each.save()
    for group in groups.values():
        forget_matter(group, trace)
    sweep_texts(trace, since=since)
    WaitingMailbox.objects.all().drop()  # the same letter may wait in one; whoever reads it again is told
    tell_screens_of(kin)
    leave_no_trace(opinion.commune_id)


def kept_from_in(kin: list[Opinion]) -> set[int]:
    """Whom the words accuse, of these and of the longer texts they were a part of: read before the rows go."""
    keys = {each.pk for each in kin} | {each.part_of_id for each in kin if each.part_of_id}
    return set(Shield.objects.of_people().filter(opinion__in=keys).values_list("user", flat=True))


def keep_stub_from(stub: Opinion, accused: set[int], *, at: datetime) -> None:
    """The stub is not there for these people (models/reading.py). The shields are new ones of this moment: the old would
    tie the stub of a part to its whole. The caller saves the stub."""
    for user in sorted(accused):
        Shield.objects.create(opinion=stub, user_id=user, by=BY_WORDS, at=at)
    stub.guarded = bool(accused)


def tell_screens_of(kin: list[Opinion]) -> None:
    """The halls of every dialogue where the words stood let go of them; the kernel tells only that of the deed."""
    keys = {each.dialogue_id for each in kin if each.dialogue_id}
    Dialogue.objects.filter(pk__in=keys).update(version=models.F("version") + 1)
    for key in keys:
        transaction.on_commit(partial(announce, kin[0].commune_id, key))


def read_no_more(opinion: Opinion, at: datetime) -> None:
    """What could not be read when it came is not read any more, and why the last try failed is not kept."""
    Job.objects.filter(kind="read_again", payload__opinion=opinion.pk).update(done_at=at, error="")


def forget_person(opinion: Opinion, *, why: str, at: datetime, by: Actor) -> int:
    """Who asked is forgotten and the matter stays: name, contact, hamlet, files and the consent to be named go; in the
    words, and in what their groups ask or asked before a step of triage that may be taken back, what tells who they are
    is covered; by their own right also in whatever officials wrote (`cover_person`). Returns how many rows changed; 0
    when nothing of the person was left. The caller sweeps once for all it forgot (`leave_no_trace`).

    By their own right the words keep the name of the official they speak of, or nobody could look into the matter; it
    is not the asker's, and what is public covers it anyhow. Other people in them are covered. When the words have been
    kept as long as they may, that name goes, too."""
    kin = kin_of(opinion.part_of or opinion)
    matter = why == Erasure.Why.RIGHT
    names, known = secrets_of(kin), telling(kin)
    changed = [each for each in kin if holds_a_person(each, but_the_matter=matter)]
    for each in changed:
        leave_fingerprint(each, purged=False)
        erase_files_of([each])
        spoke = SpeakerRequest.objects.filter(opinion=each)
        for line in MinutesEntry.objects.filter(speaker__in=spoke):
            line.words = without_people(line.words, [each.author, each.contact])
            line.save(update_fields=["words"])
        spoke.update(name=NO_NAME, hamlet=None)
        each.words = bare(each.words, names, but_the_matter=matter)
        each.author = each.contact = each.guardian = each.guardian_contact = ""
        each.hamlet, each.publish, each.answer_by = None, Opinion.Publish.NOTHING, Opinion.AnswerBy.CODE
        each.save()
    if changed:
        cover_in_questions(kin, names, but_the_matter=matter)
        if matter:
            cover_person(known)
        forget_what_they_were_told(kin)
        tell_screens_of(kin)
        note_erasure(why, at=at, by=by.name, code=opinion.receipt, count=len(changed))
    if not matter:
        Opinion.objects.filter(pk__in=[each.pk for each in kin]).update(covered_at=at)
    return len(changed)


def bare(text: str, names: set[str], *, but_the_matter: bool) -> str:
    """The text without these names and contacts, and with what else tells who somebody is covered."""
    nameless = without_people(text, names)
    return masked(nameless, spans_of_the_person(nameless, but_the_matter=but_the_matter))


def cover_in_questions(kin: list[Opinion], names: set[str], *, but_the_matter: bool) -> None:
    """What the groups they stood in ask; and what those asked before somebody merged or wrote them anew, or taking that
    back (undo_triage.py) would bring the person back. In a dialogue that is over nothing is taken back: its steps go, or those of
    thousands would be read once for each whom retention forgets."""
    steps = TriageStep.objects.filter(opinion__in=kin)
    stood = chain(*((step.before["group"], step.after["group"]) for step in steps))
    groups = {key for key in chain((each.group_id for each in kin), stood) if key}
    for group in OpinionGroup.objects.filter(pk__in=groups):
        asks = bare(group.question, names, but_the_matter=but_the_matter)
        if asks != group.question:
            group.question = asks[:QUESTION_AT_MOST]
            group.save(update_fields=["question"])
    asked = models.Q(before__group__in=groups) | models.Q(before__asked__group__in=groups)
    dialogues = {each.dialogue_id for each in kin if each.dialogue_id}
    TriageStep.objects.filter(
        dialogue__in=dialogues, dialogue__stage__in=(Stage.CLOSED, Stage.CANCELLED)
    ).delete()
    for step in TriageStep.objects.filter(asked, dialogue__in=dialogues):
        was, changed = str(step.before), step.before.get("asked")
        for told, name in ((step.before.get("was"), "question"), (changed, "was"), (changed, "now")):
            if told and told.get(name):
                told[name] = bare(told[name], names, but_the_matter=but_the_matter)[:QUESTION_AT_MOST]
        if str(step.before) != was:
            step.save(update_fields=["before"])


def forget_what_they_were_told(kin: list[Opinion]) -> None:
    """What was answered when they asked to see their data repeats it; so may any answer, and what was to be corrected."""
    rows = DataRequest.objects.filter(opinion__in=kin)
    rows.filter(kind=DataRequest.Kind.SEE).exclude(answer="").update(answer=SEEN_ONCE)
    rows.update(**dict.fromkeys(DataRequest.CORRECTED, ""))


def holds_a_person(opinion: Opinion, *, but_the_matter: bool) -> bool:
    """Something in this row still tells who asked."""
    return bool(
        opinion.author
        or opinion.contact
        or opinion.guardian
        or opinion.guardian_contact
        or opinion.hamlet_id
        or opinion.files.exists()
        or spans_of_the_person(opinion.words, but_the_matter=but_the_matter)
    )


def spans_of_the_person(words: str, *, but_the_matter: bool) -> list[Span]:
    """What to cover; `but_the_matter`: not the name of the official the words are about."""
    return [each for each in mask_spans(words) if not (but_the_matter and each.what == "accused")]


def wipe(opinion: Opinion) -> None:
    """Empty the row itself; the caller saves it."""
    opinion.words = opinion.author = opinion.contact = opinion.public_words = ""
    opinion.public_at = opinion.hamlet = None
    opinion.publish, opinion.answer_by = Opinion.Publish.NOTHING, Opinion.AnswerBy.CODE
    opinion.entered_by = opinion.doubt = opinion.edited_because = ""
    opinion.batch = opinion.collected_by = None
    opinion.child, opinion.guardian, opinion.guardian_contact = False, "", ""
