"""The page that shows what may be the same question: nothing merges by itself, and all of it goes back."""

import re
from html import unescape

import pytest
from django.urls import reverse

from config.jobs import run
from doithoai.actions.opinions.ask_likeness import ask_likeness
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.sort_opinions import sort_opinions
from doithoai.models import Job, LikenessRun, Opinion, OpinionGroup
from doithoai.pages.desk.opinions import likeness
from tests import given

BRIDGE = (
    "Cầu treo bản Nà Hoa hỏng ván, đề nghị xã sửa cầu treo.",
    "Đề nghị xã sửa cầu treo bản Nà Hoa, ván cầu hỏng hết rồi.",
    "Ván cầu treo bản Nà Hoa hỏng, bao giờ xã sửa cầu treo?",
)
WELL = (
    "Giếng bản Co Mận cạn, đề nghị khoan giếng mới.",
    "Đề nghị khoan giếng mới, giếng bản Co Mận cạn khô.",
)
LABELS = {"field": "giao_thong", "urgency": "thường", "competence": "xã"}


def read_all() -> bool:
    """The job loop comes by; other work may wait, too."""
    return run(Job.objects.get(kind="find_alike", done_at=None))


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def said(commune, dialogue) -> list[Opinion]:
    return [given.an_opinion(commune, words) for words in (*BRIDGE, *WELL)]


@pytest.fixture
def read(dialogue, said, ba_lan) -> LikenessRun:
    found = ask_likeness(dialogue, by=ba_lan)
    assert read_all()
    found.refresh_from_db()
    return found


def page(dialogue) -> str:
    return reverse("desk:likeness", args=[dialogue.pk])


def form_of(answer) -> dict:
    shown = answer.context["shown"]
    return {
        "place": shown.place, "mark": answer.context["marks"], "entry": [each.mark for each in shown.entries],
        "question": answer.context["question"], "into": shown.into.pk if shown.into else "",
    }  # fmt: skip


def gather(client, dialogue, said: dict):
    return client.post(reverse("desk:gather_opinions", args=[dialogue.pk]), said)


def test_asked_for_it_waits_and_then_proposes_the_largest_first(lan, dialogue, said):
    assert "Tìm các ý kiến giống nhau" in lan.get(page(dialogue)).content.decode()
    lan.post(reverse("desk:ask_likeness", args=[dialogue.pk]))
    assert "đang so" in lan.get(page(dialogue)).content.decode()
    assert read_all()
    answer = lan.get(page(dialogue))
    assert len(answer.context["shown"].entries) == 3
    assert "Cùng nhắc: Nà Hoa" in answer.context["reasons"]
    assert all(words in answer.content.decode() for words in BRIDGE)
    assert not OpinionGroup.objects.exists()


def test_merged_then_the_next_and_one_key_takes_it_back(lan, dialogue, read):
    answer = lan.get(page(dialogue))
    done = gather(lan, dialogue, form_of(answer) | LABELS | {"question": "Sửa cầu treo bản Nà Hoa"})
    group = OpinionGroup.objects.get()
    assert (group.question, group.opinions.count()) == ("Sửa cầu treo bản Nà Hoa", 3)
    following = lan.get(done.url)
    assert len(following.context["shown"].entries) == 2
    lan.post(reverse("desk:undo_likeness", args=[dialogue.pk]))
    assert not OpinionGroup.objects.exists()
    assert lan.get(page(dialogue)).context["left"] == 2


def test_what_is_not_ticked_stays_out(lan, dialogue, read):
    answer = lan.get(page(dialogue))
    asked = form_of(answer)
    gather(lan, dialogue, asked | LABELS | {"entry": asked["entry"][:2]})
    assert OpinionGroup.objects.get().opinions.count() == 2
    assert Opinion.objects.filter(group=None).count() == 3
    following = lan.get(page(dialogue))  # what was left out is not proposed again and again
    assert {each.words for each in following.context["shown"].opinions} == set(WELL)
    assert following.context["left"] == 1
    assert gather(lan, dialogue, form_of(following) | LABELS | {"entry": []}).status_code == 409
    assert OpinionGroup.objects.count() == 1


def test_groups_of_one_left_by_a_bulk_are_gathered_without_choosing_labels(lan, dialogue, said, ba_lan, read):
    sort_opinions(dialogue, by=ba_lan, opinions=[each.pk for each in said], **LABELS)
    assert OpinionGroup.objects.count() == 5
    for _ in range(2):
        gather(lan, dialogue, form_of(lan.get(page(dialogue))))
    assert sorted(each.opinions.count() for each in OpinionGroup.objects.all()) == [2, 3]
    assert "Không còn nhóm nào" in lan.get(page(dialogue)).content.decode()


def test_a_group_of_several_keeps_its_number_and_its_question(lan, dialogue, said, ba_lan, read):
    labels = {"by": ba_lan, **LABELS}
    sort_opinions(dialogue, opinions=[said[0].pk], **labels)
    group = OpinionGroup.objects.get()
    sort_opinions(dialogue, by=ba_lan, opinions=[said[1].pk], group=group)
    answer = lan.get(page(dialogue))
    assert answer.context["shown"].into == group
    assert answer.context["question"] == group.question
    gather(lan, dialogue, form_of(answer))
    assert OpinionGroup.objects.get().opinions.count() == 3


