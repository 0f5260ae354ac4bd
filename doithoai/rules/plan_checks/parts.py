"""What a plan must say and does not; what its own words contradict."""

import re
from collections.abc import Iterator

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.letters import flat

from .act_files import load_acts
from .finding import Finding, Severity, place
from .kinds import PaperKind, kind_of
from .sitting import Sitting, cited

_REASON = re.compile(
    r"(?<!tu )\bdo\b|\bvi (?:ly do|trung|mua|bao|dich|chua|dieu kien)|de (?:phong|bao dam|dam bao)|anh huong|trung (?:lich|voi)"
    r"|(?:thuc hien|theo) (?:chi thi|cong dien|cong van|quyet dinh|y kien)"
)
_KEPT = re.compile(
    r"(?:y kien|kien nghi|dang ky|cau hoi|noi dung khac|giay moi)[^.;\n]{0,120}(?:giu nguyen|van|duoc (?:giu|tiep nhan|chuyen|tra loi|tong"
    r")|khong thay doi|gia tri)|(?:giu nguyen|tiep tuc (?:nhan|tiep nhan)|bao luu)[^.;\n]{0,80}(?:y kien|kien nghi|dang ky)"
)
_TOLD_LATER = re.compile(r"thong bao (?:sau|cu the sau|lai)|se (?:duoc )?(?:thong bao|co thong bao)")
_HOW_TO_JOIN = re.compile(
    r"dang ky|gui (?:y kien|cau hoi|kien nghi|phieu|ve)|lien he|dien thoai|truc tuyen|tham (?:du|gia)[^.;\n]{0,40}(?:tai|qua|truc tiep)"
    r"|(?:moi|de nghi) (?:ong|ba|nhan dan|cu tri|cong dan|toan the|ba con)[^.;\n]{0,60}(?:tham|du|den)"
)
_CALENDAR = ("Lịch không có", "Thứ trong tuần", "trước ngày ban hành", "không thuộc năm")


