"""The layers of a suggestion one by one: competence by the table, what the commune confirmed, what was learned."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.management.commands.learn_fields import written
from doithoai.rules.triage import (
    FIELD_LABELS,
    calls_for_help,
    confirmed_from,
    suggest,
    suggest_field,
    urgency_of,
)
from doithoai.rules.triage.concepts import heard
from doithoai.rules.triage.learned import WEIGHTS, Lesson, fingerprint, teach, weights
from doithoai.rules.triage.text import Book, Said, features
from doithoai.rules.triage.training import LABELS, NotTraining, lessons, read_training
from doithoai.rules.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Đường xóm 3 lầy lội, đề nghị đổ bê tông", "xã"),
        ("Quốc lộ 6 sụt lún, đề nghị sửa chữa mặt đường", "tỉnh"),
        ("duong lien xa nhieu o ga, de nghi sua", "tỉnh"),
        ("Đề nghị Bộ Công Thương giảm giá điện", "trung ương"),
        ("Trạm biến áp quá tải, điện yếu", "tỉnh"),
        ("Đề nghị lấy ý kiến về nông thôn mới", None),
    ],
)
def test_competence_is_read_from_the_table(text: str, level: str | None) -> None:
    assert suggest(text).competence == level


def test_two_close_fields_are_not_sure() -> None:
    assert suggest("Đề nghị làm đường bê tông liên thôn nhiều ổ gà").sure
    assert not suggest("Có việc muốn thưa, cái chỗ hôm trước ấy").sure


def test_a_commune_teaches_its_own_words() -> None:
    text = "Cồn Bảy bể hết một bên, sửa giùm"
    told = [
        (f"Cồn Bảy {what}, đề nghị sửa", "giao_thong") for what in ("lầy", "nứt", "hẹp", "gãy", "xấu")
    ] * 8
    others = [(text, code) for code, text in (("dien", "Mất điện hoài"), ("y_te", "Trạm y tế hết thuốc"))] * 8
    here = confirmed_from(told + others)
    assert suggest_field(text, here)[0][0] == "giao_thong"
    assert suggest_field("Trạm y tế hết thuốc", here)[0][0] == "y_te"


FIGURES = ["alo alo 1 2 3", "1 2 3", "0912345678", "test 1 2 3", "0 0 0 0"]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_alone_speak_for_no_field(text: str) -> None:
    here = confirmed_from([("Nhà số 1 2 3 mất điện", "dien"), ("Hẻm 4 5 6 ngập", "giao_thong")] * 20)
    assert suggest_field(text) == suggest_field(text, here) == []
    assert not suggest(text).sure


@given(st.lists(st.sampled_from(["Mất", "điện", "1", "2026", "x"]), max_size=8).map(" ".join))
def test_figures_are_never_told_as_the_words_that_spoke(text: str) -> None:
    assert not any(word.strip("0 ") == "" for _, because in suggest_field(text) for word in because)


def test_a_text_answers_each_book_with_its_own_phrases() -> None:
    """Books that are gone leave their place in memory to others."""
    text = Said("Mương vỡ cầu mục đường lầy")
    for word in [*text.words] * 20:
        assert [hit.phrase for hit in text.hits(Book([word]))] == [word]


def test_nothing_confirmed_changes_nothing() -> None:
    text = "Cột điện đầu xóm nghiêng"
    assert suggest(text, confirmed_from([])) == suggest(text)


def test_what_was_learned_says_its_words_too() -> None:
    code, because = suggest_field("Hụi chết hết rồi, ai lo cho dân")[0]
    assert because
    assert code in FIELD_LABELS


def test_polite_words_speak_for_no_field() -> None:
    assert features(Said("Kính gửi lãnh đạo xã, đề nghị quan tâm giải quyết cho nhân dân").words) == {}


def test_the_stored_weights_are_those_of_the_training_texts() -> None:
    assert weights().made_from == fingerprint(WEIGHTS.parent), (
        "training texts or word lists changed: run `doithoai learn_fields`"
    )
    assert weights().labels == LABELS


def test_the_fingerprint_hears_of_every_file(tmp_path: Path) -> None:
    (tmp_path / "flags").mkdir()
    seals = [fingerprint(tmp_path)]
    for name in ("dien.tsv", "flags/danger.tsv"):
        (tmp_path / name).write_bytes(b"k\tD\n")
        seals.append(fingerprint(tmp_path))
    assert len(set(seals)) == 3
    (tmp_path / "dien.tsv").write_bytes(b"k\tD\r\n")
    assert fingerprint(tmp_path) == seals[-1]  # the same text checked out on Windows


def test_the_same_lessons_give_the_same_weights() -> None:
    few = lessons(WEIGHTS.parent)[:120]
    taught = teach(few, LABELS[:2])
    assert taught == teach(few, LABELS[:2])
    assert json.loads(written(taught, "x"))["labels"] == list(LABELS[:2])


def test_what_is_taught_is_learned() -> None:
    about = frozenset({"dien"})
    few = [Lesson(f"Đèn tắt {at}", about, about) for at in range(4)]
    few += [Lesson(f"Đường lầy {at}", frozenset(), about) for at in range(9)]
    taught = teach(few, ("dien",))
    assert taught.scores(heard(Said("đèn tắt")))["dien"] > 0 > taught.scores(heard(Said("đường lầy")))["dien"]


def test_the_training_texts_are_many_and_varied() -> None:
    examples = read_training(WEIGHTS.parent)
    assert len({each.text for each in examples}) == len(examples) >= 2300
    assert {each.field for each in examples} == set(FIELD_LABELS)
    assert sum(each.text == fold(each.text) for each in examples) >= 50  # typed without marks


def test_a_wrong_label_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "dien.tsv").write_text("cxo\tMất điện\nqq\tCột nghiêng\n", encoding="utf-8")
    with pytest.raises(NotTraining, match=r"dien\.tsv, dòng 2"):
        read_training(tmp_path)


@settings(deadline=None, max_examples=60)  # a busy machine is not a failure
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    found = suggest(text)
    assert len(found.fields) <= 2
    assert set(found.fields) <= set(FIELD_LABELS)


def test_a_bell_is_rung_for_less_than_is_suggested_as_urgent() -> None:
    assert calls_for_help("Quả đồi sau trường đang nứt toác, sắp sạt xuống lớp học.")
    assert calls_for_help("cot dien nghieng sap do vao nha")
    assert not calls_for_help("Đề nghị sơn lại nhà văn hóa.")
    suspected = [
        each.text for each in read_training(WEIGHTS.parent)[::12] if urgency_of(each.text)[0] == "khẩn"
    ]
    rung = [text for text in suspected if calls_for_help(text)]
    assert len(rung) < len(suspected)
    assert all(urgency_of(text)[0] == "khẩn" for text in rung)
