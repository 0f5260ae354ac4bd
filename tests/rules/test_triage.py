"""First suggestions, on sentences as people write them (all invented here)."""

import pytest

from doithoai.rules.triage import (
    FIELD_LABELS,
    FIELDS,
    calls_for_help,
    kind_of,
    suggest,
    suggest_field,
    urgency_of,
)
from doithoai.rules.vietnamese import fold

ASKED = [
    ("dat_dai", "Gia đình tôi xin cấp sổ đỏ lần đầu mà thửa đất chưa được đo, đề nghị xã đo"),
    ("dat_dai", "Hai nhà tranh chấp đất giáp ranh, đề nghị địa chính xuống đo lại"),
    ("dat_dai", "Dự án treo hơn mười năm, dân không được xây, không được tách thửa"),
    ("gpmb", "Tiền đền bù đất làm đường đến nay chưa trả cho dân"),
    ("gpmb", "Các hộ tái định cư chưa được giao đất sản xuất như đã hứa khi di dân lòng hồ"),
    ("giao_thong", "Đường liên thôn từ nhà ông Tư ra chợ nhiều ổ gà, mưa xuống lầy lội"),
    ("giao_thong", "Đề nghị làm cầu cứng qua suối thay cầu tạm để bà con đi lại"),
    ("giao_thong", "Xe quá tải chở đá chạy suốt ngày đêm làm nát đường"),
    ("dien", "Trạm biến áp quá tải, tối nào điện cũng yếu không nấu được cơm"),
    ("dien", "Xóm tôi còn 12 hộ chưa có điện lưới quốc gia"),
    ("nuoc_sach", "Nước máy đục, có mùi tanh, đề nghị kiểm tra nhà máy nước"),
    ("nuoc_sach", "Công trình nước tự chảy của bản hỏng hai năm nay"),
    ("moi_truong", "Bãi rác cạnh khu dân cư bốc mùi hôi thối, đề nghị chuyển đi chỗ khác"),
    ("moi_truong", "Mỏ đá nổ mìn làm bụi bay vào nhà dân"),
    ("thuy_loi", "Mương tưới bị sạt, nước không về ruộng, đề nghị nạo vét"),
    ("thuy_loi", "Đề nghị làm kè chống sạt lở bờ sông đoạn cuối thôn"),
    ("nong_nghiep", "Công ty thu mua mía nợ tiền dân hai vụ chưa trả"),
    ("nong_nghiep", "Dịch tả lợn lây lan, đề nghị hỗ trợ vắc xin cho đàn lợn"),
    ("ntm_dan_toc", "Thôn tôi đóng góp xây dựng nông thôn mới mỗi khẩu bao nhiêu là đúng"),
    ("ntm_dan_toc", "Đề nghị xét lại danh sách thôn đặc biệt khó khăn để bà con dân tộc thiểu số được hưởng"),
    ("xay_dung", "Đèn đường ở ngõ 3 hỏng cả tháng, tối om"),
    ("xay_dung", "Hàng quán lấn chiếm vỉa hè không còn lối cho người đi bộ"),
    ("xay_dung", "Cống thoát nước tắc, khu dân cư cứ mưa là ngập"),
    ("giao_duc", "Trường mầm non thiếu giáo viên, lớp học quá đông"),
    ("giao_duc", "Nhà trường thu nhiều khoản thu đầu năm, phụ huynh không nắm được"),
    ("y_te", "Trạm y tế thiếu thuốc, người già đi khám phải về không"),
    ("y_te", "Quán ăn cổng chợ mất vệ sinh an toàn thực phẩm, đã có người ngộ độc"),
    ("an_sinh", "Bình xét hộ nghèo năm nay chưa đúng, nhà tôi khó khăn mà không được"),
    ("an_sinh", "Mẹ tôi 82 tuổi chưa nhận được trợ cấp người cao tuổi"),
    ("an_sinh", "Thẻ bảo hiểm y tế của tôi sai tên, đề nghị sửa"),
    ("van_hoa", "Nhà văn hóa thôn xuống cấp, thiếu bàn ghế"),
    ("van_hoa", "Loa truyền thanh mở quá sớm, quá to"),
    ("an_ninh", "Thanh niên tụ tập hát karaoke loa kéo đến nửa đêm"),
    ("an_ninh", "Dạo này trộm chó nhiều, đề nghị công an xã tuần tra"),
    ("hanh_chinh", "Làm khai sinh cho cháu phải đi lại nhiều lần, cán bộ một cửa hướng dẫn không rõ"),
    ("hanh_chinh", "Dịch vụ công trực tuyến khó dùng, người già không biết nộp hồ sơ"),
    ("can_bo", "Sau sáp nhập thôn rộng quá, đề nghị tăng phụ cấp cho trưởng thôn"),
    ("can_bo", "Người hoạt động không chuyên trách nghỉ việc thì chế độ thế nào"),
    ("vien_thong", "Bản tôi không có sóng điện thoại, muốn gọi phải lên đồi"),
    ("vien_thong", "Dây cáp viễn thông chùng xuống, mạng internet hay mất"),
    ("kinh_te", "Muốn vay vốn ngân hàng chính sách chăn nuôi thì cần gì"),
    ("kinh_te", "Phí chợ tăng gấp đôi, tiểu thương kêu quá"),
]


def test_the_nineteen_fields() -> None:
    assert len(FIELDS) == 19
    assert FIELD_LABELS["gpmb"] == "Thu hồi đất, bồi thường, tái định cư"
    assert all(field.note and field.asks and field.terms for field in FIELDS)


@pytest.mark.parametrize(("field", "text"), ASKED)
def test_the_field_of_what_is_asked(field: str, text: str) -> None:
    assert suggest_field(text)[0][0] == field


