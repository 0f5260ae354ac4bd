"""Facts for the papers in tests: a commune that does not exist, people who do not exist."""

from dataclasses import replace
from datetime import date, datetime, time

from doithoai.outputs.papers import (
    AgendaItem,
    Cancellation,
    ConclusionNotice,
    Count,
    Deadline,
    Invitation,
    Issue,
    Matter,
    Meeting,
    Minutes,
    Office,
    PaperFacts,
    Plan,
    Postponement,
    PublicNotice,
    Reply,
    Report,
    Signer,
    Task,
    Turn,
)

OFFICE = Office(
    name="Ủy ban nhân dân xã Mường Thín",
    short_name="UBND xã Mường Thín",
    letterhead=("Ủy ban nhân dân", "Xã Mường Thín"),
    abbreviation="UBND",
    place="Mường Thín",
    contact="Văn phòng HĐND và UBND xã Mường Thín, điện thoại 0212 300 0100",
)
CHAIR = Signer(name="Lò Thị Lan", head="Chủ tịch", mode="TM")
DEPUTY = Signer(name="Cà Văn Định", head="Chủ tịch", own="Phó Chủ tịch", mode="TM+KT")
RECIPIENTS = (
    "Thường trực Đảng ủy, Thường trực HĐND xã (để b/c)",
    "Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội (để p/h)",
    "Chủ tịch, các Phó Chủ tịch UBND xã",
    "Các phòng chuyên môn, đơn vị thuộc UBND xã (để t/h)",
    "Trưởng các bản, tiểu khu (để t/h)",
)
MEETING = Meeting(
    title="Hội nghị đối thoại trực tiếp giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026",
    chair="Chủ tịch Ủy ban nhân dân xã",
    venue="Hội trường Ủy ban nhân dân xã Mường Thín, bản Nà Hạ",
    people="Nhân dân xã Mường Thín",
    on=date(2026, 10, 15),
    starts_at=time(8, 0),
    ends_at=time(11, 30),
)
AGENDA = (
    AgendaItem("Ổn định tổ chức, điểm danh đại biểu", "Văn phòng HĐND và UBND", time(7, 30), time(8, 0)),
    AgendaItem("Tuyên bố lý do, giới thiệu đại biểu", "Văn phòng HĐND và UBND", time(8, 0), time(8, 10)),
    AgendaItem(
        "Báo cáo kết quả giải quyết ý kiến kỳ trước", "Phó Chủ tịch UBND xã", time(8, 10), time(8, 30)
    ),
    AgendaItem("Nhân dân phát biểu; trả lời tại chỗ", "Chủ trì, các đơn vị", time(8, 30), time(11, 0)),
    AgendaItem("Kết luận Hội nghị, thông qua biên bản", "Chủ tịch UBND xã", time(11, 0), time(11, 30)),
)


def issue(
    symbol: str, number: int | None = None, issued_on: date | None = None, signer: Signer = CHAIR
) -> Issue:
    """An issue to the usual recipients; a draft unless number and day are given."""
    return Issue(symbol=symbol, signer=signer, recipients=RECIPIENTS, number=number, issued_on=issued_on)


