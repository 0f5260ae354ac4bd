"""Triage: suggestion, one key, the next one; groups; refusals shown where they were met."""

import pytest
from django.urls import reverse

from doithoai.models import Opinion
from tests import given
from tests.pages.desk.conftest import cost


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


def triage(dialogue, opinion=None):
    return reverse("desk:triage", args=[dialogue.pk]) + (f"?y_kien={opinion.pk}" if opinion else "")


LABELS = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}


def test_the_suggestion_is_chosen_already_and_says_why(lan, commune, dialogue):
    given.an_opinion(commune, "Sổ đỏ của gia đình tôi làm ba năm chưa xong.")
    page = lan.get(triage(dialogue)).content.decode()
    assert 'value="dat_dai" checked' in page
    assert '<span class="chip">sổ đỏ</span>' in page


def test_what_is_not_clear_offers_two_with_their_keys(lan, commune, dialogue):
    given.an_opinion(commune, "Trước chợ có nước đọng trên đường.")
    page = lan.get(triage(dialogue)).content.decode()
    row = page.split('id="hoac"')[1].split("</div>")[0]
    assert "hoặc:" in row
    assert row.count("<kbd>") == row.count('for="linh-vuc-') == 2
    assert page.count(" checked required data-key=") == 0  # a person chooses


def test_the_level_that_may_decide_is_suggested(lan, commune, dialogue):
    given.an_opinion(commune, "Quốc lộ 6 sụt lún, đề nghị sửa chữa mặt đường.")
    page = lan.get(triage(dialogue)).content.decode()
    assert 'value="tỉnh" checked' in page
    assert "Giao thông, thường, tỉnh" in page or "Giao thông, cao, tỉnh" in page or "khẩn, tỉnh" in page


def test_classifying_goes_on_to_the_next_and_ends_with_what_to_do(lan, commune, dialogue):
    first = given.an_opinion(commune, "Mương thôn Đồng Mới bị vỡ.")
    second = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.")
    answer = lan.post(reverse("desk:classify", args=[first.pk]), LABELS)
    assert answer.url == triage(dialogue, second)
    answer = lan.post(reverse("desk:classify", args=[second.pk]), LABELS, follow=True)
    assert "Đã phân loại hết" in answer.content.decode()


@pytest.mark.parametrize("labels", [{}, {**LABELS, "field": "x"}, {**LABELS, "urgency": "gấp"}])
def test_labels_that_are_none_are_refused_on_the_page(lan, commune, dialogue, labels):
    opinion = given.an_opinion(commune)
    answer = lan.post(reverse("desk:classify", args=[opinion.pk]), labels)
    assert answer.status_code == 409
    assert opinion.code in answer.content.decode()


def test_merge_and_take_out_again(lan, commune, dialogue, ba_lan):
    group = given.a_group(commune, ba_lan, "Mương thôn Đồng Mới bị vỡ, đề nghị sửa.")
    opinion = given.an_opinion(commune, "Đề nghị sửa mương thôn Đồng Mới, vỡ đã lâu.")
    assert f'name="group" value="{group.pk}"' in lan.get(triage(dialogue, opinion)).content.decode()
    lan.post(reverse("desk:merge", args=[opinion.pk]), {"group": group.pk})
    assert group.opinions.count() == 2
    lan.post(reverse("desk:unmerge", args=[opinion.pk]))
    assert group.opinions.count() == 1
    alone = lan.post(reverse("desk:unmerge", args=[opinion.pk]))
    assert alone.status_code == 409
    assert "đang đứng một mình" in alone.content.decode()


@pytest.mark.parametrize("words", ["mương", "muong", "MUONG vo"])
def test_groups_are_found_while_typing(lan, commune, dialogue, ba_lan, words):
    given.a_group(commune, ba_lan, "Mương thôn Đồng Mới bị vỡ, đề nghị sửa.")
    opinion = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.")
    found = lan.get(reverse("desk:groups_like", args=[opinion.pk]), {"tim": words}).content.decode()
    assert "Mương thôn Đồng Mới" in found
    assert "<html" not in found


def test_a_group_of_another_dialogue_is_not_there(lan, commune, dialogue):
    opinion = given.an_opinion(commune)
    for group in ("", "0", "x", "99999"):
        assert lan.post(reverse("desk:merge", args=[opinion.pk]), {"group": group}).status_code == 404


