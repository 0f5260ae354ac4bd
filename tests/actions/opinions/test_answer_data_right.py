"""What was asked is done, everywhere; the matter and its answer stay."""

import pytest

from doithoai.actions.enclosing import enclose
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.answer_data_right import answer_data_right
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.confirm_photo import confirm_photo
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.purging import forget_person
from doithoai.models import Erasure, Hamlet, Opinion, OpinionFile, PublicPhoto, StoredFile
from doithoai.rules.enclosures.pictures import clean_picture
from doithoai.rules.personal_data import mask_spans
from tests import given
from tests.actions.refusals import STRANGER, everything, only_for, refused, refused_beforehand
from tests.rules.enclosures.given_files import a_photo

WORDS = "Mương vỡ, tôi là Lê Văn Ba, gọi 0912 000 111. Đề nghị xã sửa mương thôn Đồng Mới."


@pytest.fixture
def opinion(commune, dialogue, ba_lan) -> Opinion:
    hamlet = Hamlet.objects.first()
    made = given.an_opinion(commune, WORDS, contact="0912 000 111", hamlet=hamlet, publish="name")
    given.classify_opinion(made, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    confirm_mask(made, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    [photo] = enclose(made, [clean_picture(a_photo())], at=given.BEFORE)
    confirm_photo(photo, by=ba_lan, boxes=[], show=True)
    return made


def asked(opinion, by, kind, **more):
    return request_data_right(opinion, by=by, kind=kind, **more)


def test_who_asks_to_see_is_told_without_giving_anybody_away(opinion, ong_ba, ba_lan):
    told = answer_data_right(asked(opinion, ong_ba, "see"), by=ba_lan, granted=True).answer
    assert "L… V… B…" in told
    assert "ảnh, ghi âm: 1" in told
    assert not [each for each in ("Lê Văn Ba", "0912 000 111") if each in told]


def test_a_correction_reaches_every_part(opinion, ong_ba, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[0, WORDS.index("Đề nghị")])
    request = asked(opinion, ong_ba, "correct", author="Lê Văn Bá")
    answer_data_right(request, by=ba_lan, granted=True)
    assert set(Opinion.objects.values_list("author", "contact")) == {("Lê Văn Bá", "0912 000 111")}
    request.refresh_from_db()
    assert (request.author, request.contact) == ("", "")


def test_withdrawn_nothing_of_it_stays_public(opinion, ong_ba, ba_lan):
    answer_data_right(asked(opinion, ong_ba, "withdraw"), by=ba_lan, granted=True)
    opinion.refresh_from_db()
    assert (opinion.publish, opinion.public_words, opinion.public_at) == ("none", "", None)
    assert not PublicPhoto.objects.exists()
    assert not opinion.consents.filter(withdrawn_at=None).exists()
    assert (opinion.author, OpinionFile.objects.count()) == ("Lê Văn Ba", 1)


def test_erased_the_person_is_nowhere_and_the_matter_stays(opinion, ong_ba, ba_lan):
    register_to_speak(opinion.dialogue, by=ba_lan, name="Lê Văn Ba", about="Mương", opinion=opinion)
    answer_data_right(asked(opinion, ong_ba, "erase"), by=ba_lan, granted=True)
    everywhere = str(everything())
    assert not [each for each in ("Lê Văn Ba", "le van ba", "0912 000 111") if each in everywhere]
    opinion.refresh_from_db()
    assert "Đề nghị xã sửa mương" in opinion.words
    assert opinion.group is not None
    assert not StoredFile.objects.exists()
    assert Erasure.objects.get().why == "right"


def test_erased_what_was_answered_before_is_gone_too(opinion, ong_ba, ba_lan):
    """The answer to "see" tells first letters, part of a telephone, and the hamlet."""
    seen = answer_data_right(asked(opinion, ong_ba, "see"), by=ba_lan, granted=True)
    fix = asked(opinion, ong_ba, "correct", author="Lê Văn Bá")
    answer_data_right(asked(opinion, ong_ba, "erase"), by=ba_lan, granted=True)
    seen.refresh_from_db()
    fix.refresh_from_db()
    assert seen.answer == "Đã trả lời. Nội dung trả lời đã xóa cùng dữ liệu cá nhân."
    assert fix.author == ""


def test_erased_the_matter_can_still_be_looked_into(opinion, ong_ba, ba_lan):
    """Who asked goes; the official the words are about stays in the office's own record."""
    opinion.words = "Tôi là Lê Văn Ba, gọi 0912 000 111. Ông Trần Văn Khoa, Trưởng thôn thu tiền làm đường mà không công khai."
    opinion.save()
    assert any(each.what == "accused" for each in mask_spans(opinion.words))
    answer_data_right(asked(opinion, ong_ba, "erase"), by=ba_lan, granted=True)
    opinion.refresh_from_db()
    assert "Trần Văn Khoa" in opinion.words
    assert not [each for each in ("Lê Văn Ba", "0912") if each in opinion.words]
    assert forget_person(opinion, why=Erasure.Why.RIGHT, at=given.BEFORE, by=ba_lan) == 0


def test_refusing_needs_a_reason(opinion, ong_ba, ba_lan):
    request = asked(opinion, ong_ba, "erase")
    assert "phải ghi lý do" in refused(answer_data_right, request, by=ba_lan, granted=False)
    answer_data_right(request, by=ba_lan, granted=False, answer="Hồ sơ đang giải quyết khiếu nại.")
    assert Opinion.objects.get(pk=opinion.pk).author == "Lê Văn Ba"
    assert request.granted is False


def test_the_second_tab_is_told(opinion, ong_ba, ba_lan):
    request = asked(opinion, ong_ba, "see")
    answer_data_right(request, by=ba_lan, granted=True)
    assert "đã giải quyết" in refused_beforehand(answer_data_right, request, by=ba_lan, granted=True)


def test_the_front_may_not(opinion, ong_ba, ong_hoa):
    request = asked(opinion, ong_ba, "see")
    assert refused_beforehand(answer_data_right, request, by=ong_hoa, granted=True) == only_for(
        answer_data_right
    )


def test_ong_nam_may_not(opinion, ong_ba, ong_nam):
    request = asked(opinion, ong_ba, "see")
    assert refused_beforehand(answer_data_right, request, by=ong_nam, granted=True) == STRANGER
