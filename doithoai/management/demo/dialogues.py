"""The three dialogues of the demonstration, acted out day by day."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from doithoai.actions.conclusion.draft_conclusion import draft_conclusion
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.conference.admit_walk_in import admit_walk_in
from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.check_in import check_in
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.conference.take_minutes import take_minutes
from doithoai.actions.invitations.add_guest import add_guest
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.acknowledge_emergency import acknowledge_emergency
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.actions.opinions.take_handover import take_handover
from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.actions.replies.extend_deadline import extend_deadline
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.actions.replies.record_delivery import record_delivery
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.issue_report import issue_report
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.management.demo.story import Cast, at, working_day_from
from doithoai.models import Actor, Assignment, Dialogue, Duty, Emergency, Invitation, Opinion
from doithoai.rules.triage import mask_spans, masked
from doithoai.rules.working_days import load_calendar

FAMILY = ("Lò", "Cầm", "Quàng", "Lường", "Tòng", "Hà", "Nguyễn", "Trần", "Giàng", "Vừ", "Phan", "Ngô")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thị Thu", "Xuân")
GIVEN = ("An", "Bảo", "Chung", "Dần", "Đào", "Hiền", "Khải", "Liên", "Mừng", "Nhàn", "Phương", "Thắng")
QUARTERS = ("I", "II", "III", "IV")
DELEGATES = (
    ("Cầm Văn Toản", "Phó Bí thư Thường trực Đảng ủy xã"),
    ("Phạm Văn Hòa", "Chủ tịch Ủy ban MTTQ Việt Nam xã"),
    ("Nguyễn Thị Duyên", "Chủ tịch Hội Liên hiệp Phụ nữ xã"),
    ("Vì Văn Kẹo", "Chủ tịch Hội Nông dân xã"),
    ("Nguyễn Văn Tư", "Trưởng phòng Kinh tế"),
    ("Quàng Thị Nga", "Trưởng phòng Văn hóa - Xã hội"),
)

#: One entry of opinions.toml with the opinion it became.
Said = tuple[dict[str, Any], Opinion]


def plan(cast: Cast, title: str, held_on: date, *, venue: str) -> Dialogue:
    """A full plan, written and issued about a month before the day."""
    clerk, wrote = cast["lan"], working_day_from(held_on - timedelta(days=28))
    dialogue = create_dialogue(cast.commune, by=clerk, at=at(wrote), title=title, year=held_on.year)
    revise_plan(
        dialogue, by=clerk, at=at(wrote, 9), seen=0, held_on=held_on, starts_at=time(8, 0), duration="½ ngày",
        venue=venue, chair_name="Lò Văn Bình", secretary_name="Hoàng Anh Thư",
        chair_substitute="phân công 01 Phó Chủ tịch Ủy ban nhân dân xã khi Chủ tịch có việc đột xuất",
        signer_name="Lò Văn Bình", signer_title="TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH",
        collect_until=held_on - timedelta(days=5), attendance_min=50, attendance_max=120, minutes_per_turn=5,
        purposes=[
            "Lắng nghe tâm tư, nguyện vọng, tiếp nhận và giải quyết kịp thời kiến nghị chính đáng của Nhân dân",
            "Tăng cường trách nhiệm của người đứng đầu trong việc trả lời ý kiến đúng hạn",
        ],
        topics=["Giao thông nông thôn", "Nước sinh hoạt và thủy lợi", "Chính sách xã hội", "Thủ tục hành chính"],
        target_groups=["Đại diện hộ gia đình sáu thôn, bản, xóm"],
        participants=["Thường trực Đảng ủy, HĐND, UBND xã", "Ủy ban MTTQ và các đoàn thể", "Trưởng thôn, bản, xóm"],
        legal_bases=[
            {"text": "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "number": "72/2025/QH15", "date": "2025-06-16"},
            {"text": "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022", "number": "10/2022/QH15", "date": "2022-11-10"},
        ],
        agenda=[
            {"item": "Ổn định tổ chức, tuyên bố lý do, giới thiệu đại biểu, thư ký", "who": "Văn phòng", "minutes": 15},
            {"item": "Báo cáo kết quả giải quyết ý kiến kỳ trước", "who": "Chủ trì", "minutes": 15},
            {"item": "Nhân dân phát biểu theo thứ tự đăng ký", "who": "Nhân dân", "minutes": 90},
            {"item": "Trả lời, giải trình", "who": "Chủ trì và các đơn vị", "minutes": 60},
            {"item": "Kết luận, thông qua biên bản", "who": "Chủ trì, thư ký", "minutes": 20},
        ],
        tasks=[
            {"unit": "Văn phòng HĐND và UBND xã", "task": "Tiếp nhận, tổng hợp ý kiến; phát hành giấy mời; ghi biên bản", "due": ""},
            {"unit": "Ủy ban MTTQ Việt Nam xã", "task": "Thu thập ý kiến qua các đoàn thể; giám sát thực hiện kết luận", "due": ""},
            {"unit": "Công an xã", "task": "Bảo đảm an ninh trật tự", "due": ""},
        ],
        recipients=["Thường trực Đảng ủy xã", "Thường trực HĐND xã", "Ủy ban MTTQ Việt Nam xã", "Trưởng các thôn, bản, xóm"],
    )  # fmt: skip
    issue_plan(dialogue, by=clerk, at=at(wrote, 15), issued_on=wrote)
    return dialogue


def collect(
    cast: Cast, dialogue: Dialogue, opinions: list[dict[str, Any]], first: date, last: date
) -> list[Said]:
    """The opinions come in one by one, over the days from `first` to `last`, each by its own door."""
    span = max((last - first).days, 1)
    said: list[Said] = []
    for number, each in enumerate(opinions):
        moment = at(first + timedelta(days=number * span // len(opinions)), 7 + number % 10, number * 7 % 60)
        words = {
            "words": each["words"], "author": each.get("author", ""), "contact": each.get("contact", ""),
            "hamlet": cast.hamlets[each["hamlet"]], "publish": "hamlet" if number % 3 else "none",
        }  # fmt: skip
        channel = each.get("channel")
        if channel:
            head = (
                HEADS.get(each["hamlet"]) if channel == "hamlet" else None
            )  # the Front brings the other hamlets'
            by = cast[head or "hoa"]
            said.append((each, enter_opinion(cast.commune, by=by, at=moment, dialogue=dialogue, **words)))
        else:
            citizen = Actor.citizen(cast.commune.pk)
            said.append((each, submit_opinion(cast.commune, by=citizen, at=moment, **words)))
    for emergency in Emergency.objects.unanswered():
        took = emergency.raised_at + timedelta(minutes=9)
        acknowledge_emergency(emergency, by=cast["lan"], at=took, doing="Đã gọi trưởng thôn đến xem ngay")
    return said


#: Hamlets whose head has an account.
HEADS = {"bản Nà Hoa": "mai", "bản Co Mận": "son"}


def triage(cast: Cast, said: list[Said], *, show: bool, before: Sequence[Said] = ()) -> None:
    """Classify, merge, divert, tell what the dialogue `before` heard already; what has no field yet is left waiting
    for the clerk."""
    clerk = cast["lan"]
    for each, opinion in said:
        moment = opinion.received_at + timedelta(hours=2)
        if "divert" in each:
            to = cast.commune.reception_desk.split(" (")[0] if each["divert"] == "complaint" else "Công an xã"
            take_handover(opinion, by=clerk, at=moment, part="sheet")
            divert_opinion(opinion, by=clerk, at=moment, kind=each["divert"], to=to)
            continue
        if "with" in each:
            group = said[each["with"] - 1][1].group
            group.refresh_from_db()
            merge_opinions(group, by=clerk, at=moment, opinions=[opinion])
        elif "field" in each:
            labels = {key: each[key] for key in ("field", "urgency", "competence")}
            classify_opinion(opinion, by=clerk, at=moment, ordinary=True, **labels)
        else:
            continue
        if "again" in each and opinion.dialogue:
            earlier = before[each["again"] - 1][1].group
            link_matter(opinion.dialogue, by=clerk, at=moment, opinions=[opinion.pk], earlier=earlier)
        if show:
            words = masked(opinion.words, mask_spans(opinion.words))
            confirm_mask(opinion, by=clerk, at=moment, public_words=words)


def prepare(cast: Cast, said: list[Said], due_on: date, moment_on: date) -> None:
    for each, opinion in said:
        if "body" in each and opinion.group:
            preparation = assign_preparation(
                opinion.group,
                by=cast["lan"],
                at=at(moment_on, 10),
                body=cast.bodies[each["body"]],
                due_on=due_on,
            )
            if "draft" in each:
                draft_answer(preparation, by=cast["lan"], at=at(moment_on, 16), answer=each["draft"])


def invite(cast: Cast, dialogue: Dialogue, day: date, *, citizens: int) -> list[Invitation]:
    clerk, hamlets, guests = cast["lan"], list(cast.hamlets.values()), []
    for name, position in DELEGATES:
        guests.append(
            add_guest(dialogue, by=clerk, at=at(day, 9), name=name, position=position, kind="delegate")
        )
    for n in range(citizens):
        name = f"{FAMILY[n % 12]} {MIDDLE[n // 2 % 6]} {GIVEN[(n * 5 + n // 12) % 12]}"
        guests.append(
            add_guest(dialogue, by=clerk, at=at(day, 9), name=name, hamlet=hamlets[n % len(hamlets)])
        )
    publish_notice(dialogue, by=clerk, at=at(day, 10), issued_on=day)
    issue_invitations(dialogue, by=clerk, at=at(day, 10), issued_on=day)
    prove(cast, dialogue, "notice", day, "Biên bản niêm yết tại trụ sở và sáu nhà văn hóa; loa phát 3 ngày")
    return guests


def prove(cast: Cast, dialogue: Dialogue, key: str, day: date, proof: str) -> None:
    for duty in Duty.objects.filter(dialogue=dialogue, key__startswith=key, proved_at=None):
        record_proof(duty, by=cast["lan"], at=at(day, 17), proof=proof)


def hold(
    cast: Cast, dialogue: Dialogue, said: list[Said], guests: list[Invitation], *, walk_ins: int
) -> None:
    """The morning in the hall, minute by minute."""
    clerk, secretary, chair, day = cast["lan"], cast["thu"], cast["binh"], dialogue.held_on
    assert day  # noqa: S101 - the plan set it
    for n, guest in enumerate(guests):
        if n % 7:
            check_in(guest, by=clerk, at=at(day, 7, 20 + n % 38))
    for n in range(walk_ins):
        name = f"{FAMILY[(n + 5) % 12]} Thị {GIVEN[(n + 7) % 12]}"
        admit_walk_in(
            dialogue, by=clerk, at=at(day, 7, 50), name=name, hamlet=list(cast.hamlets.values())[n % 6]
        )
    askers = [(each, opinion) for each, opinion in said if "with" not in each and opinion.group]
    speakers = [
        register_to_speak(
            dialogue, by=clerk, at=at(day, 7, 55), name=opinion.author or "Một người dân", hamlet=opinion.hamlet,
            about=each["words"][:80], opinion=opinion,
        )
        for each, opinion in askers
    ]  # fmt: skip
    open_conference(dialogue, by=chair, at=at(day, 8, 5))
    for n, ((each, opinion), speaker) in enumerate(zip(askers, speakers, strict=True)):
        begins = at(day, 8, 20) + timedelta(minutes=9 * n)
        call_speaker(speaker, by=chair, at=begins)
        take_minutes(
            dialogue, by=secretary, at=begins + timedelta(minutes=2), part="opinion", words=each["words"],
            speaker=speaker, group=opinion.group,
        )  # fmt: skip
        record_outcome(
            opinion.group, by=chair, at=begins + timedelta(minutes=7), kind=each["what"],
            body=cast.bodies.get(each.get("body", "")), answer=each.get("answer", ""),
        )  # fmt: skip
    end = at(day, 8, 20) + timedelta(minutes=9 * len(askers) + 10)
    take_minutes(
        dialogue, by=secretary, at=end, part="conclusion",
        words="Chủ trì cảm ơn Nhân dân, yêu cầu các đơn vị trả lời đúng hạn và niêm yết kết quả tại nhà văn hóa.",
    )  # fmt: skip
    close_conference(dialogue, by=chair, at=end + timedelta(minutes=5))


def conclude(cast: Cast, dialogue: Dialogue) -> date:
    assert dialogue.held_on  # noqa: S101 - it was held
    issued_on = load_calendar().after(dialogue.held_on, 4).date
    draft_conclusion(
        dialogue, by=cast["lan"], at=at(issued_on, 8), seen=0, monitor="Văn phòng HĐND và UBND xã",
        assessment="Hội nghị diễn ra dân chủ, thẳng thắn, đúng trọng tâm; các ý kiến cụ thể, có trách nhiệm.",
    )  # fmt: skip
    issue_minutes(dialogue, by=cast["thu"], at=at(issued_on, 9), issued_on=issued_on)
    issue_conclusion(dialogue, by=cast["binh"], at=at(issued_on, 14), issued_on=issued_on)
    prove(
        cast,
        dialogue,
        "results_public",
        issued_on,
        "Biên bản niêm yết kết quả tại trụ sở; gửi sáu trưởng thôn",
    )
    aired = load_calendar().after(issued_on, 3).date
    prove(cast, dialogue, "lasting.loudspeaker", aired, "Sổ loa: phát kết quả ba ngày liền, sáng và chiều")
    return issued_on


def answer(cast: Cast, dialogue: Dialogue, said: list[Said], held_on: date, until: date) -> None:
    """Replies day by day, none after `until`; people say whether they are satisfied."""
    owed = {each.group_id: each for each in Assignment.objects.filter(dialogue=dialogue)}
    for n, (each, opinion) in enumerate(said):
        assignment = owed.get(opinion.group_id or 0)
        if "reply" in each and assignment:
            day = min(working_day_from(assignment.assigned_at.date() + timedelta(days=5 + n)), until)
            send_reply(assignment, by=cast["lan"], at=at(day, 15), text=each["reply"])
        if each.get("extend") and assignment:
            later = load_calendar().after(assignment.due_on, 8).date
            extend_deadline(
                assignment, by=cast["lan"], at=at(min(assignment.due_on, until), 9), due_on=later,
                reason="Chờ Văn phòng Đăng ký đất đai trả lời kết quả đo lại",
            )  # fmt: skip
    for n, (each, opinion) in enumerate(said):
        if "satisfied" in each:
            day = min(working_day_from(held_on + timedelta(days=20 + n)), until)
            rate_reply(
                opinion, by=Actor.citizen(cast.commune.pk), at=at(day, 19), satisfied=each["satisfied"]
            )


def sealed(cast: Cast, opinions: list[dict[str, Any]], held_on: date) -> list[Said]:
    dialogue = plan(
        cast, f"Đối thoại trực tiếp giữa Chủ tịch UBND xã với Nhân dân cuối năm {held_on.year}", held_on,
        venue="Nhà văn hóa thôn Bến Đá",
    )  # fmt: skip
    said = collect(cast, dialogue, opinions, held_on - timedelta(days=20), held_on - timedelta(days=6))
    triage(cast, said, show=True)
    prove(
        cast,
        dialogue,
        "synthesis",
        working_day_from(held_on - timedelta(days=6)),
        "Bảng tổng hợp gửi Đảng ủy, HĐND xã",
    )
    guests = invite(cast, dialogue, working_day_from(held_on - timedelta(days=12)), citizens=52)
    hold(cast, dialogue, refreshed(said), guests, walk_ins=6)
    concluded = conclude(cast, dialogue)
    answer(cast, dialogue, refreshed(said), held_on, concluded + timedelta(days=40))
    for _, opinion in refreshed(said):
        if (
            opinion.channel == Opinion.Channel.HAMLET and opinion.hamlet
        ):  # the head who wrote it down brings the answer back
            head = cast[HEADS[opinion.hamlet.name]]
            record_delivery(opinion, by=head, at=at(concluded + timedelta(days=41), 17), how="read")
    closing = working_day_from(concluded + timedelta(days=42))
    taken_down = working_day_from(concluded + timedelta(days=31))
    prove(cast, dialogue, "lasting.posting", taken_down, "Ảnh bảng niêm yết ngày đầu và ngày gỡ, đủ 30 ngày")
    issue_report(
        dialogue, by=cast["lan"], at=at(closing, 9), issued_on=closing, lessons="Các đơn vị trả lời đúng hạn, có căn cứ.",
        proposals="Đề nghị tỉnh sớm đầu tư trạm phát sóng cho bản Co Mận.",
    )  # fmt: skip
    seal_dossier(dialogue, by=cast["lan"], at=at(closing, 10))
    return refreshed(said)


def answering(
    cast: Cast, opinions: list[dict[str, Any]], held_on: date, today: date, before: Sequence[Said]
) -> list[Said]:
    dialogue = plan(
        cast, f"Đối thoại trực tiếp giữa Chủ tịch UBND xã với Nhân dân quý {QUARTERS[(held_on.month - 1) // 3]} năm {held_on.year}",
        held_on, venue="Nhà văn hóa xóm Chợ Mới",
    )  # fmt: skip
    said = collect(cast, dialogue, opinions, held_on - timedelta(days=20), held_on - timedelta(days=6))
    triage(cast, said, show=True, before=before)
    prove(
        cast,
        dialogue,
        "synthesis",
        working_day_from(held_on - timedelta(days=6)),
        "Bảng tổng hợp gửi Đảng ủy, HĐND xã",
    )
    guests = invite(cast, dialogue, working_day_from(held_on - timedelta(days=12)), citizens=64)
    hold(cast, dialogue, refreshed(said), guests, walk_ins=9)
    conclude(cast, dialogue)
    answer(cast, dialogue, refreshed(said), held_on, today - timedelta(days=1))
    return refreshed(said)


def coming(
    cast: Cast, opinions: list[dict[str, Any]], held_on: date, today: date, before: Sequence[Said]
) -> None:
    yesterday = load_calendar().before(today, 1).date  # a working day: nothing is dated in the future
    dialogue = plan(
        cast, "Đối thoại trực tiếp giữa Chủ tịch UBND xã với Nhân dân về giao thông và nước sinh hoạt", held_on,
        venue="Nhà văn hóa bản Nà Hoa",
    )  # fmt: skip
    said = collect(cast, dialogue, opinions, today - timedelta(days=9), today - timedelta(days=2))
    triage(cast, said[:12], show=True, before=before)
    triage(cast, said[18:20], show=False)
    prepare(cast, refreshed(said), working_day_from(held_on - timedelta(days=6)), yesterday)
    invite(cast, dialogue, yesterday, citizens=40)
    for each, opinion in refreshed(said)[:5]:
        if opinion.author:
            register_to_speak(
                dialogue, by=cast["lan"], at=at(yesterday, 11), name=opinion.author, hamlet=opinion.hamlet,
                about=each["words"][:80], opinion=opinion,
            )  # fmt: skip


def refreshed(said: list[Said]) -> list[Said]:
    """The same opinions as they are now: triage moved them."""
    for _, opinion in said:
        opinion.refresh_from_db()
    return said
