"""The fields (lĩnh vực) as pages need them: choices for a form, and the name people read."""

from doithoai.rules.triage import FIELD_LABELS


def field_choices() -> list[tuple[str, str]]:
    return list(FIELD_LABELS.items())


def field_label(code: str) -> str:
    """The name of a field; "" when there is none yet, the code itself when an office dropped it."""
    return FIELD_LABELS.get(code, code)
