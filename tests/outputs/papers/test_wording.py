"""The words of a paper as data: the notation, the two rules, what a clerk is told, and nothing beyond the words."""

from dataclasses import dataclass, fields, replace
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.outputs.papers import KINDS, text_of
from doithoai.outputs.papers.content import Heading, Item, Paragraph, Qr, Table
from doithoai.outputs.papers.wording import Rows, Word, fill, read, troubles, up_to_date, written
from doithoai.outputs.papers.wording.words import told
from doithoai.rules.paper_style import roman

from .given_letters import EVERY_PAPER
from .given_papers import POSTPONEMENT


@dataclass(frozen=True)
class Village:
    """Facts small enough to read: a name, what is asked there, who does what."""

    name: str = "bản Nà Hạ"
    note: str = ""
    asked: tuple[str, ...] = ("Sửa đường", "Nước sạch")
    works: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Phòng Kinh tế", ("đo đường", "lập dự toán")),
        ("Trưởng bản", ("họp bản",)),
    )


OFFER = (
    Word("tên bản", "tên bản", lambda village: village.name, must=True),
    Word("ghi chú", "lời dặn", lambda village: village.note),
    Word("ý kiến", "từng ý kiến", lambda village: village.asked, many=True),
    Rows(
        "việc",
        "mỗi đơn vị",
        lambda village: village.works,
        (
            Word("đơn vị", "tên đơn vị", lambda work: work[0]),
            Word("phải làm", "từng việc", lambda work: work[1], many=True),
        ),
    ),
)
HEAD = "Tên loại: THÔNG BÁO\nTrích yếu: Về {tên bản}\n"


def said(body: str, **facts: Any) -> tuple[str, ...]:
    """The body's lines, as they would be printed, without the end mark of the last."""
    blocks = fill(read(HEAD + body), OFFER, Village(**facts)).body
    out = []
    for block in blocks:
        match block:
            case Item():
                out.append(" ".join(part for part in (block.mark, block.lead, block.text) if part))
            case Paragraph():
                out.append(f"{block.lead} {block.text}".strip())
            case Heading():
                out.append(block.text)
            case Table():
                out += [" | ".join(row) for row in block.rows]
            case Qr():
                out.append(f"QR {block.data} {block.caption}")
    return tuple(line.removesuffix("/.").removesuffix("./") for line in out)


@pytest.mark.parametrize(
    ("body", "facts", "lines"),
    [
        ("Họp ở {tên bản}.", {}, ("Họp ở bản Nà Hạ.",)),
        ("{ghi chú}\nHọp.", {}, ("Họp.",)),
        ("Họp[, {ghi chú}] nhé.", {}, ("Họp nhé.",)),
        ("Họp[, {ghi chú}] nhé.", {"note": "đúng giờ."}, ("Họp, đúng giờ nhé.",)),
        ("[{ghi chú}, ]{tên bản} họp.", {}, ("Bản Nà Hạ họp.",)),
        ("- {ý kiến}", {}, ("- Sửa đường;", "- Nước sạch.")),
        ("a) {ý kiến}", {}, ("a) Sửa đường.", "b) Nước sạch.")),
        ("## 1. Hỏi\n- {ý kiến}", {"asked": ("Điện",)}, ("1. Hỏi", "Điện.")),
        ("## 1. Hỏi\n- {ý kiến}\n## 2. Đáp\nCó.", {"asked": ()}, ("1. Đáp", "Có.")),
        ("# I. HỎI\n## 1. Gì\n{ghi chú}\n# II. ĐÁP\nCó.", {}, ("I. ĐÁP", "Có.")),
        ("# I. HỎI\n{ghi chú}\n---\nHết.", {}, ("Hết.",)),
        ("**Hỏi:**\n- {ý kiến}\nHết.", {"asked": ()}, ("Hết.",)),
        (
            "## 1. {việc.đơn vị}\n- {việc.phải làm}",
            {},
            ("1. Phòng Kinh tế", "- đo đường;", "- lập dự toán.", "2. Trưởng bản", "họp bản."),
        ),
        ("| TT | Ai |\n| {việc.tt} | {việc.đơn vị} |\nHết.", {}, ("1 | Phòng Kinh tế", "2 | Trưởng bản", "Hết.")),
        ("| TT | Dặn |\n| 1 | {ghi chú} |\nHết.", {}, ("1", "Hết.")),
        ("QR {ghi chú}: Quét.\nHết.", {}, ("Hết.",)),
        ("QR {tên bản}: Quét.\nHết.", {}, ("QR bản Nà Hạ Quét.", "Hết.")),
        ("{ghi chú}", {"note": "một\nhai"}, ("một.", "hai.")),
    ],
)  # fmt: skip
def test_the_two_rules(body: str, facts: dict[str, Any], lines: tuple[str, ...]) -> None:
    expected = tuple(line if line != "một." else "Một." for line in lines)
    assert said(body, **facts) == tuple("Hai." if line == "hai." else line for line in expected)


