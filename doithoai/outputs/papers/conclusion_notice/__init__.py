"""Thông báo kết luận: what the chair decided, who answers by when."""

from .paper import ConclusionNotice

__all__ = ["ConclusionNotice"]
