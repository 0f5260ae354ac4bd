"""Live screens: after each change every open screen of that dialogue hears "changed", nothing more.

The screen then fetches its own fragments again, with its own rights. So no state is sent twice, nothing
has to be put in order or replayed, and a screen that lost its network only fetches again.
"""

from .announce import announce, live_url

__all__ = ["announce", "live_url"]
