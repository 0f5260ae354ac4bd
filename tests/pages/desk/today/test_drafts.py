"""A draft stands on the desk of whoever does its next step, with a button to the page that does it."""

from datetime import date

import pytest

from doithoai.actions.papers.approve_draft import approve_draft
from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.actions.papers.return_draft import return_draft
from doithoai.actions.papers.review_draft import review_draft
from doithoai.actions.papers.sign_draft import sign_draft
from doithoai.actions.papers.submit_draft import submit_draft
from doithoai.models import Actor, Commune, Dialogue, PaperDraft
from doithoai.pages.desk.today.drafts import drafts_waiting
from doithoai.pages.desk.today.task import Task
from tests import given
from tests.pages.desk.conftest import cost

DAY = given.PLANNED.date()
pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture
def planned(commune, ba_lan) -> Dialogue:
    choose_paper_way(commune, by=ba_lan, way="full")
    return given.a_dialogue(commune, ba_lan)


def tasks(actor: Actor, day: date = DAY) -> list[Task]:
    return list(drafts_waiting(Dialogue.objects.alive(), actor, day))


def lines(actor: Actor) -> list[str]:
    return [each.what for each in tasks(actor)]


def handed_in(planned: Dialogue, by: Actor) -> PaperDraft:
    return submit_draft(planned, by=by, kind="plan")


def again(draft: PaperDraft) -> PaperDraft:
    return PaperDraft.objects.prefetch_related("steps").get(pk=draft.pk)


def test_it_goes_from_desk_to_desk(planned, commune, ba_lan):
    thu, binh = given.a_person(commune, "thu", "Hoàng Anh Thư", given.Role.SECRETARY), given.ong_binh(commune)
    draft = handed_in(planned, ba_lan)
    assert lines(thu) == ["Kiểm tra: dự thảo kế hoạch"]
    assert lines(binh) == []
    review_draft(draft, by=thu)
    assert lines(thu) == []
    assert lines(binh) == ["Duyệt: dự thảo kế hoạch"]
    approve_draft(again(draft), by=binh)
    assert lines(binh) == ["Ký: dự thảo kế hoạch"]
    assert lines(ba_lan) == ["Ghi nhận chữ ký: dự thảo kế hoạch"]
    sign_draft(again(draft), by=binh)
    (last,) = tasks(ba_lan)
    assert (last.what, last.due_on, last.days) == ("Cấp số, ngày: dự thảo kế hoạch", date(2026, 5, 21), 1)
    assert "Điều 15" in last.because


def test_sent_back_it_stands_with_the_clerk_and_the_reason_beside_it(planned, commune, ba_lan):
    binh = given.ong_binh(commune)
    return_draft(handed_in(planned, ba_lan), by=binh, comment="Thiếu giờ kết thúc")
    (task,) = tasks(ba_lan)
    assert task.what == "Sửa và trình lại: dự thảo kế hoạch"
    assert "Đã trả lại: Lò Văn Bình: Thiếu giờ kết thúc" in task.where
    assert tasks(binh) == []


def test_a_reply_stands_with_its_body_alone(commune, ba_lan):
    tu, assignment = given.ong_tu(commune), given.an_assignment(commune, ba_lan)
    nga = given.a_person(
        commune, "nga", "Hà Thị Nga", given.Role.OFFICER, body=given.body("Phòng Văn hóa - Xã hội")
    )
    choose_paper_way(Commune.objects.get(pk=commune.pk), by=ba_lan, way="sign")
    draft = submit_draft(
        assignment.dialogue, by=tu, at=given.AFTER, kind="reply", assignment=assignment,
        words={"text": given.REPLY},
    )  # fmt: skip
    return_draft(draft, by=given.ong_binh(commune), at=given.AFTER, comment="Nói rõ ngày sửa")
    (task,) = tasks(tu)
    assert task.href == f"/trinh-ky/{assignment.pk}/tra-loi/"
    assert tasks(nga) == []


def test_where_one_person_does_it_all_nothing_waits(planned, commune, ba_lan):
    handed_in(planned, ba_lan)
    choose_paper_way(Commune.objects.get(pk=commune.pk), by=ba_lan, way="one")
    assert lines(ba_lan) == []


def test_it_stands_on_the_page_and_costs_the_same_for_three(planned, commune, ba_lan, signed_in, ong_nam):
    given.ong_binh(commune)
    others = [given.a_dialogue(commune, ba_lan) for _ in range(2)]
    handed_in(planned, ba_lan)
    lan = signed_in("lan")
    page = lan.get("/viec-hom-nay/").content.decode()
    assert f'href="/trinh-ky/{planned.pk}/ke-hoach/"' in page
    one = cost(lan, "/viec-hom-nay/")
    for each in others:
        handed_in(each, ba_lan)
    assert cost(lan, "/viec-hom-nay/") == one
    assert "dự thảo kế hoạch" not in signed_in("nam").get("/viec-hom-nay/").content.decode()
