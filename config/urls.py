"""All addresses; the doors themselves are in `doithoai.pages.urls`."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("doithoai.pages.urls"):  # until the first page exists
    urlpatterns.append(path("", include("doithoai.pages.urls")))
