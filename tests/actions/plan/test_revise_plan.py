"""Bà Lan writes the plan, with two tabs open as always."""

import unicodedata
from datetime import date

import pytest

from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_only_the_fields_said_change(plan, ba_lan):
    revise_plan(plan, by=ba_lan, seen=1, venue=" Hội trường   xã ")
    again = Dialogue.objects.get(pk=plan.pk)
    assert (again.venue, again.signer_name, again.plan_revision) == ("Hội trường xã", "Lò Văn Bình", 2)


def test_text_is_kept_in_one_form(plan, ba_lan):
    typed_on_a_mac = unicodedata.normalize("NFD", "Nhà văn hóa")
    revise_plan(plan, by=ba_lan, seen=1, venue=typed_on_a_mac, topics="Đường\n\n  Nước sạch ")
    assert (plan.venue, plan.topics) == ("Nhà văn hóa", ["Đường", "Nước sạch"])


def test_who_issues_is_chosen_from_those_there_are(plan, ba_lan):
    revise_plan(plan, by=ba_lan, seen=1, issuer="dang_uy")
    assert Dialogue.objects.get(pk=plan.pk).issuer == "dang_uy"
    words = refused(revise_plan, plan, by=ba_lan, seen=2, issuer="tieu_doan")
    assert words.startswith("Không có cơ quan ban hành này.")


def test_an_empty_row_of_a_table_is_dropped(plan, ba_lan):
    revise_plan(
        plan, by=ba_lan, seen=1, agenda=[{"item": "Khai mạc", "minutes": 10}, {"item": "", "who": "x"}]
    )
    assert plan.agenda == [{"item": "Khai mạc", "who": "", "minutes": 10}]


def test_the_second_tab_is_told_and_overwrites_nothing(plan, ba_lan):
    other_tab = Dialogue.objects.get(pk=plan.pk)
    revise_plan(plan, by=ba_lan, seen=1, venue="Hội trường xã")
    assert refused(revise_plan, other_tab, by=ba_lan, seen=1, venue="Sân vận động").startswith(
        "Kế hoạch vừa được người khác sửa"
    )
    assert Dialogue.objects.get(pk=plan.pk).venue == "Hội trường xã"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": "   "}, "Chưa có tên hội nghị. Xin điền rồi lưu lại."),
        ({"venue": "x" * 301}, "Địa điểm dài 301 ký tự; nhiều nhất là 300. Xin viết gọn lại."),
        ({"topics": ["x"] * 101}, "Nội dung đối thoại có 101 dòng; nhiều nhất là 100."),
        ({"regulation": "khong_co"}, "Không có quy chế này. Xin chọn trong danh sách."),
        ({"attendance_min": 200}, "Số người ít nhất (200) lớn hơn số người nhiều nhất (100). Xin sửa lại."),
        ({"attendance_max": 10**12}, "Số người dự nhiều nhất ghi được là 100000. Xin kiểm tra lại con số."),
        ({"held_on": date(2036, 6, 18)}, "Ngày họp 18/06/2036 không thuộc năm 2026 của kế hoạch."),
        ({"collect_until": date(2026, 6, 19)}, "Hạn nhận ý kiến không thể sau ngày họp."),
        ({"minutes_per_turn": 0}, "Số phút mỗi lượt phát biểu phải từ 1 đến 60."),
        ({"minutes_per_turn": None}, "Số phút mỗi lượt phát biểu phải từ 1 đến 60."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_nonsense_is_refused_with_its_sentence(plan, ba_lan, said, sentence):
    assert refused(revise_plan, plan, by=ba_lan, seen=1, **said) == sentence


def test_a_field_that_is_not_of_the_plan_is_a_mistake_of_ours(plan, ba_lan):
    with pytest.raises(TypeError):
        revise_plan(plan, by=ba_lan, seen=1, stage="closed")


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(revise_plan, plan, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(plan, ba_mai):
    assert refused_beforehand(revise_plan, plan, by=ba_mai) == only_for(revise_plan)


def test_an_issued_plan_stands(dialogue, ba_lan):
    assert refused_beforehand(revise_plan, dialogue, by=ba_lan) == not_during(revise_plan, Stage.OPEN)


def test_the_law_is_the_law_of_the_day(plan, ba_lan):
    for day, law in ((date(2025, 4, 10), "law_2025_65"), (date(2026, 6, 18), "law_2025_72")):
        seen = plan.plan_revision
        revise_plan(plan, by=ba_lan, seen=seen, year=day.year, held_on=day, regulation="law_2015")
        assert Dialogue.objects.get(pk=plan.pk).regulation == law


def test_a_regulation_that_does_not_bind_that_day_is_refused(plan, ba_lan):
    day = date(2022, 5, 10)
    sentence = refused(
        revise_plan, plan, by=ba_lan, seen=plan.plan_revision, year=2022, held_on=day, regulation="son_la"
    )
    assert sentence.startswith("Quy định 429-QĐi/TU (Sơn La) không có hiệu lực vào ngày 10/05/2022")
    assert "Xin chọn quy chế khác, hoặc chỉ theo Luật Tổ chức chính quyền địa phương 2015" in sentence
