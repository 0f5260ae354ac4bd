"""Tin loa truyền thanh: one minute to be read aloud, every number and abbreviation in words."""

from dataclasses import dataclass

from doithoai.models import Dialogue
from doithoai.outputs.papers.content import Block, Pages, Paragraph
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.spoken import (
    clock_in_words,
    day_in_words,
    digits_in_words,
    read_aloud,
    seconds_to_read,
    syllables,
)
from doithoai.rules.vietnamese import weekday

from .occasion import Asked, Occasion, occasion

MOST = 225  # syllables: sixty seconds (rules/spoken.py)


@dataclass(frozen=True)
class Loudspeaker(Facts):
    """Facts of the script. What does not fit into a minute is left out, the least needed first; when and where
    never are."""

    occasion: Occasion
    topics: tuple[str, ...] = ()
    telephone: str = ""

    def content(self) -> Pages:
        said = self.sentences()
        count = syllables(" ".join(said))
        told: tuple[Block, ...] = tuple(Paragraph(each) for each in said)
        remark = Paragraph(
            f"(Không đọc: {count} tiếng, đọc thong thả khoảng {seconds_to_read(' '.join(said))} giây. Đọc mỗi buổi hai "
            "lần, sáng và chiều.)",
            italic=True,
        )
        return self.occasion.pages(
            "TIN TRUYỀN THANH", self.occasion.meeting.name, (*told, remark), scale=1.25
        )

    def sentences(self) -> list[str]:
        """What is read, within a minute."""
        topics = [read_aloud(each.strip(" .;")) for each in self.topics]
        for kept in range(len(topics), -1, -1):
            found = self._told(topics[:kept], left=kept < len(topics))
            if syllables(" ".join(said for said, _ in found)) <= MOST:
                return [said for said, _ in found]
        for least in (3, 2, 1):  # the least needed sentences go first
            found = [(said, need) for said, need in found if need < least]
            if syllables(" ".join(said for said, _ in found)) <= MOST:
                break
        return [said for said, _ in found]

    def _told(self, topics: list[str], *, left: bool) -> list[tuple[str, int]]:
        """Each sentence with how well it can be missed: 0 not at all, 3 first of all."""
        said = self.occasion
        meeting, place = said.meeting, read_aloud(said.place)
        when, where = self._when(), read_aloud(meeting.venue) or "nơi sẽ thông báo sau"
        found = [
            (f"Kính thưa toàn thể Nhân dân {place}.", 1),
            (
                f"{capital(read_aloud(said.office.name))} thông báo tổ chức hội nghị đối thoại với Nhân dân.",
                0,
            ),
            (f"Thời gian: {when}.", 0),
            (f"Địa điểm: {where}.", 0),
        ]
        if meeting.chair:
            found.append((f"Chủ trì: {read_aloud(meeting.chair)}.", 2))
        if topics:
            more = ", và các việc khác ghi trên thông báo niêm yết" if left else ""
            found.append((f"Nội dung: {'; '.join(topics)}{more}.", 1))
        until = (
            f" trước hết {day_in_words(said.collect_until, with_year=False)}" if said.collect_until else ""
        )
        found += [
            (f"Đề nghị bà con gửi ý kiến{until} cho trưởng thôn hoặc tại trụ sở xã.", 1),
            ("Ai muốn phát biểu xin đăng ký với trưởng thôn, hoặc đăng ký tại hội nghị.", 2),
        ]
        if self.telephone:
            found.append((f"Hỏi thêm, xin gọi số {digits_in_words(self.telephone)}.", 3))
        found += [
            (f"Xin nhắc lại: {when}, tại {where}.", 2),
            ("Kính mời bà con đến dự đông đủ, đúng giờ. Xin cảm ơn.", 1),
        ]
        return found

    def _when(self) -> str:
        meeting = self.occasion.meeting
        if meeting.on is None:
            return read_aloud(meeting.time_text) or "sẽ thông báo sau"
        day = f"{weekday(meeting.on)}, {day_in_words(meeting.on, with_year=False)}"
        return f"{clock_in_words(meeting.starts_at)}, {day}" if meeting.starts_at else day


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def loudspeaker(dialogue: Dialogue, asked: Asked) -> Loudspeaker:
    return Loudspeaker(occasion(dialogue), tuple(dialogue.topics), dialogue.commune.phone)
