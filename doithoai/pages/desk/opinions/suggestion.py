"""What triage shows beside one opinion: the rules' suggestion in words, and the groups nearest to it."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from doithoai.models import Opinion, OpinionGroup
from doithoai.rules import triage as rules
from doithoai.rules.vietnamese import fold

#: Below this a group is not like the opinion at all (0–100, rapidfuzz token_set_ratio).
ALIKE_AT_LEAST = 45

#: What to think of when an opinion looks like another procedure's matter.
KIND_SAYS: dict[str, str] = {
    "complaint": "Có vẻ là khiếu nại một quyết định, hành vi cụ thể; giải quyết theo Luật Khiếu nại.",
    "denunciation": "Có vẻ là tố cáo; phải giữ bí mật người gửi, chuyển theo Luật Tố cáo.",
}
EMERGENCY_SAYS = "Có vẻ là việc khẩn cấp: báo ngay người trực, sau đó vẫn phân loại bình thường."


@dataclass(frozen=True)
class Hint:
    """One suggestion. `because`, `urgent_because`, `kind_because`: the words of the text that speak for it;
    `spans`: what would be masked, in words; `masked`: the text with the masks."""

    field: str
    because: tuple[str, ...]
    urgency: str
    urgent_because: tuple[str, ...]
    kind: str
    kind_because: tuple[str, ...]
    spans: tuple[str, ...]
    masked: str


def suggest(words: str) -> Hint:
    """Everything suggested for one opinion. A person decides."""
    said = rules.suggest(words)
    return Hint(
        field=said.fields[0] if said.fields else "",
        because=said.because,
        urgency=said.urgency,
        urgent_because=said.urgency_because,
        kind=said.kind,
        kind_because=said.kind_because,
        spans=tuple(words[span.start : span.end] for span in said.mask),
        masked=rules.masked(words, said.mask),
    )


def nearest_groups(opinion: Opinion, most: int, words: str = "") -> list[OpinionGroup]:
    """Other groups of the dialogue that may ask the same, the most alike first.

    `words` narrows to groups that hold each of them, with or without accents; without words only groups
    alike enough are offered. A short list for a person, never a merge by itself.
    """
    groups = (
        OpinionGroup.objects.filter(dialogue=opinion.dialogue_id)
        .exclude(pk=opinion.group_id or 0)
        .with_counts()
    )
    asked, said = fold(words).split(), fold(opinion.words)
    ranked = []
    for group in groups:
        question = fold(f"{group.number} {group.question}")
        alike = fuzz.token_set_ratio(said, question)
        if all(word in question for word in asked) if asked else alike >= ALIKE_AT_LEAST:
            ranked.append((alike, group))
    ranked.sort(key=lambda pair: -pair[0])
    return [group for _, group in ranked[:most]]
