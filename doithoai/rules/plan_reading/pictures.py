"""Photographed and scanned plans, where Tesseract with Vietnamese is installed."""

from .outcome import Text, Unreadable
from .outside_programs import can_read_pictures, picture_to_text

NO_READER = (
    "máy này chưa cài bộ nhận dạng chữ. Hãy nhờ người quản trị cài Tesseract kèm tiếng Việt (gói "
    "tesseract-ocr-vie), "
    "hoặc gõ lại phần chữ vào ô văn bản."
)
CHECK = "Văn bản được nhận dạng từ ảnh; hãy đối chiếu với bản giấy trước khi dùng."


def read_picture(data: bytes, name: str) -> Text:
    """The text of a png, jpg or tiff. Raises `Unreadable`."""
    if not can_read_pictures():
        raise Unreadable(f"Tệp “{name}” là ảnh chụp và {NO_READER}")
    ending = ".png" if data.startswith(b"\x89PNG") else ".jpg" if data.startswith(b"\xff\xd8") else ".tif"
    text = picture_to_text(data, ending)
    if not text or not text.strip():
        raise Unreadable(
            f"Không nhận dạng được chữ trong ảnh “{name}”. Hãy chụp lại rõ hơn, thẳng và đủ sáng."
        )
    return Text(text, "scan", (CHECK,))