def test_what_looks_like_a_denunciation_is_said_first(lan, commune, dialogue):
    given.an_opinion(commune, "Tôi làm đơn tố cáo ông X nhận hối lộ của dân.")
    assert "Luật Tố cáo" in lan.get(triage(dialogue)).content.decode()


def test_only_the_clerk_sorts(commune, dialogue, signed_in):
    given.ong_hoa(commune)
    assert signed_in("hoa").get(triage(dialogue)).status_code == 403
    opinion = given.an_opinion(commune)
    assert signed_in("hoa").post(reverse("desk:classify", args=[opinion.pk]), LABELS).status_code == 403
    assert Opinion.objects.get(pk=opinion.pk).classified_at is None


def test_three_groups_cost_what_one_costs(lan, commune, dialogue, ba_lan):
    def one_more(number: int) -> None:
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị sửa.")

    given.an_opinion(commune, "Mương bị vỡ, đề nghị sửa ngay.")
    one_more(1)
    before = cost(lan, triage(dialogue))
    one_more(2), one_more(3)
    assert cost(lan, triage(dialogue)) <= before <= 37


def test_when_nothing_can_be_suggested_a_person_still_sorts(lan, commune, dialogue, monkeypatch, caplog):
    def stumbles(*given, **more):
        raise ValueError("Mương thôn Đồng Mới")

    opinion = given.an_opinion(commune, "Mương thôn Đồng Mới bị vỡ.")
    for reading in ("rules.suggest", "rules.mask_spans", "groups_alike"):
        monkeypatch.setattr(f"doithoai.pages.desk.opinions.suggestion.{reading}", stumbles)
    monkeypatch.setattr("doithoai.pages.desk.opinions.triage.history_of", stumbles)
    page = lan.get(triage(dialogue)).content.decode()
    assert "Máy chưa gợi ý được" in page
    assert "Máy không thấy dữ liệu cá nhân" not in page
    assert "Mương" not in caplog.text
    assert lan.post(reverse("desk:classify", args=[opinion.pk]), LABELS).status_code == 302
    assert Opinion.objects.get(pk=opinion.pk).group


DENOUNCED = "Tôi tố cáo ông Hà Văn Tạ, cán bộ địa chính, nhận tiền của dân khi làm sổ đỏ."


def test_a_suspected_denunciation_is_not_filed_by_one_key(lan, commune, dialogue):
    opinion = given.an_opinion(commune, DENOUNCED)
    page = lan.get(triage(dialogue, opinion)).content.decode()
    (primary,) = page.split("<main")[1].split('class="button primary"')[1:]
    assert "Chuyển tố cáo</button>" in primary
    assert 'value="denunciation" required checked autofocus' in page
    assert page.index('id="chuyen"') < page.index('id="labels"')
    answer = lan.post(reverse("desk:classify", args=[opinion.pk]), LABELS)
    assert answer.status_code == 409
    refused = answer.content.decode().split("<main")[1]
    assert refused.count(" autofocus") == 1  # the sentence is what is seen first
    assert "“Không phải tố cáo”" in refused.split(" autofocus")[1][:600]
    assert (
        lan.post(reverse("desk:classify", args=[opinion.pk]), {**LABELS, "ordinary": "1"}).status_code == 302
    )
    again = lan.get(triage(dialogue, opinion)).content.decode()  # somebody has said what it is
    assert "Có thể là tố cáo" not in again
    assert " open>" not in again.split('id="chuyen"')[1][:20]


def test_nothing_is_chosen_when_nothing_could_be_read(lan, commune, dialogue, monkeypatch):
    def stumbles(*given, **more):
        raise ValueError

    given.an_opinion(commune, "Mương thôn Đồng Mới bị vỡ.")
    monkeypatch.setattr("doithoai.pages.desk.opinions.suggestion.rules.suggest", stumbles)
    page = lan.get(triage(dialogue)).content.decode()
    assert " checked" not in page.split('id="labels"')[1].split("</form>")[0]
    assert "Đồng ý, sang" not in page


