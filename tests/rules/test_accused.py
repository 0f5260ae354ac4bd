"""Whom a text complains about."""

from pathlib import Path

import pytest

from doithoai.rules.accused import Post, accused_in, accuses
from doithoai.rules.procedure import Role

POSTS = (
    Post(1, "Trần Thị Lan", Role.CLERK, "Công chức Văn phòng – Thống kê"),
    Post(2, "Lò Văn Bình", Role.CHAIR, "Chủ tịch Ủy ban nhân dân xã"),
    Post(3, "Hoàng Anh Thư", Role.SECRETARY, "Công chức Văn phòng"),
    Post(4, "Nguyễn Văn Tư", Role.OFFICER, "Trưởng phòng Kinh tế", "Phòng Kinh tế"),
    Post(5, "Đinh Đức Khoa", Role.OFFICER, "Trưởng Công an xã", "Công an xã"),
    Post(6, "Đỗ Thị Mai", Role.HAMLET_HEAD, "", "", "bản Nà Hoa"),
    Post(7, "Giàng A Sơn", Role.HAMLET_HEAD, "", "", "bản Co Mận"),
    Post(8, "Phạm Văn Hòa", Role.FRONT, "Chủ tịch Ủy ban MTTQ xã"),
    Post(9, "Lường Thị Liên", Role.FRONT, "Chủ tịch Hội", "Hội Liên hiệp Phụ nữ xã"),
    Post(10, "Bùi Thị Tiệp", Role.RECEPTION),
)


