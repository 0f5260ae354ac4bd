"""Following by code, without an account, from anywhere."""

import re
from datetime import date, datetime

import pytest
from django.test import Client

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.replies.extend_deadline import extend_deadline
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.models import Assignment, Rating
from doithoai.models.clock import clock_at
from doithoai.outputs.open_record import doors
from tests import given

from .conftest import World


@pytest.mark.parametrize("typed", ["{code}", "{low}", " {bare} "])
def test_a_code_is_found_however_it_is_typed(world: World, visitor: Client, typed: str) -> None:
    code = world.asked.code
    said = typed.format(code=code, low=code.lower(), bare=code.replace("-", ""))
    answer = visitor.get("/tra-cuu/", {"ma": said}, follow=True)
    assert answer.status_code == 200
    assert f"Ý kiến {code}" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [("K7M", 422, "chép nhầm"), ("không phải mã", 422, "chép nhầm"), ("<script>", 422, "chép nhầm"), ("x" * 5000, 422, "chép nhầm")],
)  # fmt: skip
def test_a_mistyped_code_gets_a_kind_sentence(
    visitor: Client, db, typed: str, status: int, says: str
) -> None:
    answer = visitor.get("/tra-cuu/", {"ma": typed})
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_a_code_that_does_not_exist_says_so(visitor: Client, db) -> None:
    answer = visitor.get("/tra-cuu/222-222-22A/".replace("22A", f"22{given_check()}"))
    assert answer.status_code == 404
    assert "Không có ý kiến nào mang mã này" in answer.content.decode()


def given_check() -> str:
    from doithoai.rules.codes import check_character

    return check_character("22222222")


def test_guessing_is_slowed_down(visitor: Client, db, monkeypatch) -> None:
    monkeypatch.setitem(doors.LOOKING_UP, "tries", 3)
    answers = [visitor.get("/tra-cuu/222-222-222/").status_code for _ in range(4)]
    assert answers == [404, 404, 404, 429]


def test_the_story_is_told_in_order_with_the_reply(world: World, visitor: Client) -> None:
    shown = visitor.get(f"/tra-cuu/{world.asked.code}/").content.decode()
    told = [
        "Đã nhận ý kiến",
        "Đã phân loại",
        "Đã đưa ra hội nghị",
        "Giao Phòng Kinh tế trả lời",
        "Phòng Kinh tế đã trả lời",
    ]
    places = [shown.index(f"<p>{each}</p>") for each in told]
    assert places == sorted(places)
    assert world.asked.words in shown
    assert "Mương được sửa xong trong tháng 7." in shown


def test_what_is_owed_is_shown_with_its_date_and_sentence(commune, ba_lan, visitor: Client) -> None:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    from doithoai.actions.conclusion.draft_conclusion import draft_conclusion

    group = given.a_group(commune, ba_lan)
    given.open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    given.record_outcome(
        group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế")
    )
    given.close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    draft_conclusion(dialogue, by=ba_lan, at=given.AFTER, assessment="Tốt.", monitor="Văn phòng", seen=0)
    given.issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    assignment = Assignment.objects.get()
    shown = visitor.get(f"/tra-cuu/{group.opinions.get().code}/").content.decode()
    assert "Phòng Kinh tế phải trả lời" in shown
    assert f"{assignment.due_on:%d/%m/%Y}" in shown
    assert "<blockquote>" in shown
    assert "có tính (ngày 15)" in shown, "the count, day by day"


def test_a_clock_that_stands_is_not_late_and_says_why(commune, ba_lan, visitor: Client) -> None:
    assignment = given.an_assignment(commune, ba_lan)
    stop_clock(assignment, by=ba_lan, at=given.AFTER, why="Chờ Chi nhánh đất đai đo lại")
    code = assignment.group.opinions.get().code
    with clock_at(datetime(2026, 9, 1, 8, 0)):
        shown = visitor.get(f"/tra-cuu/{code}/").content.decode()
        english = visitor.get(f"/en/tra-cuu/{code}/").content.decode()
    assert "Thời hạn đang tạm dừng từ 22/06/2026, vì: Chờ Chi nhánh đất đai đo lại" in shown
    assert "Đã quá hạn" not in shown
    assert "The deadline stands still since 22/06/2026, because:" in english


