"""What is covered before it leaves."""

import pytest

from doithoai.models.reading import NO_CODE
from doithoai.outputs.redaction import for_everyone, without_codes
from doithoai.rules.codes import new_code, short_code

CODE, OWN = "K7M-Q2R-X9T", "ABC-DEF-GHJ"


def test_a_short_code_begins_like_the_code_and_opens_nothing() -> None:
    assert short_code(CODE) == "K7M•••"
    assert short_code(NO_CODE) == NO_CODE, "what stands in its place hides nothing"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (f"mã {CODE}.", "mã K7M•••."),
        (f"({CODE}, {OWN})", f"(K7M•••, {OWN})"),
        (f'{{"line": "dòng\\n{CODE}"}}', '{"line": "dòng\\nK7M•••"}'),  # JSON: an escaped line end before it
        (f"đ{CODE}", "đK7M•••"),
        ("số 12/KH-UBND ngày 10/11/2026", "số 12/KH-UBND ngày 10/11/2026"),
        ("", ""),
    ],
)
def test_every_code_is_shortened_except_ones_own(said: str, left: str) -> None:
    assert without_codes(said, but=OWN) == left


def test_every_code_we_make_is_recognised() -> None:
    assert all(without_codes(code) == short_code(code) for code in (new_code() for _ in range(200)))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Ông Lê Văn Ba nêu đúng.", "Ông [người nêu ý kiến] nêu đúng."),
        ("ÔNG LÊ VĂN BA nêu đúng.", "ÔNG [người nêu ý kiến] nêu đúng."),
        ("Lê Văn Bảy là trưởng thôn.", "Lê Văn Bảy là trưởng thôn."),  # another name that begins alike
        ("Gọi 0912 345 678.", "Gọi [số điện thoại]."),
        ("Quyết định số 15/QĐ-UBND giao 300 m2.", "Quyết định số 15/QĐ-UBND giao 300 m2."),
    ],
)
def test_an_answer_loses_names_of_those_who_asked_and_personal_numbers(said: str, left: str) -> None:
    assert for_everyone(said, {"Lê Văn Ba", "", "Ba"}) == left


def test_a_name_typed_in_pieces_of_letters_is_still_found() -> None:
    """Some keyboards send a letter and its tone apart; both are the same name."""
    import unicodedata

    apart = unicodedata.normalize("NFD", "Ông Lê Văn Ba nêu.")
    assert for_everyone(apart, {"Lê Văn Ba"}) == "Ông [người nêu ý kiến] nêu."
