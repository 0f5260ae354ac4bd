"""One dialogue on one page: its nine steps and the buttons that move it."""

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doithoai.actions.commune.add_closure import add_closure
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.record_proof import record_proof
from doithoai.models import Dialogue, Duty, Paper, PastProof
from doithoai.models.clock import clock_at
from doithoai.outputs.sheets import SHEETS
from doithoai.outputs.sheets.file_papers import the_file
from doithoai.rules.procedure import STEPS, Stage
from tests import given
from tests.pages.desk.conftest import cost, shut_doors


def text(response) -> str:
    return " ".join(response.content.decode().split())


def at(dialogue: Dialogue, rest: str = "") -> str:
    return f"/doi-thoai/{dialogue.pk}/{rest}"


@pytest.fixture
def planned(commune, ba_lan, in_may) -> Dialogue:
    return given.a_dialogue(commune, ba_lan)


@pytest.fixture
def opened(commune, ba_lan, in_may) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def test_all_nine_steps_are_on_the_page(planned, lan):
    page = text(lan.get(at(planned)))
    for number, (_, name) in enumerate(STEPS, start=1):
        assert f'id="buoc-{number}"' in page
        assert f"{number}. {name}" in page


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "make",
    [
        given.a_dialogue,
        given.an_open_dialogue,
        given.a_dialogue_in_session,
        lambda commune, by: given.an_assignment(commune, by).dialogue,
        given.a_dialogue_ready_to_seal,
    ],
)
def test_at_every_stage_everybody_is_shown_only_doors_that_open(
    commune, ba_lan, signed_in, make, monkeypatch
):
    for typesetting in ("pdf_of", "docx_of"):  # slow, and tested elsewhere
        monkeypatch.setattr(f"doithoai.pages.desk.papers.views.{typesetting}", lambda paper: b"")
    for typesetting in ("render_pdf", "render_docx"):
        monkeypatch.setattr(f"doithoai.pages.desk.papers.views.{typesetting}", lambda content: b"")
    for typesetting in ("as_pdf", "as_docx"):
        monkeypatch.setattr(f"doithoai.pages.desk.sheets.views.{typesetting}", lambda content, large: b"")
    counted_once = cache(the_file)  # every page of every paper, for each of five sheets
    for sheet in ("file_papers", "hand_over"):
        monkeypatch.setattr(f"doithoai.outputs.sheets.{sheet}.the_file", counted_once)
    for slug, sheet in SHEETS.items():  # the same facts, whoever asks and in whichever form
        monkeypatch.setitem(SHEETS, slug, replace(sheet, make=cache(sheet.make)))
    dialogue = make(commune, ba_lan)
    for person in (given.ong_binh, given.co_thu, given.ong_tu, given.ba_mai, given.ong_hoa):
        person(commune)
    for username in ("lan", "binh", "thu", "tu", "mai", "hoa"):
        pages = at(dialogue), "/viec-hom-nay/", "/doi-thoai/", at(dialogue, "giay-to/"), "/so-lieu/"
        assert shut_doors(signed_in(username), *pages) == [], username


def test_ong_nam_finds_nothing_behind_the_wall(opened, ong_nam, signed_in):
    nam = signed_in("nam")
    for rest in ("", "ke-hoach/", "ke-hoach/tep/", "ket-luan/", "bao-cao/", "giay-to/", "ho-so.zip"):
        assert nam.get(at(opened, rest)).status_code == 404, rest
    for rest in ("buoc/hoan/", "ho-so/", "ket-luan/ban-hanh/", "giay-to/ke-hoach/ban-hanh/"):
        assert nam.post(at(opened, rest)).status_code == 404, rest


def test_bà_lan_issues_the_plan_and_the_dialogue_opens(planned, lan):
    said = {"ban-hanh-ke-hoach-issued_on": "20/05/2026"}
    answer = lan.post(at(planned, "buoc/ban-hanh-ke-hoach/"), said, follow=True)
    assert "Kế hoạch đã ban hành" in text(answer)
    planned.refresh_from_db()
    assert planned.stage == Stage.OPEN


def test_a_date_that_is_none_comes_back_with_what_was_typed(planned, lan):
    answer = lan.post(at(planned, "buoc/ban-hanh-ke-hoach/"), {"ban-hanh-ke-hoach-issued_on": "31/02/2026"})
    assert answer.status_code == 422
    assert "31/02/2026" in text(answer)