def test_a_date_in_a_year_not_fully_announced_says_so_beside_it(commune, ba_lan, visitor: Client) -> None:
    assignment = given.an_assignment(commune, ba_lan)
    extend_deadline(
        assignment, by=ba_lan, at=given.AFTER, due_on=date(2027, 3, 1), reason="Chờ vốn", grounds="Điều 9"
    )
    shown = visitor.get(f"/tra-cuu/{assignment.group.opinions.get().code}/").content.decode()
    assert "Lịch nghỉ năm 2027 chưa đủ: ngày này còn có thể đổi." in shown


def rate(visitor: Client, code: str, satisfied: str):
    page = visitor.get(f"/tra-cuu/{code}/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    said = {"csrfmiddlewaretoken": token[1] if token else "", "satisfied": satisfied, "comment": ""}
    return visitor.post(f"/tra-cuu/{code}/", said)


def test_not_satisfied_opens_the_matter_again(world: World, visitor: Client) -> None:
    assert rate(visitor, world.asked.code, "no").status_code == 302
    assert Rating.objects.get().satisfied is False
    shown = visitor.get(f"/tra-cuu/{world.asked.code}/").content.decode()
    assert "Mở lại: Phòng Kinh tế phải trả lời lần nữa" in shown
    assert "Đã ghi là chưa hài lòng" in shown
    # Whoever asked the same sees the new date, but not who was not satisfied.
    assert world.asked.code not in visitor.get(f"/tra-cuu/{world.same.code}/").content.decode()


def test_satisfied_is_thanked_for_and_asked_once(world: World, visitor: Client) -> None:
    assert rate(visitor, world.asked.code, "yes").status_code == 302
    shown = visitor.get(f"/tra-cuu/{world.asked.code}/").content.decode()
    assert "đã ghi là hài lòng" in shown
    assert 'name="satisfied"' not in shown


def test_a_rating_without_a_choice_is_asked_again(world: World, visitor: Client) -> None:
    answer = rate(visitor, world.asked.code, "")
    assert answer.status_code == 422
    assert "Xin chọn một trong hai." in answer.content.decode()


def test_the_letter_is_given_to_its_holder_only(world: World, visitor: Client) -> None:
    assert visitor.get(f"/tra-cuu/{world.asked.code}/tra-loi-1.pdf").content.startswith(b"%PDF")
    for missing in (
        f"{world.asked.code}/tra-loi-2.pdf",
        f"{world.asked.code}/tra-loi-0.pdf",
        f"{world.complaint.code}/tra-loi-1.pdf",
    ):
        assert visitor.get(f"/tra-cuu/{missing}").status_code == 404


def test_the_page_of_a_code_is_kept_by_nobody(world: World, visitor: Client) -> None:
    answer = visitor.get(f"/tra-cuu/{world.asked.code}/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "X-Open-Record" not in answer.headers


def test_one_code_shows_the_answer_to_every_part_and_rates_each(commune, ba_lan, visitor: Client) -> None:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    words = "Mương thôn Đồng Mới bị vỡ. Đường vào trường lầy lội."
    whole = given.an_opinion(commune, words)
    split_opinion(whole, by=ba_lan, at=given.BEFORE, begins=[words.index("Đường")])
    for part in whole.parts.order_by("pk"):
        labels = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}
        classify_opinion(part, by=ba_lan, at=given.BEFORE, **labels)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    for group in dialogue.groups.all():
        economy = given.body("Phòng Kinh tế")
        record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=economy)
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    page = f"/tra-cuu/{whole.code}/"
    for number, owed in enumerate(Assignment.objects.order_by("group__number"), start=1):
        assert "Đã trả lời</span>" not in visitor.get(page).content.decode().split("<h1>")[0]
        send_reply(owed, by=ba_lan, at=given.AFTER, text=f"Câu trả lời số {number} đầy đủ và rõ ràng.")
    shown = visitor.get(page).content.decode()
    assert words in shown
    assert "Việc thứ 2" in shown
    assert shown.index("Câu trả lời số 1") < shown.index("Câu trả lời số 2")
    assert [visitor.get(f"{page}tra-loi-{number}.pdf").status_code for number in (1, 2, 3)] == [200, 200, 404]
    assert Client().post(page, {"phan": "2", "satisfied": "yes"}).status_code == 302
    assert [each.opinion.code for each in Rating.objects.all()] == [f"{whole.code}/2"]
    assert visitor.get(f"/tra-cuu/?ma={whole.code}/2", follow=True).status_code == 200
