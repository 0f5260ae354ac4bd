"""The doors: one line an area."""

from django.urls import include, path

from doithoai.pages.door import views as door
from doithoai.pages.shared import views as shared

urlpatterns = [
    path("", door.home, name="home"),
    path("dang-nhap/", door.sign_in, name="sign_in"),
    path("dang-xuat/", door.sign_out, name="sign_out"),
    path("doi-mat-khau/", door.change_password, name="change_password"),
    path("don-vi/", door.choose_commune, name="choose_commune"),
    path("design/", shared.design, name="design"),
    path("hoi-truong/", include("doithoai.pages.hall.urls")),
    # Many come here at once, and each line before costs them; the desk has a hundred.
    path("", include("doithoai.pages.public.urls")),
    path("", include("doithoai.pages.desk.urls")),
    path("", include("doithoai.pages.province.urls")),
]
