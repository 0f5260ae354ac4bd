"""The English catalogue says everything the public pages say, and is the one that is compiled."""

import gettext
import re
from pathlib import Path

from doithoai.rules.procedure import STAGE_LABELS
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import WEEKDAYS
from tests.pages.shared import PAGES

CATALOGUE = PAGES.parent / "locale" / "en" / "LC_MESSAGES"


def english() -> dict[str, str]:
    with (CATALOGUE / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


def said_by(path: Path) -> set[str]:
    """Every Vietnamese text a template or a view of the public gives to be translated."""
    text = path.read_text()
    if path.suffix == ".py":
        calls = re.findall(r'(?:gettext_lazy|\b_)\(\s*((?:"[^"]*"\s*)+)\)', text)
        return {"".join(re.findall(r'"([^"]*)"', call)) for call in calls}
    blocks = re.findall(r"\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}", text, re.DOTALL)
    blocks = [re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block) for block in blocks]
    return {*re.findall(r'\{% translate "([^"]*)"', text), *blocks}


def test_every_word_of_the_public_pages_has_its_english() -> None:
    paths = [each for each in (PAGES / "public").rglob("*") if each.suffix in (".html", ".py")]
    paths += [PAGES / "door/home.html", PAGES / "shared/public.html", PAGES / "shared/_form_errors.html"]
    said = set().union(*(said_by(path) for path in paths))
    said |= {*WEEKDAYS, *FIELD_LABELS.values(), *STAGE_LABELS.values()}
    assert sorted(said - set(english())) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written = (CATALOGUE / "django.po").read_text()
    pairs = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', written, re.MULTILINE))
    assert {key.replace('"', '\\"'): value for key, value in english().items() if key} == pairs
