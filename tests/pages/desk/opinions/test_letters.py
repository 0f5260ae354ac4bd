"""A mailbox is tried, told letter by letter, then taken in; what is not confirmed does not stay."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localtime

from doithoai.models import Opinion, WaitingMailbox
from doithoai.models.clock import now
from doithoai.models.waiting_mailbox import KEPT_FOR
from tests import given
from tests.rules.letters import WORDS, a_letter


@pytest.fixture
def address(commune, ba_lan, in_may):
    return reverse("desk:import_letters", args=[given.an_open_dialogue(commune, ba_lan).pk])


def upload(client, address, data):
    return client.post(address, {"file": SimpleUploadedFile("thu.eml", data)})


def receipt(answer) -> str:
    return re.search(r'name="kept" value="([^"]+)"', answer.content.decode())[1]


def test_dry_run_then_import_then_again(lan, address, django_capture_on_commit_callbacks):
    answer = upload(lan, address, a_letter("<script>x</script> " + WORDS).as_bytes())
    page = answer.content.decode()
    assert WORDS in page
    assert "<script>x" not in page
    assert Opinion.objects.count() == 0
    waiting = WaitingMailbox.objects.get()
    assert waiting.path.read_bytes().startswith(b"From: ")
    with django_capture_on_commit_callbacks(execute=True):
        assert lan.post(address, {"kept": receipt(answer)}).status_code == 302
    assert Opinion.objects.get().channel == "email"
    assert not waiting.path.exists()
    assert lan.post(address, {"kept": receipt(answer)}).status_code == 409
    assert "Mọi thư đã có từ trước" in upload(lan, address, a_letter(WORDS).as_bytes()).content.decode()


def test_what_waits_is_shown_looked_at_again_and_set_aside(lan, address, django_capture_on_commit_callbacks):
    upload(lan, address, a_letter().as_bytes())
    waiting = WaitingMailbox.objects.get()
    page = lan.get(address).content.decode()
    assert "Tệp thư đang chờ xác nhận" in page
    assert f"Tự xóa lúc {localtime(waiting.until):%H:%M}" in page
    again = lan.get(address, {"tep": waiting.pk})
    assert WORDS in again.content.decode()
    assert receipt(again) == str(waiting.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert lan.post(reverse("desk:drop_letters", args=[waiting.pk])).status_code == 302
    assert not waiting.path.exists()
    assert "Tệp thư đang chờ" not in lan.get(address).content.decode()
    assert lan.get(address, {"tep": waiting.pk}).status_code == 409


def test_after_an_hour_it_is_neither_shown_nor_taken_in(lan, address):
    answer = upload(lan, address, a_letter().as_bytes())
    WaitingMailbox.objects.update(at=now() - KEPT_FOR)
    assert "Tệp thư đang chờ" not in lan.get(address).content.decode()
    assert "chờ quá lâu" in lan.post(address, {"kept": receipt(answer)}).content.decode()
    assert Opinion.objects.count() == 0


def test_letters_gone_from_the_disk_get_a_sentence(lan, address):
    answer = upload(lan, address, a_letter().as_bytes())
    WaitingMailbox.objects.get().drop_file()
    assert "Xin tải lên lại" in lan.post(address, {"kept": receipt(answer)}).content.decode()


def test_letters_that_are_all_here_already_are_not_kept(lan, address):
    answer = upload(lan, address, a_letter().as_bytes())
    lan.post(address, {"kept": receipt(answer)})
    upload(lan, address, a_letter().as_bytes())
    assert not WaitingMailbox.objects.exists()


@pytest.mark.parametrize("kept", ["", "1 1 1", "999 1 1:abc", "-1", "९", "9" * 40])
def test_a_receipt_that_is_none_gets_a_sentence(lan, address, kept):
    assert lan.post(address, {"kept": kept}).status_code == 409
    assert lan.get(address, {"tep": kept}).status_code == 409


def test_no_file_and_no_letter_get_a_sentence(lan, address):
    assert "Chưa chọn tệp" in lan.post(address, {}).content.decode()
    assert "Không thấy thư nào" in upload(lan, address, b"\x89PNG").content.decode()


def test_the_wall_and_the_roles(commune, address, lan, ong_nam, signed_in):
    given.ba_mai(commune), given.ong_hoa(commune)
    answer = upload(lan, address, a_letter().as_bytes())
    drop = reverse("desk:drop_letters", args=[receipt(answer)])
    assert signed_in("nam").get(address).status_code == 404
    assert signed_in("nam").post(drop).status_code == 404
    assert signed_in("mai").get(address).status_code == 403
    hoa = signed_in("hoa")
    assert hoa.post(address, {"kept": receipt(answer)}).status_code == 409
    assert "Tệp thư đang chờ" not in hoa.get(address).content.decode()
    refused = hoa.post(drop)
    assert (refused.status_code, WaitingMailbox.objects.count()) == (409, 1)
    assert "để người ấy hoặc văn phòng bỏ" in refused.content.decode()
    assert Opinion.objects.count() == 0
