"""Who is listening to which dialogue in this process; lives on the server's event loop."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping

MOST_SCREENS = 5000  # about 15 kB each
MOST_OF_ONE = 1500  # of one network: a full hall behind one address, and room left for everybody else


class Screen:
    """One open stream: which version it shows, and whether it should be told to fetch again."""

    __slots__ = ("closed", "network", "version", "wake")

    def __init__(self, version: int, network: str) -> None:
        self.version = version
        self.network = network
        self.wake = asyncio.Event()
        self.closed = False


class Hub:
    """All open screens. Everything but `tell` and `watched` belongs to the event loop's thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._screens: dict[str, set[Screen]] = {}
        self._count = 0
        self._of: Counter[str] = Counter()  # by network

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def join(self, dialogue_id: str, version: int, network: str = "") -> Screen | None:
        """Add a screen; None when the house is full (the page then refreshes by itself, less often)."""
        if self._count >= MOST_SCREENS or self._of[network] >= MOST_OF_ONE:
            return None
        screen = Screen(version, network)
        self._screens.setdefault(dialogue_id, set()).add(screen)
        self._count += 1
        self._of[network] += 1
        return screen

    def leave(self, dialogue_id: str, screen: Screen) -> None:
        listeners = self._screens[dialogue_id]
        listeners.discard(screen)
        if not listeners:
            del self._screens[dialogue_id]
        self._count -= 1
        self._of[screen.network] -= 1
        if not self._of[screen.network]:
            del self._of[screen.network]

    def close(self) -> None:
        """End all streams, so that the server can stop at once; browsers come back by themselves."""
        for listeners in self._screens.values():
            for screen in listeners:
                screen.closed = True
                screen.wake.set()

    # -- from any thread ---------------------------------------------------------------------------------

    def watched(self) -> list[str]:
        """Return the ids of the dialogues somebody is looking at."""
        return list(self._screens)

    def tell(self, changed: Iterable[str], versions: Mapping[str, int]) -> None:
        """Wake the screens of `changed` dialogues, and those that show another version than `versions`."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, frozenset(changed), versions)

    def _tell(self, changed: frozenset[str], versions: Mapping[str, int]) -> None:
        for dialogue_id in changed | versions.keys():
            for screen in self._screens.get(dialogue_id, ()):
                version = versions.get(dialogue_id, screen.version)
                if dialogue_id in changed or version != screen.version:
                    screen.version = version
                    screen.wake.set()


hub = Hub()