def test_a_late_paper_about_land_is_offered_as_both_and_left_to_a_person() -> None:
    said = suggest("Gia đình tôi nộp hồ sơ xin cấp sổ đỏ lần đầu từ năm ngoái, đề nghị xã trả lời")
    assert set(said.fields) == {"hanh_chinh", "dat_dai"}
    assert not said.sure


def test_most_fields_are_found_without_marks() -> None:
    found = [field in [code for code, _ in suggest_field(fold(text))[:2]] for field, text in ASKED]
    assert sum(found) >= 0.85 * len(ASKED)


def test_a_suggestion_shows_its_words() -> None:
    assert suggest_field("Tiền đền bù đất làm đường chưa trả")[0] == ("gpmb", ("đền bù",))
    assert suggest_field("Cảm ơn gia đình các bác") == []


@pytest.mark.parametrize("text", ["Tuyến đường hoà bình khoẻ", "TUYẾN ĐƯỜNG hòa bình khỏe"])
def test_capitals_and_the_seat_of_the_tone_change_nothing(text: str) -> None:
    assert suggest_field(text)[0][0] == "giao_thong"


@pytest.mark.parametrize(
    "text",
    [
        "Cột điện đầu ngõ nghiêng sắp đổ vào nhà dân",
        "Đất sau trường học nứt toác, mưa to là sạt xuống lớp học",
        "Cầu treo đứt cáp một bên, học sinh vẫn phải qua",
        "Nước giếng có mùi thuốc trừ sâu, mấy nhà đau bụng",
        "Hố ga giữa đường mất nắp, tối qua có người ngã xuống",
        "Mặt đập hồ có vết nứt dài, sợ vỡ",
        "Nổ mìn làm nứt tường mấy chục hộ",
        "Có đối tượng bán ma túy ngay cổng trường",
        "Dây điện võng sát mái tôn, chạm vào là chết",
        "cot dien nghieng sap do vao nha dan",
        "nuoc gieng co mui thuoc tru sau",
    ],
)
def test_danger_is_khan(text: str) -> None:
    urgency, because = urgency_of(text)
    assert urgency == "khẩn"
    assert because


@pytest.mark.parametrize(
    "text",
    [
        "Nước máy nhà tôi đục",
        "Nước máy nhà tôi đục mấy hôm nay.",
        "nuoc may nha toi duc",
        "Nước sinh hoạt của xóm hơi đục, có mùi clo.",
        "Nước máy yếu, đục, có cặn vàng",
    ],
)
def test_tap_water_that_is_only_murky_rings_nobody(text: str) -> None:
    assert not calls_for_help(text)
    assert urgency_of(text)[0] != "khẩn"


@pytest.mark.parametrize(
    "text",
    [
        "Nước máy đục, uống vào đau bụng cả xóm",
        "nuoc may duc uong vao ca xom dau bung",
        "Uống nước máy đục xong chín người phải đi viện",
        "Nước máy đục, có mùi thuốc trừ sâu",
        "Nước sinh hoạt đục, trẻ con ỉa chảy nhiều đứa",
        "Nước đục phụt ra ở chân đập",
        "Nước suối đục ngầu dâng lên nhanh",
    ],
)
def test_murky_water_rings_where_somebody_is_ill_or_it_is_no_tap(text: str) -> None:
    assert calls_for_help(text)


@pytest.mark.parametrize("text", [
    "Nước tự chảy đục ngầu rồi ngừng hẳn, suối trên cạn bất thường.",
    "nuoc tu chay duc ngau roi ngung han, suoi tren can bat thuong",
])  # fmt: skip
def test_water_led_down_from_a_stream_is_the_stream(text: str) -> None:
    """Murky, then gone: what a stream does before the ground above it comes down."""
    assert urgency_of(text)[0] == "khẩn"


@pytest.mark.parametrize(
    "text",
    [
        "Đường hỏng nặng, đã kiến nghị nhiều lần",
        "Xóm chưa có điện lưới",
        "Trợ cấp chậm chi trả ba tháng",
    ],
)
def test_daily_harm_and_long_waiting_are_cao(text: str) -> None:
    assert urgency_of(text)[0] == "cao"


@pytest.mark.parametrize(
    "text",
    ["ĐỀ NGHỊ LÀM GẤP ĐƯỜNG BÊ TÔNG!!!", "Đề nghị xây thêm sân bóng", "Khẩn trương cho dân hỏi lịch tiêm"],
)
def test_loud_words_alone_raise_nothing(text: str) -> None:
    assert urgency_of(text) == ("thường", ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tôi tố cáo kế toán lập khống danh sách lấy tiền hỗ trợ", "denunciation"),
        ("Trưởng bản giữ tiền trợ cấp của bà con không phát", "denunciation"),
        ("to cao can bo nhan hoi lo", "denunciation"),
        ("Muốn được việc phải có phong bì", "denunciation"),
        ("Tôi khiếu nại quyết định xử phạt số 12", "complaint"),
        ("Gia đình tôi không đồng ý mức đền bù, áp giá không thỏa đáng", "complaint"),
        ("Nước lũ đang dâng nhanh vào nhà, có người mắc kẹt", "emergency"),
        ("Đường xấu quá, đề nghị sửa", "opinion"),
        ("...", "none"),
        ("ok", "none"),
        ("", "none"),
    ],
)
def test_which_procedure(text: str, kind: str) -> None:
    assert kind_of(text)[0] == kind


def test_all_at_once() -> None:
    seen = suggest("Cột điện đầu xóm nghiêng sắp đổ, gọi tôi 0912345678")
    assert seen.fields[0] == "dien"
    assert seen.urgency == "khẩn"
    assert seen.kind == "opinion"
    assert [span.what for span in seen.mask] == ["phone"]
