"""The item for the commune's page: what was heard and answered, and nobody who asked."""

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.models.clock import clock_at
from doithoai.outputs.papers import text_of
from doithoai.outputs.sheets import SHEETS, Asked
from tests import given

SHEET = SHEETS["tin-cong-thong-tin"]


def test_it_tells_what_is_owed_by_whom_and_names_nobody(commune, ba_lan):
    with clock_at(given.AFTER):
        assignment = given.an_assignment(commune, ba_lan)
        opinion = assignment.group.opinions.get()
        confirm_mask(opinion, by=ba_lan, public_words=opinion.words)
        text = text_of(SHEET.make(assignment.dialogue, Asked()).content())
    assert "xã nhận 01 ý kiến, nhiều nhất về thủy lợi, phòng chống thiên tai; đã trả lời 00 ý kiến" in text
    assert (
        "- Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa (Phòng Kinh tế trả lời chậm nhất ngày 09 tháng 7 năm 2026)"
        in text
    )
    assert "Lê Văn Ba" not in text
    assert opinion.code not in text


def test_what_nobody_confirmed_is_not_told(commune, ba_lan):
    with clock_at(given.AFTER):
        assignment = given.an_assignment(commune, ba_lan)
        text = text_of(SHEET.make(assignment.dialogue, Asked()).content())
    assert "Mương" not in text
