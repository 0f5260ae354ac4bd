"""Who issues: the words of each issuer, and how its people sign in the State's, the Party's, the Front's style."""

from datetime import date

import pytest

from doithoai.rules.issuers import issuer_named, issuers
from doithoai.rules.paper_style import paper_styles, signing_block, style_for, symbol


@pytest.mark.parametrize(
    ("key", "title", "lines"),
    [
        ("ubnd", "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "ubnd",
            "TM. ỦY BAN NHÂN DÂN – KT. CHỦ TỊCH – PHÓ CHỦ TỊCH",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("ubnd", "Q. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        ("ubnd", "TL. CHỦ TỊCH", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (
            "ubnd",
            "TUQ. CHỦ TỊCH – TRƯỞNG PHÒNG KINH TẾ",
            ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"],
        ),
        ("ct_ubnd", "", ["CHỦ TỊCH"]),
        ("ct_ubnd", "Phó Chủ tịch", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("van_phong", "", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("van_phong", "Phó", ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
        ("tt_hdnd", "", ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"]),
        ("dang_uy", "BÍ THƯ", ["T/M ĐẢNG ỦY", "BÍ THƯ"]),
        ("btv_dang_uy", "PHÓ BÍ THƯ", ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
        ("btv_dang_uy", "T/L BAN THƯỜNG VỤ", ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]),
        (
            "btv_dang_uy",
            "T/L BAN THƯỜNG VỤ, K/T CHÁNH VĂN PHÒNG",
            ["T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
        ("mttq", "", ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"]),
    ],
)
def test_who_signs_for_whom(key: str, title: str, lines: list[str]) -> None:
    issuer = issuers()[key]
    said = issuer.signing(title)
    assert list(signing_block(**said, style=style_for(issuer.family, None))) == lines


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Ủy ban nhân dân xã Hòa Sơn", "ubnd"),
        ("UBND phường Tân Chính", "ubnd"),
        ("Chủ tịch UBND xã Hòa Sơn", "ct_ubnd"),
        ("Thường trực Hội đồng nhân dân xã Mường Thín", "tt_hdnd"),
        ("Đảng uỷ xã Mường Thín", "dang_uy"),
        ("Ban Thường vụ Đảng ủy xã", "btv_dang_uy"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", "mttq"),
        ("UBND xã - Ủy ban MTTQ Việt Nam xã", "ubnd_mttq"),
        ("Văn phòng HĐND và UBND xã", "van_phong"),
        ("", "ubnd"),
    ],
)
def test_the_words_of_a_plan_name_its_issuer(words: str, key: str) -> None:
    assert issuer_named(words) == key


def test_every_issuer_is_whole_and_its_style_and_partners_exist() -> None:
    families = {style.family for style in paper_styles().values()}
    for issuer in issuers().values():
        assert issuer.family in families
        assert {issuer.partner, issuer.replies_as} <= {"", *issuers()}
        for words in (issuer.name, issuer.short_name, issuer.parent, *issuer.letterhead):
            assert "{" not in words.format(place="xã A", province="tỉnh B")


def test_the_symbol_of_each() -> None:
    party, state = style_for("party", None), style_for("state", None)
    assert symbol("Kế hoạch", "ĐU", style=party) == "KH/ĐU"
    assert symbol("Công văn", "ĐU", style=party) == "CV/ĐU"
    assert symbol("Kế hoạch", "MTTQ-BTT", style=style_for("front", None)) == "KH-MTTQ-BTT"
    assert symbol("Công văn", "UBND", "VP", style=state) == "UBND-VP"


def test_the_party_changed_its_guidance_on_a_day() -> None:
    assert style_for("party", date(2026, 5, 26)).name == "hd36"
    assert style_for("party", date(2026, 5, 27)).name == "hd05"
    assert style_for("party", date(2010, 1, 1)).name == "hd36"
    assert style_for("state", None).name == "nd30"
    with pytest.raises(ValueError, match="thể thức"):
        style_for("club", None)
