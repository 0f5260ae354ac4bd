"""The one Django app."""

from django.apps import AppConfig


class DoiThoaiConfig(AppConfig):
    name = "doithoai"
    verbose_name = "Đối Thoại"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Regulations that this office keeps itself lie beside its other data."""
        from django.conf import settings

        from doithoai.rules.regulation_files import keep_own_in

        keep_own_in(settings.DATA / "regulations")
