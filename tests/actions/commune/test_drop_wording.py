"""Bà Lan goes back to the words everyone has."""

from doithoai.actions.commune.change_wording import change_wording
from doithoai.actions.commune.drop_wording import drop_wording
from doithoai.models import PaperWording
from doithoai.outputs.papers.packs import national, wording_in_use
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

NOTHING = "Văn bản này đang dùng mẫu chung rồi, không có mẫu riêng để bỏ."


def test_the_national_words_are_back_and_the_old_version_stays(commune, ba_lan):
    change_wording(commune, by=ba_lan, kind="reply", text=national("reply") + "Lời riêng.\n")
    drop_wording(commune, by=ba_lan, kind="reply")
    assert wording_in_use(commune, "reply").source == "national"
    assert [each.version for each in PaperWording.objects.of_kind("reply")] == [2, 1]


def test_twice_is_refused(commune, ba_lan):
    assert refused(drop_wording, commune, by=ba_lan, kind="reply") == NOTHING


def test_only_the_office_and_not_mr_five(commune, ong_nam):
    assert refused_beforehand(drop_wording, commune, by=given.ong_tu(commune), kind="reply") == only_for(
        drop_wording
    )
    assert refused_beforehand(drop_wording, commune, by=ong_nam, kind="reply") == STRANGER
