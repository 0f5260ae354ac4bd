"""Thông báo tổ chức hội nghị: the notice that tells everyone."""

from .paper import PublicNotice

__all__ = ["PublicNotice"]
