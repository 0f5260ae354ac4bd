"""Words without the people: tracking codes, and names and contacts that are known, taken out of a text."""

import re
from collections.abc import Iterable

from .codes import ALPHABET, short_code
from .vietnamese import nfc

NAMELESS = "[người nêu ý kiến]"
SHORTEST_SECRET = 4  # letters; a shorter name would cover half of an answer

# Not \b: in JSON the letter of an escaped line end may stand right before a code.
_CODE = re.compile(
    rf"(?<![{ALPHABET}-])[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}(?![{ALPHABET}-])"
)


def without_codes(text: str, *, but: str = "") -> str:
    """The text with every tracking code shortened, except one's own."""
    return _CODE.sub(lambda found: found[0] if found[0] == but else short_code(found[0]), text)


def without_people(text: str, secrets: Iterable[str]) -> str:
    """The text without these names and contacts, however their letters are typed."""
    text = nfc(text)
    for secret in sorted({nfc(each).strip() for each in secrets}, key=len, reverse=True):
        if len(secret) >= SHORTEST_SECRET:
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", NAMELESS, text, flags=re.IGNORECASE)
    return text
