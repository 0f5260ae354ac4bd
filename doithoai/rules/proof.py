"""The small sum a browser does before it sends: seconds for one telephone, hours for a flood of letters.

The protocol is that of ALTCHA, version 1: find the number that was hashed behind the salt. Nobody is asked to read
crooked letters, and no other firm learns who visits. A browser without JavaScript does no sum and is served by another
way (outputs/open_record/sending.py).
"""

import json
from base64 import b64decode
from binascii import Error as BadBase64
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution

#: Numbers to try at most, half of it on average: about a second on a cheap telephone, while its owner is typing.
HARDEST = 150_000
LONGEST = 2_000  # characters of a proof; ours have four hundred


@dataclass(frozen=True)
class Challenge:
    """What the browser is given: find `number` up to `hardest` with SHA-256(salt + number) = challenge (hex)."""

    salt: str
    challenge: str
    signature: str
    hardest: int

    def as_json(self) -> str:
        return json.dumps(self.__dict__)


def new_challenge(form: str, *, key: str, until: datetime) -> Challenge:
    """For the form of this number only; `until` is aware."""
    asked = ChallengeOptions(hmac_key=key, max_number=HARDEST, params={"form": form}, expires=until)
    made = create_challenge(asked)
    return Challenge(made.salt, made.challenge, made.signature, HARDEST)


def proves(said: str, form: str, *, key: str, at: datetime) -> bool:
    """Whether this is the sum of the form of this number, done in time. Anything else a browser may send is no proof,
    never an error."""
    if not said or len(said) > LONGEST or not said.isascii():
        return False
    try:
        payload = json.loads(b64decode(said, validate=True))
        good, _ = verify_solution(payload, key, check_expires=False)  # it would ask a clock
        asked = parse_qs(str(payload["salt"]).partition("?")[2])
        in_time = at.timestamp() < int(asked["expires"][0])
    except (BadBase64, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return False
    return bool(good) and in_time and asked.get("form") == [form]
