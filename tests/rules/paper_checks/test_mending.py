"""The safe mends: what they change, what they leave to a person, and that the words stay."""

import re
import unicodedata
from dataclasses import replace

from doithoai.rules.paper_checks import Known, findings, read_paper, style_of
from doithoai.rules.paper_checks.mending import mend_word
from tests.rules.paper_checks.given_docx import BASES, BODY, PARTY, PARTY_BODY, RECIPIENTS, Typed

CARELESS = Typed(
    nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto="Độc lập – Tự do – Hạnh phúc", number="Số:6/KH - UBND",
    place_date="Suối Lành ,ngày 9 tháng 09 năm 2026", kind="KÊ\u0301 HOẠCH",
    bases=(BASES[0][:-1] + ".", BASES[1][:-1] + ";"),
    body=(*BODY[:3], "   " + BODY[3].replace(", dân chủ", "  ,dân chủ"), *BODY[4:-1], BODY[-1].replace("./.", ".")),
    recipients=(RECIPIENTS[0].replace(";", ","), RECIPIENTS[1], "- Lưu: VP."),
    signed=("TM.ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"), font="Arial", margins=(15, 15, 20, 25),
    sizes={"nation": 15, "motto": 12, "body": 12, "signer": 12, "recipients": 13}, plain=("motto", "basis", "recipients_label"),
    indent=0.1, gap=0, line=2, justified=False,
)  # fmt: skip


def mended(paper: Typed):
    data = paper.docx()
    return mend_word(data, "ke-hoach.docx", style_of(read_paper(data, "x")), Known())


def letters(data: bytes) -> str:
    """Only the letters and digits, in one case and form."""
    text = unicodedata.normalize("NFC", read_paper(data, "x").text)
    return re.sub(r"[\W_]", "", text).lower()


def test_a_careless_plan_comes_back_without_an_error():
    done = mended(CARELESS)
    assert [each.says for each in done.left if each.severity == "error"] == []
    lines = [each.text for each in read_paper(done.data, "x").passages]
    for line in (
        "Độc lập - Tự do - Hạnh phúc", "Số: 06/KH-UBND", "Suối Lành, ngày 09 tháng 9 năm 2026", "KẾ HOẠCH",
        "KT. CHỦ TỊCH", "- Lưu: VT, VP.", BASES[0], BASES[1], BODY[-1],
    ):  # fmt: skip
        assert line in lines
    assert "Đặt lề trái 30 mm." in done.changed
    assert "Đặt phông Times New Roman cho cả bốn bộ chữ." in done.changed
    assert "“- Lưu: VP.” → “- Lưu: VT, VP.”." in done.changed


def test_no_word_is_changed():
    before, after = letters(CARELESS.docx()), letters(mended(CARELESS).data)
    # The zero before a number or day, and the archive's own VT, are all that is new.
    assert (
        after.replace("số06", "số6")
        .replace("ngày09tháng9năm2026", "ngày9tháng09năm2026")
        .replace("vtvp", "vp")
        == before
    )


def test_a_sound_paper_is_left_alone():
    assert mended(Typed()) is None


def test_a_party_paper_is_mended_by_its_own_style():
    paper = replace(
        PARTY, number="Số 5-KH/ĐU", body=(*PARTY_BODY[:-1], PARTY_BODY[-1] + "/."), margins=(25, 20, 35, 15),
        signed=("TM. BAN THƯỜNG VỤ", "BÍ THƯ"), sizes={"body": 13},
    )  # fmt: skip
    done = mended(paper)
    assert done.left == ()
    assert "Số 05-KH/ĐU" in read_paper(done.data, "x").text


def test_what_a_person_must_do_stays_a_finding():
    paper = replace(
        CARELESS,
        name="TS. Lò Thị Lan",
        body=(*CARELESS.body[:6], "IV. TỔ CHỨC THỰC HIỆN", *CARELESS.body[7:]),
    )
    assert {each.rule for each in mended(paper).left if each.severity == "error"} == {"L25", "L32"}


def test_bold_words_inside_a_sentence_stay_bold():
    def stressed(document):
        paragraph = next(each for each in document.paragraphs if each.text.startswith("Giao"))
        paragraph.add_run("  quan  trọng").bold = True

    data = replace(Typed(), after=stressed).docx()
    done = mend_word(data, "x", style_of(read_paper(data, "x")), Known())
    seen = read_paper(done.data, "x")
    passage = next(each for each in seen.passages if each.text.startswith("Giao"))
    assert passage.raw.endswith("Hội nghị. quan trọng")
    assert [run.text for run in passage.runs if run.bold] == [" quan trọng"]


def test_a_letter_of_an_old_code_is_not_taken_for_a_soft_hyphen():
    """In TCVN3 the sign of a soft hyphen is ư: "M\u00ad\u00eang" is Mường. Taken out, the word is lost."""
    line = "Ph\u00ad\u00aang ¸n ®èi tho¹i víi nh©n d©n x· M\u00ad\u00eang ThÝn n¨m nay nh\u00ad sau, ®Ò nghÞ c¸c th«n biÕt."
    paper = replace(Typed(), body=("Nội  dung.", line, *Typed().body[1:]))
    done = mended(paper)
    assert done is not None
    assert any(line in each.raw for each in read_paper(done.data, "x").passages)
    told = [each for each in done.left if each.rule == "L06"]
    assert [each.says[:20] for each in told] == ["Chữ của bảng mã cũ ("]
    assert "UniKey" in told[0].mend


def test_old_letters_are_not_put_into_a_new_face():
    """Under Times New Roman the signs of a .VnTime text would be unreadable: a person must retype or convert it."""
    done = mended(replace(Typed(), font=".VnTime", gap=0))
    assert done is not None
    assert any(
        each.rule == "L05"
        for each in findings(read_paper(done.data, "x"), style_of(read_paper(done.data, "x")))
    )
