"""Where each of the nine steps stands: its sentence, its numbers, its people, its one or two buttons."""

from collections.abc import Callable

from django.db.models import Count, Q

from doithoai.actions.conclusion.draft_conclusion import draft_conclusion
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.invitations.add_guest import add_guest
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.actions.reports.issue_report import issue_report
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Actor, Assignment, Dialogue, Outcome, Paper, Preparation
from doithoai.models.progress import Progress
from doithoai.pages.desk.dialogues.step import Step, button, number, table
from doithoai.pages.desk.doors import may_ever
from doithoai.rules.procedure import BEFORE_THE_DAY, Role, Stage


def plan(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    if dialogue.plan_issued_on:
        step.says = f"Kế hoạch đã ban hành ngày {dialogue.plan_issued_on:%d/%m/%Y}."
    else:
        missing = [
            what
            for what, said in (
                ("ngày họp", dialogue.held_on),
                ("địa điểm", dialogue.venue),
                ("nội dung", dialogue.topics),
                ("chương trình", dialogue.agenda),
                ("người ký", dialogue.signer_name),
            )
            if not said
        ]
        step.says = (
            f"Đang soạn; còn thiếu {', '.join(missing)}." if missing else "Đang soạn; đã đủ các phần chính."
        )
    step.people = [
        {"name": name, "role": role}
        for name, role in (
            (dialogue.chair_name, f"chủ trì, {dialogue.get_chair_role_display()}"),
            (dialogue.secretary_name, "thư ký"),
            (dialogue.signer_name, "ký kế hoạch"),
        )
        if name
    ]
    why_not = revise_plan.refusal(dialogue, by=by)
    label = "Xem kế hoạch" if why_not else "Soạn kế hoạch"
    step.buttons = [button(label, "desk:plan", dialogue.pk, icon="edit")]
    if dialogue.stage in BEFORE_THE_DAY:
        noted = f" ({len(dialogue.events)})" if dialogue.events else ""
        step.buttons.append(
            button(f"Yêu cầu đối thoại, lấy ý kiến{noted}", "desk:events", dialogue.pk, verb="record_event")
        )


def collect(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    until = f" Nhận đến hết ngày {dialogue.collect_until:%d/%m/%Y}." if dialogue.collect_until else ""
    elsewhere = f", gồm {progress.diverted} đã chuyển nơi khác" if progress.diverted else ""
    step.says = f"Đã nhận {progress.received} ý kiến{elsewhere}.{until}"
    step.buttons = [
        button("Xem ý kiến", "desk:dialogue_opinions", dialogue.pk),
        button(
            "Nhập hộ người dân", "desk:enter_opinion",
            icon="chat", verb="enter_opinion", why_not=table("enter_opinion", dialogue, by),
        ),
        button(
            "Nhập phiếu giấy", "desk:grid", dialogue.pk, icon="edit", verb="enter_batch",
            why_not=table("enter_batch", dialogue, by),
        ),
        button(
            "Nạp từ Excel", "desk:import_opinions", dialogue.pk, icon="file", verb="import_opinions",
            why_not=table("import_opinions", dialogue, by),
        ),
        button(
            "Nạp từ hộp thư", "desk:import_letters", dialogue.pk, icon="file", verb="import_letters",
            why_not=table("import_letters", dialogue, by),
        ),
    ]  # fmt: skip
    if dialogue.stage in BEFORE_THE_DAY:
        step.buttons.append(
            button("Việc chưa xong từ hội nghị trước", "desk:carry_over", dialogue.pk, icon="back")
        )
    if dialogue.stage in (Stage.CLOSED, Stage.CANCELLED):
        del step.buttons[1:]  # what is entered now belongs to the next dialogue


def triage(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    left = progress.unclassified
    step.says = (
        "Chưa có ý kiến nào để phân loại." if not progress.opinions
        else f"Còn {left} ý kiến chưa phân loại." if left else "Mọi ý kiến đã được phân loại."
    )  # fmt: skip
    if progress.doubted:
        step.says += f" Và {progress.doubted} tin đang nghi ngờ, chờ xem có phải ý kiến không."
    why_not = table("classify_opinion", dialogue, by)
    step.buttons = [
        button("Phân loại", "desk:triage", dialogue.pk, icon="merge", verb="sort_opinions", why_not=why_not),
        button("Xem các nhóm", "desk:groups", dialogue.pk),
    ]


def prepare(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    step.says = (
        f"{progress.prepared}/{progress.groups} nhóm đã có dự thảo; {progress.unprepared} nhóm chưa giao."
        if progress.groups > progress.unprepared or (progress.groups and step.state != "done")
        else "Không giao chuẩn bị trước hội nghị."
        if step.state == "done"
        else "Có nhóm ý kiến rồi mới giao chuẩn bị."
    )
    given = Preparation.objects.not_about_reader().filter(group__dialogue=dialogue)
    bodies = given.order_by().values("body__name")
    step.people = [
        {"name": each["body__name"], "role": f"{each['drafted']}/{each['given']} nhóm đã soạn"}
        for each in bodies.annotate(
            given=Count("pk"), drafted=Count("pk", filter=Q(drafted_at__isnull=False))
        )
    ]
    step.buttons = [
        button(
            "Giao chuẩn bị", "desk:groups", dialogue.pk, icon="people", verb="assign_preparation",
            why_not=table("assign_preparation", dialogue, by),
        )
    ]  # fmt: skip
    if by.is_any(Role.OFFICER):
        step.buttons.append(button("Nội dung tôi chuẩn bị", "desk:preparations", icon="edit"))


def invite(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    low, high = dialogue.attendance_min, dialogue.attendance_max
    bounds = [f"ít nhất {low}" if low else "", f"nhiều nhất {high}" if high else ""]
    wanted = ", ".join(part for part in bounds if part)
    step.says = f"Danh sách mời có {progress.guests} người" + (f" (người dân: {wanted})." if wanted else ".")
    if progress.uninvited and Paper.Kind.INVITATION in progress.papers:
        step.says += f" {progress.uninvited} người chưa có giấy mời cho ngày, giờ, nơi họp này."
    if progress.guests:
        step.numbers = [
            number(progress.citizens, "người dân được mời", of=low),
            number(progress.guests - progress.citizens, "đại biểu"),
        ]
    step.buttons = [
        button(
            "Khách mời",
            "desk:guests",
            dialogue.pk,
            icon="people",
            verb="add_guest",
            why_not=add_guest.refusal(dialogue, by=by),
        ),
        button("Giấy mời, thông báo", "desk:dialogue_papers", dialogue.pk, icon="files"),
    ]


def hold(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    if dialogue.stage in (Stage.POSTPONED, Stage.CANCELLED):
        step.says = f"{dialogue.get_stage_display()}: {dialogue.stage_note}"
    elif dialogue.closed_at:
        came = f"{progress.arrivals} người đến dự" if progress.arrivals else "chưa ghi ai đến dự"
        step.says = f"Đã họp; {came}."
    else:
        when = (
            f"{dialogue.held_on:%d/%m/%Y}" if dialogue.held_on else dialogue.time_words or "chưa ấn định ngày"
        )
        hour = f"{dialogue.starts_at:%H:%M}, " if dialogue.starts_at and dialogue.held_on else ""
        step.says = f"{hour}{when} tại {dialogue.venue}." if dialogue.venue else f"{hour}{when}."
    if progress.arrivals:
        step.numbers.append(number(progress.arrivals, "người đến dự", of=dialogue.attendance_min))
    if progress.groups and dialogue.opened_at:
        step.numbers.append(
            number(progress.groups - progress.undecided, "nhóm có kết quả", of=progress.groups)
        )
    if dialogue.stage == Stage.IN_SESSION:
        step.buttons = [
            button("Bàn chủ tọa", "hall:chair", dialogue.pk, icon="mic", kind="primary"),
            button("Bàn thư ký", "hall:secretary", dialogue.pk, icon="edit"),
            button("Điểm danh", "hall:check_in", dialogue.pk, icon="people"),
        ]
    elif step.state != "done" and not dialogue.closed_at:
        chairs = may_ever("open_conference", by)
        label = "Vào hội trường để khai mạc" if chairs else "Vào hội trường"
        why_not = open_conference.refusal(dialogue, by=by) if chairs else None
        step.buttons = [button(label, "hall:start", dialogue.pk, icon="door", why_not=why_not)]


def conclude(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    counts = (
        Outcome.objects.filter(group__dialogue=dialogue).order_by().values("kind").annotate(n=Count("pk"))
    )
    by_kind = {row["kind"]: row["n"] for row in counts}
    step.numbers = [number(by_kind[kind], label) for kind, label in Outcome.Kind.choices if kind in by_kind]
    step.says = (
        "Thông báo kết luận đã ban hành." if step.state == "done"
        else "Kết luận được soạn từ kết quả ghi tại hội nghị." if by_kind
        else "Sau hội nghị, kết quả từng nhóm ý kiến được đưa vào kết luận."
    )  # fmt: skip
    why_not = draft_conclusion.refusal(dialogue, by=by)
    if step.state == "done":
        step.buttons = [button("Xem kết luận", "desk:conclusion", dialogue.pk, icon="file")]
    else:
        step.buttons = [
            button(
                "Soạn kết luận",
                "desk:conclusion",
                dialogue.pk,
                icon="edit",
                verb="draft_conclusion",
                why_not=why_not,
            )
        ]


def reply(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    if not progress.assignments:
        step.says = "Sau kết luận, mỗi nhóm chưa trả lời tại chỗ được giao cho một đơn vị với ngày hạn."
    else:
        late = f"; {progress.overdue} quá hạn" if progress.overdue else ""
        step.says = f"{progress.answered}/{progress.assignments} văn bản đã trả lời{late}."
    step.numbers = [
        number(progress.answered, "đã trả lời", of=progress.assignments, kind="done"),
        *([number(progress.overdue, "quá hạn", kind="late")] if progress.overdue else []),
    ] if progress.assignments else []  # fmt: skip
    owed = Assignment.objects.filter(dialogue=dialogue).unanswered().order_by().values("body__name")
    step.people = [
        {"name": each["body__name"], "role": f"còn {each['n']} việc"} for each in owed.annotate(n=Count("pk"))
    ]
    if progress.assignments:
        step.buttons = [button("Theo dõi trả lời", "desk:follow_up", icon="clock")]


def report(step: Step, dialogue: Dialogue, progress: Progress, by: Actor) -> None:
    if dialogue.stage == Stage.CLOSED:
        step.says = "Hồ sơ đã niêm phong."
        step.buttons = [
            button("Tải hồ sơ (zip)", "desk:dossier_file", dialogue.pk, icon="download", kind="primary"),
            button("Xem báo cáo", "desk:report", dialogue.pk),
        ]
        return
    reported = Paper.Kind.REPORT in progress.papers
    step.says = "Đã có báo cáo; còn niêm phong hồ sơ." if reported else "Báo cáo lấy số liệu từ hồ sơ này."
    verb = seal_dossier if reported else issue_report
    label = "Niêm phong hồ sơ" if reported else "Lập báo cáo"
    step.buttons = [
        button(
            label,
            "desk:report",
            dialogue.pk,
            icon="seal",
            verb=verb.__name__,
            why_not=verb.refusal(dialogue, by=by),
        )
    ]


FILL: dict[str, Callable[[Step, Dialogue, Progress, Actor], None]] = {
    "plan": plan,
    "collect": collect,
    "triage": triage,
    "prepare": prepare,
    "invite": invite,
    "hold": hold,
    "conclude": conclude,
    "reply": reply,
    "report": report,
}
