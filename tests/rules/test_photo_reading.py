"""What is private on a photo gets a box; what is not, does not; no photo can harm or hold up the reader."""

from io import BytesIO

import pytest
from PIL import Image

from doithoai.rules import photo_reading
from doithoai.rules.personal_data import mask_spans, number_spans
from doithoai.rules.photo_reading import (
    NOT_INSTALLED,
    TOO_HARD,
    NotRead,
    Proposal,
    Word,
    distinct,
    joined,
    numbers_mended,
    proposals,
    proposed_boxes,
    words_in,
)
from doithoai.rules.plan_reading.outside_programs import can_read_pictures
from tests.rules.drawn_photos import a_photo_of, line_at

needs_tesseract = pytest.mark.skipif(not can_read_pictures(), reason="Tesseract is an optional program")


def row(*words: str, y: int = 0, x: int = 0, line: int = 1) -> list[Word]:
    """Words of one line, ten pixels a letter, twenty high."""
    found = []
    for word in words:
        found.append(Word(word, x, y, len(word) * 10, 20, (1, 1, line)))
        x += len(word) * 10 + 10
    return found


def whats(words: list[Word]) -> list[str]:
    return [each.what for each in proposals(words, mask_spans)]


@needs_tesseract
def test_a_photographed_slip_is_covered_where_it_tells_who_it_is():
    found = proposed_boxes(a_photo_of())
    by_line = {1: "code", 2: "author", 3: "phone", 4: "id_card", 5: "email", 8: "bank_account", 9: "plate"}
    for number, what in by_line.items():
        top, bottom = line_at(number)
        there = [each for each in found if each.box[1] < bottom and each.box[1] + each.box[3] > top]
        assert what in {each.what for each in there}, (number, what, found)
    # the matter itself, its month and its sum of money stay to be read
    top, bottom = line_at(6)[0], line_at(7)[1]
    assert not [each for each in found if top < each.box[1] + each.box[3] / 2 < bottom]


@needs_tesseract
def test_a_slip_s_own_square_code_is_covered_too():
    import segno

    drawn = BytesIO()
    segno.make("https://doithoai.example/t/K7M-Q2R-X9T").save(drawn, kind="png", scale=6)
    page = Image.open(BytesIO(a_photo_of(("Phiếu góp ý",)))).convert("RGB")
    page.paste(Image.open(drawn).convert("RGB"), (700, 800))
    page.save(out := BytesIO(), "JPEG", quality=85)
    [code] = [each for each in proposed_boxes(out.getvalue()) if each.what == "qr"]
    x, y, wide, _ = code.box
    assert max(x - 700, y - 800) < 30
    assert wide > 120


@needs_tesseract
def test_a_photo_without_words_gets_no_box():
    Image.new("RGB", (800, 600), "#7f9f6f").save(out := BytesIO(), "JPEG")
    assert proposed_boxes(out.getvalue()) == []


@needs_tesseract
@pytest.mark.parametrize(
    "data",
    [b"", b"no photo", b"\xff\xd8\xff" + b"\0" * 60, a_photo_of()[:4000], b"\x89PNG\r\n\x1a\n" + b"0" * 90],
    ids=["empty", "text", "a head only", "half", "another kind"],
)
def test_what_is_broken_gets_its_sentence(data):
    with pytest.raises(NotRead, match="vẽ khung bằng tay"):
        proposed_boxes(data)


@needs_tesseract
def test_a_photo_the_size_of_a_field_is_not_even_decoded():
    Image.new("L", (9000, 9000)).save(out := BytesIO(), "JPEG", quality=1)
    with pytest.raises(NotRead) as no:
        proposed_boxes(out.getvalue())
    assert str(no.value) == TOO_HARD


def test_one_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(photo_reading, "can_read_pictures", lambda: True)
    monkeypatch.setattr(photo_reading, "SECONDS", 0.001)
    with pytest.raises(NotRead) as no:
        proposed_boxes(a_photo_of())
    assert str(no.value) == TOO_HARD


