"""The one Django app."""

from django.apps import AppConfig


class DoiThoaiConfig(AppConfig):
    name = "doithoai"
    verbose_name = "Đối Thoại"
    default_auto_field = "django.db.models.BigAutoField"
