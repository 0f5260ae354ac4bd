"""PDF plans: with a text layer (from Word or a portal), or scanned."""

import pypdfium2

from .encodings import from_tcvn3, likeness, modern, old_letters
from .outcome import Text, Unreadable
from .outside_programs import can_read_pictures, picture_to_text
from .pictures import CHECK, NO_READER

MOST_PAGES = 60
"""A plan has four pages, a thick one with appendices twenty."""

MOST_SCANNED_PAGES = 15
"""About two seconds a page: a person waits."""

MOST_DOTS = 20_000_000
"""Of one page's picture: an A3 sheet at 200 dots an inch has eight million. A page may call itself a field."""

OLD_LETTERS = (
    "Tệp PDF này gõ bằng phông chữ cũ (TCVN3, .VnTime): lớp chữ của nó thiếu chữ “ư” và chữ hoa có dấu. Hãy nạp tệp Word "
    "gốc, hoặc soát lại từng mục, nhất là tên người, tên xã."
)


def open_pdf_file(data: bytes, name: str) -> pypdfium2.PdfDocument:
    """The document, to be closed by the caller. Raises `Unreadable` for a locked or damaged file."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Unreadable(
                f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu (In → Lưu thành PDF) rồi tải lại."
            ) from error
        raise Unreadable(damaged(name)) from error


def lay_flat(pdf: pypdfium2.PdfDocument) -> bool:
    """Make filled-in fields part of their pages, where text is looked for: a paper signed digitally may have its
    number and day in fields. False when there are none. Pages opened before stay as they were. Raises PdfiumError."""
    pdf.init_forms()
    for page in pdf if pdf.formenv else ():
        page.flatten()
        page.close()
    return bool(pdf.formenv)


def damaged(name: str) -> str:
    """The sentence for a damaged file."""
    return f"Tệp PDF “{name}” bị hỏng, không đọc hết được. Hãy xin lại tệp hoặc lưu lại từ Word."


def read_pdf(data: bytes, name: str) -> Text:
    """The text of all pages. Raises `Unreadable` for a locked, damaged, too long or scanned file."""
    pdf = open_pdf_file(data, name)
    try:
        if len(pdf) > MOST_PAGES:
            raise Unreadable(
                f"Tệp “{name}” dài quá ({len(pdf)} trang, tối đa {MOST_PAGES}). Hãy tách riêng các trang "
                f"của kế hoạch."
            )
        pages = [_page_text(page) for page in pdf]
        text = "\n".join(pages)
        if len("".join(text.split())) >= 40 * len(pages) and likeness(modern(text)) > 0.04:
            return _in_old_letters(pdf, name, text) if old_letters(text) is from_tcvn3 else Text(text, "pdf")
        return _scanned(pdf, name)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(damaged(name)) from error
    finally:
        pdf.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    layer = page.get_textpage()
    try:
        # U+FFFE is pdfium's mark for a hyphen at the end of a line.
        return str(layer.get_text_bounded()).replace("\ufffe", "-").replace("\x02", "-")
    finally:
        layer.close()


def _in_old_letters(pdf: pypdfium2.PdfDocument, name: str, text: str) -> Text:
    """A text layer in TCVN3 has lost every ư (stored as the sign of a soft hyphen) and the capitals of `.VnTimeH`:
    the pages are read as pictures, which show both, unless the file lacks its faces."""
    if can_read_pictures() and len(pdf) <= MOST_SCANNED_PAGES:
        seen = _scanned(pdf, name)
        if likeness(seen.content) >= likeness(modern(text)):
            return seen
    return Text(text, "pdf", (OLD_LETTERS,))


def _scanned(pdf: pypdfium2.PdfDocument, name: str) -> Text:
    if not can_read_pictures():
        raise Unreadable(f"Tệp “{name}” là bản quét (không có lớp chữ) và {NO_READER}")
    if len(pdf) > MOST_SCANNED_PAGES:
        raise Unreadable(
            f"Bản quét “{name}” dài quá ({len(pdf)} trang, tối đa {MOST_SCANNED_PAGES}). Hãy tách riêng "
            f"các trang của kế hoạch."
        )
    pages = []
    for page in pdf:
        pages.append(picture_to_text(_picture(page), ".pgm") or "")
    if not "".join(pages).strip():
        raise Unreadable(
            f"Không nhận dạng được chữ trong bản quét “{name}”. Hãy quét lại rõ hơn hoặc gõ lại phần chữ."
        )
    return Text("\n".join(pages), "scan", (CHECK,))


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """The page at 200 dots an inch (a giant one at fewer) in grey, as a PGM: the one picture format that needs no library to write."""
    width, height = page.get_size()  # points
    scale = min(200 / 72, (MOST_DOTS / max(width * height, 1)) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True)
    data = bytes(drawn.buffer)
    rows = (data[row * drawn.stride : row * drawn.stride + drawn.width] for row in range(drawn.height))
    return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + b"".join(rows)
