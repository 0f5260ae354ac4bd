"""Thông báo hoãn, hủy hội nghị: what people are told when the sitting is not held as planned."""

from .paper import Cancellation, Postponement

__all__ = ["Cancellation", "Postponement"]
