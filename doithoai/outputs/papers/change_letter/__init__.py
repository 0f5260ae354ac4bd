"""Công văn đính chính, công văn thu hồi: the letters that say what became of an issued paper."""

from .paper import Correction, Fault, Withdrawal

__all__ = ["Correction", "Fault", "Withdrawal"]
