"""Why texts stand side by side, and which of them says it best."""

import pytest

from doithoai.rules.common_ground import clearest, common_to

ROAD = (
    "Đường bản Co Mận lầy lội, mùa mưa học sinh không đi học được, đề nghị làm đường bê tông.",
    "Đề nghị làm đường vào bản Co Mận dài 2 km cho bà con đỡ khổ.",
    "Bao giờ có đường bê tông vào bản Co Mận? Mưa lầy 2 km không đi được.",
)


def test_names_numbers_and_words_that_most_share():
    common = common_to(ROAD)
    assert common.names == ("Co Mận",)
    assert common.numbers == ("2 km",)
    assert "đường bê tông" in common.words


def test_written_as_by_whoever_used_the_marks():
    assert common_to(("Cau treo ban Na Hoa hong.", "Sửa cầu treo bản Nà Hoa.")).names == ("Nà Hoa",)


def test_what_only_few_say_is_not_common():
    assert common_to((*ROAD, "Cầu Nà Hoa.", "Chợ Pom Lót.", "Trạm xá.", "Giếng.")).names == ()


def test_one_text_has_nothing_in_common():
    assert common_to(ROAD[:1]) == common_to(()) == common_to(("", ""))


@pytest.mark.parametrize(("texts", "place"), [
    (("Cầu hỏng.", "Cầu treo bản Nà Hoa hỏng ván, đề nghị xã sửa lại cầu treo."), 1),
    (("", "Sửa cầu."), 1),
    (("Sửa cầu.",), 0),
])  # fmt: skip
def test_the_clearest_says_most_of_what_the_others_say(texts, place):
    assert clearest(texts) == place


def test_of_no_text_there_is_none():
    with pytest.raises(ValueError, match="empty"):
        clearest(())
