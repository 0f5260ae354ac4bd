"""Each of the 44 checks: a paper it is silent about, and papers it speaks about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from doithoai.rules.paper_checks import Known, findings, read_paper, rules, style_of
from tests.rules.paper_checks.given_docx import (
    BASES,
    BODY,
    MOTTO,
    NATION,
    PARTY,
    PARTY_BODY,
    RECIPIENTS,
    Typed,
    on_its_side,
)  # fmt: skip

PLAN = Typed()
LETTER = Typed(
    number="Số: 12/UBND-VP", kind="", subject="", about="V/v chuẩn bị nội dung đối thoại", bases=(),
    addressees=("Kính gửi: Trưởng các thôn.",), body=("Ủy ban nhân dân xã đề nghị các thôn thông báo đến từng hộ./.",),
    recipients=("- Như trên;", "- Lưu: VT, VP."),
)  # fmt: skip
MINUTES = Typed(
    number="Số: 02/BB-UBND", kind="BIÊN BẢN", subject="Hội nghị đối thoại với Nhân dân năm 2026", place_date="", bases=(),
    body=(
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 15 tháng 10 năm 2026, tại hội trường của xã Suối Lành.",
        "Hội nghị kết thúc vào 11 giờ 30 phút, ngày 15 tháng 10 năm 2026, biên bản được đọc lại cho mọi người nghe./.",
    ),
    second=("THƯ KÝ", "Cà Văn Định"), signed=("CHỦ TỌA",), recipients=("- Lưu: VT, Hồ sơ.",),
)  # fmt: skip
APPENDIX = (
    "PHỤ LỤC", "CHƯƠNG TRÌNH HỘI NGHỊ", "(Kèm theo Kế hoạch số 05/KH-UBND ngày 09/9/2026 của Ủy ban nhân dân xã)",
    "Hội nghị bắt đầu lúc 08 giờ.",
)  # fmt: skip
POINTING = (
    *BODY[:8],
    "Chương trình chi tiết tại Phụ lục kèm theo Kế hoạch này, gửi đến các thôn trong xã.",
    *BODY[8:],
)
ATTACHED = replace(PLAN, body=POINTING, appendices=(APPENDIX,))


def body_with(*more: str) -> tuple[str, ...]:
    return (*BODY[:8], *more, *BODY[8:])


def coloured(document: Any) -> None:
    document.paragraphs[-1].add_run("chữ").font.color.rgb = RGBColor(200, 0, 0)


def noted(document: Any) -> None:
    document.add_comment(
        document.paragraphs[6].runs, "Xem lại số liệu này", author="Lò Thị Hương", initials="H"
    )


def with_big_page_number(document: Any) -> None:
    document.sections[0].header.paragraphs[0].alignment = 0


CLEAN: dict[str, Typed] = {"L38": MINUTES, "L34": LETTER, "L36": ATTACHED}
PARTY_RULES = ("L03", "L10", "L28")

FAULTS: list[tuple[str, Typed, str]] = [
    ("L01", replace(PLAN, after=lambda d: setattr(d.sections[0], "page_width", Pt(612))), "Khổ giấy"),
    ("L02", replace(PLAN, margins=(20, 20, 25, 15)), "Lề trái 25 mm"),
    ("L03", replace(PARTY, margins=(20, 20, 35, 15)), "Lề trái 35 mm"),
    ("L04", replace(PLAN, after=on_its_side), "ngang"),
    ("L05", replace(PLAN, font="Arial"), "Arial"),
    ("L06", replace(PLAN, kind="KÊ\u0301 HOẠCH"), "tổ hợp"),
    ("L06", replace(PLAN, body=body_with("Uû ban nh©n d©n x· ®èi tho¹i víi nh©n d©n trong x·, c¸c th«n.")), "bảng mã cũ"),
    ("L06", replace(PLAN, body=body_with("Các Ðại biểu tham dự phát biểu ý kiến trước Hội nghị đối thoại.")), "Đ"),
    ("L06", replace(PLAN, body=body_with("Các đại\u200b biểu tham dự phát biểu ý kiến trước Hội nghị đối thoại.")), "không nhìn thấy"),
    ("L07", replace(PLAN, after=coloured), "màu đen"),
    ("L08", replace(PLAN, nation=""), "Không có Quốc hiệu"),
    ("L08", replace(PLAN, plain=("nation",)), "đậm"),
    ("L08", replace(PLAN, sizes={"nation": 14}), "cỡ chữ 14"),
    ("L09", replace(PLAN, motto="Độc lập-Tự do-Hạnh phúc"), "thiếu dấu cách"),
    ("L09", replace(PLAN, motto="Độc lập – Tự do – Hạnh phúc"), "gạch dài"),
    ("L10", replace(PARTY, nation=""), "ĐẢNG CỘNG SẢN"),
    ("L10", replace(PARTY, motto="Độc lập - Tự do - Hạnh phúc"), "không có Quốc hiệu"),
    ("L10", replace(PARTY, issuer=("ĐẢNG ỦY XÃ SUỐI LÀNH",)), "dấu *"),
    ("L11", replace(PLAN, motto_rule=False), "Tiêu ngữ"),
    ("L11", replace(PLAN, plain=("issuer_rule",)), "tên cơ quan"),
    ("L12", replace(PLAN, plain=("issuer",)), "đậm"),
    ("L12", replace(PLAN, parent="UBND TỈNH MƯỜNG XA", plain=("parent_bold",)), "chủ quản không in đậm"),
    ("L13", replace(PLAN, parent="UBND TỈNH MƯỜNG XA"), "không ghi cơ quan chủ quản"),
    ("L14", replace(PLAN, number="Số:06/KH-UBND"), "Số: 06/KH-UBND"),
    ("L14", replace(PLAN, number="Số: 06/TB-UBND"), "TB"),
    ("L14", replace(LETTER, number="Số: 12/CV-UBND"), "CV"),
    ("L14", replace(PARTY, number="Số: 05/KH-ĐU"), "Số 05-KH/ĐU"),
    ("L15", replace(PLAN, number="Số: 6/KH-UBND"), "“06”"),
    ("L15", replace(PLAN, number="Số: /KH-UBND"), "để trống"),
    ("L17", replace(PLAN, place_date="Suối Lành, ngày 9 tháng 9 năm 2026"), "ngày 09 tháng 9 năm 2026"),
    ("L17", replace(PLAN, place_date="Suối Lành, ngày 09 tháng 09 năm 2026"), "ngày 09 tháng 9 năm 2026"),
    ("L17", replace(PLAN, place_date="Suối Lành, ngày 31 tháng 9 năm 2026"), "Không có ngày"),
    ("L17", replace(PLAN, plain=("place_date",)), "nghiêng"),
    ("L18", replace(PLAN, place_date="Mường Thín, ngày 09 tháng 9 năm 2026"), "Mường Thín"),
    ("L19", replace(PLAN, plain=("kind",)), "đậm"),
    ("L19", replace(PLAN, subject=""), "trích yếu"),
    ("L20", replace(PLAN, subject="Tổ chức đối thoại với Nhân dân năm 2026."), "dấu câu"),
    ("L20", replace(PLAN, subject="tổ chức đối thoại với Nhân dân năm 2026"), "viết hoa"),
    ("L20", replace(PARTY, subject="Tổ chức đối thoại với Nhân dân năm 2026"), "viết thường"),
    ("L21", replace(PLAN, bases=(f"{BASES[0]} {BASES[1]}",)), "chung một dòng"),
    ("L21", replace(PLAN, bases=(BASES[0][:-1] + ".", BASES[1])), "chấm phẩy"),
    ("L21", replace(PLAN, plain=("basis",)), "nghiêng"),
    ("L22", replace(PLAN, bases=("Căn cứ Quy định số 429-QĐi/TU của Tỉnh ủy về đối thoại;", *BASES)), "ngày ban hành"),
    (
        "L22",
        replace(
            PLAN,
            bases=(
                "Căn cứ Quy định số 429-QĐi/TU ngày 01/7/2022 của Tỉnh ủy về đối thoại;",
                "Căn cứ Hướng dẫn thực hiện Quy định 429-QĐ/TU ngày 01/7/2022 của Tỉnh ủy.",
            ),
        ),
        "nhiều cách",
    ),
    ("L23", replace(PLAN, bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", BASES[1])), "hết hiệu lực"),
    ("L24", replace(PLAN, body=body_with("Báo cáo kết quả về UBND huyện và Phòng Nội vụ huyện trước ngày 30/11.")), "UBND huyện"),
    ("L25", replace(PLAN, body=(*BODY[:6], "IV. TỔ CHỨC THỰC HIỆN", *BODY[7:])), "“I” là “IV”"),
    ("L25", replace(PLAN, body=(*BODY[:4], BODY[4].replace("b)", "c)"), *BODY[5:])), "“b”"),
    ("L26", replace(PLAN, body=(BODY[0], "I. MỤC ĐÍCH:", *BODY[2:])), "hai chấm"),
    ("L27", replace(PLAN, justified=False), "canh đều"),
    ("L27", replace(PLAN, gap=0), "cách đoạn"),
    ("L27", replace(PLAN, indent=5), "thụt đầu dòng"),
    ("L27", replace(PLAN, line=2), "giãn dòng"),
    ("L27", replace(PLAN, sizes={"body": 12}), "cỡ chữ"),
    ("L28", replace(PARTY, sizes={"body": 13}), "cỡ chữ"),
    ("L29", replace(PLAN, body=(*BODY[:-1], BODY[-1].replace("./.", "."))), "./."),
    ("L29", replace(PLAN, body=(*BODY[:3], BODY[3].replace(".", "./."), *BODY[4:])), "nhiều lần"),
    ("L29", replace(PARTY, body=(*PARTY_BODY[:-1], PARTY_BODY[-1] + "/.")), "dấu chấm"),
    ("L30", replace(PLAN, signed=("TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH")), "KT."),
    ("L30", replace(PLAN, signed=("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH")), "TM."),
    ("L30", replace(PARTY, signed=("TM. BAN THƯỜNG VỤ", "BÍ THƯ")), "T/M"),
    ("L31", replace(PLAN, signed=("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")), "KT."),
    ("L31", replace(PLAN, signed=("KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")), "cấp phó"),
    ("L31", replace(PLAN, signed=("TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH")), "tập thể"),
    ("L31", replace(PARTY, signed=("T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ", "PHÓ BÍ THƯ")), "tập thể"),
    ("L32", replace(PLAN, name="ThS. Lò Thị Lan"), "học vị"),
    ("L32", replace(PLAN, name="Đồng chí Lò Thị Lan"), "danh xưng"),
    ("L33", replace(PLAN, recipients=(*RECIPIENTS[:2], "- Lưu: VP.")), "Lưu: VT"),
    ("L33", replace(PLAN, plain=("recipients_label",)), "nghiêng"),
    ("L33", replace(PLAN, recipients=()), "Nơi nhận"),
    ("L34", replace(LETTER, addressees=()), "Kính gửi"),
    ("L34", replace(LETTER, recipients=("- Trưởng các thôn;", "- Lưu: VT, VP.")), "Như trên"),
    ("L34", replace(PLAN, addressees=("Kính gửi: Trưởng các thôn.",)), "không có"),
    ("L35", replace(PLAN, body=body_with("Giao Trạm Y tế xã chuẩn bị nội dung trả lời về bảo hiểm y tế cho người cao tuổi.")), "Trạm Y tế"),
    ("L36", replace(ATTACHED, body=BODY), "không nhắc"),
    ("L36", replace(ATTACHED, appendices=(("PHỤ LỤC I", *APPENDIX[1:]),)), "không ghi số"),
    ("L36", replace(ATTACHED, appendices=(APPENDIX, APPENDIX)), "La Mã"),
    ("L36", replace(ATTACHED, appendices=((*APPENDIX[:2], "", APPENDIX[3]),)), "Kèm theo"),
    ("L37", replace(PLAN, page_number=False, body=(*BODY[:-1], *(BODY[3][3:] for _ in range(60)), BODY[-1])), "số trang"),
    ("L37", replace(PLAN, after=with_big_page_number), "canh giữa"),
    ("L38", replace(MINUTES, place_date="Suối Lành, ngày 15 tháng 10 năm 2026"), "địa danh"),
    ("L38", replace(MINUTES, second=()), "thư ký"),
    ("L38", replace(MINUTES, body=(MINUTES.body[0] + "/.",)), "kết thúc"),
    ("L38", replace(MINUTES, second=("CHỦ TỌA", "Cà Văn Định"), signed=("THƯ KÝ",)), "bên trái"),
    ("L39", replace(PLAN, subject="Tổ chức đối thoại với nhân dân xã Suối Lành năm 2026"), "nhân dân"),
    ("L40", replace(PLAN, body=body_with("Nội dung gửi về Uỷ ban nhân dân xã trước ngày tổ chức Hội nghị đối thoại.")), "Uỷ"),
    ("L41", replace(PLAN, body=body_with("Nội dung  gửi về Văn phòng trước ngày tổ chức Hội nghị đối thoại của xã.")), "hai dấu cách"),
    ("L41", replace(PLAN, body=body_with("Nội dung gửi về Văn phòng , trước ngày tổ chức Hội nghị đối thoại của xã.")), "trước dấu câu"),
    ("L41", replace(PLAN, body=body_with("Các đại các đại biểu phát biểu trước ngày tổ chức Hội nghị đối thoại.")), "lặp"),
    ("L42", replace(PLAN, body=body_with("Hội nghị tổ chức tại {địa điểm}, đề nghị các thôn thông báo đến Nhân dân.")), "chỗ trống"),
    ("L42", replace(PLAN, body=body_with("Hội nghị tổ chức tại ………… và thông báo đến Nhân dân trong toàn xã.")), "chờ điền"),
    ("L42", replace(PLAN, after=noted), "comment"),
    ("L42", replace(PLAN, number="Số: /KH-UBND"), "để trống"),
    ("L43", replace(PLAN, body=body_with("Đối thoại ít nhất 01 lần trong nhiệm kỳ.", "Định kỳ tổ chức 2 lần/năm tại hội trường.")), "lần"),
    ("L43", replace(ATTACHED, appendices=((*APPENDIX[:2], APPENDIX[2].replace("05/", "07/"), APPENDIX[3]),)), "số 07"),
    ("L44", replace(PLAN, body=body_with("Ý kiến của bà Lò Thị Mai, điện thoại 0912 345 678, đề nghị cấp giấy.")), "số điện thoại"),
    ("L44", replace(PLAN, body=body_with("Đề nghị hỗ trợ cháu Lò Văn Pó đang điều trị bệnh ung thư ở bệnh viện tỉnh.")), "trẻ em"),
]  # fmt: skip

BY_KNOWING: list[tuple[str, Known, str]] = [
    ("L12", Known(issuers=("Ủy ban nhân dân xã Mường Thín",)), "danh mục"),
    ("L15", Known(number_taken=True), "đã cấp"),
    ("L16", Known(earlier=date(2026, 9, 20)), "sớm hơn"),
    ("L16", Known(later=date(2026, 9, 1)), "muộn hơn"),
    ("L18", Known(place="xã Mường Thín"), "khác tên đơn vị"),
    ("L43", Known(held_on=date(2026, 10, 16)), "16/10/2026"),
    ("L44", Known(public=True, secret=("hội trường của xã",)), "tố cáo"),
]


def judged(paper: Typed, known: Known | None = None) -> list[tuple[str, str]]:
    seen = read_paper(paper.docx(), "ke-hoach.docx")
    return [(each.rule, each.says) for each in findings(seen, style_of(seen), known)]


@pytest.mark.parametrize(
    "paper", [PLAN, LETTER, MINUTES, ATTACHED, PARTY], ids=["plan", "letter", "minutes", "appendix", "party"]
)
def test_a_sound_paper_is_met_with_silence(paper):
    assert judged(paper) == []


@pytest.mark.parametrize(
    ("rule", "paper", "words"), FAULTS, ids=[f"{rule}-{words}" for rule, _, words in FAULTS]
)
def test_a_fault_is_named(rule, paper, words):
    found = judged(paper)
    assert any(each == rule and words in says for each, says in found), found


@pytest.mark.parametrize(
    ("rule", "known", "words"), BY_KNOWING, ids=[f"{rule}-{words}" for rule, _, words in BY_KNOWING]
)
def test_a_fault_that_only_the_office_can_know(rule, known, words):
    assert any(each == rule and words in says for each, says in judged(PLAN, known))


def test_authority_by_writing_is_asked_of_the_office():
    paper = replace(PLAN, signed=("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"))
    seen = read_paper(paper.docx(), "x")
    for authorised, severity in ((None, ["warning"]), (False, ["error"]), (True, [])):
        found = findings(seen, style_of(seen), Known(authorised=authorised))
        assert [each.severity for each in found if each.rule == "L31"] == severity


def test_every_check_has_a_hit_and_the_catalogue_is_whole():
    assert list(rules()) == [f"L{number:02d}" for number in range(1, 45)]
    assert {rule for rule, *_ in FAULTS} | {rule for rule, *_ in BY_KNOWING} == set(rules())


def test_a_finding_says_what_where_why_and_how():
    paper = replace(PLAN, number="Số:06/KH-UBND")
    seen = read_paper(paper.docx(), "x")
    found = findings(seen, style_of(seen))
    assert [each.as_json() for each in found] == [
        {
            "rule": "L14",
            "severity": "error",
            "says": "Số, ký hiệu chưa đúng mẫu: phải như “Số: 06/KH-UBND”.",
            "where": "đoạn 7: “Số:06/KH-UBND”",
            "because": rules()["L14"].state,
            "mend": "Ghi “Số: 06/KH-UBND”.",
        }
    ]


def test_a_paper_without_a_day_is_judged_by_today():
    paper = replace(
        PLAN, place_date="Suối Lành, ngày ... tháng ... năm 2026",
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.",),
    )  # fmt: skip
    assert not [rule for rule, _ in judged(paper, Known(draft=True)) if rule == "L23"]
    assert [rule for rule, _ in judged(paper, Known(draft=True, today=date(2026, 9, 9)))] == ["L23"]


def test_names_of_old_bodies_stay_right_inside_a_citation_and_in_old_papers():
    cited = (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND huyện Mường Xa về đối thoại với Nhân dân."
    )
    assert not [rule for rule, _ in judged(replace(PLAN, body=body_with(cited))) if rule == "L24"]
    old = replace(
        PLAN, place_date="Suối Lành, ngày 09 tháng 9 năm 2024",
        body=body_with("Báo cáo kết quả về UBND huyện trước ngày 30/11."),
    )  # fmt: skip
    assert not [rule for rule, _ in judged(old) if rule == "L24"]


def test_a_law_named_with_its_day_among_the_bases_may_be_cited_by_its_number():
    later = "Trả lời: chậm nhất ngày 18/9/2026, theo Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 43."
    assert not [rule for rule, _ in judged(replace(PLAN, body=body_with(later))) if rule == "L22"]
    told = [
        rule for rule, _ in judged(replace(PLAN, bases=BASES[1:], body=body_with(later))) if rule == "L22"
    ]
    assert told == ["L22"]


def boxed(document: Any) -> None:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (NATION, MOTTO))
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{lines}</w:txbxContent></v:textbox></v:shape></w:pict>"
    spaces = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    document.paragraphs[-1]._p.append(parse_xml(f"<w:r {spaces}>{box}</w:r>"))


def test_a_letterhead_in_a_text_box_is_told_as_such():
    """Not "missing": whoever typed it sees it on the screen."""
    paper = replace(PLAN, nation="", motto="", style="nd30", after=boxed)
    told = {rule: says for rule, says in judged(paper) if rule in ("L08", "L09")}
    assert {rule: says.split(" nằm trong khung chữ")[0] for rule, says in told.items()} == {
        "L08": "Quốc hiệu", "L09": "Tiêu ngữ",
    }  # fmt: skip
