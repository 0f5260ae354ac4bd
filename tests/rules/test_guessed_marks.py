"""The likeliest marks of what was typed without: a guess that is heard beside the words, and never shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.triage import calls_for_help, kind_of, suggest, urgency_of
from doithoai.rules.triage.marks import marks, with_marks
from doithoai.rules.triage.text import Said
from doithoai.rules.vietnamese import fold


def test_common_sentences_get_their_marks_back() -> None:
    for said in ("Cột điện nghiêng sắp đổ", "Kính đề nghị sớm lắp đèn đường ở ngã tư"):
        assert with_marks(Said(fold(said))).words == Said(said).words


def test_a_word_with_marks_and_an_unknown_one_stay() -> None:
    assert with_marks(Said("mương qwertz bị vỡ")).words == ["mương", "qwertz", "bị", "vỡ"]


def test_the_letters_shown_are_those_of_the_writer() -> None:
    urgency, because = urgency_of("cot dien nghieng sap do vao nha")
    assert urgency == "khẩn"
    assert all(word.isascii() for word in because)
    assert with_marks(Said("cot dien")).between(0, 2) == "cot dien"


def test_a_cue_needs_the_likeliest_reading_where_marks_are_missing() -> None:
    for harmless in ("do be tong duong vao nha van hoa", "lap den duong o nga tu nha ong Tam"):
        assert urgency_of(f"de nghi {harmless}")[0] != "khẩn"
        assert not calls_for_help(f"de nghi {harmless}")
    assert kind_of("ong truong thon an chan tien ho tro cua dan")[0] == "denunciation"


def test_what_only_sounds_like_a_cue_is_none() -> None:
    assert urgency_of("Đề nghị đổ bê tông đường vào nhà văn hóa")[0] != "khẩn"
    assert urgency_of("Cột điện đổ vào nhà dân")[0] == "khẩn"


def test_no_words_no_guess() -> None:
    assert with_marks(Said("")).words == []
    assert marks().likeliest([]) == []


@settings(deadline=None, max_examples=50)  # a busy machine is not a failure
@given(st.text(alphabet="aăâbcdđeê hou12.,\n", max_size=120))
def test_a_guess_changes_only_marks(text: str) -> None:
    said = Said(text)
    guess = with_marks(said)
    assert [fold(word) for word in guess.words] == [fold(word) for word in said.words]
    assert guess.spans == said.spans
    suggest(text)
