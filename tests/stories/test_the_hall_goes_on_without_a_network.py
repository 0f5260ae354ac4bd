"""The village's network comes and goes: nobody is told that something is kept when it is not."""

import pytest

pytestmark = pytest.mark.story


def test_the_hall_goes_on_without_a_network(person, world):
    here = world("a_hall_in_session")
    hall = f"/hoi-truong/{here['dialogue']}"
    chair, secretary = (person(name).signs_in(here["commune"]) for name in ("binh", "thu"))
    chair.goes_to(f"{hall}/chu-toa/").sees("Lê Văn Ba")
    secretary.goes_to(f"{hall}/thu-ky/").sees("Lời của Lê Văn Ba")

    secretary.loses_the_network()
    secretary.writes("Nội dung", "Ông Ba nói thêm về đoạn kè.").presses("Ghi vào biên bản")
    secretary.sees("Chưa gửi được vì mất kết nối").sees_in("Nội dung", "Ông Ba nói thêm về đoạn kè.")
    chair.presses("Hết lượt").sees("Chưa ai phát biểu")

    secretary.has_the_network_again().sees("Chưa ai phát biểu", within=20)  # what was missed comes by itself
    secretary.sees_in("Nội dung", "Ông Ba nói thêm về đoạn kè.").presses("Ghi vào biên bản")
    secretary.sees_in("Nội dung", "").does_not_see("Chưa gửi được").sees("Ông Ba nói thêm về đoạn kè.")


def test_words_outlive_a_closed_page(person, world):
    here = world("a_hall_in_session")
    secretary = person("thu").signs_in(here["commune"]).goes_to(f"/hoi-truong/{here['dialogue']}/thu-ky/")
    secretary.types("Nội dung", "Bà Súa: giếng làng cạn từ tháng ba.").goes_to("/viec-hom-nay/")
    secretary.goes_to(f"/hoi-truong/{here['dialogue']}/thu-ky/")
    secretary.sees_in("Nội dung", "Bà Súa: giếng làng cạn từ tháng ba.")
