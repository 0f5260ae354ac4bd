"""What an idle server does not carry: libraries that only some papers need are loaded with the first of them."""

import json
import subprocess
import sys

HEAVY = {
    "PIL",
    "docx",
    "icalendar",
    "pikepdf",
    "pyhanko",
    "pypdfium2",
    "python_calamine",
    "typst",
    "xlsxwriter",
    "zxingcpp",
}
STARTED = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_for_tests"
import config.asgi
from django.urls import get_resolver
get_resolver().url_patterns
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_started_server_has_no_library_of_papers_in_it():
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", STARTED], capture_output=True, text=True, check=True
    ).stdout
    loaded = set(json.loads(said))
    assert {"django", "doithoai"} <= loaded
    assert not HEAVY & loaded
