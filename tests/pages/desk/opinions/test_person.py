"""The person behind an opinion, at the desk: photos only for who knows names, a child's mark, consent taken back."""

import pytest
from django.urls import reverse

from doithoai.models import Dialogue, Hamlet, Opinion, serving
from doithoai.rules.enclosures import SPOKEN, examine
from tests import given
from tests.pages.desk.conftest import cost
from tests.rules.enclosures.given_files import a_photo, sample


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(
        commune,
        hamlet=Hamlet.objects.get(name="thôn Đồng Mới"),
        publish="name",
        enclosures=[examine(a_photo()), examine(sample("browser.webm"))],
    )


def at(name: str, *args: int) -> str:
    return reverse(f"desk:{name}", args=args)


def test_the_clerk_sees_the_photo_and_hears_the_recording(opinion, lan):
    page = lan.get(at("opinion", opinion.pk)).content.decode()
    photo, sound = opinion.files.all()
    for each, kind in ((photo, "image/jpeg"), (sound, "audio/webm")):
        address = at("opinion_file", opinion.pk, each.pk)
        assert f'src="{address}"' in page
        answer = lan.get(address)
        assert (answer.headers["Content-Type"], answer.content) == (kind, each.file.read())
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in answer.headers["Cache-Control"]
    assert "Khi công khai, được nêu họ tên và thôn của tôi" in page


def test_it_stands_beside_the_words_at_the_triage_desk_too(opinion, lan):
    page = lan.get(at("triage", opinion.dialogue_id)).content.decode()
    assert at("opinion_file", opinion.pk, opinion.files.first().pk) in page


def test_the_body_that_answers_and_people_elsewhere_do_not(commune, opinion, ba_lan, signed_in):
    file = at("opinion_file", opinion.pk, opinion.files.first().pk)
    given.ong_tu(commune)
    assert signed_in("tu").get(file).status_code == 403
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    with serving(elsewhere):
        given.a_person(elsewhere, "nam", "Lò Văn Năm", given.Role.CLERK)
    assert signed_in("nam").get(file).status_code == 404
    assert signed_in("nam").post(at("mark_child", opinion.pk), {"child": "1"}).status_code == 404


def test_a_file_of_another_opinion_is_not_fetched_through_this_one(commune, opinion, lan):
    other = given.an_opinion(commune, "Đèn đường thôn Bãi Cát hỏng.")
    assert lan.get(at("opinion_file", other.pk, opinion.files.first().pk)).status_code == 404


def test_a_hamlet_head_sees_those_of_what_they_wrote_down_only(commune, opinion, signed_in):
    file = at("opinion_file", opinion.pk, opinion.files.first().pk)
    given.ba_mai(commune)
    assert signed_in("mai").get(file).status_code == 404, (
        "sent by somebody of the hamlet, not through its head"
    )
    opinion.written_by_id = given.User.objects.get(username="mai").pk
    opinion.save()
    other = Hamlet.objects.get(name="thôn Bãi Cát")
    given.a_person(commune, "son", "Lò Văn Sơn", given.Role.HAMLET_HEAD, hamlet=other)
    assert signed_in("mai").get(file).status_code == 200
    assert signed_in("son").get(file).status_code == 404


def test_a_childs_mark_is_set_and_taken_back_with_its_consequences_said(opinion, lan):
    answer = lan.post(at("mark_child", opinion.pk), {"child": "1"}, follow=True)
    assert "Chưa đủ 16 tuổi" in answer.content.decode()
    opinion.refresh_from_db()
    assert (opinion.child, opinion.publish) == (True, "none")
    answer = lan.post(at("mark_child", opinion.pk), {"child": "0", "after": "triage"})
    assert answer.headers["Location"].endswith(f"?y_kien={opinion.pk}")
    opinion.refresh_from_db()
    assert opinion.child is False


def test_the_masks_of_a_child_are_stricter(commune, dialogue, lan):
    words = "Em học lớp 7A trường THCS Nà Lốc. Cầu treo đến trường mất ván."
    opinion = given.an_opinion(commune, words, child=True)
    for page in (at("opinion", opinion.pk), at("triage", dialogue.pk)):
        assert "Em học [lớp] [trường học]." in lan.get(page).content.decode()


def test_consent_is_taken_back_for_somebody_who_comes_to_the_desk(opinion, lan):
    answer = lan.post(at("withdraw_consent", opinion.pk), follow=True)
    assert "rút lúc" in answer.content.decode()
    assert lan.post(at("withdraw_consent", opinion.pk)).status_code == 409


def test_so_is_what_was_agreed_to_for_a_child(commune, dialogue, lan):
    opinion = given.an_opinion(commune, guardian="Vàng A Páo", guardian_agrees=True)
    assert "Rút đồng ý giúp người đại diện" in lan.get(at("opinion", opinion.pk)).content.decode()
    answer = lan.post(at("withdraw_consent", opinion.pk), follow=True).content.decode()
    assert "Đã rút đồng ý thay cháu" in answer
    assert "Rút đồng ý giúp" not in answer
    assert opinion.consents.get().withdrawn_at is not None


def test_whoever_speaks_for_a_child_may_agree_again_at_the_desk(commune, dialogue, lan):
    opinion = given.an_opinion(commune, guardian="Vàng A Páo", guardian_agrees=True)
    button = "Ghi: người đại diện đồng ý"
    assert button not in lan.get(at("opinion", opinion.pk)).content.decode()
    assert button in lan.post(at("withdraw_consent", opinion.pk), follow=True).content.decode()
    answer = lan.post(at("agree_for_child", opinion.pk), follow=True).content.decode()
    assert "người đại diện đồng ý thay cháu" in answer
    assert answer.count("Đồng ý “") == 2  # both lines of the log, the first with its end
    assert answer.count("; rút lúc") == 1
    assert lan.post(at("agree_for_child", opinion.pk)).status_code == 409


def test_one_photo_or_five_cost_the_same(commune, dialogue, lan):
    one, many = (
        given.an_opinion(commune, enclosures=[examine(a_photo(size=(60 + n, 40))) for n in range(many)])
        for many in (1, 5)
    )
    assert cost(lan, at("opinion", one.pk)) == cost(lan, at("opinion", many.pk))


def test_what_was_spoken_is_written_down_beside_the_recording(commune, dialogue, lan):
    opinion = given.an_opinion(commune, SPOKEN, enclosures=[examine(sample("browser.webm"))])
    page = lan.get(at("triage", dialogue.pk)).content.decode()
    assert "Lời nghe được" in page
    lan.post(at("write_down_recording", opinion.pk), {"words": "Giếng làng cạn từ tháng ba."})
    page = lan.get(at("opinion", opinion.pk)).content.decode()
    assert "Giếng làng cạn từ tháng ba." in page
    assert "Lời nghe được" not in page
