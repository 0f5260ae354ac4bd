"""Before a denunciation is wiped, its words and its evidence go into the sealed envelope."""

import pytest

from doithoai.actions.enclosing import enclose
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.take_handover import take_handover
from doithoai.models import Erasure, Handover, Opinion, OpinionFile
from doithoai.outputs.handover import taken_of
from doithoai.rules.enclosures import Enclosure, EnclosureKind
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

SECRET = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."
SOUND = Enclosure(EnclosureKind.SOUND, b"tieng", "audio/mpeg", seconds=7)
PHOTO = Enclosure(EnclosureKind.PHOTO, b"anh", "image/jpeg", 10, 10)


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, SECRET)


def away(opinion: Opinion, by, **more: str) -> dict:
    return {"by": by, "kind": "denunciation", "to": "Ủy ban kiểm tra", **more}


def test_nothing_is_wiped_before_the_sheet_was_taken(opinion, ba_lan):
    assert "Chưa in bản giao" in refused(divert_opinion, opinion, **away(opinion, ba_lan))
    assert Opinion.objects.get().words == SECRET
    take_handover(opinion, by=ba_lan, part="sheet")
    divert_opinion(opinion, **away(opinion, ba_lan))
    assert Opinion.objects.get().words == ""
    assert not Handover.objects.exists()
    assert Erasure.objects.get().handed == "Đã in bản giao"


def test_what_cannot_be_printed_is_taken_as_files(opinion, ba_lan):
    enclose(opinion, [PHOTO, SOUND], at=given.BEFORE)
    assert "In bản giao và Tải tệp kèm theo" in refused(divert_opinion, opinion, **away(opinion, ba_lan))
    take_handover(opinion, by=ba_lan, part="sheet")
    assert "1 ghi âm" in refused(divert_opinion, opinion, **away(opinion, ba_lan))
    assert OpinionFile.objects.count() == 2
    take_handover(opinion, by=ba_lan, part="files")
    divert_opinion(opinion, **away(opinion, ba_lan))
    assert Erasure.objects.get().handed == "Đã in bản giao, kèm 1 ảnh, 1 ghi âm"


def test_a_photo_is_on_the_sheet_and_one_more_makes_the_sheet_old(opinion, ba_lan):
    enclose(opinion, [PHOTO], at=given.BEFORE)
    take_handover(opinion, by=ba_lan, part="sheet")
    assert taken_of(opinion).whole
    enclose(opinion, [Enclosure(EnclosureKind.PHOTO, b"hai", "image/jpeg", 10, 10)], at=given.BEFORE)
    assert not taken_of(opinion).whole
    assert "Chưa in bản giao" in refused(divert_opinion, opinion, **away(opinion, ba_lan))


def test_other_words_make_the_sheet_old(opinion, ba_lan):
    take_handover(opinion, by=ba_lan, part="sheet")
    Opinion.objects.filter(pk=opinion.pk).update(contact="0912000111")
    opinion.refresh_from_db()
    assert not taken_of(opinion).whole


def test_or_somebody_says_how_it_was_handed_over(opinion, ba_lan):
    assert "Xin ghi rõ" in refused(divert_opinion, opinion, **away(opinion, ba_lan, otherwise="rồi"))
    divert_opinion(
        opinion, **away(opinion, ba_lan, otherwise="Trao tận tay trưởng công an xã 8 giờ sáng nay")
    )
    assert Erasure.objects.get().handed == "Bàn giao cách khác: Trao tận tay trưởng công an xã 8 giờ sáng nay"


def test_the_log_does_not_keep_what_was_denounced(opinion, ba_lan):
    said = "đã giao đơn tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo"
    divert_opinion(opinion, **away(opinion, ba_lan, otherwise=said))
    assert "Phàn" not in Erasure.objects.get().handed


def test_only_two_parts(opinion, ba_lan):
    assert "In bản giao" in refused(take_handover, opinion, by=ba_lan, part="het")


def test_not_for_everybody_and_not_after(opinion, commune, ba_lan, ong_nam):
    ong_tu = given.ong_tu(commune)
    assert refused_beforehand(take_handover, opinion, by=ong_tu, part="sheet") == only_for(take_handover)
    assert refused(take_handover, opinion, by=ong_nam, part="sheet") == STRANGER
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển đến" in refused_beforehand(take_handover, opinion, by=ba_lan, part="sheet")