def test_a_plan_that_says_too_little_greys_the_button_and_refuses_the_post_with_one_sentence(
    commune, ba_lan, lan, in_may
):
    dialogue = given.a_dialogue(commune, ba_lan, signer_name="")
    sentence = issue_plan.refusal(dialogue, by=ba_lan)
    assert sentence in text(lan.get(at(dialogue)))
    answer = lan.post(at(dialogue, "buoc/ban-hanh-ke-hoach/"), {"ban-hanh-ke-hoach-issued_on": "20/05/2026"})
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_an_officer_cannot_cancel_and_is_told_who_can(opened, signed_in, commune):
    officer = given.ong_tu(commune)
    sentence = cancel_dialogue.refusal(opened, by=officer)
    answer = signed_in("tu").post(at(opened, "buoc/huy/"), {"huy-reason": "mưa bão"})
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_it_is_postponed_and_held_again_on_a_new_day(opened, lan):
    lan.post(at(opened, "buoc/hoan/"), {"hoan-reason": "Mưa bão chia cắt đường"})
    assert "Mưa bão chia cắt đường" in text(lan.get(at(opened)))
    said = {"to-chuc-lai-held_on": "25/06/2026", "to-chuc-lai-starts_at": "8h30", "to-chuc-lai-venue": ""}
    lan.post(at(opened, "buoc/to-chuc-lai/"), said)
    opened.refresh_from_db()
    assert (opened.stage, f"{opened.held_on:%d/%m/%Y}", f"{opened.starts_at:%H:%M}") == (
        Stage.OPEN,
        "25/06/2026",
        "08:30",
    )


def test_a_duty_is_closed_by_its_proof_and_by_nothing_less(opened, lan):
    duty = Duty.objects.filter(dialogue=opened).open().first()
    assert lan.post(at(opened, f"minh-chung/{duty.pk}/"), {"proof": " "}).status_code == 409
    answer = lan.post(at(opened, f"minh-chung/{duty.pk}/"), {"proof": "Sổ loa ngày 10/6"}, follow=True)
    assert "Sổ loa ngày 10/6" in text(answer)


def test_three_opinions_and_guests_cost_what_one_costs(opened, commune, ba_lan, lan):
    def one_more(number: int) -> None:
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị xã sửa.")
        given.a_guest(opened, ba_lan, f"Khách {number}")

    one_more(1)
    before = cost(lan, at(opened))
    one_more(2), one_more(3)
    assert cost(lan, at(opened)) == before <= 30


def test_a_new_day_shows_what_it_moves_before_it_is_set(opened, lan):
    fragment = lan.get(at(opened, "doi-ngay/an-dinh-ngay/"), {"an-dinh-ngay-held_on": "25/06/2026"})
    assert "Ra thông báo kết luận" in text(fragment)
    assert "25/06/2026</small>" not in text(fragment)
    assert re.search(r"25/06/2026 .{0,120}02/07/2026", text(fragment))  # conclusion: old → new
    said = {"an-dinh-ngay-held_on": "25/06/2026", "xem": "1"}
    whole = lan.post(at(opened, "buoc/an-dinh-ngay/"), said)
    assert whole.status_code == 200
    assert "02/07/2026" in text(whole)
    opened.refresh_from_db()
    assert opened.held_on == given.HELD_ON


def changed(fragment) -> list[str]:
    """Old and new of each line, as heard."""
    lines = re.findall(r"<small>([^<]*)<span aria-hidden[^→]*→(.*?)</small>", text(fragment))
    return [" ".join(re.sub(r"<[^>]*>", " ", f"{old} → {new}").split()) for old, new in lines]


def test_a_new_hour_or_place_is_shown_too_with_whom_it_concerns(opened, lan, ba_lan):
    address = at(opened, "doi-ngay/an-dinh-ngay/")
    said = {"an-dinh-ngay-held_on": "18/06/2026", "an-dinh-ngay-starts_at": "13h30"}
    assert changed(lan.get(address, said)) == ["08:00 → thành 13:30"]
    assert "Phải làm lại" not in text(lan.get(address, said)), "nobody was told anything yet"
    given.a_guest(opened, ba_lan, "Ông Khách")
    record_proof(Duty.objects.get(key="notice"), by=ba_lan, proof="Sổ loa")
    said["an-dinh-ngay-venue"] = "Nhà văn hóa thôn Bãi Cát"
    shown = lan.get(address, said)
    assert changed(shown) == ["08:00 → thành 13:30", f"{opened.venue} → thành Nhà văn hóa thôn Bãi Cát"]
    assert "Thông báo công khai." in text(shown)
    half_typed = lan.get(address, {**said, "an-dinh-ngay-starts_at": "25h"})
    assert changed(half_typed) == []


