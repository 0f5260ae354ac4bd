"""The doors of the public: Vietnamese words, and the same under /en/ in English."""

from django.urls import URLPattern, URLResolver, include, path

from doithoai.pages.public.commune import views as commune
from doithoai.pages.public.dialogue import views as dialogue
from doithoai.pages.public.floor import views as floor
from doithoai.pages.public.follow import views as follow
from doithoai.pages.public.home import views as home
from doithoai.pages.public.own_data import views as own_data
from doithoai.pages.public.questions import views as questions
from doithoai.pages.public.register import views as register
from doithoai.pages.public.send import views as send
from doithoai.pages.public.short import views as short
from doithoai.pages.public.speak import views as speak

Doors = list[URLPattern | URLResolver]
of_dialogue: Doors = [
    path("", dialogue.dialogue, name="dialogue"),
    path("lich.ics", dialogue.calendar, name="calendar"),
    path("van-ban/chu-to/<slug:paper>.pdf", dialogue.large_paper, name="large_paper"),
    path("van-ban/<slug:paper>.pdf", dialogue.paper, name="paper"),
    path("niem-yet/chu-to/<slug:sheet>.pdf", dialogue.large_sheet, name="large_sheet"),
    path("niem-yet/<slug:sheet>.pdf", dialogue.sheet, name="sheet"),
    path("gui-y-kien/", send.send, name="send_to"),
    path("dang-ky/", speak.speak, name="speak"),
    path("dang-ky/<str:receipt>/", speak.registered, name="registered"),
    path("hoi-truong/", floor.floor, name="floor"),
    path("so-ghi-nhan/", register.register, name="register"),
]
of_commune: Doors = [
    path("", commune.commune, name="commune"),
    path("lich.ics", commune.calendar, name="calendar_of_all"),
    path("hoi-dap/", questions.questions, name="questions"),
    path("hoi-dap/anh/<int:key>.jpg", questions.photo, name="photo"),
    path("gui-y-kien/", send.send, name="send"),
    path("gui-y-kien/ma-qr.svg", send.qr, name="qr"),
    path("gui-y-kien/phieu-giay/", send.paper_form, name="paper_form"),
    path("gui-y-kien/<str:receipt>/", send.received, name="received"),
    path("gui-y-kien/<str:receipt>/ma-qr.svg", send.receipt_qr, name="receipt_qr"),
    path("doi-thoai/<slug:dialogue>/", include(of_dialogue)),
]
doors: Doors = [
    path("xa/<slug:commune>/", include(of_commune)),
    path("g/", short.ask, name="short"),
    path("g/<str:short>/", short.go, name="go"),
    path("tra-cuu/", follow.look_up, name="look_up"),
    path("tra-cuu/<str:code>/", follow.follow, name="follow"),
    path("tra-cuu/<str:code>/xin-loi/<slug:paper>.pdf", follow.apology, name="apology"),
    path("tra-cuu/<str:code>/du-lieu/", own_data.page, name="own_data"),
    path("tra-cuu/<str:code>/rut-dong-y/", follow.withdraw, name="withdraw"),
    path("tra-cuu/<str:code>/dong-y-thay/", follow.agree, name="agree"),
    path("tra-cuu/<str:code>/tra-loi-<int:number>.pdf", follow.letter, name="letter"),
]
urlpatterns = [
    path("", include((doors, "public"), namespace="public")),
    path("en/", include(([path("", home.home, name="home"), *doors], "public"), namespace="public-en")),
]
