"""The Excel list: a dry run stores nothing; bad files get a sentence; a list read twice changes nothing."""

import io
import random
import re

import pytest
import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import ListMapping, Opinion
from doithoai.pages.desk.opinions import excel
from doithoai.rules.spreadsheet import Table
from tests import given

HEADING = ["Nội dung", "Họ và tên", "Thôn", "Liên hệ"]
GOOD = ["Mương thôn Đồng Mới bị vỡ, đề nghị sửa.", "Lê Văn Ba", "Đồng Mới", "0912345678"]


def sheet(*rows, merge=None):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
        if merge:
            page.merge_range(merge, "gộp")
    return out.getvalue()


@pytest.fixture
def address(commune, ba_lan, in_may):
    return reverse("desk:import_opinions", args=[given.an_open_dialogue(commune, ba_lan).pk])


def upload(client, address, data, name="danh sách.xlsx"):
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def test_dry_run_then_import_then_again(lan, address):
    answer = upload(lan, address, sheet(HEADING, GOOD, ["x", "", "", ""], [*GOOD[:2], "thôn Không Có", ""]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert Opinion.objects.count() == 0
    assert "Dòng 3, cột A (Nội dung): " in page
    assert "Dòng 4, cột C (Thôn): ghi “thôn Không Có”" in page
    kept = re.search(r'name="kept" value="([^"]+)"', page)[1]
    assert lan.post(address, {"kept": kept}).status_code == 302
    assert Opinion.objects.get().author == "Lê Văn Ba"
    assert lan.post(address, {"kept": kept}).status_code == 409
    assert "Mọi dòng đã có từ trước" in upload(lan, address, sheet(HEADING, GOOD)).content.decode()
    assert Opinion.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7 day khong phai bang", "Xin tải tệp mẫu"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(200, 256)), "lưu thành .xlsx"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (sheet(["Ngày", "Số"], ["01/02/2026", 5]), "Không thấy cột “Nội dung”"),
        (None, "Danh sách có 50.000 dòng"),
        (b"x" * (21 * 1024 * 1024), "nặng quá 20 MB"),
    ],
    ids=["empty", "pdf", "picture", "broken", "wrong columns", "fifty thousand rows", "heavy"],
)
def test_bad_files_get_a_sentence(lan, address, data, says):
    data = (
        sheet(HEADING, *([GOOD] * 50_000)) if data is None else data
    )  # too long to write while tests are collected
    answer = upload(lan, address, data)
    assert answer.status_code == 409
    assert says in answer.content.decode()
    assert Opinion.objects.count() == 0


def test_a_formula_without_a_value_and_a_date_are_reported_by_row(lan, address):
    rows = [["=B2&C2", "Lê Văn Ba", "Đồng Mới", ""], ["05/11/2026", "", "Đồng Mới", ""]]
    page = upload(lan, address, sheet(HEADING, *rows)).content.decode()
    assert "Dòng 2, cột A (Nội dung): " in page
    assert "Bảng có công thức" in page
    assert Opinion.objects.count() == 0


def test_the_front_goes_on_to_the_list(commune, address, signed_in):
    given.ong_hoa(commune)
    hoa = signed_in("hoa")
    kept = re.search(
        r'name="kept" value="([^"]+)"', upload(hoa, address, sheet(HEADING, GOOD)).content.decode()
    )[1]
    assert hoa.post(address, {"kept": kept}, follow=True).status_code == 200


def test_merged_cells_are_told(lan, address):
    page = upload(lan, address, sheet(HEADING, GOOD, merge="A4:B5")).content.decode()
    assert "ô gộp" in page


@pytest.mark.parametrize("kept", ["", "không phải base64", "QQ"])
def test_a_page_that_was_tampered_with(lan, address, kept):
    assert lan.post(address, {"kept": kept}).status_code == 409


def test_the_template_can_be_filled_and_read(lan, address):
    data = lan.get(f"{address}mau.xlsx").content
    assert data[:2] == b"PK"
    answer = upload(lan, address, data)
    assert "Không có dòng nào nhập được" in answer.content.decode()


