"""What is taken out before anything leaves: codes, numbers, the names of those who asked."""

import re
from collections.abc import Iterable

from doithoai.models import Opinion
from doithoai.rules.codes import ALPHABET, short_code
from doithoai.rules.personal_data import masked, number_spans
from doithoai.rules.vietnamese import nfc

NAMELESS = "[người nêu ý kiến]"
SHORTEST_SECRET = 4  # letters; a shorter name would cover half of an answer

# Not \b: in JSON the letter of an escaped line end may stand right before a code.
_CODE = re.compile(
    rf"(?<![{ALPHABET}-])[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}(?![{ALPHABET}-])"
)


def without_codes(text: str, *, but: str = "") -> str:
    """The text with every tracking code shortened, except one's own."""
    return _CODE.sub(lambda found: found[0] if found[0] == but else short_code(found[0]), text)


def secrets_of(opinions: Iterable[Opinion]) -> set[str]:
    """The names and contacts of those who asked: what an official may repeat in an answer by mistake."""
    return {each for opinion in opinions for each in (opinion.author, opinion.contact) if each}


def without_people(text: str, secrets: Iterable[str]) -> str:
    """The text without these names and contacts, however their letters are typed."""
    text = nfc(text)
    for secret in sorted({nfc(each).strip() for each in secrets}, key=len, reverse=True):
        if len(secret) >= SHORTEST_SECRET:
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", NAMELESS, text, flags=re.IGNORECASE)
    return text


def for_everyone(text: str, secrets: Iterable[str] = ()) -> str:
    """An official's words for everyone to read: without the people who asked, personal numbers and codes."""
    text = without_people(text, secrets)
    return without_codes(masked(text, number_spans(text)))


def who_may_be_named(opinion: Opinion) -> str:
    """ "Lê Văn Ba, thôn Đồng Mới", "thôn Đồng Mới" or nothing: as far as the person agreed; a
    child never."""
    hamlet = str(opinion.hamlet or "")
    if opinion.child:
        return ""
    if opinion.publish == Opinion.Publish.NAME:
        return ", ".join(part for part in (opinion.author, hamlet) if part)
    return hamlet if opinion.publish == Opinion.Publish.HAMLET else ""
