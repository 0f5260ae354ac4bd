"""Hồ sơ: one dialogue as one zip, with a manifest of SHA-256."""

from doithoai.outputs.dossier.archive import dossier_zip

__all__ = ["dossier_zip"]
