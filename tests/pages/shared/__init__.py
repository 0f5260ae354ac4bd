"""The parts every page is made of."""

from pathlib import Path

PAGES = Path(__file__).resolve().parents[3] / "doithoai" / "pages"
STATIC = PAGES / "shared" / "static"
