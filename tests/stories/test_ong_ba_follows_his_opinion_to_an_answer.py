"""Steps 2 to 8: one old man's words, on an old phone without JavaScript, until he is content."""

import pytest

pytestmark = pytest.mark.story
WORDS = "Mương thôn Đồng Mới bị vỡ từ tháng trước, nước tràn vào ruộng, đề nghị xã sửa."
NEIGHBOUR = "Mương ở Đồng Mới vỡ đã lâu, ruộng ngập, đề nghị xã cho sửa mương."


def sends(citizen, commune, words):
    citizen.goes_to(f"/xa/{commune}/").opens("Gửi ý kiến")
    citizen.writes("Ông/bà muốn nói điều gì?", words).chooses("Ở thôn, tổ nào?", "thôn Đồng Mới")
    citizen.presses("Gửi ý kiến").sees("Đã nhận ý kiến của ông/bà")
    return citizen.reads_code()


def follows(citizen, commune, code):
    citizen.goes_to(f"/xa/{commune}/").writes("Mã theo dõi", code.lower().replace("-", " "))
    return citizen.presses("Xem trả lời đến đâu").sees(f"Ý kiến {code}").sees("Mương thôn Đồng Mới bị vỡ")


def test_ong_ba_follows_his_opinion_to_an_answer(person, world):
    commune = world("an_open_dialogue")["commune"]
    ong_ba = person(phone=True, javascript=False)
    ba_lan, ong_tu, ong_binh = (person(name).signs_in(commune) for name in ("lan", "tu", "binh"))

    code = sends(ong_ba, commune, WORDS)
    sends(person(phone=True), commune, NEIGHBOUR)

    # Bà Lan sorts with the keyboard: agrees with what is proposed, and joins the second to the first.
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Phân loại")
    ba_lan.sees(WORDS).sees(code).types_key("y").sees(NEIGHBOUR)
    ba_lan.presses("Gộp vào nhóm 1").sees("Đã phân loại hết").opens("Sang nhóm, giao chuẩn bị")
    ba_lan.sees("2 người hỏi").opens("1. Mương")
    ba_lan.chooses("Đơn vị chuẩn bị", "Phòng Kinh tế").presses("Giao, sang nhóm sau").sees("Đã giao")

    ong_tu.opens("Việc hôm nay").sees("Mương thôn Đồng Mới").opens("Soạn").sees(NEIGHBOUR)
    ong_tu.writes("Dự thảo trả lời", "Phòng đã đo đạc; cần 40 triệu đồng.").presses("Lưu dự thảo").sees(
        "Đã lưu"
    )
    follows(ong_ba, commune, code).sees("Phòng Kinh tế đã chuẩn bị xong nội dung trả lời")

    # The hall: one tap decides.
    ong_binh.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Vào hội trường để khai mạc")
    ong_binh.opens("Chủ tọa").presses("Khai mạc hội nghị").opens("1 Mương").sees_in(
        "Dự thảo trả lời", "40 triệu"
    )
    ong_binh.types_key("2").sees("Giao trả lời bằng văn bản: Phòng Kinh tế")
    ong_binh.presses("Bế mạc hội nghị", agreeing=True).sees("Hội nghị đã bế mạc")

    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Soạn kết luận")
    ba_lan.presses("Ban hành kết luận", agreeing=True).sees("Đã giao trả lời")
    follows(ong_ba, commune, code).sees("Phòng Kinh tế phải trả lời").sees("Trước hết ngày")

    replies(ong_tu, "Phòng đã kiểm tra ngày 25/6/2026, sẽ sửa trong tháng 7/2026.")
    follows(ong_ba, commune, code).sees("sẽ sửa trong tháng 7/2026")
    ong_ba.chooses("Chưa được, xin trả lời lại").writes("Còn thiếu điều gì?", "Ngày nào thì sửa?")
    ong_ba.presses("Gửi đánh giá").sees("Mở lại: Phòng Kinh tế phải trả lời lần nữa")
    assert ong_ba.fetches("Văn bản trả lời").startswith(b"%PDF")

    ong_tu.opens("Việc hôm nay").sees("chưa hài lòng")
    replies(ong_tu, "Khởi công ngày 05/7/2026, xong trước ngày 15/7/2026.")
    follows(ong_ba, commune, code).sees("Khởi công ngày 05/7/2026")
    ong_ba.chooses("Được, tôi hài lòng").presses("Gửi đánh giá").sees("đã ghi là hài lòng")


def replies(officer, text):
    officer.opens("Theo dõi").opens("Mương thôn Đồng Mới").writes("Nội dung trả lời", text)
    officer.presses("Gửi trả lời", agreeing=True).sees("Đã trả lời ngày").sees(text)
