"""The measurements, one command: `doithoai bench [NAME…]`. Each stands beside a bare limit of the same run.

Everything happens on the loopback, in throw-away data folders, and ends by itself.
"""

from collections.abc import Callable

from .figures import Figure


def measurements() -> dict[str, Callable[[], list[Figure]]]:
    """Return every measurement by name, in the order they are run."""
    from . import (
        cold_start,
        dry_run,
        first_visit,
        form_shapes,
        idle_memory,
        invitations,
        live_screens,
        office,
        public_page,
        submissions,
        suggestions,
        triage_desk,
        triage_quality,
    )

    return {
        "cold_start": cold_start.measure,
        "idle_memory": idle_memory.measure,
        "first_visit_weight": first_visit.measure,
        "form_shapes": form_shapes.measure,
        "public_page": public_page.measure,
        "submissions": submissions.measure,
        "submissions_sustained": submissions.sustained,
        "dry_run_20000": dry_run.measure,
        "guest_list_300": office.guest_list_300,
        "export_300": office.export_300,
        "check_in": office.check_in,
        "live_screens": live_screens.measure,
        "invitations_1000": invitations.measure,
        "triage_desk_20000": triage_desk.measure,
        "triage_desk_200000": triage_desk.measure_200000,
        "suggestions": suggestions.measure,
        "triage_quality": triage_quality.measure,
    }
