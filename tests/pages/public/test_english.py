"""The English catalogue says everything the public pages say, and is the one that is compiled."""

import gettext
import re
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import override

from doithoai.rules.procedure import STAGE_LABELS
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import WEEKDAYS
from tests.pages.shared import PAGES

COUNTED = r'^msgid "(.+)"\nmsgid_plural ".+"\nmsgstr\[0\] "(.+)"\nmsgstr\[1\] "(.+)"$'
CATALOGUE = PAGES.parent / "locale" / "en" / "LC_MESSAGES"


def english() -> dict[str | tuple[str, int], str]:
    """What is said -> its English; (what is said, form) where a number decides."""
    with (CATALOGUE / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


def said_by(path: Path) -> set[str]:
    """Every Vietnamese text a template or a view of the public gives to be translated."""
    text = path.read_text()
    if path.suffix == ".py":
        calls = re.findall(r'(?:gettext_lazy|\b_)\(\s*((?:"[^"]*"\s*)+)\)', text)
        return {"".join(re.findall(r'"([^"]*)"', call)) for call in calls}
    blocks = re.findall(r"\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}", text, re.DOTALL)
    blocks = [form for block in blocks for form in block.split("{% plural %}")]
    blocks = [re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block) for block in blocks]
    return {*re.findall(r'\{% translate "([^"]*)"', text), *blocks}


def test_every_word_of_the_public_pages_has_its_english() -> None:
    paths = [each for each in (PAGES / "public").rglob("*") if each.suffix in (".html", ".py")]
    paths += [PAGES / "door/home.html", PAGES / "shared/public.html", PAGES / "shared/_form_errors.html"]
    said = set().union(*(said_by(path) for path in paths))
    said |= {*WEEKDAYS, *FIELD_LABELS.values(), *STAGE_LABELS.values()}
    assert sorted(said - {key if isinstance(key, str) else key[0] for key in english()}) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written = (CATALOGUE / "django.po").read_text()
    pairs: dict[str | tuple[str, int], str] = dict(
        re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', written, re.MULTILINE)
    )
    for said, one, more in re.findall(COUNTED, written, re.MULTILINE):
        pairs |= {(said, 0): one, (said, 1): more}
    compiled = {
        key.replace('"', '\\"') if isinstance(key, str) else key: value for key, value in english().items()
    }
    assert {key: value for key, value in compiled.items() if key} == pairs


def test_one_is_one_and_two_are_two() -> None:
    for many, waits in (
        (1, "message is being checked: is it an opinion?"),
        (2, "messages are being checked: are they"),
    ):
        with override("en"):
            assert f"<b>{many}</b> {waits}" in render_to_string("public/_doubted.html", {"many": many})
        with override("vi"):
            assert f"<b>{many}</b> tin đang được xem" in render_to_string(
                "public/_doubted.html", {"many": many}
            )
