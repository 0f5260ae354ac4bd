"""Every row belongs to a commune, or stands on the short list of what is shared."""

import pytest
from django.apps import apps
from django.core.management import call_command

from doithoai.models import Bucket, Commune, Job, User
from doithoai.models.tenancy import Tenant, TenantManager

#: What the wall is built around, who may cross it, and what guards the doors.
SHARED = {Commune, User, Job, Bucket}
OURS = set(apps.get_app_config("doithoai").get_models())


def test_every_noun_has_a_commune_or_is_on_the_list():
    assert {model for model in OURS if not issubclass(model, Tenant)} == SHARED


@pytest.mark.parametrize(
    "noun", sorted(OURS - SHARED, key=lambda noun: noun.__name__), ids=lambda noun: noun.__name__
)
def test_every_way_to_a_tenants_rows_passes_the_wall(noun):
    assert isinstance(noun._default_manager, TenantManager)
    assert isinstance(noun._base_manager, TenantManager), "its Meta must inherit Tenant.Meta"
    assert all(isinstance(manager, TenantManager) for manager in noun._meta.managers)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
