"""What is wrong with a wording, said in sentences to the clerk who wrote it."""

from collections.abc import Iterator

from .notation import Field, Part, Text, Wording, fields_of, line_of
from .renaming import up_to_date
from .scope import Words, index, list_of
from .words import Offer, Rows, nearest, told

MOST_LETTERS, MOST_BLOCKS, MOST_ROWS = 60_000, 300, 60
"""A wording longer than this is not a wording: the whole conclusion notice has 2,000 letters and 30 blocks."""

MOST_TOLD = 20
"""Unknown words told one by one; a file with more of them is another file."""


def troubles(wording: Wording, offer: Offer) -> tuple[str, ...]:
    """One sentence for each thing to put right; none when the wording may be used."""
    if too_much := _too_much(wording):
        return (too_much,)
    wording, _ = up_to_date(wording, offer)
    return tuple(
        dict.fromkeys(
            (
                *_head(wording),
                *_unknown(wording, offer),
                *_blocks(wording, index(offer)),
                *_needed(wording, offer),
            )
        )
    )


def _too_much(wording: Wording) -> str:
    blocks = len(wording.parts) + sum(len(each.parts) for each in wording.appendices)
    letters = sum(len(line_of(text)) for _, text in wording.texts())
    if blocks > MOST_BLOCKS or letters > MOST_LETTERS:
        return (
            f"Mẫu dài quá: {blocks} đoạn, {letters} chữ; nhiều nhất là {MOST_BLOCKS} đoạn, {MOST_LETTERS} chữ. "
            "Xin kiểm tra lại tệp: có phải nhầm với văn bản khác không."
        )
    return ""


def _head(wording: Wording) -> Iterator[str]:
    if not wording.type and not wording.about:
        yield "Mẫu thiếu tên loại văn bản ở trên cùng (ví dụ THÔNG BÁO). Xin giữ lại dòng này như trong mẫu tải về."
    if wording.type and not wording.subject:
        yield "Mẫu thiếu trích yếu dưới tên loại văn bản. Xin ghi lại trích yếu như trong mẫu tải về."
    if not any(part.kind in ("paragraph", "item") for part in wording.parts):
        yield "Mẫu không còn đoạn văn nào. Xin tải mẫu hiện hành về và sửa trên đó."


def _unknown(wording: Wording, offer: Offer) -> Iterator[str]:
    names = [each.name for each in told(offer)]
    unknown = {
        each.name: None for _, text in wording.texts() for each in fields_of(text) if each.name not in names
    }
    for name in list(unknown)[:MOST_TOLD]:
        near = nearest(name, names)
        hint = f"; có phải {{{near}}}?" if near else ". Xin xem danh sách từ của văn bản này."
        yield f"Văn bản không có từ {{{name}}}{hint}"
    if len(unknown) > MOST_TOLD:
        yield f"Còn {len(unknown) - MOST_TOLD} từ khác văn bản không có."
    for _, text in wording.texts():
        for piece in text:
            if isinstance(piece, str) and ("{" in piece or "}" in piece):
                yield (
                    f"Dấu ngoặc nhọn chưa khép ở “{_short(piece)}”. Từ của phần mềm viết trong một cặp "
                    "ngoặc nhọn, ví dụ {địa điểm}."
                )
                return


def _blocks(wording: Wording, words: Words) -> Iterator[str]:
    for part in (*wording.parts, *(part for each in wording.appendices for part in each.parts)):
        if part.kind == "table":
            yield from _table(part, words)
        else:
            yield from _mixed(tuple(part.texts()), words)
    for text in (wording.subject, wording.about, *(each.title for each in wording.appendices)):
        for field in fields_of(text):
            if list_of(field.name, words):
                yield f"Từ {{{field.name}}} thuộc một danh sách, không dùng được ở trích yếu hay tên phụ lục."


def _table(part: Part, words: Words) -> Iterator[str]:
    named = part.columns[0].title or "không tên"
    if not part.rows:
        yield f"Bảng “{_short(named)}” chỉ có hàng tiêu đề. Xin thêm một hàng, hoặc bỏ cả bảng."
    if len(part.rows) > MOST_ROWS:
        yield f"Bảng “{_short(named)}” có {len(part.rows)} hàng; nhiều nhất {MOST_ROWS} hàng trong mẫu."
    if any(len(row) != len(part.columns) for row in part.rows):
        yield f"Bảng “{_short(named)}” có hàng không đủ ô như hàng tiêu đề. Xin bỏ các ô gộp."
    if any("{" in column.title for column in part.columns):
        yield f"Hàng tiêu đề của bảng “{_short(named)}” không dùng được từ trong ngoặc nhọn."
    for row in part.rows:
        yield from _mixed(row, words)


def _mixed(texts: tuple[Text, ...], words: Words) -> Iterator[str]:
    """A block may be repeated for one list only."""
    fields = [each for text in texts for each in fields_of(text)]
    lists = {name: each for each in fields if (name := list_of(each.name, words))}
    if len(lists) > 1:
        first, second = [f"{{{each.name}}}" for each in lists.values()][:2]
        yield f"Một đoạn hay một hàng chỉ dùng từ của một danh sách: {first} và {second} xin viết ở hai đoạn."
    for name, field in lists.items():
        rows = words.get(name)
        many = (
            {f"{name}.{word.name}" for word in rows.words if word.many} if isinstance(rows, Rows) else set()
        )
        if len({each.name for each in fields} & many) > 1:
            yield f"Một đoạn chỉ dùng một từ có nhiều giá trị của danh sách {{{field.name}}}; xin viết ở hai đoạn."


def _needed(wording: Wording, offer: Offer) -> Iterator[str]:
    """Words the paper may not do without: a word itself; of a list, any of its needed words."""
    used = {each.name for _, text in wording.texts() for each in fields_of(text)}
    for each in told(offer):
        if each.must and each.name not in used:
            yield f"Mẫu thiếu từ bắt buộc {{{each.name}}} ({each.means}). Xin thêm vào chỗ thích hợp."


def lost_tables(before: Wording, after: Wording) -> tuple[str, ...]:
    """A sentence for each table of `before` that `after` has no more: a table is easily deleted by a slip of the
    mouse, and nobody sees it in a paper that still reads well. Tables are known by the list they tell, else by
    their first heading."""
    kept = {_known_by(part) for part in _tables(after)}
    still = {name for _, text in after.texts() for name in map(_stem, fields_of(text))}
    told_of = []
    for part in _tables(before):
        if (name := _known_by(part)) in kept:
            continue
        titles = ", ".join(column.title for column in part.columns if column.title)
        elsewhere = (
            "nội dung ấy nay kể thành đoạn" if name in still else "nội dung ấy không còn trong văn bản"
        )
        told_of.append(
            f"Bảng “{_short(titles)}” của mẫu đang dùng không còn; {elsewhere}. Nếu bỏ nhầm, xin chép lại bảng từ mẫu tải về."
        )
    return tuple(told_of)


def _tables(wording: Wording) -> Iterator[Part]:
    parts = (*wording.parts, *(part for each in wording.appendices for part in each.parts))
    return (part for part in parts if part.kind == "table")


def _known_by(table: Part) -> str:
    stems = [
        _stem(each) for row in table.rows for text in row for each in fields_of(text) if "." in each.name
    ]
    return stems[0] if stems else table.columns[0].title


def _stem(field: Field) -> str:
    return field.name.partition(".")[0]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
