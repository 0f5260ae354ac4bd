"""What is written in one turn of the loop leaves in one piece, and before the line is closed."""

import asyncio

from config.whole_answers import Gathering


class Line:
    """What a transport was told, in order."""

    def __init__(self) -> None:
        self.told: list[bytes | str] = []

    def write(self, data: bytes) -> None:
        self.told.append(data)

    def close(self) -> None:
        self.told.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.told


def after(turns: list[list[bytes]], *, close: bool = False) -> list[bytes | str]:
    async def told() -> list[bytes | str]:
        line = Line()
        gathering = Gathering(line)
        for pieces in turns:
            for piece in pieces:
                gathering.write(piece)
            if close:
                gathering.close()
                assert gathering.is_closing()
            await asyncio.sleep(0)
        return [each for each in line.told if each]

    return asyncio.run(told())


def test_headers_and_body_leave_together():
    assert after([[b"headers, ", b"body"]]) == [b"headers, body"]


def test_what_comes_later_is_not_waited_for():
    assert after([[b"headers"], [b"first", b" event"], [b"second event"]]) == [
        b"headers", b"first event", b"second event",
    ]  # fmt: skip


def test_nothing_is_lost_when_the_line_is_closed():
    assert after([[b"headers, ", b"body"]], close=True) == [b"headers, body", "closed"]
