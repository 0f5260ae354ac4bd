"""What the letters after the conclusion ask for."""

from typing import Any

from django import forms

from doithoai.models import Body, Dialogue
from doithoai.models.clock import today
from doithoai.outputs.papers.drafts.letters import owed
from doithoai.pages.desk.choices import offer_choices
from doithoai.pages.desk.fields import DayField, Textarea

EVERYBODY = "tat-ca"


class LetterForm(forms.Form):
    """A letter of one dialogue: made from what is owed now. `given()` is what the deed and the draft take."""

    issued_on = DayField(label="Ngày công văn")

    def __init__(self, dialogue: Dialogue, data: Any = None) -> None:
        super().__init__(data, initial={"issued_on": today(), **self.defaults})
        self.dialogue, self.owed = dialogue, owed(dialogue)
        self.offer()
        self.order_fields([*(name for name in self.fields if name != "issued_on"), "issued_on"])

    defaults: dict[str, Any] = {}

    def offer(self) -> None:
        """The choices of this dialogue."""

    def given(self) -> dict[str, Any]:
        """The form's values but the day."""
        return {name: value for name, value in self.cleaned_data.items() if name != "issued_on"}


class TaskForm(LetterForm):
    body = forms.ChoiceField(label="Giao cho")
    ask_days = forms.IntegerField(
        label="Xin thêm thời gian trước khi hết hạn (ngày làm việc)", min_value=1, max_value=15
    )
    defaults = {"ask_days": 3}

    def offer(self) -> None:
        bodies = dict.fromkeys(each.body for each in self.owed)
        offer_choices(
            self,
            "body",
            [(EVERYBODY, "Mọi đơn vị, một công văn"), *((str(each.pk), each.name) for each in bodies)],
        )

    def given(self) -> dict[str, Any]:
        return {**super().given(), "body": body_of(self.cleaned_data["body"])}


class ReminderForm(LetterForm):
    body = forms.ChoiceField(label="Đôn đốc đơn vị")
    new_due = DayField(label="Phải hoàn thành trước ngày")

    def offer(self) -> None:
        late: dict[Body, int] = {}
        for each in self.owed:
            if each.is_late(today()):
                late[each.body] = late.get(each.body, 0) + 1
        offer_choices(
            self, "body", [(str(each.pk), f"{each.name} ({many} quá hạn)") for each, many in late.items()]
        )
        self.nobody_is_late = not late

    def given(self) -> dict[str, Any]:
        return {**super().given(), "body": body_of(self.cleaned_data["body"])}


class PetitionForm(LetterForm):
    assignments = forms.MultipleChoiceField(
        label="Nội dung kiến nghị", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn nội dung nào. Xin đánh dấu ít nhất một nội dung."},
    )  # fmt: skip
    to = forms.CharField(
        label="Cơ quan nhận", max_length=200, help_text="Ví dụ: Sở Xây dựng tỉnh, Điện lực khu vực."
    )
    not_ours = forms.CharField(
        label="Lý do vượt thẩm quyền",
        max_length=5000,
        widget=Textarea(rows=2),
        help_text="Việc này thuộc ai, theo quy định nào.",
    )
    done = forms.CharField(
        label="Hiện trạng, việc xã đã làm", max_length=5000, required=False, widget=Textarea(rows=2)
    )
    asks = forms.CharField(label="Đề nghị cụ thể", max_length=5000, widget=Textarea(rows=2))
    reply_by = DayField(label="Xin được trả lời trước ngày")
    tells_citizens = forms.BooleanField(
        label="Người có ý kiến đọc được việc này khi tra mã, và được ghi ở nơi nhận (bằng mã rút gọn)",
        required=False,
    )
    defaults = {"tells_citizens": True}

    def offer(self) -> None:
        free = [each for each in self.owed if each.petition_id is None]
        free.sort(key=lambda each: not each.escalated)
        offer_choices(self, "assignments", [
            (str(each.pk), f"{each.group.question[:160]}{' (hội nghị đã kết luận kiến nghị cấp trên)' if each.escalated else ''}")
            for each in free
        ])  # fmt: skip
        self.initial["assignments"] = [str(each.pk) for each in free if each.escalated]

    def given(self) -> dict[str, Any]:
        chosen = {int(pk) for pk in self.cleaned_data["assignments"]}
        return {**super().given(), "assignments": [each for each in self.owed if each.pk in chosen]}


class AnswerForm(forms.Form):
    """What the body outside wrote back."""

    answered_on = DayField(label="Ngày văn bản trả lời")
    code = forms.CharField(label="Số, ký hiệu", max_length=60, required=False)
    answer = forms.CharField(
        label="Nội dung trả lời", max_length=20_000, widget=Textarea(rows=4),
        help_text="Người có ý kiến đọc được; tên và số điện thoại được che.",
    )  # fmt: skip


class ApologyForm(forms.Form):
    reason = forms.CharField(label="Lý do chậm", max_length=500, help_text="Người dân đọc được lý do này.")
    answers_on = DayField(label="Sẽ trả lời chậm nhất ngày")


def body_of(key: str) -> Body | None:
    return None if key == EVERYBODY else Body.objects.get(pk=int(key))