def test_labels_missing_are_asked_for_and_ticks_and_words_stay(lan, dialogue, read):
    asked = form_of(lan.get(page(dialogue)))
    answer = gather(lan, dialogue, asked | {"field": "", "urgency": "", "question": "Lời của tôi"})
    assert answer.status_code == 409
    assert "chọn đủ" in answer.content.decode()
    assert "Lời của tôi" in answer.content.decode()
    assert not OpinionGroup.objects.exists()


def test_what_changed_since_the_page_was_drawn_is_told(lan, dialogue, said, ba_lan, read):
    asked = form_of(lan.get(page(dialogue)))
    sort_opinions(dialogue, by=ba_lan, opinions=[said[0].pk], **LABELS)
    assert "chưa được lưu" in gather(lan, dialogue, asked | LABELS).content.decode()


def test_a_suspected_denunciation_is_in_no_proposal(commune, lan, dialogue, said, ba_lan):
    words = "Tôi tố cáo ông Lò Văn Xấu nhận tiền sửa cầu treo bản Nà Hoa hỏng ván."
    bad = given.an_opinion(commune, words)
    found = ask_likeness(dialogue, by=ba_lan)
    read_all()
    found.refresh_from_db()
    assert bad.suspected
    assert bad.pk not in [key for keys in found.proposals for key in keys]
    assert words not in lan.get(page(dialogue)).content.decode()


@pytest.mark.parametrize("said", [{}, {"place": "99"}, {"place": "x", "entry": "n1"}, {"place": "9" * 30}])
def test_what_makes_no_sense_changes_nothing(lan, dialogue, said):
    assert gather(lan, dialogue, said).status_code == 409
    assert lan.get(page(dialogue), {"nhom": "9" * 40}).status_code == 200
    assert not OpinionGroup.objects.exists()


def test_one_that_was_given_up_can_be_asked_for_again(lan, dialogue, said, ba_lan):
    ask_likeness(dialogue, by=ba_lan)
    Job.objects.filter(kind="find_alike").update(attempts=3)
    assert "chưa so xong" in lan.get(page(dialogue)).content.decode()
    lan.post(reverse("desk:ask_likeness", args=[dialogue.pk]))
    assert read_all()


def test_the_other_commune_and_the_chair_find_nothing(commune, ong_nam, signed_in, dialogue, read):
    given.ong_binh(commune)
    assert signed_in("nam").get(page(dialogue)).status_code == 404
    assert signed_in("binh").get(page(dialogue)).status_code == 403


def test_the_hint_says_what_the_boxes_show(lan, dialogue, said, read, monkeypatch):
    told = lan.get(page(dialogue)).content.decode()
    assert "nhãn đang chọn là gợi ý của máy" in told
    monkeypatch.setattr(likeness, "suggest", lambda words: likeness.NO_HINT)
    nothing = lan.get(page(dialogue)).content.decode()
    assert "nhãn đang chọn là gợi ý của máy" not in nothing
    assert "chỗ nào ghi “Xin chọn” thì bạn chọn" in nothing


def test_a_code_is_read_once(lan, dialogue, said, read):
    told = re.sub(r'<span class="unseen">[^<]*</span>', "", lan.get(page(dialogue)).content.decode())
    assert [told.count(each.code) for each in said[: len(BRIDGE)]] == [1, 1, 1]


def test_a_question_drawn_from_words_that_were_wiped_leaves_the_box(lan, dialogue, said, ba_lan, read):
    drawn = lan.get(page(dialogue)).content.decode()
    asked = unescape(re.search(r'hx-get="(/y-kien/con-do/[^"]*)"', drawn)[1])
    box = re.search(r'data-typed-from="([\d ]+)"><label for="question"', drawn)[1].split()
    assert box == [str(each.pk) for each in Opinion.objects.filter(words__in=BRIDGE).order_by("pk")]
    assert lan.get(asked).status_code == 204
    divert_opinion(said[1], by=ba_lan, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND)
    told = lan.get(asked).content.decode()
    assert f"[data-typed-from~='{said[1].pk}']" in told
    assert f"[data-typed-from~='{said[0].pk}']" not in told


def test_so_does_the_question_of_the_group_that_stays(lan, dialogue, said, ba_lan, read):
    sort_opinions(dialogue, by=ba_lan, opinions=[each.pk for each in said[:2]], **LABELS)
    first, second = (Opinion.objects.get(pk=each.pk) for each in said[:2])
    merge_opinions(first.group, by=ba_lan, opinions=[second])
    drawn = lan.get(page(dialogue)).content.decode()
    group = first.group
    assert f'<span data-group="{group.pk}">{group.question}</span>' in drawn
    asked = unescape(re.search(r'hx-get="(/y-kien/con-do/[^"]*)"', drawn)[1])
    assert f"n={group.pk}%3A" in asked
    assert lan.get(asked).status_code == 204
