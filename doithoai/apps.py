"""The one Django app."""

from django.apps import AppConfig


class DoiThoaiConfig(AppConfig):
    name = "doithoai"
    verbose_name = "Đối Thoại"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Regulations that this office keeps itself lie beside its other data; the search index outlives
        migrations."""
        from django.conf import settings
        from django.db.models.signals import post_migrate

        from doithoai.models.search import keep_index, keep_statistics
        from doithoai.rules import calendar_files
        from doithoai.rules.regulation_files import keep_own_in

        post_migrate.connect(keep_index, sender=self)
        post_migrate.connect(keep_statistics, sender=self)
        keep_own_in(settings.DATA / "regulations")
        calendar_files.keep_own_in(settings.DATA / "regulations" / "calendar")
