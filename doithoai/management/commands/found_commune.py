"""doithoai found_commune: the first commune of an empty installation, and who looks after it."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from doithoai.actions.commune.add_person import add_person
from doithoai.actions.commune.found_commune import found_commune
from doithoai.actions.kernel import Refusal
from doithoai.management.commands.load_demo import new_password
from doithoai.models import Actor, Commune, serving, serving_everywhere
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import nfc, slug

BY = "Cài đặt"


class Command(BaseCommand):
    help = "Lập một xã, phường và người quản trị · found a commune and its administrator"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=Commune.Kind.values, help="loại đơn vị · kind")
        parser.add_argument("name", help="tên, không kèm chữ “xã” · its name, without the kind")
        parser.add_argument("province", help="tỉnh, thành phố: “tỉnh Sơn La” · its province")
        parser.add_argument("--username", default="quantri", help="tên đăng nhập · sign-in name (quantri)")
        parser.add_argument("--full-name", default="Quản trị", help="họ và tên · full name")

    def handle(self, *args: Any, **options: Any) -> None:
        name, province = (" ".join(nfc(options[each]).split()) for each in ("name", "province"))
        address = slug(name)
        if not address or not province:
            raise CommandError("Thiếu tên xã, phường hoặc tên tỉnh. Xin gõ lại, để tên trong dấu nháy.")
        if Commune.objects.filter(slug=address).exists():
            address = slug(f"{name} {province}")
        if Commune.objects.filter(slug=address).exists():
            raise CommandError(f"Đã có một đơn vị tên {name} ở {province}.")
        commune = Commune(kind=options["kind"], name=name, slug=address, province=province)
        password = os.environ.get("DOITHOAI_PASSWORD") or new_password()
        try:
            with transaction.atomic():
                settle(commune, options["username"], options["full_name"], password)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Đã lập {commune}, {province}: /xa/{address}/\n"
            f"Đăng nhập · sign in: {options['username']} / {password}\n"
            "Vào “Cơ quan” để thêm thôn, đơn vị, người làm việc; đổi mật khẩu bằng cách bấm vào tên mình."
        )


def settle(commune: Commune, username: str, full_name: str, password: str) -> None:
    """The commune with its bodies, and one person who is its administrator and, as in most, its clerk."""
    with serving_everywhere(because="a commune is founded from the command line"):
        found_commune(commune, by=Actor(BY, None, frozenset({Role.CLOCK})))  # type: ignore[arg-type]
    by = Actor(BY, commune.pk, frozenset({Role.CLOCK, Role.ADMIN}))
    with serving(commune):
        for role in (Role.ADMIN, Role.CLERK):
            add_person(commune, by=by, username=username, full_name=full_name, role=role, password=password)