PLAN = Plan(
    office=OFFICE,
    issue=issue("KH-UBND", 5, date(2026, 9, 9)),
    meeting=MEETING,
    subject="Tổ chức Hội nghị đối thoại trực tiếp giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026",
    legal_bases=(
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;",
    ),
    purposes=(
        "Lắng nghe, tiếp thu ý kiến, kiến nghị của Nhân dân; kịp thời giải quyết, trả lời theo thẩm quyền",
        "Phát huy quyền làm chủ của Nhân dân, tạo đồng thuận trong thực hiện nhiệm vụ của xã",
    ),
    requirements=(
        "Việc đối thoại công khai, dân chủ, đúng quy định, thiết thực",
        "Mọi ý kiến được tổng hợp, trả lời đúng thời hạn",
    ),
    chair_substitute="trường hợp vắng mặt có lý do, phân công 01 Phó Chủ tịch Ủy ban nhân dân xã chủ trì",
    participants=(
        "Đại diện Thường trực Đảng ủy, HĐND, Ủy ban MTTQ Việt Nam xã",
        "Lãnh đạo các phòng chuyên môn",
    ),
    people_min=80,
    people_max=120,
    topics=("Đất đai, xây dựng", "Giao thông nông thôn, nước sạch", "Chính sách xã hội, giảm nghèo"),
    collect_from=date(2026, 9, 14),
    collect_to=date(2026, 10, 2),
    collect_channels=(
        "Phiếu giấy tại nhà văn hóa bản",
        "Trang đối thoại của xã",
        "Qua trưởng bản, Ban công tác Mặt trận",
    ),
    summary_due=date(2026, 10, 8),
    agenda=AGENDA,
    deadlines=(
        Deadline("Thông báo kết luận", "chậm nhất 07 ngày làm việc kể từ ngày kết thúc Hội nghị"),
        Deadline("Trả lời ý kiến", "chậm nhất 15 ngày làm việc kể từ ngày có thông báo kết luận"),
    ),
    tasks=(
        Task(
            "Văn phòng HĐND và UBND",
            "Tổng hợp ý kiến, chuẩn bị giấy mời, tài liệu, hội trường",
            "trước ngày 08/10/2026",
        ),
        Task("Văn phòng HĐND và UBND", "Ghi biên bản, dự thảo thông báo kết luận"),
        Task("Phòng Kinh tế", "Chuẩn bị nội dung trả lời về đất đai, giao thông", "trước ngày 09/10/2026"),
        Task("Trưởng các bản", "Thông báo để Nhân dân biết, tham dự; thu phiếu góp ý"),
    ),
    budget="Từ ngân sách xã năm 2026 và các nguồn hợp pháp khác",
    contact_unit="Văn phòng HĐND và UBND xã",
)
INVITATION = Invitation(
    office=OFFICE,
    issue=issue("GM-UBND", 31, date(2026, 10, 5), DEPUTY),
    meeting=MEETING,
    guest="Ông Quàng Văn Ính, bản Nà Hạ",
    topics="Trao đổi, trả lời ý kiến của Nhân dân về đất đai, giao thông nông thôn, chính sách xã hội",
    confirm_by="ngày 13 tháng 10 năm 2026",
    contact="bà Lò Thị Hương, Văn phòng HĐND và UBND xã, điện thoại 0212 300 0100",
    note="Người cần hỗ trợ đi lại, phiên dịch tiếng dân tộc hoặc ngôn ngữ ký hiệu xin báo trước.",
    check_in_address="https://doithoai.example/d/7K3M-9QXR",
    check_in_code="7K3M-9QXR",
)
NOTICE = PublicNotice(
    office=OFFICE,
    issue=issue("TB-UBND", 12, date(2026, 9, 12)),
    meeting=MEETING,
    subject="Về việc tổ chức Hội nghị đối thoại với Nhân dân xã Mường Thín năm 2026",
    plan_reference="Kế hoạch số 05/KH-UBND ngày 09 tháng 9 năm 2026 của Ủy ban nhân dân xã Mường Thín",
    participants="Nhân dân trong xã; đại diện Đảng ủy, HĐND, Ủy ban MTTQ Việt Nam xã; lãnh đạo các đơn vị",
    topics=PLAN.topics,
    send_from=date(2026, 9, 14),
    send_to=date(2026, 10, 2),
    send_channels=PLAN.collect_channels,
    send_address="https://doithoai.example/xa/muong-thin/gui-y-kien/",
    register_to_speak="Đăng ký với trưởng bản hoặc tại Văn phòng trước ngày 13/10/2026; "
    "vẫn được phát biểu tại chỗ theo điều hành của chủ trì",
    recording="Hội nghị có ghi âm để lập biên bản; bản ghi được xóa sau 01 năm",
    contact=OFFICE.contact,
)
MATTERS = tuple(
    Matter(
        text=text,
        codes=(code,),
        field=field,
        unit=unit,
        due_on=due,
        due_text="15 ngày làm việc",
        outcome=outcome,
        reply=reply,
    )
    for text, code, field, unit, due, outcome, reply in (
        (
            "Đề nghị sửa đoạn đường từ bản Nà Hạ đến bản Co Lượng, mùa mưa xe không đi được",
            "2K7M-QX",
            "Giao thông",
            "Phòng Kinh tế",
            date(2026, 11, 12),
            "Đã đưa vào danh mục năm 2027",
            "41/UBND-KT",
        ),
        (
            "Đề nghị cấp giấy chứng nhận cho 25 hộ đã đo đạc năm 2024",
            "8RTC-4A",
            "Đất đai",
            "Phòng Kinh tế",
            date(2026, 11, 12),
            "Đang giải quyết",
            "",
        ),
        (
            "Công trình nước sạch bản Pá Khôm hỏng từ tháng 6",
            "XW3D-77",
            "Nước sạch",
            "Trung tâm Dịch vụ tổng hợp",
            date(2026, 11, 5),
            "Đã khắc phục",
            "43/UBND-DV",
        ),
        (
            "Xem xét hộ cận nghèo của bản Nà Hạ bị sót khi rà soát",
            "5HJN-P2",
            "Chính sách",
            "Phòng Văn hóa - Xã hội",
            date(2026, 11, 12),
            "Đã trả lời",
            "44/UBND-VX",
        ),
    )
)
CONCLUSION = ConclusionNotice(
    office=OFFICE,
    issue=issue(
        "TB-UBND",
        19,
        date(2026, 10, 20),
        Signer(name="Hoàng Văn Tư", head="Chủ tịch", own="Chánh Văn phòng", mode="TL"),
    ),
    meeting=MEETING,
    attended_by="đại diện Thường trực Đảng ủy, HĐND, Ủy ban MTTQ Việt Nam xã, lãnh đạo các phòng, đơn vị",
    people_count=96,
    opinion_count=27,
    assessment="Hội nghị diễn ra dân chủ, thẳng thắn, đúng chương trình.\n"
    "Một số nội dung kỳ trước trả lời còn chậm.",
    answered=(
        Matter(
            "Thời gian thu phí vệ sinh",
            ("M2QT-9K",),
            answered_by="Phòng Kinh tế",
            answer="thu theo quý, từ quý IV",
        ),
    ),
    assigned=MATTERS,
    passed_up=(Matter("Đề nghị nâng cấp lưới điện ba pha", ("C6VB-3L",), unit="Ủy ban nhân dân tỉnh"),),
    noted=(Matter("Đề nghị mở lớp dạy chữ Thái cho thiếu nhi dịp hè", ("T4YE-2N",)),),
    diverted_count=1,
    reply_rule="Thời hạn trả lời chậm nhất là 15 ngày làm việc kể từ ngày ban hành Thông báo này",
    follow_up_unit="Văn phòng HĐND và UBND xã",
    published_at="trụ sở Ủy ban nhân dân xã, nhà văn hóa các bản và trang đối thoại của xã",
)
MINUTES = Minutes(
    office=OFFICE,
    issue=issue("BB-UBND", 2, date(2026, 10, 15)),
    meeting=MEETING,
    secretary="Lò Thị Hương",
    chair_name="Bà Lò Thị Lan",
    started_at=datetime(2026, 10, 15, 8, 5),
    ended_at=datetime(2026, 10, 15, 11, 40),
    delegates=(
        "Ông Cà Văn Định, Phó Chủ tịch Ủy ban nhân dân xã",
        "Bà Vì Thị Mai, Chủ tịch Ủy ban MTTQ Việt Nam xã",
    ),
    people_count=96,
    opening=("Bà Lò Thị Lan phát biểu khai mạc, nêu mục đích, cách thức đối thoại.",),
    turns=(
        Turn(
            "Ông Quàng Văn Ính",
            "Đường Nà Hạ đi Co Lượng lầy lội, đề nghị sửa trước mùa khô",
            "bản Nà Hạ",
            "2K7M-QX",
            "Xã đã khảo sát, đưa vào danh mục năm 2027; trước mắt huy động san gạt",
            "Phòng Kinh tế",
            "giao Phòng Kinh tế trả lời bằng văn bản trước ngày 12/11/2026",
        ),
        Turn(
            "Một người dân",
            "Khi nào thu phí vệ sinh",
            "bản Pá Khôm",
            "M2QT-9K",
            "Thu theo quý, từ quý IV",
            "Phòng Kinh tế",
            "đã rõ",
        ),
    ),
    diverted_count=1,
    conclusions=(
        "Giao các đơn vị trả lời đúng hạn các nội dung đã nêu",
        "Văn phòng theo dõi, công khai kết quả",
    ),
)
REPLY = Reply(
    office=OFFICE,
    issue=replace(issue("UBND-KT", 41, date(2026, 11, 10)), recipients=("Phòng Kinh tế",), archive="KT"),
    meeting=MEETING,
    to=("Ông Quàng Văn Ính, bản Nà Hạ, xã Mường Thín",),
    code="2K7M-QX",
    asked="Đường Nà Hạ đi Co Lượng lầy lội, đề nghị sửa trước mùa khô.",
    summary="Đường được sửa trong quý II năm 2027; tháng 12 này xã san gạt, rải đá tạm.",
    findings="Đoạn đường dài 2,4 km, hư hỏng 900 m, mùa mưa xe không qua được.",
    bases="Nghị quyết của HĐND xã về danh mục công trình năm 2027.",
    answer="Đoạn đường được sửa chữa trong quý II năm 2027.\n"
    "Trước mắt, Ủy ban nhân dân xã san gạt, rải đá trong tháng 12.",
    salutation="Ông",
    follow_address="https://doithoai.example/tra-cuu/2K7M-QX/",
)
REPORT = Report(
    office=OFFICE,
    issue=issue("BC-UBND", 104, date(2026, 12, 1)),
    meeting=MEETING,
    subject="Kết quả tổ chức đối thoại với Nhân dân năm 2026",
    to=("Ủy ban nhân dân tỉnh", "Thường trực Đảng ủy xã", "Thường trực HĐND xã"),
    direction=(
        "Ban hành Kế hoạch số 05/KH-UBND ngày 09/9/2026",
        "Phân công các đơn vị chuẩn bị nội dung trả lời",
    ),
    organisation=(
        Count("Số buổi đối thoại", "01"),
        Count("Số người tham dự", "96"),
        Count("Số lượt phát biểu", "14"),
    ),
    intake=(Count("Tổng số ý kiến tiếp nhận", "27"), Count("Gộp thành", "06 nhóm")),
    by_field=(Count("Đất đai", "9"), Count("Giao thông", "11"), Count("Khác", "7")),
    by_hamlet=(Count("bản Nà Hạ", "15"), Count("bản Pá Khôm", "12")),
    by_channel=(Count("Trang công khai", "8"), Count("Trưởng thôn nhập", "19")),
    unresolved=("Cấp giấy chứng nhận cho 25 hộ: Phòng Kinh tế trả lời trước 12/11/2026; quá hạn 19 ngày",),
    replies=(Count("Trả lời tại chỗ", "12"), Count("Trả lời bằng văn bản đúng hạn", "13 (92,9%)")),
    previous=("Đã giải quyết xong 18/20 nội dung",),
    strengths=("Nhân dân tham gia đông, thẳng thắn",),
    weaknesses=("Còn 01 nội dung trả lời quá hạn",),
    causes=("Phải chờ ý kiến của cơ quan cấp trên",),
    satisfaction="85,5% người dự trả lời phiếu cho biết hài lòng.",
    next_tasks=("Trả lời dứt điểm nội dung còn lại trước ngày 15/12/2026",),
    proposals=("Đề nghị cấp trên bố trí vốn sửa chữa công trình nước sạch",),
    matters=MATTERS,
)

POSTPONEMENT = Postponement(
    office=OFFICE,
    issue=issue("TB-UBND", 17, date(2026, 10, 12)),
    meeting=MEETING,
    reason="Mưa lũ lớn, đường vào bản Nà Hạ bị chia cắt",
    plan_reference="Kế hoạch số 05/KH-UBND ngày 09/9/2026 của Ủy ban nhân dân xã Mường Thín",
    contact=OFFICE.contact,
)
CANCELLATION = Cancellation(
    office=OFFICE,
    issue=issue("TB-UBND", 18, date(2026, 10, 13)),
    meeting=MEETING,
    reason="Xã sáp nhập; nội dung chuyển sang hội nghị của xã mới",
    plan_reference="Kế hoạch số 05/KH-UBND ngày 09/9/2026 của Ủy ban nhân dân xã Mường Thín",
)

OF_THE_DIALOGUE: dict[str, PaperFacts] = {
    "plan": PLAN,
    "invitation": INVITATION,
    "public_notice": NOTICE,
    "conclusion_notice": CONCLUSION,
    "minutes": MINUTES,
    "reply": REPLY,
    "report": REPORT,
    "postponement": POSTPONEMENT,
    "cancellation": CANCELLATION,
}
