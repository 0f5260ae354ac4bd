"""The measurements, one command: `doithoai bench [NAME…]`. Each stands beside a bare limit of the same run.

Everything happens on the loopback, in throw-away data folders, and ends by itself.
"""

from collections.abc import Callable

from .figures import Figure


def measurements() -> dict[str, Callable[[], list[Figure]]]:
    """Return every measurement by name, in the order they are run."""
    from . import cold_start, first_visit, idle_memory, live_screens, public_page

    modules = (cold_start, idle_memory, first_visit, public_page, live_screens)
    return {module.__name__.rsplit(".", 1)[1]: module.measure for module in modules}