def test_what_a_citizen_writes_is_never_notation() -> None:
    wild = "{tên bản} [x {ghi chú}] # I. **đậm** - {0.__class__} {{ %s"
    assert said("Dân nói: {ghi chú} nhé.\nHết.", note=wild) == (f"Dân nói: {wild} nhé.", "Hết.")


@pytest.mark.parametrize(
    "name", ["name", "__class__", "việc.__class__", "việc.0", "tên bản.name", "ý kiến.tt", "0"]
)
def test_only_the_offered_words_are_reached(name: str) -> None:
    body = f"x {{{name}}}"
    assert said(f"{body}\nHết.") == ("Hết.",)
    assert any("Văn bản không có từ" in each for each in troubles(read(HEAD + body + "{tên bản}"), OFFER))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Ở {tên bả}. {tên bản}", "Văn bản không có từ {tên bả}; có phải {tên bản}?"),
        ("Ở {ten ban}. {tên bản}", "Văn bản không có từ {ten ban}; có phải {tên bản}?"),
        ("Ở {xyz}. {tên bản}", "Văn bản không có từ {xyz}. Xin xem danh sách từ của văn bản này."),
        ("Không có gì.", "Mẫu thiếu từ bắt buộc {tên bản} (tên bản). Xin thêm vào chỗ thích hợp."),
        ("{tên bản} {chưa khép", "Dấu ngoặc nhọn chưa khép ở “{chưa khép”"),
        ("{tên bản} {ý kiến} {việc.đơn vị}", "Một đoạn hay một hàng chỉ dùng từ của một danh sách"),
        ("{tên bản}\n| A | B |\n| 1 |", "Bảng “A” có hàng không đủ ô"),
        ("{tên bản}\n| A | B |", "Bảng “A” chỉ có hàng tiêu đề"),
        ("# I. {tên bản}", "Mẫu không còn đoạn văn nào"),
        ("{tên bản} " + "a" * 70_000, "Mẫu dài quá"),
        ("{tên bản}\n" * 700, "Mẫu dài quá: 700 đoạn"),
    ],
)
def test_a_trouble_is_one_sentence(body: str, sentence: str) -> None:
    head = HEAD.replace("{tên bản}", "bản")
    found = troubles(read(head + body), OFFER)
    assert [each for each in found if each.startswith(sentence.removesuffix("."))], found


def test_a_wording_without_head_is_told() -> None:
    found = troubles(read("Họp ở {tên bản}."), OFFER)
    assert found == (
        "Mẫu thiếu tên loại văn bản ở trên cùng (ví dụ THÔNG BÁO). Xin giữ lại dòng này như trong mẫu tải về.",
    )


@pytest.mark.parametrize("name", list(KINDS))
def test_every_national_wording_uses_only_offered_words_and_all_of_them_are_told(name: str) -> None:
    kind = KINDS[name]
    wording = read(kind.NATIONAL.read_text(encoding="utf-8"))
    assert troubles(wording, kind.WORDS) == ()
    assert read(written(wording)) == wording
    names = [each.name for each in told(kind.WORDS)]
    assert len(names) == len(set(names))
    assert all(each.means and each.example for each in told(kind.WORDS))


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_an_issued_paper_keeps_the_wording_it_was_issued_with(name: str) -> None:
    facts: Any = EVERY_PAPER[name]
    own = facts.NATIONAL.read_text(encoding="utf-8") + "\nCâu riêng của xã {tên cơ quan}.\n"
    own = own if "===" not in own else own.replace("\n===", "\nCâu riêng của xã {tên cơ quan}.\n\n===", 1)
    worded = replace(facts, wording=own)
    again = KINDS[name].from_json(worded.as_json())
    assert "Câu riêng của xã Ủy ban nhân dân xã Mường Thín" in text_of(again.content())
    assert "Câu riêng" not in text_of(facts.content())


