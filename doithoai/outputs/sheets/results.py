"""Tờ niêm yết kết quả: what was asked and answered, for the board of the village. Only what everyone may see."""

from dataclasses import dataclass
from datetime import date

from doithoai.models import Dialogue
from doithoai.outputs.open_record.numbers import states_of
from doithoai.outputs.open_record.questions import Question, questions
from doithoai.outputs.papers.content import Block, Heading, Pages, Paragraph, Qr
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import count_words, long_date, table_date

from .occasion import Asked, Occasion, occasion


@dataclass(frozen=True)
class Result(Facts):
    """One question as everyone may read it; `answers` with who gave them and when."""

    number: int
    field: str
    words: str
    who: str
    asked_by: int
    state: str
    answers: tuple[str, ...] = ()
    owed: str = ""


@dataclass(frozen=True)
class ResultsSheet(Facts):
    """Facts of the sheet."""

    occasion: Occasion
    results: tuple[Result, ...]
    received: int = 0
    answered: int = 0
    on: date | None = None
    page: str = ""

    def content(self) -> Pages:
        said = self.occasion
        day = f"Đến {long_date(self.on)}: nhận" if self.on else "Nhận"
        body: list[Block] = [
            Paragraph(
                f"{day} {count_words(self.received)} ý kiến, đã trả lời {count_words(self.answered)} ý kiến. Dưới đây "
                "là những nội dung đã rà soát để công khai; không nêu tên, số điện thoại của người gửi nếu họ không đồng ý."
            )
        ]
        for each in self.results:
            body += self._told(each)
        if not self.results:
            body.append(Paragraph("Chưa có nội dung nào được rà soát xong để công khai."))
        if self.page:
            body.append(Qr(self.page, "Quét mã để xem đầy đủ và mới nhất", side=30))
        if said.contact:
            body.append(Paragraph(said.contact, lead="Nơi hỏi, phản ánh:"))
        return said.pages("KẾT QUẢ TRẢ LỜI Ý KIẾN CỦA NHÂN DÂN", said.on_the_day, tuple(body))

    @staticmethod
    def _told(each: Result) -> list[Block]:
        asked = f", {count_words(each.asked_by)} người cùng hỏi" if each.asked_by > 1 else ""
        head = " – ".join(part for part in (f"Nội dung {each.number}", each.field) if part)
        told: list[Block] = [
            Heading(f"{head} ({each.state.lower()}{asked})", 2),
            Paragraph(each.words + (f" ({each.who})" if each.who else ""), lead="Hỏi:"),
        ]
        told += [Paragraph(answer, lead="Trả lời:") for answer in each.answers]
        return told + ([Paragraph(each.owed, lead="Hạn:")] if each.owed else [])


def results(dialogue: Dialogue, asked: Asked) -> ResultsSheet:
    said, numbers = occasion(dialogue), states_of(dialogue.pk)
    found = sorted(questions(dialogue.slug), key=lambda each: each.number)
    page = f"{asked.site}xa/{dialogue.commune.slug}/doi-thoai/{dialogue.slug}/" if asked.site else ""
    return ResultsSheet(
        said, tuple(map(result, found)), numbers.received, numbers.answered, said.printed_on, page
    )


def result(question: Question) -> Result:
    return Result(
        question.number, question.field, question.words, question.who, question.asked_by, question.state_label,
        tuple(
            f"{each.text} ({', '.join(filter(None, (each.by, 'tại hội nghị' if each.in_hall else '', table_date(each.on))))})"
            for each in question.answers
        ),
        f"{question.owed_by} trả lời chậm nhất ngày {table_date(question.due_on)}" if question.due_on else "",
    )  # fmt: skip
