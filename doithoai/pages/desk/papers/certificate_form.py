"""The certificate somebody signs with: brought with each signature, used once, kept nowhere."""

from typing import Any

from django import forms
from django.conf import settings

from doithoai.pages.desk.request import DeskRequest
from doithoai.rules.pdf_signing import MOST_KEY, Key

AT_HOME = ("localhost", "127.0.0.1", "[::1]", "::1")


class CertificateForm(forms.Form):
    """The password is never written back into the page, whatever goes wrong."""

    certificate = forms.FileField(
        label="Tệp chứng thư số (.p12, .pfx)",
        help_text="Tệp và mật khẩu chỉ dùng cho lần ký này, rồi bỏ ngay: không lưu, không ghi vào nhật ký.",
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
    )
    password = forms.CharField(
        label="Mật khẩu của tệp", required=False, help_text="Chỉ để trống khi tệp không đặt mật khẩu.", strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean_certificate(self) -> Any:
        file = self.cleaned_data["certificate"]
        if file.size > MOST_KEY:
            raise forms.ValidationError(
                "Tệp này nặng hơn 100 kB nên không phải tệp chứng thư số. Xin chọn tệp .p12 hoặc .pfx."
            )
        return file

    def key(self) -> Key:
        return Key(self.cleaned_data["certificate"].read(), self.cleaned_data["password"])


class AttachmentForm(CertificateForm):
    """A file that goes out with a paper, and the office's certificate."""

    file = forms.FileField(
        label="Văn bản kèm theo (PDF)", widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"})
    )
    field_order = ("file", "certificate", "password")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(f"Tệp quá giới hạn {settings.UPLOAD_LIMIT // 1024**2} MB.")
        return file


def open_way(request: DeskRequest) -> str:
    """Why a key must not be sent from this page: it would cross the network for everyone to read; "" when it may."""
    host = request.get_host()
    if request.is_secure() or (host if host.endswith("]") else host.rsplit(":", 1)[0]) in AT_HOME:
        return ""
    return (
        "Trang này mở qua mạng không mã hóa (http), nên không nhận khóa ký. Xin mở bằng https, hoặc ký ngay trên máy chủ ở "
        "địa chỉ http://localhost, hoặc ký bằng phần mềm của cơ quan rồi nạp bản đã ký."
    )
