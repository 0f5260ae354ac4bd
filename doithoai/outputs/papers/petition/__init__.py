"""Công văn kiến nghị cấp trên: the letter to whoever may decide what the commune may not."""

from .paper import PetitionLetter, Raised

__all__ = ["PetitionLetter", "Raised"]
