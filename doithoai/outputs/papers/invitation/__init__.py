"""Giấy mời: the invitation, one for each guest, with a QR code for check-in."""

from .paper import (
    Invitation,
    render_invitations,
    render_invitations_docx,
    render_invitations_pdf,
    render_invitations_zip,
)

__all__ = [
    "Invitation",
    "render_invitations",
    "render_invitations_docx",
    "render_invitations_pdf",
    "render_invitations_zip",
]