def test_a_new_day_warns_before_it_is_set(opened, lan, ba_lan):
    record_proof(Duty.objects.get(key="synthesis"), by=ba_lan, proof="Bảng tổng hợp số 12")
    address = at(opened, "doi-ngay/an-dinh-ngay/")
    said = text(lan.get(address, {"an-dinh-ngay-held_on": "24/05/2026"}))
    assert "Chủ nhật, 24/05/2026 là ngày nghỉ hằng tuần." in said
    assert "“Thông báo công khai, gửi giấy mời” phải xong ngày 17/05/2026, đã qua" in said
    assert "Ngày làm việc sớm nhất mà mọi việc còn kịp: 27/05/2026." in said
    add_closure(opened.commune, by=ba_lan, day=date(2026, 6, 25), why="Mất điện toàn xã")
    assert "nghỉ riêng của đơn vị (Mất điện toàn xã)" in text(
        lan.get(address, {"an-dinh-ngay-held_on": "25/06/2026"})
    )
    far = text(lan.get(address, {"an-dinh-ngay-held_on": "10/03/2027"}))
    assert "Lịch nghỉ năm 2027 chưa công bố đủ" in far


def test_a_proof_for_the_old_day_is_seen_and_the_notice_is_open_again(opened, lan, signed_in, ong_nam):
    notice = Duty.objects.get(dialogue=opened, key="notice")
    photo = SimpleUploadedFile("bang.jpg", b"\xff\xd8\xff" + b"0" * 60)
    lan.post(
        at(opened, f"minh-chung/{notice.pk}/"),
        {"proof": "Ảnh bảng tin", "kind": "photo", "done_on": "19/05/2026", "file": photo},
    )
    assert "ngày 19/05/2026: ảnh chụp bảng niêm yết: Ảnh bảng tin" in text(lan.get(at(opened)))
    fragment = text(lan.get(at(opened, "doi-ngay/an-dinh-ngay/"), {"an-dinh-ngay-held_on": "25/06/2026"}))
    assert "Đã làm cho ngày cũ 18/06/2026: Ảnh bảng tin" in fragment
    lan.post(at(opened, "buoc/an-dinh-ngay/"), {"an-dinh-ngay-held_on": "25/06/2026"})
    page = text(lan.get(at(opened)))
    assert "họp 18/06/2026: Ảnh bảng tin" in page
    past = PastProof.objects.get()
    assert lan.get(at(opened, f"minh-chung-cu/{past.pk}/tep/"))["Content-Type"] == "image/jpeg"
    assert signed_in("nam").get(at(opened, f"minh-chung-cu/{past.pk}/tep/")).status_code == 404
    wrong = lan.post(at(opened, f"minh-chung/{notice.pk}/"), {"proof": "Ảnh mới", "done_on": "31/02/2026"})
    assert (wrong.status_code, "Xin ghi ngày theo dạng ngày/tháng/năm" in text(wrong)) == (409, True)
    assert 'value="31/02/2026"' in text(wrong)


def test_who_holds_an_old_invitation_is_counted_on_the_page_and_on_today(opened, lan, ba_lan):
    given.a_guest(opened, ba_lan)
    issue_invitations(opened, by=ba_lan, issued_on=given.BEFORE.date())
    publish_notice(opened, by=ba_lan, issued_on=given.BEFORE.date())
    assert "chưa có giấy mời" not in text(lan.get(at(opened)))
    lan.post(at(opened, "buoc/an-dinh-ngay/"), {"an-dinh-ngay-held_on": "25/06/2026"})
    assert "1 người chưa có giấy mời cho ngày, giờ, nơi họp này." in text(lan.get(at(opened)))
    assert "Ban hành giấy mời cho 1 người chưa có" in text(lan.get("/viec-hom-nay/"))
    assert lan.get(at(opened, "khach-moi/")).status_code == 200


def test_while_it_is_put_off_its_dates_stand_still(opened, lan):
    lan.post(at(opened, "buoc/hoan/"), {"hoan-reason": "Mưa bão"})
    with clock_at(datetime(2026, 9, 1, 8, 0)):
        page, desk = text(lan.get(at(opened))), text(lan.get("/viec-hom-nay/"))
    assert "Tạm dừng, chờ ngày mới" in page
    assert "Ghi đã làm" not in page
    assert 'class="due late"' not in page
    assert "Quá hạn" not in desk
    assert 'class="due late"' not in desk


def test_papers_the_regulation_asks_for_are_named_where_they_are_made(opened, commune, lan):
    page = text(lan.get(at(opened)))
    assert "Chưa có giấy mời." not in page, "its step has not come"
    with clock_at(given.ON_THE_DAY):
        open_conference(opened, by=given.co_thu(commune))
        page = text(lan.get(at(opened)))
    assert f'Chưa có giấy mời. <a href="/doi-thoai/{opened.pk}/giay-to/">Làm văn bản</a>' in page
    assert "Quy chế 03-QC/TU (Hải Dương): “Văn phòng thống kê lập và quản lý hồ sơ" in page


