"""Báo cáo kết quả: the report to the higher level, with its numbers."""

from .paper import Count, Report

__all__ = ["Count", "Report"]