def test_only_the_clerk_and_the_front_import(commune, address, signed_in):
    given.ba_mai(commune)
    assert signed_in("mai").get(address).status_code == 403


def test_another_offices_list_is_read_by_the_columns_a_person_chose_and_known_the_next_time(lan, address):
    theirs = ["TT", "Bà con nói gì", "Ai nói", "Xóm ở"]
    data = sheet(theirs, ["1", "Mương bị vỡ, đề nghị sửa.", "Lê Văn Ba", "Đồng Mới"])
    answer = upload(lan, address, data)
    assert answer.status_code == 409
    kept = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())[1]
    chosen = {"col_words": "Bà con nói gì", "col_author": "Ai nói", "col_hamlet": "Xóm ở"}
    page = lan.post(address, {"kept": kept, "look": "1", **chosen}).content.decode()
    assert "Lê Văn Ba" in page
    assert Opinion.objects.count() == 0
    read = {name.replace("col_", "read_"): heading for name, heading in chosen.items()}
    lan.post(address, {"kept": kept, "remember_as": "Sổ của chi hội", **read})
    assert Opinion.objects.get().hamlet.name == "thôn Đồng Mới"
    assert ListMapping.objects.get().columns["words"] == "Bà con nói gì"
    assert "Mọi dòng đã có từ trước" in upload(lan, address, data).content.decode()


def test_the_days_of_the_list_are_the_days_it_was_said(lan, address):
    rows = [
        [*GOOD, "05/04/2026"],
        ["Chợ chưa có mái che.", "", "", "", "31/02/2026"],
        [*GOOD[:3], "", "01/01/2030"],
    ]
    page = upload(lan, address, sheet([*HEADING, "Ngày"], *rows)).content.decode()
    assert "Dòng 3, cột E (Ngày): ghi “31/02/2026”, lịch không có ngày này" in page
    assert "Dòng 4, cột E (Ngày): ghi ngày 01/01/2030" in page
    kept = re.search(r'name="kept" value="([^"]+)"', page)[1]
    lan.post(address, {"kept": kept})
    assert f"{Opinion.objects.get().received_at:%d/%m/%Y}" == "05/04/2026"


def test_the_saved_columns_of_one_commune_are_no_others(lan, address, commune, ong_nam, signed_in):
    assert signed_in("nam").post(address, {"kept": ""}).status_code == 404


def test_columns_that_are_not_read_are_named_and_a_telephone_is_shown_covered(lan, address):
    page = upload(
        lan,
        address,
        sheet(["TT", "Nội dung kiến nghị", "Số ĐT", "Hộ nghèo"], ["1", GOOD[0], "0912345678", "có"]),
    ).content.decode()
    assert "Không đọc gì từ cột “Hộ nghèo”" in page
    assert "09•••••678" in page
    assert "0912345678" not in page


def kept_in(answer) -> str:
    return re.search(r'name="kept" value="([^"]+)"', answer.content.decode())[1]


def test_the_list_of_the_commune_is_known_in_another_dialogue_and_told_so(lan, address, commune, ba_lan):
    lan.post(address, {"kept": kept_in(upload(lan, address, sheet(HEADING, GOOD)))})
    other = given.an_open_dialogue(commune, ba_lan, held_on=given.date(2026, 7, 16))
    for query in ({}, {"ca-ten": "1"}):
        exported = lan.get("/so-lieu/y-kien.xlsx", query).content
        page = upload(lan, reverse("desk:import_opinions", args=[other.pk]), exported).content.decode()
        assert "1 dòng đã có ở hội nghị khác" in page
        assert "Mọi dòng đã có từ trước" in page
        assert "đã có ở hội nghị khác" not in upload(lan, address, exported).content.decode()


ACCUSED = "Tôi tố cáo ông Trần Văn Xấu, kế toán xã, nhận tiền của dân."


