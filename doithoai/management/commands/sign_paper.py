"""doithoai sign_paper PAPER --as NAME: sign an issued paper with a token plugged in here, or with a PKCS#12 file."""

from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.sign_paper import place_of, sign_paper
from doithoai.models import Actor, Paper, User, serving, serving_everywhere
from doithoai.models.clock import now
from doithoai.outputs.signed_copies import says
from doithoai.outputs.signing import Place, SignedHere, Token, places_of, sign
from doithoai.rules.pdf_signing import CannotSign, Key
from doithoai.rules.signing_token import opened_token


class Command(BaseCommand):
    help = "Ký số một văn bản bằng USB token hoặc tệp .p12 · sign an issued paper"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paper", type=int, help="số của văn bản trong địa chỉ /giay-to/… · the paper's id"
        )
        parser.add_argument(
            "--as", dest="username", required=True, help="tên đăng nhập của người ký · who signs"
        )
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument(
            "--pkcs11", type=Path, metavar="DRIVER", help="trình điều khiển của token (.so, .dll)"
        )
        how.add_argument("--p12", type=Path, metavar="FILE", help="tệp chứng thư số (.p12, .pfx)")
        parser.add_argument("--token", default="", help="nhãn của token, khi cắm nhiều token")
        parser.add_argument("--certificate", default="", help="nhãn của chứng thư, khi token có nhiều")

    def handle(self, *args: Any, paper: int, username: str, **options: Any) -> None:
        with serving_everywhere(because="the command line names any paper"):
            found = Paper.objects.filter(pk=paper).select_related("dialogue__commune").first()
        if found is None:
            raise CommandError(f"Không có văn bản số {paper}.")
        user = User.objects.filter(username=username, is_active=True).first()
        by = Actor.of(user, found.commune_id) if user else None
        if by is None:
            raise CommandError(f"Không có người “{username}” ở đơn vị này.")
        with serving(found.dialogue.commune):
            try:
                place, no = place_of(places_of(found), by), sign_paper.refusal(found, by=by)
                if no or place is None:
                    raise Refusal(no or "")
                copy = sign_paper(found, by=by, signed=self.signed(found, place, **options))
            except (Refusal, CannotSign) as refused:
                raise CommandError(str(refused)) from None  # the cause may hold what was typed
            self.stdout.write(" ".join(says(copy)[-1]))

    def signed(
        self, paper: Paper, place: Place, *, pkcs11: Path | None, p12: Path | None, token: str, certificate: str,
        **options: Any,
    ) -> SignedHere:  # fmt: skip
        """The PIN or the password is asked for here: an argument would stay in the history of the terminal."""
        if p12:
            try:
                data = p12.read_bytes()
            except OSError as unreadable:
                raise CannotSign(f"Không mở được tệp {p12}: {unreadable.strerror}.") from unreadable
            return sign(paper, place, Key(data, getpass("Mật khẩu của tệp chứng thư số: ")), at=now())
        if not pkcs11:
            raise CommandError("Xin ghi --pkcs11 hoặc --p12.")
        with opened_token(
            pkcs11, pin=getpass("Mã PIN của token: "), token=token, certificate=certificate
        ) as signer:
            return sign(paper, place, Token(signer), at=now())
