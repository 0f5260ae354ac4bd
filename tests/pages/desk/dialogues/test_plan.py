"""The plan: its form, its dates, the file it may come from."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.form import PlanForms
from tests import given

pytestmark = pytest.mark.usefixtures("in_may")

PLAN = """ỦY BAN NHÂN DÂN
XÃ THANH SƠN
Số: 14/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thanh Sơn, ngày 12 tháng 5 năm 2026

KẾ HOẠCH
Tổ chức hội nghị đối thoại trực tiếp giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;
Ủy ban nhân dân xã Thanh Sơn ban hành Kế hoạch tổ chức hội nghị đối thoại như sau:

I. NỘI DUNG
1. Nội dung đối thoại
- Giao thông nông thôn;
- Nước sạch.
2. Thời gian: 08 giờ 00 phút, ngày 18 tháng 6 năm 2026.
3. Địa điểm: Nhà văn hóa thôn Đồng Mới.
4. Chủ trì: Đồng chí Chủ tịch Ủy ban nhân dân xã.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng: chuẩn bị hội trường, giấy mời.
2. Phòng Kinh tế: chuẩn bị nội dung trả lời.

Nơi nhận:
- Thường trực Đảng ủy;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Bình
"""


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def planned(commune, ba_lan) -> Dialogue:
    return given.a_dialogue(commune, ba_lan)


@pytest.fixture
def at(planned) -> str:
    return f"/doi-thoai/{planned.pk}/ke-hoach/"


def typed(dialogue: Dialogue, **changed: object) -> dict[str, str]:
    """The form as the browser would send it back, with some fields changed."""
    forms = PlanForms(dialogue)
    said: dict[str, str] = {}
    for form in (
        forms.plan,
        *forms.agenda.forms,
        *forms.tasks.forms,
        *(each.management_form for each in (forms.agenda, forms.tasks)),
    ):
        for field in form:
            value = field.field.widget.format_value(field.value())
            if isinstance(value, list):
                value = value[0] if value else ""
            said[field.html_name] = "" if value is None else str(value)
    return {**said, **{name: str(value) for name, value in changed.items()}}


def test_saving_what_is_shown_changes_nothing(planned, at, lan):
    before = Dialogue.objects.filter(pk=planned.pk).values().get()
    assert lan.post(at, typed(planned)).status_code == 302
    after = Dialogue.objects.filter(pk=planned.pk).values().get()
    same = {"version", "plan_revision"}
    assert {k: v for k, v in after.items() if k not in same} == {
        k: v for k, v in before.items() if k not in same
    }


def test_days_are_read_the_vietnamese_way(planned, at, lan):
    lan.post(at, typed(planned, held_on="05/06/2026", starts_at="8h30"))
    planned.refresh_from_db()
    assert (f"{planned.held_on:%Y-%m-%d}", f"{planned.starts_at:%H:%M}") == ("2026-06-05", "08:30")


def test_a_new_legal_base_is_read_for_its_number_and_date(planned, at, lan):
    base = "Quy chế số 03-QC/TU ngày 18/3/2021 của Tỉnh ủy"
    lan.post(at, typed(planned, legal_bases=base))
    planned.refresh_from_db()
    assert planned.legal_bases == [{"text": base, "number": "03-QC/TU", "date": "2021-03-18"}]


def test_rows_of_the_tables_are_added_and_emptied(planned, at, lan):
    changed = {
        "agenda-0-item": "",
        "agenda-0-who": "",
        "agenda-0-minutes": "",
        "agenda-1-item": "Người dân phát biểu",
        "agenda-1-minutes": "90",
        "tasks-1-unit": "Công an xã",
        "tasks-1-task": "Giữ trật tự",
    }
    lan.post(at, typed(planned, **changed))
    planned.refresh_from_db()
    assert planned.agenda == [{"item": "Người dân phát biểu", "who": "", "minutes": 90}]
    assert [each["unit"] for each in planned.tasks] == ["Văn phòng", "Công an xã"]


def test_a_stale_form_is_told_keeps_what_was_typed_and_may_then_win(planned, at, lan, ba_lan):
    mine = typed(planned, venue="Hội trường Ủy ban xã")
    revise_plan(planned, by=ba_lan, seen=planned.plan_revision, venue="Nhà văn hóa thôn Bãi Cát")
    answer = lan.post(at, mine)
    page = text(answer)
    assert answer.status_code == 409
    assert "vừa được người khác sửa" in page
    assert "Nhà văn hóa thôn Bãi Cát" in page
    assert "Hội trường Ủy ban xã</textarea>" in page
    planned.refresh_from_db()
    assert planned.venue == "Nhà văn hóa thôn Bãi Cát"
    assert lan.post(at, {**mine, "seen": str(planned.plan_revision)}).status_code == 302
    planned.refresh_from_db()
    assert planned.venue == "Hội trường Ủy ban xã"


def test_nonsense_is_refused_with_its_sentence(planned, at, lan):
    answer = lan.post(at, typed(planned, attendance_min="100", attendance_max="50"))
    assert answer.status_code == 409
    assert "lớn hơn số người nhiều nhất" in text(answer)


def test_a_plan_already_issued_is_shown_and_not_saved(commune, ba_lan, lan):
    opened = given.an_open_dialogue(commune, ba_lan)
    at = f"/doi-thoai/{opened.pk}/ke-hoach/"
    assert "Lưu kế hoạch" not in text(lan.get(at))
    assert lan.post(at, typed(opened)).status_code == 409


def test_every_deadline_stands_with_its_sentence(at, lan):
    page = text(lan.get(at + "thoi-han/", {"regulation": "hai_duong", "held_on": "18/06/2026"}))
    assert "Ra thông báo kết luận" in page
    assert "Chậm nhất 05 ngày làm việc sau hội nghị" in page
    assert "25/06/2026" in page


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"regulation": "khong_co"},
        {"regulation": "hai_duong", "held_on": "99/99"},
        {"held_on": "18/06/2026"},
        {"regulation": "hai_duong", "held_on": "31/12/9999"},
    ],
)
def test_the_deadlines_of_nothing_are_a_hint_not_an_error(at, lan, asked):
    assert lan.get(at + "thoi-han/", asked).status_code == 200


def test_a_plan_file_is_read_shown_with_its_words_and_waits_to_be_taken_over(planned, at, lan):
    file = SimpleUploadedFile("kế hoạch.txt", PLAN.encode())
    page = text(lan.post(at + "tep/", {"file": file}, follow=True))
    assert "Đọc được từ tệp" in page
    assert "Giao thông nông thôn" in page
    assert PlanFile.objects.get().dialogue_id == planned.pk
    assert "Chưa đưa vào kế hoạch" in text(lan.get(at))


@pytest.mark.parametrize("data", [b"", b"MZ" + b"\0" * 400, "Công thức nấu phở.".encode()])
def test_a_file_that_is_no_plan_is_refused_with_a_sentence(at, lan, data):
    answer = lan.post(at + "tep/", {"file": SimpleUploadedFile("ke-hoach.docx", data)})
    assert answer.status_code == 409
    assert "Việc này chưa làm được" in text(answer)


def test_a_file_too_large_is_refused_before_it_is_read(at, lan, settings):
    settings.UPLOAD_LIMIT = 1000
    answer = lan.post(at + "tep/", {"file": SimpleUploadedFile("k.txt", b"x" * 2000)})
    assert answer.status_code == 422
    assert "quá giới hạn" in text(answer)


def test_an_officer_does_not_write_the_plan(at, commune, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").get(at).status_code == 403


def test_a_plan_that_cites_another_regulation_than_the_chosen_one_says_so(commune, ba_lan, lan):
    base = {"text": "Quy chế số 03-QC/TU ngày 18/3/2021", "number": "03-QC/TU", "date": "2021-03-18"}
    planned = given.a_dialogue(commune, ba_lan, legal_bases=[base], regulation="son_la")
    at = f"/doi-thoai/{planned.pk}/ke-hoach/"
    assert "khác quy chế đang chọn" in text(lan.get(at))
    assert "khác quy chế đang chọn" not in text(lan.get(at + "thoi-han/", {"regulation": "hai_duong"}))


def test_a_plan_typed_by_hand_is_checked_and_each_finding_leads_to_its_field(planned, at, lan, ba_lan):
    revise_plan(
        planned, by=ba_lan, seen=planned.plan_revision, participants=[], recipients=["UBND huyện Bắc Yên"]
    )
    page = text(lan.get(at))
    assert "không nêu thành phần tham dự" in page
    assert 'href="#id_participants">xem chỗ đó' in page
    assert "không còn từ ngày 01/7/2025" in page  # a body abolished before this sitting
    assert 'href="#id_recipients">xem chỗ đó' in page


def test_what_the_paper_adds_by_itself_is_not_asked_of_the_plan(at, lan):
    page = text(lan.get(at))
    for not_yet in ("chưa có số, ký hiệu", "chưa ghi ngày ban hành", "không nói việc sau đối thoại"):
        assert not_yet not in page


def test_an_error_stands_with_its_sentence_at_every_button_that_issues_the_plan(planned, at, lan, ba_lan):
    revise_plan(planned, by=ba_lan, seen=planned.plan_revision, recipients=["UBND huyện Bắc Yên"])
    for page in (f"/doi-thoai/{planned.pk}/", f"/doi-thoai/{planned.pk}/giay-to/"):
        said = text(lan.get(page))
        assert "chỗ trái quy định. Xin sửa trước khi ban hành" in said
        assert "“UBND huyện” không còn từ ngày 01/7/2025" in said
        assert f'href="{at}#id_recipients"' in said
    revise_plan(planned, by=ba_lan, seen=planned.plan_revision, recipients=["Thường trực Đảng ủy"])
    assert "chỗ trái quy định" not in text(lan.get(f"/doi-thoai/{planned.pk}/giay-to/"))


def test_a_plan_without_anything_yet_is_checked_too(commune, ba_lan, lan):
    empty = create_dialogue(commune, by=ba_lan, title="Đối thoại", year=2026, regulation="hai_duong")
    page = text(lan.get(f"/doi-thoai/{empty.pk}/ke-hoach/"))
    assert "Kế hoạch không nêu thời gian tổ chức" in page
    assert 'href="#id_held_on">xem chỗ đó' in page


def test_an_issued_plan_is_not_checked_any_more(commune, ba_lan, lan):
    opened = given.an_open_dialogue(commune, ba_lan)
    assert "Đối chiếu với quy chế và luật" not in text(lan.get(f"/doi-thoai/{opened.pk}/ke-hoach/"))
