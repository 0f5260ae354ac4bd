"""Given names without a capital, in texts that have none."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("chú năm chà hàng xóm tui xả rác", "năm chà"),
        ("nha ong bay don lan ra lo gioi", "bay don"),
        ("nhờ xã nói dùm ông lượm đừng đốt rác", "lượm"),
        ("anh hậu trưởng ấp chưa họp dân", "hậu"),
        ("ông thọ với ông phúc cãi nhau", "phúc"),
        ("anh quang o cuoi xom mat nuoc", "quang"),
    ],
)
def test_a_name_is_covered(text: str, hidden: str) -> None:
    assert hidden in [text[span.start : span.end] for span in mask_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "chú trọng trồng cây xanh",
        "mẹ việt nam anh hùng cần được thăm hỏi",
        "bác sĩ trạm y tế nhiệt tình",
        "anh hàng xóm mở nhạc to",
        "bà hai con chưa có bảo hiểm",
        "ông tư bị cắt nước",
        "cô giáo hay nghỉ, các con không ai dạy",
        "anh lam gi cung cham",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert mask_spans(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "duong nguyen du ngap nang",
        "de nghi quan ly thi truong kiem tra",
        "dan thac mac khoan thu chi quy lam duong",
        "ong ba de dat cho con chau",
        "phan anh tuyen duong lien xa hu hong",
        "nha thu ba trong tuan bi trom",
        "set danh hong loa, hoi co chuong trinh chong set khong",
    ],
)
def test_without_marks_other_words_stay(text: str) -> None:
    assert mask_spans(text) == ()


def test_a_name_ends_where_a_compound_begins() -> None:
    assert [span.what for span in mask_spans("lê thị hoa xin giấy xác nhận")] == ["name"]
    assert [span.what for span in mask_spans("mẹ thằng tí hay đổ rác ra mương")] == ["name"]
    assert mask_spans("đề nghị quản lý thị trường kiểm tra") == ()
