"""Bà Lan changes what her papers say."""

import pytest

from doithoai.actions.commune.change_wording import change_wording
from doithoai.models import Deed, Paper, PaperWording
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.drafts import draft
from doithoai.outputs.papers.packs import national, province_file, wording_in_use
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

OWN = "Kính mong bà con đến dự đông đủ."


def own(kind: str = "postponement", line: str = OWN) -> str:
    return national(kind).rstrip() + f"\n{line}\n"


def test_the_next_draft_says_it_and_the_journal_knows(commune, dialogue, ba_lan):
    made = change_wording(commune, by=ba_lan, kind="postponement", text=own(), note="thêm lời mong")
    assert (made.version, made.by, made.note) == (1, ba_lan.name, "thêm lời mong")
    assert "lý do" in made.offered
    assert OWN.removesuffix(".") in text_of(draft("postponement", dialogue).content())
    assert Deed.objects.filter(action="change_wording").count() == 1


def test_an_issued_paper_keeps_the_words_it_was_issued_with(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    plan = Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)
    before = text_of(facts_of(plan).content())
    change_wording(commune, by=ba_lan, kind="plan", text=own("plan").replace("như sau:", "với nội dung sau:"))
    assert text_of(facts_of(plan).content()) == before
    assert "với nội dung sau:" in text_of(draft("plan", dialogue).content())


def test_versions_are_counted_and_old_ones_stay(commune, ba_lan):
    change_wording(commune, by=ba_lan, kind="reply", text=own("reply"))
    change_wording(commune, by=ba_lan, kind="reply", text=own("reply", "Lời khác."))
    assert [each.version for each in PaperWording.objects.of_kind("reply")] == [2, 1]
    assert wording_in_use(commune, "reply").version.version == 2
    first = PaperWording.objects.of_kind("reply").last()
    again = change_wording(commune, by=ba_lan, kind="reply", text=first.text)
    assert (again.version, again.text) == (3, first.text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (own(line="Họp ở {địa điẻm}."), "Văn bản không có từ {địa điẻm}; có phải {địa điểm}?"),
        (
            national("postponement").replace("{lý do}", "Có lý do."),
            "Mẫu thiếu từ bắt buộc {lý do} (lý do, như đã ghi khi hoãn hoặc hủy). Xin thêm vào chỗ thích hợp.",
        ),
        (national("postponement"), "Mẫu này giống hệt mẫu đang dùng, không có gì để lưu."),
        (
            own().replace("THÔNG BÁO", "QUYẾT ĐỊNH"),
            "Văn bản này phải giữ tên loại THÔNG BÁO: số, ký hiệu theo đó. Xin sửa lại dòng đầu như mẫu tải về.",
        ),
        ("", "Mẫu thiếu tên loại văn bản ở trên cùng (ví dụ THÔNG BÁO)."),
        ("x" * 100_001, "Mẫu dài 100001 ký tự, nhiều nhất là 100000."),
    ],
)
def test_a_wording_that_cannot_be_said_is_refused(commune, ba_lan, text, sentence):
    assert refused(change_wording, commune, by=ba_lan, kind="postponement", text=text).startswith(sentence)


def test_a_kind_nobody_knows_is_refused(commune, ba_lan):
    told = refused(change_wording, commune, by=ba_lan, kind="../secret", text=own())
    assert told == "Phần mềm không có loại văn bản này. Xin mở lại trang Mẫu văn bản."


def test_only_the_office_and_not_mr_five(commune, ba_lan, ong_nam):
    assert refused_beforehand(
        change_wording, commune, by=given.ong_tu(commune), kind="reply", text=own("reply")
    ) == only_for(change_wording)
    assert (
        refused_beforehand(change_wording, commune, by=ong_nam, kind="reply", text=own("reply")) == STRANGER
    )


def test_the_provinces_pack_is_found_before_the_national_one(commune, ba_lan, settings, tmp_path):
    settings.DATA = tmp_path
    file = province_file(commune.province, "reply")
    file.parent.mkdir(parents=True)
    file.write_text(own("reply", "Lời của tỉnh."), encoding="utf-8")
    assert wording_in_use(commune, "reply").source == "province"
    change_wording(commune, by=ba_lan, kind="reply", text=own("reply", "Lời của xã."))
    assert wording_in_use(commune, "reply").source == "commune"


def test_a_broken_file_of_the_province_stops_no_paper(commune, settings, tmp_path):
    settings.DATA = tmp_path
    file = province_file(commune.province, "reply")
    file.parent.mkdir(parents=True)
    file.write_bytes("Tên loại: TRẢ LỜI".encode("utf-16"))
    found = wording_in_use(commune, "reply")
    assert found.source == "national"
    assert found.set_aside == (
        "Mẫu của tỉnh: tệp không đọc được, có thể không phải UTF-8. Xin quản trị đặt lại mẫu.",
    )


def test_a_wording_whose_word_is_gone_is_set_aside_and_told(commune, ba_lan):
    PaperWording.objects.create(
        commune=commune,
        kind="reply",
        version=1,
        text=own("reply", "Theo {từ đã bỏ}."),
        saved_at=given.BEFORE,
        by="Bà Lan",
    )
    found = wording_in_use(commune, "reply")
    assert found.source == "national"
    assert found.set_aside == ("Văn bản không có từ {từ đã bỏ}. Xin xem danh sách từ của văn bản này.",)
