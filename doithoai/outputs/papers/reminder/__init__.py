"""Công văn đôn đốc: the letter to a body whose answers are overdue."""

from .paper import Overdue, Reminder

__all__ = ["Overdue", "Reminder"]
