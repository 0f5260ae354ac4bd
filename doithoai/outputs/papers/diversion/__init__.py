"""What goes out when a complaint or a denunciation leaves the dialogue: the guidance, the transfer slip."""

from .paper import ComplaintGuidance, DenunciationSlip

__all__ = ["ComplaintGuidance", "DenunciationSlip"]
