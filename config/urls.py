"""All addresses; the doors themselves are in `doithoai.pages.urls`."""

from django.urls import include, path

urlpatterns = [path("", include("doithoai.pages.urls"))]

handler400 = "doithoai.pages.shared.views.not_taken"
handler404 = "doithoai.pages.shared.views.not_found"
handler500 = "doithoai.pages.shared.views.failed"
