"""Tracking codes a person can read over the phone: no look-alike letters, a check character.

Eight random characters of 31 (850 thousand million codes) cannot be guessed through a door that
counts tries; the ninth is a weighted sum modulo 31, which catches every single wrong character and
every swap of two neighbours.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 1 I L O
LENGTH = 8
RECEIPT_LENGTH = 11  # characters of "K7M-Q2R-X9T"
SHORT = 5  # letters of a short address: 900 thousand of them, more dialogues than the country holds in years
HIDDEN = "•••"
CARRIED_MARK = "+"  # "K7M-Q2R-X9T+2": the same person's words in the second dialogue that hears them


def check_character(body: str) -> str:
    total = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, start=2))
    return ALPHABET[total % len(ALPHABET)]


def new_code() -> str:
    """ "K7M-Q2R-X9T": three groups of three."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return in_groups(body + check_character(body))


def in_groups(letters: str) -> str:
    return "-".join(letters[start : start + 3] for start in range(0, len(letters), 3))


def read_code(typed: str) -> str | None:
    """The code somebody meant (spaces, dashes and case do not matter), None when it cannot be one.

    The code of a part ("K7M-Q2R-X9T/2") means the receipt of the whole, and so does a later dialogue's.
    """
    typed = receipt_of(typed)
    letters = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    if len(letters) != LENGTH + 1 or not set(letters) <= set(ALPHABET):
        return None
    return in_groups(letters) if check_character(letters[:-1]) == letters[-1] else None


def new_short() -> str:
    """ "K7M2Q": a short address, five letters of which the last checks the others. It hides nothing."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(SHORT - 1))
    return body + check_character(body)


def read_short(typed: str) -> str | None:
    """The short address somebody meant, None when it cannot be one."""
    letters = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    if len(letters) != SHORT or not set(letters) <= set(ALPHABET):
        return None
    return letters if check_character(letters[:-1]) == letters[-1] else None


def receipt_of(code: str) -> str:
    """What its person holds: without the number of a part or of a later dialogue."""
    return code.partition("/")[0].partition(CARRIED_MARK)[0]


def short_code(code: str) -> str:
    """ "K7M•••": enough to find one's own line by, too little to open anybody's page with.

    Whoever has the whole code may read the words under it, so a whole code is never published. What stands in the place
    of a code ("(xem riêng)") hides nothing and stays as it is.
    """
    if not set(code[:3]) <= set(ALPHABET):
        return code
    return f"{code[:3]}{HIDDEN}"
