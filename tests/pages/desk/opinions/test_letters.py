"""A mailbox is tried, told letter by letter, then taken in; what is not confirmed does not stay."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.actions.jobs import forget_letters
from doithoai.models import Opinion, StoredFile
from doithoai.models.clock import now
from tests import given
from tests.rules.letters import WORDS, a_letter


@pytest.fixture
def address(commune, ba_lan, in_may):
    return reverse("desk:import_letters", args=[given.an_open_dialogue(commune, ba_lan).pk])


def upload(client, address, data):
    return client.post(address, {"file": SimpleUploadedFile("thu.eml", data)})


def receipt(answer) -> str:
    return re.search(r'name="kept" value="([^"]+)"', answer.content.decode())[1]


def test_dry_run_then_import_then_again(lan, address):
    answer = upload(lan, address, a_letter("<script>x</script> " + WORDS).as_bytes())
    page = answer.content.decode()
    assert WORDS in page
    assert "<script>x" not in page
    assert Opinion.objects.count() == 0
    assert lan.post(address, {"kept": receipt(answer)}).status_code == 302
    assert Opinion.objects.get().channel == "email"
    assert StoredFile.objects.count() == 0
    assert lan.post(address, {"kept": receipt(answer)}).status_code == 409
    assert "Mọi thư đã có từ trước" in upload(lan, address, a_letter(WORDS).as_bytes()).content.decode()


def test_what_is_not_confirmed_is_forgotten(commune, lan, address):
    upload(lan, address, a_letter().as_bytes())
    forget_letters(commune, {}, now() + timedelta(hours=2))
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize("kept", ["", "1 1 1", "999 1 1:abc"])
def test_a_receipt_that_is_none_gets_a_sentence(lan, address, kept):
    assert lan.post(address, {"kept": kept}).status_code == 409


def test_no_file_and_no_letter_get_a_sentence(lan, address):
    assert "Chưa chọn tệp" in lan.post(address, {}).content.decode()
    assert "Không thấy thư nào" in upload(lan, address, b"\x89PNG").content.decode()


def test_the_wall_and_the_roles(commune, address, lan, ong_nam, signed_in):
    given.ba_mai(commune), given.ong_hoa(commune)
    answer = upload(lan, address, a_letter().as_bytes())
    assert signed_in("nam").get(address).status_code == 404
    assert signed_in("mai").get(address).status_code == 403
    assert signed_in("hoa").post(address, {"kept": receipt(answer)}).status_code == 409
    assert Opinion.objects.count() == 0
