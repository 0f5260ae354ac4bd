"""What is held of one person, told under a code: that it is there and how it begins, never the whole of it."""

from dataclasses import dataclass

from doithoai.models import Opinion


@dataclass(frozen=True)
class Held:
    """`name`, `contact`: with all but the first letters covered; "" when nothing is held."""

    name: str
    contact: str
    hamlet: str
    files: int
    publish: str
    guardian: str = ""

    def told(self) -> str:
        """One paragraph."""
        said = [
            f"Họ tên: {self.name or 'không lưu'}",
            f"liên hệ: {self.contact or 'không lưu'}",
            *([f"người đại diện: {self.guardian}"] if self.guardian else []),
            f"thôn: {self.hamlet or 'không lưu'}",
            f"ảnh, ghi âm: {self.files or 'không có'}",
            f"khi công khai: {self.publish.lower()}",
        ]
        return "; ".join(said) + ". Muốn xem đầy đủ, xin mang giấy tờ đến bộ phận tiếp công dân."


def held_of(opinion: Opinion) -> Held:
    return Held(
        name=initials(opinion.author),
        contact=covered(opinion.contact),
        hamlet=str(opinion.hamlet or ""),
        files=opinion.files.count(),
        publish=opinion.get_publish_display(),
        guardian=" ".join(filter(None, (initials(opinion.guardian), covered(opinion.guardian_contact)))),
    )


def initials(name: str) -> str:
    return " ".join(f"{word[0]}…" for word in name.split())


def covered(contact: str) -> str:
    """ "09•••••111": enough to know one's own number by."""
    if len(contact) < 8:
        return "•" * len(contact)
    return f"{contact[:2]}{'•' * (len(contact) - 5)}{contact[-3:]}"
