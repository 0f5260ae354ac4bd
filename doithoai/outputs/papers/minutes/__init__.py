"""Biên bản: the minutes of the sitting."""

from .paper import Minutes, Turn

__all__ = ["Minutes", "Turn"]
