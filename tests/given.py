"""Worlds reached by acting: nothing here writes a row that a person could not have made.

People of the stories: bà Lan (clerk), ông Bình (chair), cô Thư (secretary), ông Tư (officer, Phòng Kinh tế),
bà Mai (hamlet head, thôn Đồng Mới), ông Hòa (the Front), ông Ba (a citizen). Ông Năm is always the wrong
person: the clerk of another commune.
"""

from datetime import date, datetime, time

from django.utils import timezone

from doithoai.actions.commune.add_hamlet import add_hamlet
from doithoai.actions.commune.add_person import add_person
from doithoai.actions.commune.found_commune import found_commune
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.add_guest import add_guest
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.issue_report import issue_report
from doithoai.models import (
    Actor,
    Assignment,
    Body,
    Commune,
    Dialogue,
    Hamlet,
    Invitation,
    Opinion,
    OpinionGroup,
    Outcome,
    User,
    serving_everywhere,
)
from doithoai.rules.procedure import Role
from tests.remembered import remembered

PASSWORD = "mot-mat-khau-dai"
HELD_ON = date(2026, 6, 18)  # a Thursday
PLANNED = datetime(2026, 5, 20, 8, 0)
CLOCK = Actor("Hệ thống", None, frozenset({Role.CLOCK}))  # type: ignore[arg-type]


def moment(when: datetime) -> datetime:
    return timezone.make_aware(when)


#: How a denunciation was handed over, where the test is about something else.
BY_HAND = "trao tận tay trưởng công an xã, bì niêm phong"
BEFORE = moment(PLANNED)
ON_THE_DAY = moment(datetime(2026, 6, 18, 8, 0))
AFTER = moment(datetime(2026, 6, 22, 9, 0))


@remembered
def a_commune(name: str = "Thanh Sơn", slug: str = "thanh-son", regulation: str = "hai_duong") -> Commune:
    commune = Commune(name=name, slug=slug, province="tỉnh Mường Xa", regulation=regulation)
    with serving_everywhere(because="a new commune is founded"):
        return found_commune(commune, by=CLOCK, at=BEFORE)


@remembered
def hamlets(commune: Commune, *names: str) -> list[Hamlet]:
    return [
        add_hamlet(commune, by=clock(commune), at=BEFORE, name=name)
        for name in names or ("thôn Đồng Mới", "thôn Bãi Cát")
    ]


def clock(commune: Commune) -> Actor:
    return Actor("Hệ thống", commune.pk, frozenset({Role.CLOCK, Role.ADMIN, Role.CLERK}))


@remembered
def a_person(commune: Commune, username: str, full_name: str, role: Role, **place: object) -> Actor:
    add_person(
        commune,
        by=clock(commune),
        at=BEFORE,
        username=username,
        full_name=full_name,
        role=role,
        password=PASSWORD,
        **place,
    )
    return Actor.of(User.objects.get(username=username), commune.pk)


def ba_lan(commune: Commune) -> Actor:
    return a_person(commune, "lan", "Trần Thị Lan", Role.CLERK, title="Công chức Văn phòng")


def ong_binh(commune: Commune) -> Actor:
    return a_person(commune, "binh", "Lò Văn Bình", Role.CHAIR, title="Chủ tịch UBND")


def co_thu(commune: Commune) -> Actor:
    return a_person(commune, "thu", "Hoàng Anh Thư", Role.SECRETARY)


def ong_tu(commune: Commune) -> Actor:
    return a_person(commune, "tu", "Nguyễn Văn Tư", Role.OFFICER, body=body("Phòng Kinh tế"))


def ba_mai(commune: Commune) -> Actor:
    hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    return a_person(commune, "mai", "Đỗ Thị Mai", Role.HAMLET_HEAD, hamlet=hamlet)


def ong_hoa(commune: Commune) -> Actor:
    return a_person(commune, "hoa", "Phạm Văn Hòa", Role.FRONT)


def ong_ba(commune: Commune) -> Actor:
    return Actor.citizen(commune.pk, "Ông Ba")


def body(name: str) -> Body:
    return Body.objects.get(name=name)


