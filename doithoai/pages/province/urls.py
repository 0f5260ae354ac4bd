"""The doors of the pages above one commune."""

from django.urls import path

from doithoai.pages.province import draft, regulations

app_name = "province"
urlpatterns = [
    path("quy-che/", regulations.regulations, name="regulations"),
    path("quy-che/moi/", draft.new_regulation, name="new_regulation"),
    path("quy-che/<slug:regulation>/sua/", draft.edit_regulation, name="edit_regulation"),
    path("quy-che/<slug:regulation>/bo/", draft.drop, name="drop_regulation"),
    path("quy-che/<slug:regulation>/", regulations.regulation, name="regulation"),
    path("quy-che/<slug:regulation>.toml", regulations.regulation_file, name="regulation_file"),
]
