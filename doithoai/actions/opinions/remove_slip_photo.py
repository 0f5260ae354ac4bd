"""Take a photo away that is no slip, is blurred, or was sent twice."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, SlipPhoto


@action()
def remove_slip_photo(photo: SlipPhoto, *, by: Actor, at: datetime) -> Dialogue:
    """Row and bytes are gone; the slip itself stays."""
    dialogue, file = photo.dialogue, photo.file
    SlipPhoto.objects.filter(pk=photo.pk).delete()  # the journal still names the row
    file.erase()
    return dialogue