def test_facts_of_before_wordings_were_data_are_said_in_the_national_one() -> None:
    old = POSTPONEMENT.as_json()
    del old["wording"]
    assert text_of(KINDS["postponement"].from_json(old).content()) == text_of(POSTPONEMENT.content())


def test_a_word_that_was_renamed_is_still_said_and_told() -> None:
    work = replace(OFFER[3].words[0], formerly=("cơ quan",))  # type: ignore[union-attr]
    offer = (
        replace(OFFER[0], formerly=("bản", "làng")),
        OFFER[1],
        OFFER[2],
        replace(OFFER[3], words=(work,)),
    )
    old = read(HEAD + "Ở {làng}[, {bản}].\n- {việc.cơ quan}\n| Ai |\n| {việc.cơ quan} |")
    renewed, sentences = up_to_date(old, offer)
    assert "Ở {tên bản}[, {tên bản}]." in written(renewed)
    assert sentences[0] == "Từ {làng} nay gọi là {tên bản}."
    assert troubles(old, offer) == ()
    assert fill(old, offer, Village()).body == fill(renewed, offer, Village()).body


@pytest.mark.parametrize(
    "line",
    ["[" + "{}" * 40_000, "[" * 80_000, "{" * 80_000, "**" * 40_000, "| " * 40_000, "{a}[{b}]" * 10_000],
)
def test_a_line_made_to_be_slow_is_read_at_once(line: str) -> None:
    began = perf_counter()
    wording = read(HEAD + line)
    assert troubles(wording, OFFER)
    assert perf_counter() - began < 2


def test_many_unknown_words_are_told_in_part() -> None:
    found = troubles(read(HEAD + "{tên bản} " + " ".join(f"{{từ lạ {n}}}" for n in range(300))), OFFER)
    assert len(found) == 21
    assert found[-1] == "Còn 280 từ khác văn bản không có."


EMPTIED = {
    name: [each.name for each in fields(facts) if isinstance(getattr(facts, each.name), str | tuple)]
    for name, facts in EVERY_PAPER.items()
}
EMPTY = {str: "", tuple: ()}


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_missing_numbers_close_up_and_no_heading_stands_alone(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(EVERY_PAPER)))
    facts: Any = EVERY_PAPER[name]
    gone = data.draw(st.sets(st.sampled_from(EMPTIED[name])))
    body = replace(facts, **{each: EMPTY[type(getattr(facts, each))] for each in gone}).content().body
    levels = {1: 0, 2: 0}
    for block, after in zip(body, (*body[1:], None), strict=False):
        if not isinstance(block, Heading):
            continue
        levels = {1: levels[1] + 1, 2: 0} if block.level == 1 else {**levels, 2: levels[2] + 1}
        number = roman(levels[1]) if block.level == 1 else str(levels[2])
        assert block.text.startswith(f"{number}. ")
        assert after is not None
        assert not isinstance(after, Heading) or after.level > block.level


LINES = st.lists(
    st.sampled_from(
        ["Họp ở {tên bản}", "- {ý kiến}", "a) Điểm", "# I. MỤC", "## 1. Phần", "**Nhãn:**", "**Nhãn:** {ghi chú}", "---",
         "| A | B |", "| :10%: | 20% |", "| {việc.tt} | [x {việc.đơn vị}] |", "QR {tên bản}: quét", "_Căn cứ {tên bản}_",
         "=== PHỤ LỤC {tên bản}", "1. **Ai:** nói", "[, {ghi chú}] thôi"]
    ) | st.text(alphabet="ab {}[]#|*_-:=1.)\tđQR\n", max_size=30)
)  # fmt: skip


@given(LINES)
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_can_be_read_written_and_filled(lines: list[str]) -> None:
    wording = read(HEAD + "\n".join(lines))
    assert read(written(wording)) == read(written(read(written(wording))))
    fill(wording, OFFER, Village())
    assert isinstance(troubles(wording, OFFER), tuple)