def check_parts(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """Missing parts of the paper and of the sitting, the after-care, and the reader's own doubts."""
    kind = kind_of(facts)
    yield from _paper(facts, kind)
    if kind in (PaperKind.POSTPONEMENT, PaperKind.CANCELLATION):
        yield from _change(facts, kind)
    if kind not in (PaperKind.CANCELLATION, PaperKind.CONCLUSION) and not facts.time.cancelled:
        yield from _sitting_parts(facts, sitting, kind)
    if kind is PaperKind.PLAN and not facts.time.cancelled:
        yield from _after_care(facts, sitting)
    yield from _doubts(facts)


def _paper(facts: PlanFacts, kind: PaperKind) -> Iterator[Finding]:
    acts = load_acts()
    for missing, rule, says in (
        (facts.doc_number, "number_missing", "Văn bản chưa có số, ký hiệu."),
        (facts.issue_date, "date_missing", "Văn bản chưa ghi ngày ban hành."),
        (facts.issuing_body, "issuer_missing", "Không thấy tên cơ quan ban hành."),
        (facts.recipients, "recipients_missing", "Không có nơi nhận."),
        (facts.signer_name, "signer_missing", "Không thấy họ tên người ký."),
    ):
        if not missing:
            yield Finding(rule, "warning", f"{says} Hãy bổ sung trước khi ban hành.", acts.paper_parts)
    if not facts.legal_bases and kind is PaperKind.PLAN:
        yield Finding("bases_missing", "warning", "Kế hoạch không nêu căn cứ ban hành.", acts.grounds)


def _change(facts: PlanFacts, kind: PaperKind) -> Iterator[Finding]:
    """A sitting put off or called off: which one, why, and what becomes of what people have sent already."""
    acts, said = load_acts(), flat(facts.text)
    put_off = kind is PaperKind.POSTPONEMENT
    day = facts.time.replaces or (facts.time.iso if not put_off else ())
    for missing, rule, severity, says in (
        (not day, "old_day_missing", "warning", "không nói rõ hội nghị của ngày nào."),
        (not _REASON.search(said), "reason_missing", "warning", "không nêu lý do."),
        (
            not _KEPT.search(said),
            "opinions_kept_missing",
            "hint",
            "không nói ý kiến, đăng ký đã gửi được giữ hay chuyển đi đâu.",
        ),
        (
            put_off and not facts.time.iso and not _TOLD_LATER.search(said),
            "new_day_missing",
            "warning",
            "không nêu ngày mới, cũng không nói khi nào sẽ báo.",
        ),
    ):
        if missing:
            grave: Severity = "warning" if severity == "warning" else "hint"
            yield Finding(rule, grave, f"{kind} {says} Hãy bổ sung.", acts.changed)


def _sitting_parts(facts: PlanFacts, sitting: Sitting, kind: PaperKind) -> Iterator[Finding]:
    law = sitting.law or sitting.regulation
    notice = law.deadlines.get("notice")
    because = cited(law, notice.quote) if notice else cited(law, law.title)
    time = facts.time
    moved = bool(time.replaces)
    if kind is PaperKind.POSTPONEMENT:
        return  # asked for by itself; everything else of the plan it changes stays
    if not (time.iso or time.periods or time.recurrence):
        yield Finding(
            "time_missing", "warning" if moved else "error", f"{kind} không nêu thời gian tổ chức.", because
        )
    elif not time.iso and not moved:
        yield Finding(
            "day_missing", "hint" if kind is PaperKind.PLAN else "error",
            f"{kind} chưa nêu ngày cụ thể; chưa thể tính các thời hạn.", because,
            place(facts, "time"),
        )  # fmt: skip
    if moved:
        return  # a change of day keeps everything else of the plan it changes
    told = kind in (PaperKind.NOTICE, PaperKind.INVITATION)  # to people who were not at the planning
    asked = kind is PaperKind.NOTICE and notice is not None and "cách tham gia" in notice.quote
    for there, rule, severity, says in (
        (facts.venue, "venue_missing", "error", f"{kind} không nêu địa điểm."),
        (
            facts.participants or told,
            "participants_missing",
            "warning",
            "Kế hoạch không nêu thành phần tham dự.",
        ),
        (facts.assignments or told, "tasks_missing", "warning", "Kế hoạch không phân công ai làm việc gì."),
        (
            facts.topics,
            "topics_missing",
            "warning" if kind is PaperKind.NOTICE else "hint",
            "Không thấy nội dung đối thoại.",
        ),
        (
            not asked or _HOW_TO_JOIN.search(flat(facts.text)),
            "how_to_join_missing",
            "warning",
            "Thông báo không nói người dân tham gia, đăng ký, gửi ý kiến thế nào.",
        ),
    ):
        if not there:
            grave: Severity = (
                "error" if severity == "error" else "warning" if severity == "warning" else "hint"
            )
            yield Finding(rule, grave, f"{says} Hãy bổ sung.", because)


def _after_care(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """Nothing on what happens after the day: no conclusion, no reply, nobody to watch over it."""
    if facts.post_steps or any(one.direction == "after" for one in facts.deadlines):
        return
    said = flat(" ".join([*facts.agenda_steps, *(one.task for one in facts.assignments)]))
    if re.search(r"van ban tra loi|tra loi bang van ban|thong bao ket luan|ket qua giai quyet", said):
        return
    for source in sitting.sources:
        for key in ("results_public", "conclusion", "reply"):
            if rule := source.deadlines.get(key):
                yield Finding(
                    "no_after_care", "warning",
                    "Kế hoạch không nói việc sau đối thoại: ra thông báo kết luận, trả lời ý kiến, công khai kết quả.",
                    cited(source, rule.quote),
                )  # fmt: skip
                return
        if words := source.unnumbered.get("results_public"):
            yield Finding(
                "no_after_care", "warning", "Kế hoạch không nói việc sau đối thoại.", cited(source, words)
            )
            return


def _doubts(facts: PlanFacts) -> Iterator[Finding]:
    """The reader's doubts are findings too; the plan's own words are the reason."""
    for doubt in facts.doubts:
        if (
            doubt.field in ("doc_number", "issue_date", "text", "place", "issuing_body")
            and "lịch" not in doubt.says
        ):
            continue  # said by other checks, or about the file rather than the plan
        calendar = any(words in doubt.says for words in _CALENDAR)
        rule = {
            "time": "date_contradiction" if calendar else "frequency_contradiction",
            "deadlines": "deadline_unclear",
            "chair_role": "several_chairs",
        }.get(doubt.field, f"{doubt.field}_unclear")
        if doubt.field == "time" and "chưa nêu ngày" in doubt.says:
            continue
        at = place(facts, doubt.field)
        for index, stated in enumerate(facts.deadlines):
            if doubt.field == "deadlines" and stated.text in doubt.says:
                at = place(facts, f"deadlines.{index}")
        quoted = f"“{facts.text[at[0] : at[1]][:200]}”" if at else "lời văn của kế hoạch"
        severity: Severity = "error" if calendar else "hint" if doubt.field == "chair_role" else "warning"
        yield Finding(rule, severity, doubt.says, f"Kế hoạch viết: {quoted}.", at)
