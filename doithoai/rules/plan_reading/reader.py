"""One plan's text → its facts: every reader asked once, every fact with its place, every contradiction a
doubt.
"""

import re

from .bases import read_bases
from .chair import read_chair, read_substitute
from .deadlines import read_deadlines
from .ending import read_ending
from .facts import Doubt, Fact, PlanFacts, Span
from .groups import read_groups
from .header import Header, read_header
from .letters import flat, has_vietnamese_marks
from .normalise import normalise, scanner_slips
from .numbering import numbering_doubts
from .people import read_count, read_invited, read_participants
from .places import read_venue
from .sections import outline
from .steps import read_steps, read_topics
from .tables import tabled_tasks, tables
from .tasks import read_tasks
from .times import read_time

_LAST_WORDS = re.compile(
    r"^(?:tren day la|trong qua trinh (?:to chuc |trien khai )*thuc hien|nhan duoc ke hoach"
    r"|can cu (?:vao )?(?:noi dung )?ke hoach nay|(?:rat|kinh) mong|(?:van phong|cac don vi)[^.;:\n]{0,60} phoi hop thuc hien)\b",
    re.M,
)


def read_plan(text: str) -> PlanFacts:
    """The facts of a plan. Never raises on any text: what cannot be read is None, () or a doubt."""
    slips = scanner_slips(text)
    text = normalise(text)
    header = read_header(text)
    ending = read_ending(text)
    bases, grounds_end = read_bases(text, header.body_start)
    body: Span = (min(max(grounds_end, header.body_start), ending.start), ending.start)
    root = outline(text, body[0], _closing(text, body))

    title_text = header.title.text if header.title else ""
    found_tables = tables(text, body)
    schedules = [table for table in found_tables if table.is_schedule]
    chair, chair_doubts = read_chair(root, text, header.title, body, schedules)
    substitute = read_substitute(text, body)
    participants = read_participants(root) or read_invited(text, header.title, grounds_end)
    count, count_at, count_doubts = read_count(text, body)
    tabled_groups = [cell for table in schedules for cell in table.column("group")]
    groups = tabled_groups or read_groups(root, text, body, header.title, header.commune, participants)
    time, time_at, time_doubts = read_time(root, text, title_text, body, schedules)
    venue = read_venue(root, schedules)
    before, agenda, after = read_steps(root)
    agenda = agenda or [step for table in found_tables if table.is_programme for step in table.column("work")]
    topics = read_topics(root) or [
        cell for table in schedules if table.lists_sittings for cell in table.column("work")
    ]
    tasks = read_tasks(root) + tabled_tasks(found_tables)
    deadlines, deadline_doubts = read_deadlines(text, body, title_text)

    places = _places(
        issuing_body=header.issuing_body, doc_number=header.doc_number, place=header.place,
        issue_date=header.issue_date, title=header.title, legal_bases=[fact for _, fact in bases],
        chair_role=chair, chair_substitute=substitute, target_groups=groups, topics=topics, venue=venue,
        participants=participants, pre_steps=before, agenda_steps=agenda, post_steps=after,
        assignments=[fact for _, fact in tasks], deadlines=[fact for _, fact in deadlines],
        recipients=list(ending.recipients), signer_name=ending.signer_name, signer_title=ending.signer_title,
    )  # fmt: skip
    if time_at:
        places["time"] = time_at
    if count_at:
        places["participant_count"] = count_at
    doubts = [
        *_text_doubts(text, slips),
        *numbering_doubts(root),
        *_header_doubts(header, title_text, time.iso),
    ]
    doubts += [*chair_doubts, *count_doubts, *time_doubts, *deadline_doubts]
    return PlanFacts(
        text=text,
        issuing_body=_text(header.issuing_body),
        doc_number=_text(header.doc_number),
        place=_text(header.place),
        issue_date=_text(header.issue_date),
        title=_text(header.title),
        legal_bases=tuple(base for base, _ in bases),
        chair_role=_text(chair),
        chair_substitute=_text(substitute),
        target_groups=_texts(groups),
        topics=_texts(topics),
        time=time,
        venue=_texts(venue),
        participants=_texts(participants),
        participant_count=count,
        pre_steps=_texts(before),
        agenda_steps=_texts(agenda),
        post_steps=_texts(after),
        assignments=tuple(task for task, _ in tasks),
        deadlines=tuple(stated for stated, _ in deadlines),
        recipients=_texts(list(ending.recipients)),
        signer_name=_text(ending.signer_name),
        signer_title=_text(ending.signer_title),
        found_at=places,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def looks_like_plan(text: str) -> str | None:
    """None for the plan of a dialogue; otherwise a Vietnamese sentence saying what the text looks like
    instead.
    """
    words = flat(normalise(text))
    if len(words) < 200:
        return "Văn bản quá ngắn, chưa đủ là một kế hoạch đối thoại. Hãy tải lên toàn văn kế hoạch."
    if "doi thoai" not in words and "tiep xuc" not in words:
        return (
            "Văn bản không nói tới tiếp xúc, đối thoại. Hãy kiểm tra lại có đúng tệp kế hoạch đối "
            "thoại không."
        )
    if not re.search(r"ke hoach|chuong trinh|thong bao|giay moi", words[:2500]):
        return (
            "Văn bản có nói tới đối thoại nhưng không giống một kế hoạch. Hãy kiểm tra lại tên loại văn bản."
        )
    if len(re.findall(r"doi thoai|tiep xuc", words)) < 3 and not re.search(
        r"doi thoai|tiep xuc", words[:600]
    ):
        return (
            "Văn bản chỉ nhắc qua tới đối thoại; có thể đây không phải kế hoạch đối thoại. Hãy kiểm tra lại."
        )
    return None


def _closing(text: str, body: Span) -> int:
    """Where the last words ("Trên đây là …", "Trong quá trình thực hiện …") begin; they belong to no part."""
    late = body[0] + (body[1] - body[0]) * 7 // 10
    last = _LAST_WORDS.search(flat(text[late : body[1]]))
    return late + last.start() if last else body[1]


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def _texts(facts: list[Fact]) -> tuple[str, ...]:
    return tuple(fact.text for fact in facts)


def _places(**read: Fact | list[Fact] | None) -> dict[str, Span]:
    """FIELD → its words; for lists also FIELD.0, FIELD.1 … for the words of each item."""
    found: dict[str, Span] = {}
    for name, value in read.items():
        if isinstance(value, Fact):
            found[name] = value.span
        elif value:
            found[name] = (min(fact.start for fact in value), max(fact.end for fact in value))
            found |= {f"{name}.{index}": fact.span for index, fact in enumerate(value)}
    return found


def _text_doubts(text: str, slips: int) -> list[Doubt]:
    doubts = []
    if slips:
        doubts.append(Doubt("text", f"Đã sửa {slips} chỗ máy quét đọc sai chữ “đối thoại”."))
    if text and not has_vietnamese_marks(text):
        doubts.append(Doubt("text", "Văn bản gần như không có dấu tiếng Việt; hãy kiểm tra lại tệp gốc."))
    return doubts


def _header_doubts(header: Header, title: str, iso: tuple[str, ...]) -> list[Doubt]:
    doubts = list(header.doubts)
    issued = header.issue_date.text if header.issue_date else None
    stated = re.search(r"năm (20\d\d)", title)
    if stated and issued and abs(int(stated[1]) - int(issued[:4])) > 1:
        doubts.append(
            Doubt(
                "issue_date", f"Ngày ban hành {issued[:4]} không khớp với năm {stated[1]} trong tên kế hoạch."
            )
        )
    over = "ket luan" in flat(title)  # a paper from after the sitting
    early = [day for day in iso if issued and day < issued and not over]
    if early and issued:
        doubts.append(Doubt("time", "Ngày đối thoại trước ngày ban hành kế hoạch."))
    return doubts
