"""Screens hear "changed", only about their own dialogue, and only with an address we gave them."""

import asyncio
from types import SimpleNamespace

import pytest
from django.core.signing import BadSignature

from doithoai.outputs.live import live_url, stream, watch
from doithoai.outputs.live.announce import heard_by
from doithoai.outputs.live.hub import Hub

OURS, OTHER = SimpleNamespace(pk=7, version=3), SimpleNamespace(pk=8, version=1)


def token_of(dialogue) -> str:
    return live_url(dialogue).removeprefix("/live/").rstrip("/")


class Listener:
    """A screen, as the server sees it."""

    def __init__(self, hub: Hub) -> None:
        self.hub, self.heard, self.status = hub, [], None
        self.left = asyncio.Event()

    async def send(self, message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            self.heard.append(message["body"])

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    def changes(self) -> int:
        return sum(b"event: changed" in words for words in self.heard)


@pytest.fixture
def hub(monkeypatch):
    hub = Hub()
    monkeypatch.setattr(stream, "hub", hub)
    monkeypatch.setattr(stream, "AT_MOST_EVERY", 0)
    return hub


async def a_moment() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_the_address_is_ours_or_nothing():
    assert heard_by(token_of(OURS)) == ("7", 3)
    with pytest.raises(BadSignature):
        heard_by(token_of(OURS).replace("7.3", "8.3", 1))


def test_a_screen_hears_its_dialogue_and_no_other(hub):
    async def run() -> None:
        hub.open(asyncio.get_running_loop())
        ours, other = Listener(hub), Listener(hub)
        tasks = [
            asyncio.create_task(stream.stream(token_of(dialogue), screen.receive, screen.send))
            for dialogue, screen in ((OURS, ours), (OTHER, other))
        ]
        await a_moment()
        assert sorted(hub.watched()) == ["7", "8"]
        hub.tell({"7"}, {})  # said by this process
        await a_moment()
        assert (ours.changes(), other.changes()) == (1, 0)
        hub.tell((), {"7": 3, "8": 1})  # looked at, and nothing moved
        await a_moment()
        assert (ours.changes(), other.changes()) == (1, 0)
        hub.tell((), {"7": 3, "8": 2})  # written by another process
        await a_moment()
        assert (ours.changes(), other.changes()) == (1, 1)
        assert all(b"7" not in words for words in ours.heard), "no data travels"
        ours.left.set()
        other.left.set()
        await asyncio.gather(*tasks)
        assert hub.watched() == []

    asyncio.run(run())


def test_a_change_between_drawing_the_page_and_listening_is_not_missed(hub):
    async def run() -> None:
        hub.open(asyncio.get_running_loop())
        late = Listener(hub)
        task = asyncio.create_task(stream.stream(token_of(OURS), late.receive, late.send))
        await a_moment()
        hub.tell((), {"7": 4})  # what the watcher finds when the newcomer makes it look
        await a_moment()
        assert late.changes() == 1
        hub.close()
        await asyncio.wait_for(task, 1)

    asyncio.run(run())


def test_a_foreign_token_is_refused_and_a_full_house_says_so(hub, monkeypatch):
    async def run() -> None:
        stranger = Listener(hub)
        await stream.stream("7.3:x:y", stranger.receive, stranger.send)
        assert stranger.status == 403
        monkeypatch.setattr("doithoai.outputs.live.hub.MOST_SCREENS", 0)
        await stream.stream(token_of(OURS), stranger.receive, stranger.send)
        assert stranger.status == 503

    asyncio.run(run())


def test_one_network_leaves_room_for_everybody_else(monkeypatch):
    monkeypatch.setattr("doithoai.outputs.live.hub.MOST_OF_ONE", 2)
    full = Hub()
    mine = [full.join("7", 1, "198.51.100.9") for _ in range(3)]
    assert [screen is not None for screen in mine] == [True, True, False]
    assert full.join("7", 1, "192.0.2.1")
    full.leave("7", mine[0])
    assert full.join("7", 1, "198.51.100.9")


@pytest.mark.django_db
def test_only_the_number_of_the_version_is_read(a_dialogue):
    assert watch.versions_of([str(a_dialogue.pk), "999999"]) == {str(a_dialogue.pk): a_dialogue.version}


@pytest.fixture
def a_dialogue():
    from doithoai.models import Commune, Dialogue, serving
    from doithoai.models.clock import now

    commune = Commune.objects.create(name="Nậm Cang", slug="nam-cang", province="Lào Cai")
    with serving(commune):
        return Dialogue.objects.create(
            title="Đối thoại", slug="doi-thoai", year=2026, regulation="law_2025_72", created_at=now()
        )
