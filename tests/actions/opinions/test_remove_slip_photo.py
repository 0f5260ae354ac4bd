"""A blurred photo goes, row and bytes; the slip stays."""

from doithoai.actions.opinions.add_slip_photo import add_slip_photo
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.actions.opinions.remove_slip_photo import remove_slip_photo
from doithoai.models import Deed, Slip, SlipPhoto, StoredFile
from tests.actions.refusals import STRANGER, only_for, refused
from tests.given_slips import a_photo


def test_it_is_gone(dialogue, ba_lan, django_capture_on_commit_callbacks):
    slip = print_slips(dialogue, by=ba_lan, count=1).slips.get()
    photo = add_slip_photo(dialogue, by=ba_lan, data=a_photo(slip.code))
    path, named = photo.file.path, photo.in_journal()
    with django_capture_on_commit_callbacks(execute=True):
        remove_slip_photo(photo, by=ba_lan)
    assert (SlipPhoto.objects.count(), StoredFile.objects.count(), path.exists()) == (0, 0, False)
    assert Slip.objects.get() == slip
    assert Deed.objects.get(action="remove_slip_photo").subject == named


def test_ong_nam_and_who_else_may_not(dialogue, ba_lan, ong_nam, ba_mai):
    photo = add_slip_photo(dialogue, by=ba_lan, data=a_photo())
    assert refused(remove_slip_photo, photo, by=ong_nam) == STRANGER
    assert refused(remove_slip_photo, photo, by=ba_mai) == only_for(remove_slip_photo)