def test_the_envelope_is_given_to_whoever_is_named_and_the_purge_waits_for_it(lan, commune, dialogue):
    opinion = given.an_opinion(commune, DENOUNCED)
    away = {"kind": "denunciation", "to": "Công an xã", "after": "phan-loai"}
    early = lan.post(reverse("desk:divert_opinion", args=[opinion.pk]), away)
    assert early.status_code == 409
    assert "Chưa in bản giao" in early.content.decode()
    assert (
        lan.post(reverse("desk:handover_sheet", args=[opinion.pk]), away)["Content-Type"] == "application/pdf"
    )
    assert (
        lan.post(reverse("desk:handover_files", args=[opinion.pk]), away)["Content-Type"] == "application/zip"
    )
    assert "Đã in" in lan.get(triage(dialogue, opinion)).content.decode()
    assert lan.post(reverse("desk:divert_opinion", args=[opinion.pk]), away).status_code == 302
    assert Opinion.objects.get(pk=opinion.pk).words == ""


@pytest.mark.parametrize("child", [False, True])
def test_every_page_proposes_the_same_masks(lan, commune, dialogue, child):
    said = "Cán bộ địa chính bảo gọi 0912345678; lớp 4A Trường Tiểu học Bãi Cát của cháu học còn dột."
    opinion = given.an_opinion(commune, said, child=child)
    proposed = [
        lan.get(address).content.decode().split('id="cong-khai"')[1].split("</section>")[0]
        for address in (triage(dialogue, opinion), reverse("desk:opinion", args=[opinion.pk]))
    ]
    asked, told = (page.split("Máy đề nghị che")[1].split("</p>")[0] for page in proposed)
    assert asked == told
    first, second = (page.split("<textarea")[1].split("</textarea>")[0].split(">", 1)[1] for page in proposed)
    assert first == second
    assert "[số điện thoại]" in first
    assert ("4A" in first) is not child


def test_two_clerks_see_each_other_and_y_asks(lan, commune, dialogue, signed_in):
    given.a_person(commune, "hai", "Vũ Thị Hai", given.Role.CLERK)
    opinion = given.an_opinion(commune)
    assert "data-asks" not in lan.get(triage(dialogue, opinion)).content.decode()
    second = signed_in("hai").get(triage(dialogue, opinion)).content.decode()
    assert 'data-asks="Trần Thị Lan cũng đang mở' in second
    assert 'data-confirm-from="#nguoi-khac"' in second
    first = lan.post(reverse("desk:hold", args=[opinion.pk])).content.decode()
    assert 'data-asks="Vũ Thị Hai cũng đang mở' in first
    assert "Tôi làm tiếp" not in first


def test_a_number_no_engine_holds_finds_no_group(lan, commune, dialogue, ba_lan, monkeypatch):
    monkeypatch.setattr("doithoai.pages.desk.opinions.suggestion.COMPARED_AT_MOST", 0)
    given.a_group(commune, ba_lan, "Mương thôn Đồng Mới bị vỡ.")
    opinion = given.an_opinion(commune, "Trạm biến áp quá tải.")
    found = lan.get(reverse("desk:groups_like", args=[opinion.pk]), {"tim": "9" * 30})
    assert found.status_code == 200


def test_what_is_doubted_is_not_counted_to_sort_and_is_said_beside_it(lan, commune, dialogue):
    doubted = given.an_opinion(commune, "Mua hàng giá rẻ.", doubt="Gửi dồn dập")
    first = given.an_opinion(commune, "Mương thôn Đồng Mới bị vỡ.")
    page = lan.get(triage(dialogue)).content.decode()
    assert first.code in page
    assert "1 còn chờ" in page
    assert f'<a href="{reverse("desk:doubts")}">và 1 đang nghi ngờ</a>' in page
    shown = lan.post(reverse("desk:classify", args=[first.pk]), LABELS, follow=True).content.decode()
    assert "Đã phân loại hết" in shown
    assert "và 1 đang nghi ngờ" in shown
    assert doubted.code in lan.get(triage(dialogue, doubted)).content.decode()  # asked for, it opens


@pytest.mark.parametrize("words", ["asdf gh", ".......", "test test test", "alo alo 1 2 3", "0 0 0 0 test"])
def test_of_what_says_nothing_nothing_is_chosen_beforehand(lan, commune, dialogue, words):
    given.an_opinion(commune, words)
    page = lan.get(triage(dialogue)).content.decode()
    assert "Chưa có chữ nào cho biết đây là việc gì" in page
    assert " checked" not in page.split('id="labels"')[1].split("</form>")[0]
