"""No photo is public before a person looked at it."""

from io import BytesIO

import pytest
from PIL import Image

from doithoai.actions.enclosing import enclose
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.confirm_photo import confirm_photo
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import OpinionFile, PublicPhoto, StoredFile
from doithoai.outputs import open_record
from doithoai.rules.enclosures import Enclosure, EnclosureKind
from doithoai.rules.enclosures.pictures import clean_picture
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand
from tests.rules.enclosures.given_files import a_photo

BOX = (10, 10, 100, 80)


@pytest.fixture
def photo(commune, dialogue, ba_lan) -> OpinionFile:
    """Beside an opinion whose words are public."""
    opinion = given.an_opinion(commune)
    given.classify_opinion(opinion, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    return enclose(opinion, [clean_picture(a_photo())], at=given.BEFORE)[0]


def shown() -> list[bytes]:
    keys = [key for each in open_record.questions() for key in each.photos]
    return [data for key in keys if (data := open_record.photo(key))]


def test_nothing_is_shown_until_it_is_confirmed_and_then_the_covered_copy(photo, ba_lan):
    assert shown() == []
    confirm_photo(photo, by=ba_lan, boxes=[BOX], show=True)
    [data] = shown()
    assert max(Image.open(BytesIO(data)).convert("RGB").getpixel((60, 50))) < 60
    photo.refresh_from_db()
    assert Image.open(BytesIO(photo.file.read())).convert("RGB").getpixel((60, 50))[0] > 200


def test_that_there_is_nothing_to_cover_is_a_confirmation_too(photo, ba_lan):
    confirm_photo(photo, by=ba_lan, at=given.BEFORE, boxes=[], show=True)
    public = PublicPhoto.objects.get()
    assert (public.boxes, public.by, public.at) == ([], ba_lan.name, given.BEFORE)
    assert len(shown()) == 1


def test_taken_back_or_covered_anew_the_earlier_copy_is_gone_from_the_disk(
    photo, ba_lan, django_capture_on_commit_callbacks
):
    confirm_photo(photo, by=ba_lan, boxes=[], show=True)
    first = PublicPhoto.objects.get().file.path
    with django_capture_on_commit_callbacks(execute=True):
        confirm_photo(photo, by=ba_lan, boxes=[BOX], show=True)
    assert not first.exists()
    confirm_photo(photo, by=ba_lan, boxes=[BOX], show=False)
    assert shown() == []
    assert StoredFile.objects.count() == 1


def test_a_photo_is_not_shown_without_public_words_nor_after_it_left(photo, ba_lan):
    confirm_photo(photo, by=ba_lan, boxes=[], show=True)
    key = PublicPhoto.objects.get().pk
    confirm_mask(photo.opinion, by=ba_lan, public_words="")
    assert open_record.photo(key) is None
    confirm_mask(photo.opinion, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    assert open_record.photo(key)
    divert_opinion(photo.opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert open_record.photo(key) is None
    photo.refresh_from_db()
    assert "đã chuyển đến" in refused_beforehand(confirm_photo, photo, by=ba_lan, boxes=[], show=True)


def test_a_photo_of_a_child_is_never_public(photo, ba_lan):
    confirm_photo(photo, by=ba_lan, boxes=[], show=True)
    key = PublicPhoto.objects.get().pk
    photo.opinion.child = True
    photo.opinion.save(update_fields=["child"])
    assert open_record.photo(key) is None
    assert "dưới 16 tuổi" in refused_beforehand(confirm_photo, photo, by=ba_lan, boxes=[], show=True)


def test_a_recording_is_never_public(photo, ba_lan):
    sound = Enclosure(EnclosureKind.SOUND, b"mp3", "audio/mpeg", seconds=3)
    [spoken] = enclose(photo.opinion, [sound], at=given.BEFORE)
    assert "ghi âm" in refused_beforehand(confirm_photo, spoken, by=ba_lan, boxes=[], show=True)


def test_hundreds_of_boxes_are_refused(photo, ba_lan):
    assert "Nhiều nhất 60" in refused(confirm_photo, photo, by=ba_lan, boxes=[BOX] * 61, show=True)


def test_the_front_may_not(photo, ong_hoa):
    assert refused_beforehand(confirm_photo, photo, by=ong_hoa, boxes=[], show=True) == only_for(
        confirm_photo
    )


def test_ong_nam_may_not(photo, ong_nam):
    assert refused_beforehand(confirm_photo, photo, by=ong_nam, boxes=[], show=True) == STRANGER
