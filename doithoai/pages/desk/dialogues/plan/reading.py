"""What was read from a plan file, for people: each fact with the words it came from, each doubt."""

from typing import Any

from doithoai.models import PlanFile

LABELS = {
    "issuing_body": "Cơ quan ban hành",
    "doc_number": "Số, ký hiệu",
    "place": "Nơi ban hành",
    "issue_date": "Ngày ban hành",
    "title": "Trích yếu",
    "legal_bases": "Căn cứ",
    "chair_role": "Chủ trì",
    "chair_substitute": "Người thay khi vắng",
    "target_groups": "Đối tượng",
    "topics": "Nội dung đối thoại",
    "time": "Thời gian",
    "venue": "Địa điểm",
    "participants": "Thành phần",
    "participant_count": "Số người dự",
    "pre_steps": "Việc trước hội nghị",
    "agenda_steps": "Chương trình",
    "post_steps": "Việc sau hội nghị",
    "assignments": "Phân công",
    "deadlines": "Thời hạn trong kế hoạch",
    "recipients": "Nơi nhận",
    "signer_name": "Người ký",
    "signer_title": "Chức vụ người ký",
}
#: Longest stretch of the plan's own words shown beside a fact (characters).
LONGEST = 280


def what_was_read(file: PlanFile) -> dict[str, Any]:
    """{facts: [{label, lines, words}], missing: [label], doubts: [{label, says}]} of one plan file."""
    facts, missing = [], []
    for name, label in LABELS.items():
        lines = in_words(name, file.said.get(name))
        if not lines:
            missing.append(label)
            continue
        span = (file.said.get("found_at") or {}).get(name)
        words = " ".join(file.text[span[0] : span[1]].split()) if span else ""
        if len(words) > LONGEST:
            words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
        facts.append({"label": label, "lines": lines, "words": words})
    doubts = [
        {"label": LABELS.get(doubt["field"], doubt["field"]), "says": doubt["says"]}
        for doubt in file.doubts_open
    ]
    return {"file": file, "facts": facts, "missing": missing, "doubts": doubts}


def in_words(name: str, value: Any) -> list[str]:
    """A value of the plan JSON as lines of text; none when the plan does not say."""
    if not value:
        return []
    if name == "time":
        said = [value.get("text") or "", f"Thời lượng: {value['duration']}" if value.get("duration") else ""]
        return [each for each in said if each]
    if name == "participant_count":
        return [
            f"{word} {value[key]} người"
            for key, word in (("min", "ít nhất"), ("max", "nhiều nhất"))
            if value.get(key)
        ]
    if name == "assignments":
        return [f"{each['unit']}: {each['task']}" for each in value]
    if name in ("legal_bases", "deadlines"):
        return [each["text"] for each in value]
    if name == "issue_date":
        year, month, day = value.split("-")
        return [f"{day}/{month}/{year}"]
    return list(value) if isinstance(value, list) else [str(value)]
