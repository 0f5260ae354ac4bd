"""What is asked of whoever sends an opinion: the words. Everything else may stay empty."""

import hashlib
import secrets
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.actions.answering import way_to_answer
from doithoai.actions.kernel import Refusal
from doithoai.outputs.open_record import doors
from doithoai.rules.consent import FOR_A_CHILD, SHOW_HAMLET, SHOW_NAME, WHO_AGREES, WHY_GUARDIAN
from doithoai.rules.enclosures import (
    PHOTOS_ACCEPTED,
    PHOTOS_AT_MOST,
    SOUNDS_ACCEPTED,
    SPOKEN,
    Enclosure,
    EnclosureKind,
    NotTaken,
    examine,
)

FORM = Signer(salt="một lượt gửi ý kiến")
#: What makes two sendings the same one.
TYPED = ("words", "hamlet", "author", "contact", "publish", "answer_by", "guardian", "guardian_contact")


class ManyPhotos(forms.FileInput):
    """A box that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class PhotosField(forms.Field):
    """Up to PHOTOS_AT_MOST files. Cleans to a list of UploadedFile."""

    widget = ManyPhotos(attrs={"accept": PHOTOS_ACCEPTED})

    def clean(self, value: Any) -> list[UploadedFile]:
        files = [each for each in value or () if each]
        if len(files) > PHOTOS_AT_MOST:
            raise forms.ValidationError(_("Mỗi ý kiến kèm nhiều nhất 5 ảnh. Xin bớt ảnh."))
        return files


def hamlets_offered() -> list[tuple[str, str]]:
    """Asked for when they are shown, or when one was chosen."""
    return [("", _("Chọn thôn, tổ")), *doors.hamlet_choices()]


class SendForm(forms.Form):
    """Gửi ý kiến. Only the words are asked for; consent is never ticked beforehand."""

    words = forms.CharField(
        label=gettext_lazy("Ông/bà muốn nói điều gì?"),
        help_text=gettext_lazy(
            "Mỗi lần gửi một việc. Nói rõ ở đâu, từ bao giờ, mong được giải quyết thế nào."
        ),
        required=False,  # who cannot write may speak
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    photos = PhotosField(label=gettext_lazy("Ảnh"), required=False)
    sound = forms.FileField(
        label=gettext_lazy("Ghi âm"),
        required=False,
        widget=forms.FileInput(attrs={"accept": SOUNDS_ACCEPTED}),
    )
    hamlet = forms.ChoiceField(
        label=gettext_lazy("Ở thôn, tổ nào?"), required=False, choices=hamlets_offered
    )  # fmt: skip
    answer_by = forms.ChoiceField(
        label=gettext_lazy("Muốn được trả lời thế nào?"),
        choices=[
            ("", gettext_lazy("Tôi tự xem bằng mã, không cần ghi gì thêm")),
            ("phone", gettext_lazy("Gọi điện thoại cho tôi")),
            ("paper", gettext_lazy("Thư giấy, nhờ trưởng thôn đưa")),
            ("email", gettext_lazy("Thư điện tử")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    author = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("Số điện thoại hoặc thư điện tử"), max_length=120, required=False,
        help_text=gettext_lazy("Chỉ cán bộ giải quyết được xem."),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )  # fmt: skip
    child = forms.BooleanField(label=gettext_lazy("Tôi chưa đủ 16 tuổi"), required=False)
    guardian = forms.CharField(
        label=gettext_lazy("Họ tên cha, mẹ hoặc người giám hộ"), max_length=120, required=False,
        help_text=gettext_lazy(WHY_GUARDIAN),
    )  # fmt: skip
    guardian_contact = forms.CharField(
        label=gettext_lazy("Điện thoại hoặc thư điện tử của người ấy"), max_length=120, required=False
    )
    guardian_agrees = forms.BooleanField(label=gettext_lazy(FOR_A_CHILD.words), required=False)
    show_hamlet = forms.BooleanField(label=gettext_lazy(SHOW_HAMLET.words), required=False)
    show_name = forms.BooleanField(label=gettext_lazy(SHOW_NAME.words), required=False)
    # For programs that fill in every box; people never see it.
    website = forms.CharField(
        label=gettext_lazy("Xin để trống ô này"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    form = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def number(self) -> str:
        """The number of this form, signed: a new one, or the one that came back."""
        return str(self["form"].value() or "")

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Xin xóa chữ trong ô này rồi gửi lại."))
        return ""

    def clean_form(self) -> str:
        """The form's own number, signed when the page was drawn; empty when it is not ours."""
        try:
            return FORM.unsign(self.cleaned_data["form"])
        except BadSignature:
            return ""

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data  # a field that is not in order is not in it
        if not said.get("form"):
            self.renew()
            raise forms.ValidationError(_("Trang đã cũ. Điều đã viết vẫn còn: xin bấm gửi lần nữa."))
        if not said.get("words") and "words" not in self.errors:
            if said.get("sound"):
                said["words"] = SPOKEN
            else:
                self.add_error("words", _("Xin viết điều muốn nói, hoặc bấm ghi âm để nói."))
        if said.get("guardian_agrees") and not (said.get("guardian") or said.get("guardian_contact")):
            self.add_error("guardian", _(WHO_AGREES))
        said["publish"] = "name" if said.get("show_name") else "hamlet" if said.get("show_hamlet") else "none"
        said["place"] = doors.hamlet(said.get("hamlet") or "")
        try:
            way_to_answer(
                said.get("answer_by", ""), author=said.get("guardian") or said.get("author", ""),
                contact=said.get("guardian_contact") or said.get("contact", ""), hamlet=said["place"],
            )  # fmt: skip
        except Refusal as missing:
            self.add_error("answer_by", _(str(missing)))
        return said

    def renew(self) -> None:
        """The same words in a form with a number that has brought nothing yet."""
        self.data = {**{name: self.data[name] for name in self.data}, "form": new_form()}

    def enclosed(self) -> list[tuple[str, bytes]]:
        """(field, bytes) of every file that came along."""
        photos = [("photos", each.read()) for each in self.cleaned_data.get("photos") or ()]
        sound = self.cleaned_data.get("sound")
        return photos + ([("sound", sound.read())] if sound else [])


def new_form() -> str:
    return FORM.sign(secrets.token_urlsafe(9))


def fingerprint(files: list[bytes]) -> str:
    """The same files again are the same sending."""
    return (
        hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in files)).hexdigest() if files else ""
    )


def cleaned(form: SendForm, files: list[tuple[str, bytes]]) -> list[Enclosure]:
    """What may be kept of each file; what may not becomes the form's errors, each beside its box."""
    kept, photos = [], 0
    for field, data in files:
        wanted = EnclosureKind.SOUND if field == "sound" else EnclosureKind.PHOTO
        photos += wanted == EnclosureKind.PHOTO
        try:
            found = examine(data)
        except NotTaken as no:
            which = (
                f"{_('Ảnh thứ %(number)s:') % {'number': photos}} " if wanted == EnclosureKind.PHOTO else ""
            )
            form.add_error(field, which + _(str(no)))
            continue
        if found.kind != wanted:
            form.add_error(field, _("Xin để ảnh ở ô ảnh, ghi âm ở ô ghi âm."))
            continue
        kept.append(found)
    return kept