@remembered
def a_dialogue(commune: Commune, by: Actor, **plan: object) -> Dialogue:
    """A plan being written, with all it needs to be issued."""
    title = "Đối thoại trực tiếp với Nhân dân xã Thanh Sơn"
    dialogue = create_dialogue(commune, by=by, at=BEFORE, title=title, year=2026)
    said = {
        "held_on": HELD_ON, "starts_at": time(8, 0), "venue": "Nhà văn hóa thôn Đồng Mới", "signer_name": "Lò Văn Bình",
        "signer_title": "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH", "chair_name": "Lò Văn Bình", "secretary_name": "Hoàng Anh Thư",
        "topics": ["Đường giao thông", "Nước sạch"], "purposes": ["Lắng nghe ý kiến của Nhân dân"],
        "recipients": ["Thường trực Đảng ủy", "Ủy ban MTTQ"], "attendance_min": 50, "attendance_max": 100,
        "legal_bases": [{"text": "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "number": None, "date": None}],
        "agenda": [{"item": "Khai mạc", "who": "Văn phòng", "minutes": 10}],
        "tasks": [{"unit": "Văn phòng", "task": "Chuẩn bị hội trường", "due": ""}], **plan,
    }  # fmt: skip
    return revise_plan(dialogue, by=by, at=BEFORE, seen=0, **said)


@remembered
def an_open_dialogue(commune: Commune, by: Actor, **plan: object) -> Dialogue:
    dialogue = a_dialogue(commune, by, **plan)
    issue_plan(dialogue, by=by, at=BEFORE, issued_on=BEFORE.date())
    return dialogue


@remembered
def an_opinion(
    commune: Commune, words: str = "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.", **more: object
) -> Opinion:
    return submit_opinion(
        commune, by=ong_ba(commune), at=BEFORE, words=words, **{"author": "Lê Văn Ba", **more}
    )


@remembered
def a_group(
    commune: Commune, by: Actor, words: str = "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.", **more: object
) -> OpinionGroup:
    opinion = an_opinion(commune, words, **more)
    return classify_opinion(
        opinion, by=by, at=BEFORE, field="thuy_loi", urgency="cao", competence="xã", ordinary=True
    ).group


@remembered
def a_guest(dialogue: Dialogue, by: Actor, name: str = "Vàng Thị Súa", **more: object) -> Invitation:
    return add_guest(dialogue, by=by, at=BEFORE, name=name, **more)


@remembered
def a_dialogue_in_session(commune: Commune, by: Actor) -> Dialogue:
    dialogue = an_open_dialogue(commune, by)
    open_conference(dialogue, by=by, at=ON_THE_DAY)
    return dialogue


@remembered
def an_assignment(commune: Commune, by: Actor, dialogue: Dialogue | None = None) -> Assignment:
    """The hall has decided, the conclusion is out: Phòng Kinh tế owes an answer."""
    dialogue = dialogue or an_open_dialogue(commune, by)
    group = a_group(commune, by)
    open_conference(dialogue, by=by, at=ON_THE_DAY)
    record_outcome(group, by=by, at=ON_THE_DAY, kind=Outcome.Kind.ASSIGNED, body=body("Phòng Kinh tế"))
    close_conference(dialogue, by=by, at=moment(datetime(2026, 6, 18, 11, 30)))
    issue_conclusion(dialogue, by=by, at=AFTER, issued_on=AFTER.date())
    return Assignment.objects.get(group=group)


REPLY = "Phòng Kinh tế đã kiểm tra ngày 25/6/2026; mương được sửa xong trước ngày 15/7/2026."


@remembered
def a_reply(commune: Commune, by: Actor, assignment: Assignment | None = None):
    assignment = assignment or an_assignment(commune, by)
    return send_reply(assignment, by=by, at=moment(datetime(2026, 6, 26, 9, 0)), text=REPLY)


@remembered
def a_dialogue_ready_to_seal(commune: Commune, by: Actor) -> Dialogue:
    dialogue = a_reply(commune, by).assignment.dialogue
    on = moment(datetime(2026, 6, 29, 9, 0))
    issue_minutes(dialogue, by=by, at=on, issued_on=on.date())
    issue_report(dialogue, by=by, at=on, issued_on=on.date())
    return dialogue