def test_a_chair_whom_the_regulation_does_not_name_is_told(commune, ba_lan, lan, in_may):
    dialogue = given.a_dialogue(commune, ba_lan, regulation="son_la", chair_role="ct_hdnd")
    page = text(lan.get(at(dialogue)))
    assert "Người chủ trì là Chủ tịch Hội đồng nhân dân, quy định nêu: Chủ tịch Ủy ban nhân dân." in page


def test_every_duty_shows_its_sum_day_by_day(opened, lan, ba_lan):
    page = text(lan.get(at(opened)))
    assert "<li>thứ Năm, 25/06/2026: có tính (ngày 5)</li>" in page
    add_closure(opened.commune, by=ba_lan, day=date(2026, 6, 22), why="Mất điện toàn xã")
    assert "Tính lại theo lịch nghỉ hôm nay thì ra 26/06/2026" in text(lan.get(at(opened)))


@pytest.mark.parametrize("day", ["", "99/99", "01/01/2020", "18/06/2026", "31/12/9999"])
def test_a_day_that_moves_nothing_is_no_error(opened, lan, day):
    answer = lan.get(at(opened, "doi-ngay/an-dinh-ngay/"), {"an-dinh-ngay-held_on": day})
    assert answer.status_code == 200
    assert "old-new" not in text(answer)


def test_only_a_move_of_the_day_has_a_preview(opened, lan, signed_in, ong_nam):
    assert lan.get(at(opened, "doi-ngay/huy/")).status_code == 404
    assert signed_in("nam").get(at(opened, "doi-ngay/an-dinh-ngay/")).status_code == 404


def test_putting_off_links_the_notice_it_issued(opened, lan):
    page = text(lan.post(at(opened, "buoc/hoan/"), {"hoan-reason": "Mưa bão"}, follow=True))
    paper = Paper.objects.get(dialogue=opened, kind=Paper.Kind.POSTPONEMENT)
    assert f'<a href="/giay-to/{paper.pk}.pdf">' in page
    assert paper.code in page


def test_a_proof_has_its_kind_and_its_photo_which_others_do_not_see(opened, lan, signed_in, ong_nam):
    duty = Duty.objects.get(dialogue=opened, key="notice")
    page = text(lan.get(at(opened)))
    assert "Xong khi có sổ theo dõi phát thanh" in page
    photo = SimpleUploadedFile("bảng tin.jpg", b"\xff\xd8\xff" + b"0" * 60)
    said = {"proof": "Niêm yết ngày 02/6", "kind": "photo", "file": photo}
    assert lan.post(at(opened, f"minh-chung/{duty.pk}/"), said).status_code == 302
    assert "ảnh chụp bảng niêm yết: Niêm yết ngày 02/6" in text(lan.get(at(opened)))
    picture = lan.get(at(opened, f"minh-chung/{duty.pk}/tep/"))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert signed_in("nam").get(at(opened, f"minh-chung/{duty.pk}/tep/")).status_code == 404


def test_a_proof_of_another_kind_is_refused_and_the_words_stay(opened, lan):
    duty = Duty.objects.get(dialogue=opened, key="synthesis")
    said = {"proof": "Đã đọc trên loa", "kind": "loudspeaker"}
    answer = lan.post(at(opened, f"minh-chung/{duty.pk}/"), said)
    assert answer.status_code == 409
    assert 'value="Đã đọc trên loa"' in text(answer)


def test_a_file_that_is_no_picture_is_only_downloaded(opened, lan):
    duty = Duty.objects.get(dialogue=opened, key="notice")
    page = SimpleUploadedFile("x.html", b"<script>alert(1)</script>")
    lan.post(at(opened, f"minh-chung/{duty.pk}/"), {"proof": "trang", "kind": "photo", "file": page})
    answer = lan.get(at(opened, f"minh-chung/{duty.pk}/tep/"))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_dates_are_counted_again_visibly_with_a_reason(opened, lan, ba_lan):
    assert "tinh-lai" not in text(lan.get(at(opened)))
    assert lan.post(at(opened, "buoc/tinh-lai/"), {"tinh-lai-why": "x"}).status_code == 409
    add_closure(opened.commune, by=ba_lan, day=date(2026, 6, 22), why="Mất điện toàn xã")
    page = text(lan.get(at(opened)))
    assert 'id="tinh-lai"' in page
    assert re.search(r"25/06/2026 .{0,120}26/06/2026", page)
    lan.post(at(opened, "buoc/tinh-lai/"), {"tinh-lai-why": "Trụ sở mất điện ngày 22/6"})
    assert f"{Duty.objects.get(dialogue=opened, key='conclusion').due_on:%d/%m}" == "26/06"
    assert 'id="tinh-lai"' not in text(lan.get(at(opened)))
