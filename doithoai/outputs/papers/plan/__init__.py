"""Kế hoạch: the plan that opens a dialogue."""

from .paper import Deadline, Plan, Task

__all__ = ["Deadline", "Plan", "Task"]
