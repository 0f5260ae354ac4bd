"""Photos with words on them, drawn with our own letters: a filled form, a sign in a street, a motorbike's plate."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.house import ROOT

LETTERS = ROOT / "doithoai" / "outputs" / "papers" / "fonts" / "Tinos-Regular.ttf"
SLIP = (
    "PHIẾU GÓP Ý, KIẾN NGHỊ",
    "Mã: K7M-Q2R-X9T",
    "Họ và tên: Lò Văn Pành",
    "Điện thoại: 0912 345 678",
    "Số CCCD: 040201001234",
    "Thư điện tử: panh.lo@example.vn",
    "Nội dung: Mương nội đồng vỡ từ tháng 3/2025,",
    "đề nghị sửa trước vụ mùa, kinh phí 150.000.000 đồng.",
    "Tài khoản Agribank 3600205123456",
    "Biển số xe 29C-123.45",
)


def a_photo_of(
    lines: tuple[str, ...] = SLIP, *, size: tuple[int, int] = (1200, 1400), askew: float = 1.0
) -> bytes:
    """Each line under the other on greyish paper, a little askew and a little blurred, as hands take photos."""
    paper = Image.new("RGB", size, "#e9e6dc")
    draw, font = ImageDraw.Draw(paper), ImageFont.truetype(str(LETTERS), 44)
    for place, line in enumerate(lines):
        draw.text((110, 90 + place * 110), line, font=font, fill="#2b2b2b")
    out = BytesIO()
    paper.rotate(askew, fillcolor="#e9e6dc").filter(ImageFilter.GaussianBlur(0.8)).save(
        out, "JPEG", quality=82
    )
    return out.getvalue()


def line_at(number: int) -> tuple[int, int]:
    """From where to where the letters of a line of `a_photo_of` reach down, about."""
    return 90 + number * 110, 90 + number * 110 + 50
