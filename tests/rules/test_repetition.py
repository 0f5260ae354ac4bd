"""Whether a text repeats what one person said, however it is written; and what is taken out of it."""

from hypothesis import given as forall
from hypothesis import strategies as some

from doithoai.rules.repetition import NO_NAME, STUB, Trace
from doithoai.rules.vietnamese import fold

SAID = "Cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo ở thôn tôi."


def trace(*others: str) -> Trace:
    return Trace([SAID], others, ["Lê Văn Ba"], ["0912 000 111"])


def test_five_words_in_a_row_are_enough_with_or_without_accents():
    found = trace()
    assert found.repeats("Nghe nói phàn văn cấp nhận tiền, cần xem.")
    assert found.repeats(fold(SAID).upper())
    assert not found.repeats("Cán bộ nhận tiền ủng hộ bão lụt.")


def test_what_somebody_else_said_too_proves_nothing():
    assert not trace("Đề nghị xem lại khi bình xét hộ nghèo ở thôn tôi.").repeats(
        "khi bình xét hộ nghèo ở thôn tôi"
    )


def test_others_are_asked_only_about_what_a_text_repeats_and_once():
    asked = []

    def said_by_others(run: tuple[str, ...]) -> bool:
        asked.append(run)
        return run[0] == "khi"

    found = Trace([SAID], [], [], [], said_by_others)
    assert not found.repeats("Đề nghị xã sửa mương cho dân thôn tôi.")
    assert asked == []
    assert not found.repeats("xem lại khi bình xét hộ nghèo")
    assert not found.repeats("bỏ sót khi bình xét hộ nghèo")
    assert asked == [("khi", "binh", "xet", "ho", "ngheo")]
    assert found.repeats("nhận tiền khi bình xét là sai")


def test_a_contact_is_taken_out_however_it_is_spaced_and_a_longer_number_is_not_it():
    assert trace().cleaned("Gọi 0912000111 hay 0912.000.111") == f"Gọi {STUB} hay {STUB}"
    assert trace().cleaned("Số hồ sơ 10912000111") == "Số hồ sơ 10912000111"


def test_the_name_goes_only_beside_what_betrays_it():
    assert trace().cleaned({"who": "Ông Lê Văn Ba", "text": SAID}) == {"who": f"Ông {NO_NAME}", "text": STUB}
    assert trace().cleaned({"who": "Ông Lê Văn Ba", "text": "Sửa đường"}) == {
        "who": "Ông Lê Văn Ba",
        "text": "Sửa đường",
    }


def test_lists_and_numbers_inside_facts_are_walked():
    facts = {"turns": [{"text": SAID, "n": 3}, {"text": "Sửa đường", "n": None}]}
    assert trace().cleaned(facts) == {"turns": [{"text": STUB, "n": 3}, {"text": "Sửa đường", "n": None}]}


@forall(some.text(max_size=300))
def test_nothing_else_is_ever_changed(text):
    kept = Trace(["Cán bộ Phàn Văn Cấp nhận tiền"], [], [], []).cleaned(text)
    assert kept == text or "phan van cap" in fold(text)
