"""What triage shows beside one opinion: the rules' suggestion in words, and the groups nearest to it."""

from dataclasses import dataclass

from doithoai.models import Opinion, OpinionGroup
from doithoai.rules import triage as rules
from doithoai.rules.likeness import ranked_alike
from doithoai.rules.vietnamese import fold

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

    `words` asks for the groups that hold each of them instead, with or without accents. A group is compared
    by its question and the words of the people in it.
    """
    rows = (
        OpinionGroup.objects.filter(dialogue=opinion.dialogue_id).with_counts().prefetch_related("opinions")
    )
    groups = list(rows.exclude(pk=opinion.group_id or 0))
    said = [" ".join([group.question, *(each.words for each in group.opinions.all())]) for group in groups]
    if asked := fold(words).split():
        texts = [fold(f"{group.number} {text}") for group, text in zip(groups, said, strict=True)]
        hold = [
            group for group, text in zip(groups, texts, strict=True) if all(word in text for word in asked)
        ]
        return hold[:most]
    return [groups[place] for place, _ in ranked_alike(opinion.words, said)[:most]]
