"""What a plan file states, as the fields of a dialogue: plan JSON -> values that `take_plan_facts` may write."""

import re
from datetime import date
from datetime import time as clock_time
from typing import Any

from doithoai.models import Dialogue


def stated(facts: dict[str, Any], dialogue: Dialogue) -> dict[str, Any]:
    """Only the fields the text states; rows that `dialogue` has already keep what people added to them."""
    time, count = facts.get("time") or {}, facts.get("participant_count") or {}
    days = time.get("iso") or []
    titled = re.findall(r"\bnăm (20\d\d)\b", facts.get("title") or "")
    dated = (days or [facts.get("issue_date") or (titled[-1] if titled else "")])[0]
    fields: dict[str, Any] = {
        "title": title_of(facts.get("title") or "")[:300],
        "year": int(dated[:4]) if dated else None,
        "issuer_name": (facts.get("issuing_body") or "")[:200],
        "legal_bases": facts.get("legal_bases"),
        "chair_role": chair_role(facts.get("chair_role") or ""),
        "chair_substitute": (facts.get("chair_substitute") or "")[:200],
        "target_groups": facts.get("target_groups"),
        "topics": facts.get("topics"),
        "held_on": date.fromisoformat(days[0]) if len(days) == 1 else None,
        "starts_at": hour_of(time.get("text") or "") if len(days) <= 1 else None,
        "time_words": (time.get("text") or "")[:300],
        "duration": (time.get("duration") or "")[:60],
        "venue": "; ".join(facts.get("venue") or [])[:300],
        "participants": facts.get("participants"),
        "attendance_min": count.get("min"),
        "attendance_max": count.get("max"),
        "agenda": agenda_of(facts.get("agenda_steps") or [], dialogue),
        "tasks": tasks_of(facts.get("assignments") or [], dialogue),
        "recipients": facts.get("recipients"),
        "signer_name": (facts.get("signer_name") or "")[:120],
        "signer_title": (facts.get("signer_title") or "")[:200],
    }
    return {field: value for field, value in fields.items() if value}


def agenda_of(items: list[str], dialogue: Dialogue) -> list[dict[str, Any]]:
    kept = {row["item"]: row for row in dialogue.agenda}
    return [kept.get(item) or {"item": item, "who": "", "minutes": None} for item in items]


def tasks_of(assigned: list[dict[str, str]], dialogue: Dialogue) -> list[dict[str, Any]]:
    kept = {(row["unit"], row["task"]): row for row in dialogue.tasks}
    return [
        kept.get((each["unit"], each["task"])) or {"unit": each["unit"], "task": each["task"], "due": ""}
        for each in assigned
    ]


#: An hour of the clock has a word before or after it that a length of time ("3 giờ 30 phút") has not.
HOUR = re.compile(
    r"(?P<before>(?:lúc|từ|hồi|vào|bắt đầu)\s+)?\b(?P<hour>\d{1,2})\s*(?:giờ|h|g|:)\s*(?P<minute>[0-5]\d)?"
    r"(?:\s*phút|')?\s*(?P<half>sáng|chiều)?\s*,?\s*(?P<after>thứ|ngày)?\b",
    re.IGNORECASE,
)


def hour_of(words: str) -> clock_time | None:
    """The first hour the words state for a sitting; None when they state none."""
    for found in HOUR.finditer(words):
        if found["before"] or found["half"] or found["after"]:
            hour, minute = int(found["hour"]), int(found["minute"] or 0)
            hour += 12 if hour < 6 and (found["half"] or "").lower() == "chiều" else 0
            return clock_time(hour, minute) if 6 <= hour <= 21 else None
    return None


def title_of(title: str) -> str:
    """The subject without the kind of paper in front: "Kế hoạch tiếp xúc, …" -> "Tiếp xúc, …"."""
    subject = re.sub(r"^(kế hoạch)\s*(về việc)?\s*", "", title, flags=re.IGNORECASE).strip()
    return subject[:1].upper() + subject[1:]


def chair_role(words: str) -> str | None:
    if re.search(r"HĐND|hội đồng nhân dân", words, re.IGNORECASE):
        return Dialogue.ChairRole.COUNCIL
    if re.search(r"bí thư", words, re.IGNORECASE):
        return Dialogue.ChairRole.PARTY
    return Dialogue.ChairRole.COMMITTEE if re.search(r"UBND|ủy ban|uỷ ban", words, re.IGNORECASE) else None
