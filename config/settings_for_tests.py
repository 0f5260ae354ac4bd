"""The settings of the tests: the same program in a throw-away data folder, with quick passwords."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DOITHOAI_DATA", tempfile.mkdtemp(prefix="doithoai-test-"))
os.environ.setdefault("DOITHOAI_SECRET_KEY", "tests only: signs nothing that matters")

from .settings import *  # noqa: F403
from .settings import DATA, DATABASES, MIDDLEWARE, SQLITE

# Each process has a database of its own, and files that no row of it keeps are removed.
MEDIA_ROOT = Path(tempfile.mkdtemp(dir=DATA, prefix="files-"))
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver", ".testserver"]
# Several people may test on one PostgreSQL: ./test gives each run its own name.
DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # said in full: our engine is not known by name to xdist
if DATABASES["default"]["ENGINE"] != SQLITE["ENGINE"]:
    DATABASES["default"]["TEST"] = {
        "NAME": f"test_doithoai_{os.environ.get('DOITHOAI_TEST_RUN', 'alone')}",
        "TEMPLATE": os.environ.get("DOITHOAI_TEST_TEMPLATE"),  # of a whole run, with every migration applied
    }
    # Nothing of a test must survive a power cut.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
MIDDLEWARE = [
    part for part in MIDDLEWARE if "whitenoise" not in part
]  # no test asks Django for a style sheet
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