@pytest.mark.parametrize(
    ("text", "here", "meant"),
    [
        ("Trưởng bản Co Mận Giàng A Sơn thu của mỗi hộ 200 nghìn, không công khai.", "", {7}),
        ("GIANG A SON thu tien cua dan roi bo tui", "", {7}),
        ("Trưởng bản thu tiền của mỗi hộ mà không công khai.", "bản Nà Hoa", {6}),
        ("Trưởng bản Nà Hoa lấn chiếm đất của bản tôi.", "bản Co Mận", {6}),
        ("Trưởng bản ăn chặn tiền hỗ trợ.", "", {6, 7}),
        ("Tôi tố cáo ông Lò Văn Bình, Chủ tịch UBND xã, nhận tiền của doanh nghiệp.", "", {2}),
        ("Toi to cao chu tich xa nhan tien", "", {2}),
        ("Bí thư Đảng ủy bao che cho người nhà.", "", {2}),
        ("Phó chủ tịch xã hách dịch với dân.", "", {2}),
        ("Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.", "", {1, 3}),
        ("Bà Lan ở xã đòi phong bì mới cho nộp.", "", {1}),
        ("Cán bộ địa chính vòi tiền khi đo đất.", "", {4}),
        ("Công an xã quát mắng dân.", "", {5}),
        ("Hội Phụ nữ, bà Liên chia quà cứu trợ không đúng người, toàn cho họ hàng.", "", {9}),
        ("Chủ tịch Mặt trận xã nhận tiền ủng hộ rồi không công khai.", "", {8}),
        ("Mấy ông lãnh đạo xã chia nhau đất của dân.", "", {2}),
        ("Người đứng đầu xã ta nhận tiền của doanh nghiệp.", "", {2}),
        ("Ông Sơn thu của mỗi hộ 200 nghìn.", "bản Co Mận", {7}),
        ("Chị Lan vòi tiền mới nhận giấy.", "", {1}),
        ("Muốn xong thì phải có tiền lót tay cho cô Lan thống kê.", "", {1}),
        ("Ông Tư kinh tế ký khống hồ sơ hỗ trợ giống.", "", {4}),
        ("Ong Tu kinh te ky khong ho so.", "", {4}),
        ("Chị Liên phụ nữ giữ tiền vay của chị em.", "", {9}),
        ("Bà Mai ở Nà Hoa khai khống hộ nghèo.", "", {6}),
        ("Cô Tiệp tiếp dân hạch sách, bắt chờ cả ngày.", "", {10}),  # the post is all her account says
        ("Cô Tiếp ở bộ phận một cửa hạch sách.", "", {10}),  # another tone, as names are often written
        ("Dân góp ý thì bà T.T.Lan hay nhận hối lộ.", "", {1}),
        ("Ông G. A. Sơn hay nhận hối lộ.", "", {7}),
        ("Bà Thị Lan bên văn phòng hay nhận hối lộ.", "", {1}),
    ],
)
def test_who_is_meant(text, here, meant):
    assert set(accused_in(text, POSTS, hamlet=here)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị Chủ tịch UBND xã cho sửa đường vào bản.",
        "Anh Giàng A Sơn trưởng bản đã báo mương vỡ từ tháng trước.",
        "Bí thư chi bộ bản hách dịch với bà con.",  # nobody with an account
        "Cửa hàng bà Lan bán hàng giả, lừa khách.",  # another Lan
        "Ông Sớn lấn chiếm đất, ông lận thì lừa.",  # marks were typed: neither Sơn nor Lan
        "Có tư thương ép giá dân, lừa cả cán bộ phòng kinh tế.",  # "có" addresses nobody
        "Ông Tứ ở cuối xóm lấn chiếm đất.",  # another tone, and nothing else that fits
        "Bà N.T.Lan nhận hối lộ.",  # another family
        "Gửi cô Lan thống kê: trường thu tiền không rõ ràng.",
    ],
)
def test_who_is_not(text):
    assert accused_in(text, POSTS) == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Trưởng ban quản lý chợ thu tiền không công khai.", {2}),
        ("Trưởng ban thu tiền của tiểu thương rồi bỏ túi.", set()),  # of some board, and nobody says which
        ("Trường bản thu tiền phụ huynh không công khai.", set()),  # a school
        ("Trường thôn Nà Hoa thu tiền đầu năm, không rõ ràng.", set()),
        ("Doanh nghiệp nhét phong bì thư vào hồ sơ, hách dịch.", set()),
        ("Trưởng bản thu tiền của mỗi hộ.", {1}),
        ("Trưỡng bản thu tiền của mỗi hộ.", {1}),  # hỏi and ngã are one in half the country
        ("Trưởng ban Nà Hoa thu tiền của mỗi hộ.", {1}),  # a mark left out: the place says who is meant
        ("truong ban thu tien cua moi ho", {1}),
        ("Phó trưởng bản hách dịch với bà con.", {1}),
        ("Bì thư xã nhận tiền.", set()),
        ("Bí thư xã nhận tiền.", {3}),
        ("Ông Nguyễn Văn Ban hách dịch.", {4}),
    ],
)
def test_where_marks_were_typed_a_post_is_heard_with_them(text, meant):
    posts = (
        Post(1, "Đỗ Thị Mai", Role.HAMLET_HEAD, "Trưởng bản", "", "bản Nà Hoa"),
        Post(2, "Lê Văn Quý", Role.OFFICER, "Trưởng ban quản lý chợ"),
        Post(3, "Lò Văn Bình", Role.CHAIR, "Bí thư Đảng ủy"),
        Post(4, "Nguyễn Văn Ban", Role.OFFICER),
    )
    assert set(accused_in(text, posts)) == meant


def test_real_matters_hardly_ever_mean_anybody():
    file = Path(__file__).parent / "triage_texts" / "matters_of_voters.tsv"
    asked = [line.split("\t")[-1] for line in file.read_text("utf-8").splitlines()]
    assert len(asked) > 500
    assert sum(bool(accused_in(text, POSTS)) for text in asked) <= len(asked) // 100


def test_whoever_is_written_to_is_not_accused():
    text = "Kính gửi ông Lò Văn Bình, Chủ tịch UBND xã. Công an xã thái độ hách dịch."
    assert accused_in(text, POSTS) == (5,)


def test_without_a_word_of_how_somebody_behaved_nobody_is_accused():
    assert not accuses("Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.")
    assert accuses("Cán bộ vòi tiền")
