"""The words of a paper as data: a plain text with fields, which an office may change without a programmer.

wording = read(text)                      # wording.txt; `from_word` reads what a clerk changed in Word
troubles(wording, Plan.WORDS)             # sentences about words the paper does not offer
fill(wording, Plan.WORDS, facts)          # title, body, appendices: parts of the content model

There is no logic in a wording. Two rules do the work of `if` and `for`: a paragraph, or a piece in square
brackets, is left out when a word in it has nothing to say; a paragraph with the words of a list is said
once for every entry. `docs/decisions/` tells why it is not a template language.
"""

from .check import lost_tables, troubles
from .fill import Filled, fill
from .in_word import as_paper
from .notation import Wording, read, written
from .renaming import up_to_date
from .words import Offer, Rows, Told, Word, told

__all__ = [
    "Filled", "Offer", "Rows", "Told", "Word", "Wording", "as_paper", "fill", "lost_tables", "read", "told", "troubles",
    "up_to_date", "written",
]  # fmt: skip
