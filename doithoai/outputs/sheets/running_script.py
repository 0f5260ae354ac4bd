"""Kịch bản điều hành: what the master of ceremonies and the chair say, step by step, ready to be read out."""

from dataclasses import dataclass

from doithoai.models import Dialogue, SpeakerRequest
from doithoai.outputs.papers.content import Block, Column, Heading, Pages, Paragraph, Table
from doithoai.outputs.papers.facts import AgendaItem, Facts
from doithoai.rules.vietnamese import count_words

from .occasion import Asked, Occasion, numbered, occasion
from .programme import steps_of


@dataclass(frozen=True)
class RunningScript(Facts):
    """Facts of the script. `speakers` as registered: "Lê Văn Ba, thôn Đồng Mới: đường vào bản"."""

    occasion: Occasion
    steps: tuple[AgendaItem, ...]
    speakers: tuple[str, ...] = ()
    secretary: str = ""

    def content(self) -> Pages:
        said = self.occasion
        minutes = count_words(said.minutes_per_turn)
        columns = (Column("Giờ", 28), Column("Việc", 46), Column("Ai", 26))
        body: list[Block] = [
            *said.about,
            Heading("I. TRÌNH TỰ"),
            Table(columns, tuple((step.span(), step.what, step.who) for step in self.steps)),
            Heading("II. LỜI DẪN"),
            Paragraph(
                f"“Kính thưa các vị đại biểu, kính thưa bà con. Hôm nay, {said.office.name} tổ chức {said.meeting.name}. "
                f"Chủ trì hội nghị: {said.meeting.led_by}."
                + (f" Thư ký hội nghị: {self.secretary}." if self.secretary else "") + "”",
                lead="Người dẫn chương trình:",
            ),
            Paragraph(
                f"“Hội nghị nghe bà con nói và trả lời ngay những việc trả lời được; việc chưa trả lời được sẽ giao đơn "
                f"vị, có ngày trả lời bằng văn bản. Mỗi lượt phát biểu không quá {minutes} phút. Ai không muốn nêu tên công "
                "khai xin nói trước. Ý kiến chưa kịp nêu thì ghi vào phiếu, đều được trả lời như nhau.”",
                lead="Chủ trì mở đầu:",
            ),
            Paragraph(
                "“Xin mời ông (bà) …, … phút. Người tiếp theo chuẩn bị là ông (bà) …”; khi còn một phút: “Xin ông (bà) "
                "nói gọn phần đề nghị.”",
                lead="Mời phát biểu:",
            ),
            Paragraph(
                "“Việc này chúng tôi trả lời như sau …; việc còn lại giao … trả lời bằng văn bản trước ngày …; nội dung vượt "
                "thẩm quyền xã sẽ kiến nghị lên cấp trên và báo lại. Ông (Bà) nghe đã rõ chưa?”",
                lead="Sau mỗi ý kiến:",
            ),
            Heading("III. TÌNH HUỐNG"),
            *numbered(
                "Nêu đích danh, tố cáo người khác: “Xin phép dừng phần này. Hội nghị không xem xét tố cáo; mời ông (bà) "
                f"{said.where_to_complain} để được giữ kín tên và giải quyết đúng luật.” Thư ký chỉ ghi: 01 nội dung được hướng "
                "dẫn gửi theo quy định của pháp luật về tố cáo.",
                "Nói quá thời gian: nhắc một lần, sau đó mời ghi phần còn lại vào phiếu.",
                "Mất trật tự: dừng 05 phút, mời Mặt trận và trưởng thôn cùng ổn định, rồi tiếp tục.",
                "Câu hỏi chưa chuẩn bị: không hứa; giao đơn vị, nói rõ ngày trả lời.",
                "Mất điện, mất mạng: ghi tay bằng phiếu và sổ, nhập sau; hội nghị không dừng.",
            ),
            Heading("IV. NGƯỜI ĐĂNG KÝ PHÁT BIỂU"),
            *self._speakers(),
            Heading("V. KẾT THÚC"),
            Paragraph(
                "“Chúng tôi đã nghe … ý kiến, trả lời tại chỗ … việc, giao trả lời bằng văn bản … việc, kiến nghị cấp trên … "
                "việc. Thông báo kết luận được niêm yết tại nhà văn hóa. Xin bà con ghi phiếu đánh giá trước khi ra về. Cảm ơn "
                "bà con.”",
                lead="Chủ trì:",
            ),
        ]  # fmt: skip
        return said.pages("KỊCH BẢN ĐIỀU HÀNH", f"{said.on_the_day} (dùng nội bộ)", tuple(body))

    def _speakers(self) -> tuple[Block, ...]:
        if not self.speakers:
            return (Paragraph("Chưa có ai đăng ký trước; mời đăng ký tại hội nghị."),)
        return numbered(*self.speakers)


def running_script(dialogue: Dialogue, asked: Asked) -> RunningScript:
    speakers = SpeakerRequest.objects.filter(dialogue=dialogue, withdrawn_at=None).select_related("hamlet")
    return RunningScript(
        occasion(dialogue),
        steps_of(dialogue),
        tuple(
            ", ".join(part for part in (each.name, str(each.hamlet or "")) if part)
            + (f": {each.about}" if each.about else "")
            + (f" (cần giúp: {each.help_needed})" if each.help_needed else "")
            for each in speakers
        ),
        dialogue.secretary_name,
    )
