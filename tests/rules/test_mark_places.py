"""NĐ 30/2020, Phụ lục I, II.7 and II.8, in points."""

from hypothesis import given
from hypothesis import strategies as st

from doithoai.rules.mark_places import MM, WIDEST, Spot, corner_box, line_box, seal_box, signature_box

SPOT = Spot("signer", 3, 435, 226, 0, 62)
sides = st.integers(60, 1200)


@given(sides, sides)
def test_a_signature_stands_in_the_middle_of_its_room_and_keeps_its_shape(wide, high):
    box = signature_box(SPOT, 842, (wide, high))
    assert box.page == 2
    assert abs((box.left + box.right) / 2 - SPOT.x) < 0.01
    assert abs((box.bottom + box.top) / 2 - (842 - 226 - 31)) < 0.01
    assert box.width <= WIDEST + 0.01
    assert box.height <= SPOT.height + 0.01
    assert abs(box.width / box.height - wide / high) < 0.01 * wide / high


@given(sides, sides, st.floats(20, 60))
def test_a_seal_has_its_real_size_and_covers_a_third_from_the_left(wide, high, width_mm):
    signature = signature_box(SPOT, 842, (400, 160))
    seal = seal_box(signature, width_mm, (wide, high))
    assert abs(seal.width - width_mm * MM) < 0.01
    assert abs(seal.right - signature.left - signature.width / 3) < 0.01
    assert abs((seal.top + seal.bottom) - (signature.top + signature.bottom)) < 0.01


def test_without_an_image_there_is_still_a_place():
    signature = signature_box(SPOT, 842, None)
    assert round(signature.width - 40 * MM, 6) == 0
    assert seal_box(signature, 36, None).height > 35.9 * MM


def test_a_line_and_a_corner_lie_on_the_page():
    line = line_box(Spot("number", 1, 185, 93, 200, 13), 842)
    assert line.rect == (85, 842 - 93 - 13, 285, 842 - 93)
    corner = corner_box(595, 842, 150, 24)
    assert corner.right <= 595 - 15 * MM
    assert corner.top < 842
