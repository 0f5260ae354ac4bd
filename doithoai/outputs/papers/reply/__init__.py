"""Văn bản trả lời: the written answer to the person who asked."""

from .paper import Reply

__all__ = ["Reply"]
