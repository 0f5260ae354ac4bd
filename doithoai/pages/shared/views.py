"""The design page: every part with real words, so that a new page is made by looking."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from doithoai.pages.middleware import anyone

FACES = {
    "": "shared/design.html",
    "nguoi-dan": "shared/design_public.html",
    "hoi-truong": "shared/design_hall.html",
    "man-chieu": "shared/design_projector.html",
}


class SampleForm(forms.Form):
    """One question of every kind."""

    use_required_attribute = False

    text = forms.CharField(
        label="Ông/bà muốn nói điều gì?",
        help_text="Mỗi lần gửi một việc. Nói rõ ở đâu, từ bao giờ.",
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=10,
        error_messages={"min_length": "Ý kiến quá ngắn: xin viết rõ hơn, ít nhất 10 chữ cái."},
    )
    hamlet = forms.ChoiceField(
        label="Ở thôn nào?",
        choices=[("", "Chọn thôn"), ("1", "Bản Nà Lốc"), ("2", "Bản Pá Hoc"), ("3", "Thôn Đồng Tâm")],
    )
    channel = forms.ChoiceField(
        label="Muốn nhận trả lời bằng cách nào?",
        widget=forms.RadioSelect,
        choices=[("code", "Tự tra bằng mã"), ("phone", "Xã gọi điện"), ("hamlet", "Qua trưởng thôn")],
    )
    phone = forms.CharField(
        label="Số điện thoại",
        required=False,
        help_text="Chỉ cán bộ giải quyết được xem.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    photo = forms.FileField(label="Ảnh hoặc giấy tờ", required=False, help_text="Tối đa 20 MB.")
    public = forms.BooleanField(label="Cho phép công khai nội dung (không kèm tên)", required=False)


@anyone
def design(request: HttpRequest) -> HttpResponse:
    """`/design/` and, by `?mat=`, its three other faces: what citizens, the hall and the wall see."""
    face = request.GET.get("mat", "")
    if face not in FACES:
        raise Http404
    return render(request, FACES[face], _sample())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler404`."""
    sentence = _("Không có trang này, hoặc trang đã được chuyển đi.")
    return render(request, "shared/refusal.html", {"sentence": sentence}, status=404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`CSRF_FAILURE_VIEW`: almost always a page left open too long, or a browser that keeps no cookies."""
    said = {
        "sentence": _("Trang đã mở quá lâu nên chưa gửi được."),
        "todo": _("Quay lại, tải lại trang rồi gửi lần nữa. Điều đã viết thường vẫn còn ở trang trước."),
        "unsent": True,
    }
    return render(request, "shared/refusal.html", said, status=403)


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler400`: what was sent is too large to be read as a form (413), or is no form at all (400)."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        said = {
            "sentence": _("Nội dung gửi lên dài quá mức nhận được nên chưa lưu gì."),
            "todo": _("Quay lại trang trước, chia thành nhiều lần gửi, hoặc gửi phần dài thành tệp."),
        }
        return render(request, "shared/refusal.html", said, status=413)
    said = {
        "sentence": _("Máy chủ không đọc được yêu cầu này nên chưa lưu gì."),
        "todo": _("Quay lại, tải lại trang rồi gửi lần nữa. Điều đã viết thường vẫn còn ở trang trước."),
    }
    return render(request, "shared/refusal.html", said, status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """`handler500`: rendered without the request, which may be what failed."""
    said = {
        "sentence": _("Máy chủ gặp lỗi. Những gì đã báo là lưu thì vẫn còn."),
        "todo": _("Xin thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị kèm giờ gặp lỗi."),
        "href": "/",
        "action": _("Về trang đầu"),
    }
    return HttpResponse(render_to_string("shared/refusal.html", said), status=500)


def _sample() -> dict[str, Any]:
    """Fictional people and figures, dated around today so that late things are late."""
    now = timezone.localtime()
    today = now.date()
    return {
        "place": "Xã Mường Hin",
        "dialogue": "Đối thoại định kỳ tháng 12/2026",
        "form": SampleForm(),
        "wrong": SampleForm({"text": "Đường"}),
        "today": today,
        "soon": today + timedelta(days=2),
        "past": today - timedelta(days=3),
        "because": "Chậm nhất là 15 ngày làm việc kể từ khi có thông báo kết luận của người chủ trì",
        "sum": _sum(today),
        "colours": [
            ("indigo", "Chàm"),
            ("rice", "Lúa chín"),
            ("leaf", "Lá"),
            ("brick", "Gạch"),
            ("sheet", "Giấy trắng"),
            ("paper", "Giấy dó"),
        ],
        "statuses": [
            ("wait", "Chờ phân loại"),
            ("work", "Đang chuẩn bị"),
            ("done", "Đã trả lời"),
            ("late", "Quá hạn"),
            ("stop", "Chuyển luật khác"),
            ("note", "Ghi nhận"),
        ],
        "opinions": [
            ("YK-0412", "Đường vào bản Nà Lốc bị sạt, xe máy không qua được khi mưa.", "Giao thông", "late"),
            ("YK-0413", "Trạm biến áp thôn Đồng Tâm quá tải, tối nào cũng yếu điện.", "Điện", "work"),
            ("YK-0414", "Đề nghị cấp lại giấy chứng nhận đất cho 12 hộ đã đo năm 2021.", "Đất đai", "wait"),
            ("YK-0415", "Nước sinh hoạt bản Pá Hoc đục từ sau bão.", "Nước sinh hoạt", "done"),
        ],
        "fields": [
            {"label": "Đất đai", "value": 14, "note": ""},
            {"label": "Giao thông", "value": 11, "note": "4 chưa xong"},
            {"label": "Nước sinh hoạt", "value": 7, "note": ""},
            {"label": "Điện", "value": 5, "note": ""},
        ],
        "story": _story(now),
        "queue": [
            ("Lò Văn Panh", "Bản Nà Lốc", "Đường sạt", True),
            ("Nguyễn Thị Hợi", "Thôn Đồng Tâm", "Điện yếu", False),
            ("Quàng Thị Ín", "Bản Pá Hoc", "Nước sinh hoạt", False),
            ("Cầm Văn Thoan", "Bản Nà Lốc", "Giấy chứng nhận đất", False),
        ],
        "started": (now - timedelta(seconds=75)).isoformat(),
        "now": now.isoformat(),
    }


def _sum(today: date) -> list[str]:
    return [
        f"Ngày có thông báo kết luận: {today - timedelta(days=23):%d/%m/%Y} (không tính)",
        "Trừ 3 thứ Bảy, 3 Chủ nhật",
        "Không có ngày nghỉ lễ ở giữa",
    ]


def _story(now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "at": now - timedelta(days=30),
            "what": "Đã nhận ý kiến",
            "who": "Trưởng bản Nà Lốc ghi giúp",
            "kind": "done",
        },
        {
            "at": now - timedelta(days=26),
            "what": "Giao bộ phận Kinh tế trả lời",
            "who": "Văn phòng",
            "kind": "done",
        },
        {"at": now - timedelta(days=3), "what": "Quá hạn trả lời; đã đôn đốc", "who": "", "kind": "late"},
        {"at": now, "what": "Đang soạn văn bản trả lời", "who": "Bộ phận Kinh tế", "kind": "now"},
    ]