def test_without_the_program_it_says_so(monkeypatch):
    monkeypatch.setattr(photo_reading, "can_read_pictures", lambda: False)
    with pytest.raises(NotRead) as no:
        proposed_boxes(b"")
    assert str(no.value) == NOT_INSTALLED


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (("Điện", "thoại:", "0912", "345", "678"), "phone"),
        (("Liên", "hệ", "O9l2.345.678"), "phone"),  # misread, and still a telephone
        (("CCCD", "04O2O1OO1234"), "id_card"),
        (("29A-123.45",), "plate"),
        (("Mã", "K7M-Q2R-X9T"), "code"),
        (("k7m", "-", "q2r", "-", "x9t"), "code"),
        (("gui", "ve", "a.b@example.vn"), "email"),
        (("gui", "ve", "a.b(@exarnple.V1"), "email"),
        (("Biến", "số", "29C-123,45"), "plate"),
    ],
)
def test_each_kind_is_found_in_a_line(said, what):
    assert what in whats(row(*said))


@pytest.mark.parametrize(
    "said", [("Kinh", "phí", "150.000.000", "đồng"), ("Tháng", "3/2025"), ("BIỂN", "BÁO", "CẤM"), ()]
)
def test_what_is_nobody_s_stays(said):
    assert whats(row(*said)) == []


def test_the_two_rows_of_a_motorbike_are_one_number():
    upper, lower = row("29-C1", y=100, x=50, line=1), row("123.45", y=124, x=46, line=2)
    found = proposals([*upper, *lower], number_spans)
    assert [each.what for each in found] == ["plate", "plate"]
    far = row("123.45", y=400, x=46, line=2)
    assert proposals([*upper, *far], number_spans) == []


def test_a_name_does_not_run_on_into_a_line_far_below():
    words = [*row("Họ", "tên:", "Lò", "Văn", "Pành", y=0), *row("Điện", "thoại", y=90, line=2)]
    assert {each.box[1] // 50 for each in proposals(words, mask_spans)} <= {-1, 0}


def test_every_word_is_found_again_at_its_place():
    words = [*row("Số", "nhà", "15,"), *row("đường", "Trần", y=22, line=2), *row("Xa", y=300, line=3)]
    text, places = joined(words)
    assert [text[start : start + len(word.text)] for word, start in places] == [word.text for word in words]


@pytest.mark.parametrize(
    ("read", "meant"),
    [("O9l2 345 678", "0912 345 678"), ("Bà Sáu", "Bà Sáu"), ("29B1", "2981"), ("IIB", "IIB")],
)
def test_only_what_is_mostly_a_number_is_mended(read, meant):
    assert numbers_mended(read) == meant
    assert len(numbers_mended(read)) == len(read)


def test_lines_of_the_table_that_are_no_words_are_passed_over():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    lines = [
        head, "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", "5\t1\t1\t1\t1\t1\t3\t4\t50\t20\t91.5\tMương",
        "5\t1\t1\t1\t1\t2\t60\t4\t50\t20\t12\tqxz",
        "5\t1\t1\t1\t1\t4\t90\t4\t50\t20\t12\t0912", "5\t1\t1\t1\t1\t3\t60\t4\t50\t20\t95\t ", "5\tcut",
    ]  # fmt: skip
    mud, number = Word("Mương", 3, 4, 50, 20, (1, 1, 1)), Word("0912", 90, 4, 50, 20, (1, 1, 1))
    assert words_in("\n".join(lines), 35) == [mud, number]  # of a number a hint is enough
    assert words_in("\n".join(lines), 60) == [mud]


def test_boxes_are_cut_to_the_photo_and_what_lies_in_another_is_left_out():
    found = [
        Proposal((10, 10, 100, 30), "phone"),
        Proposal((12, 12, 50, 20), "house"),
        Proposal((-5, 90, 30, 30), "qr"),
    ]
    assert distinct(found, (200, 100)) == [
        Proposal((10, 10, 100, 30), "phone"),
        Proposal((0, 90, 25, 10), "qr"),
    ]


def test_never_more_boxes_than_may_be_confirmed():
    many = [Proposal((x, y, 5, 5), "phone") for x in range(0, 100, 6) for y in range(0, 100, 6)]
    assert len(distinct(many, (200, 200))) == 60
