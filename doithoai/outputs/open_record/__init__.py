"""What everyone may see: frozen and already redacted; the only door of the public pages.

Every function here asks the commune being served. What they return is made of plain values: no row, no
name, no contact, no word that a person has not confirmed for the public.
"""

from .dialogues import Card, OpenDialogue, Place, cards, communes, find_dialogue, next_dialogue
from .floor import Floor, Turn, floor_of, people_ahead
from .numbers import Numbers, numbers
from .papers import Change, OpenPaper, paper_file, reply_file
from .photos import photo
from .questions import Answer, Question, questions
from .register import Line, Register, register_of
from .sitting import calendar_of, calendar_of_commune
from .tracking import Event, Followed, Owed, Replied, followed

__all__ = [
    "Answer", "Card", "Change", "Event", "Floor", "Followed", "Line", "Numbers", "OpenDialogue",
    "OpenPaper", "Owed", "Place", "Question", "Register", "Replied", "Turn", "calendar_of",
    "calendar_of_commune", "cards", "communes", "find_dialogue", "floor_of", "followed",
    "next_dialogue", "numbers", "paper_file", "people_ahead", "photo", "questions", "register_of",
    "reply_file",
]  # fmt: skip