def test_what_was_handed_over_is_told_by_row_and_a_row_without_a_name_may_be_somebody_elses(
    lan, address, ba_lan
):
    lan.post(address, {"kept": kept_in(upload(lan, address, sheet(HEADING, [ACCUSED, "Ông Ba", "", ""])))})
    divert_opinion(
        Opinion.objects.get(), by=ba_lan, at=given.BEFORE, kind="denunciation", to="Ủy ban kiểm tra",
        otherwise=given.BY_HAND,
    )  # fmt: skip
    again = upload(lan, address, sheet(HEADING, [ACCUSED, "Ông Ba", "", ""], [ACCUSED, "", "", ""]))
    page = again.content.decode()
    assert "Dòng 2: đã nhận, đã chuyển đi hoặc xóa theo luật từ trước, không nhập lại." in page
    assert "Dòng 3: không ghi ai nêu" in page
    assert "xin ghi họ tên hoặc liên hệ vào dòng ấy rồi đọc lại" in page
    assert "không cần nhập lại" not in page
    other = upload(lan, address, sheet(HEADING, [ACCUSED, "Bà Tư", "", ""]))
    assert "Nhập các dòng này" in other.content.decode()


def test_columns_that_were_changed_and_not_read_again_change_nothing(lan, address):
    """What comes in is what the dry run showed."""
    kept = kept_in(upload(lan, address, sheet([*HEADING, "Ghi chú"], [*GOOD, "Bà Tư"])))
    read = {"read_words": "Nội dung", "read_author": "Họ và tên"}
    lan.post(address, {"kept": kept, **read, "col_words": "Nội dung", "col_author": "Ghi chú"})
    assert Opinion.objects.get().author == "Lê Văn Ba"


def test_the_list_travels_once_with_the_page(lan, address):
    assert upload(lan, address, sheet(HEADING, GOOD)).content.decode().count('name="kept"') == 1


def a_table(rows: int, letters: int) -> Table:
    """Words nobody wrote, so that nothing of them can be packed by having been said before."""
    dice = random.Random(5)
    syllables = [f"{dice.choice(HEADS)}{dice.choice(VOWELS)}{dice.choice(TAILS)}" for _ in range(6000)]
    words = (" ".join(dice.choices(syllables, k=letters // 4))[:letters] for _ in range(rows))
    return Table(
        HEADING,
        [
            (at, [said, f"Người {at}", "", f"09{dice.randrange(10**8):08}"])
            for at, said in enumerate(words, 2)
        ],
    )


HEADS = ("", *"bcdđghklmnprstvx", "th", "tr", "ch", "nh", "ng", "kh", "ph")
VOWELS = tuple("aàảãáạăằắâầấeèéêềếiìíoòóôồốơờớuùúưừứyý")
TAILS = ("", *"cmnpt", "ng", "nh", "ch", "i", "o")


def test_twenty_thousand_rows_of_three_hundred_letters_may_travel(lan, address):
    """A tenth of them, tried; the packing knows nothing of what it packed a tenth before."""
    table = a_table(2_000, 300)
    kept = excel.pack(table)
    assert 10 * len(kept) < excel.MOST_KEPT < settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 200_000
    assert excel.unpack(kept) == table
    assert "2000" in lan.post(address, {"kept": kept, "look": "1"}).content.decode()


def test_a_longer_list_is_told_how_many_rows_may_come(lan, address, monkeypatch):
    table = a_table(400, 300)
    monkeypatch.setattr(excel, "MOST_KEPT", len(excel.pack(table)) // 2)
    answer = upload(lan, address, sheet(HEADING, *(cells for _, cells in table.rows)))
    says = re.search(r"Danh sách 400 dòng này dài quá.*nhiều nhất khoảng (\d+) dòng", answer.content.decode())
    assert answer.status_code == 409
    assert 150 <= int(says[1]) < 200
    assert (
        upload(lan, address, sheet(HEADING, *(cells for _, cells in table.rows[: int(says[1])]))).status_code
        == 200
    )
