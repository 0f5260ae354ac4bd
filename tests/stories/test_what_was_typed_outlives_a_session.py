"""The session ends while somebody types: they sign in again and find their words; nobody else does."""

import pytest

pytestmark = pytest.mark.story
WORDS = "Bà Ước ở đầu bản hỏi chế độ người cao tuổi."


def test_ba_lan_signs_in_again_and_presses_once_more(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune).goes_to("/y-kien/nhap/")
    ba_lan.writes("Nguyên văn ý kiến", WORDS).chooses("Người nêu chưa đủ 16 tuổi").chooses("Chỉ nêu thôn")
    ba_lan.writes("Cha, mẹ hoặc người giám hộ", "Lò Thị Mận").session_ends().presses("Lưu, lấy mã")
    ba_lan.sees("Phiên làm việc đã hết nên chưa gửi").fills_in_the_door(commune)

    ba_lan.sees("Điều vừa gõ còn đây").sees_in("Nguyên văn ý kiến", WORDS)
    ba_lan.sees_in("Cha, mẹ hoặc người giám hộ", "Lò Thị Mận").presses("Lưu, lấy mã").sees("Đã lưu ý kiến")
    ba_lan.does_not_see("Điều vừa gõ còn đây").sees_in("Nguyên văn ý kiến", "")


def test_whoever_signs_in_next_at_that_machine_finds_nothing(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune).goes_to("/y-kien/nhap/")
    ba_lan.writes("Nguyên văn ý kiến", WORDS).session_ends().presses("Lưu, lấy mã")
    ba_lan.fills_in_the_door(commune, name="hoa").sees_in("Nguyên văn ý kiến", "")
    ba_lan.does_not_see("Điều vừa gõ còn đây").session_ends().goes_to("/y-kien/nhap/")
    ba_lan.fills_in_the_door(commune).sees_in("Nguyên văn ý kiến", "")


def test_a_page_left_open_too_long_gives_the_words_back(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune).goes_to("/y-kien/nhap/")
    ba_lan.writes("Nguyên văn ý kiến", WORDS).session_ends(with_every_cookie=True).presses("Lưu, lấy mã")
    ba_lan.sees("Trang đã mở quá lâu").opens("Quay lại trang trước").fills_in_the_door(commune)
    ba_lan.sees("Điều vừa gõ còn đây").sees_in("Nguyên văn ý kiến", WORDS)
