"""The doors of the hall on the day: /hoi-truong/<number>/…"""

from django.urls import path

from doithoai.pages.hall.chair import views as chair
from doithoai.pages.hall.check_in import views as check_in
from doithoai.pages.hall.entry import views as entry
from doithoai.pages.hall.floor import views as floor
from doithoai.pages.hall.phone import views as phone
from doithoai.pages.hall.projector import views as projector
from doithoai.pages.hall.secretary import views as secretary
from doithoai.pages.hall.start import views as start

app_name = "hall"
urlpatterns = [
    path("vao/<str:code>/", entry.entry, name="entry"),
    path("dien-thoai/<slug:commune>/<slug:dialogue>/", phone.phone, name="phone"),
    path("dien-thoai/<slug:commune>/<slug:dialogue>/hang-doi/", phone.turn, name="phone_turn"),
    path("<int:pk>/", start.start, name="start"),
    path("<int:pk>/khai-mac/", start.open_the_conference, name="open"),
    path("<int:pk>/be-mac/", start.close_the_conference, name="close"),
    path("<int:pk>/chu-toa/", chair.chair, name="chair"),
    path("<int:pk>/chu-toa/ban-lam-viec/", chair.console, name="console"),
    path("<int:pk>/chu-toa/nhom/<int:number>/ket-qua/", chair.outcome, name="outcome"),
    path("<int:pk>/thu-ky/", secretary.secretary, name="secretary"),
    path("<int:pk>/thu-ky/ai-noi/", secretary.who, name="who"),
    path("<int:pk>/thu-ky/bien-ban/", secretary.lines, name="lines"),
    path("<int:pk>/thu-ky/ghi/", secretary.write_line, name="write_line"),
    path("<int:pk>/thu-ky/y-kien-moi/", secretary.new_opinion, name="new_opinion"),
    path("<int:pk>/dien-dan/", floor.floor, name="floor"),
    path("<int:pk>/dang-ky-phat-bieu/", floor.register, name="register"),
    path("<int:pk>/phat-bieu/<int:speaker>/moi/", floor.call, name="call"),
    path("<int:pk>/phat-bieu/<int:speaker>/het-luot/", floor.end, name="end"),
    path("<int:pk>/phat-bieu/<int:speaker>/thu-tu/", floor.move, name="move"),
    path("<int:pk>/diem-danh/", check_in.check_in_desk, name="check_in"),
    path("<int:pk>/diem-danh/tim/", check_in.search, name="search"),
    path("<int:pk>/diem-danh/so-nguoi/", check_in.counts, name="counts"),
    path("<int:pk>/diem-danh/ma/", check_in.by_code, name="by_code"),
    path("<int:pk>/diem-danh/<int:invitation>/co-mat/", check_in.arrive, name="arrive"),
    path("<int:pk>/diem-danh/khong-giay-moi/", check_in.walk_in, name="walk_in"),
    path("<int:pk>/man-chieu/", projector.projector, name="projector"),
    path("<int:pk>/man-chieu/tuong/", projector.wall, name="wall"),
]
