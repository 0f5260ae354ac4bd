"""Công văn xin lỗi vì chậm trả lời: the letter to people whose answer is late."""

from .paper import Apology

__all__ = ["Apology"]
