"""Công văn giao giải quyết ý kiến: the letter that gives the matters of a conclusion to the bodies."""

from .paper import GivenTask, TaskLetter

__all__ = ["GivenTask", "TaskLetter"]
