"""Giấy mời: the invitation, one for each guest, with a QR code for check-in."""

from .paper import Invitation, render_invitations_docx, render_invitations_pdf

__all__ = ["Invitation", "render_invitations_docx", "render_invitations_pdf"]
