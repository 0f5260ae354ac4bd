"""Step 9: the report is issued, the dossier sealed, and whoever has the zip can check every file in it."""

import csv
import hashlib
import io
import json
import zipfile

import pytest

pytestmark = pytest.mark.story


def test_the_dossier_is_sealed_and_downloaded(person, world):
    here = world("a_reply_sent")
    ba_lan = person("lan").signs_in(here["commune"])
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Lập báo cáo")

    ba_lan.writes("Đánh giá, rút kinh nghiệm", "Mời sớm hơn để bà con kịp thu xếp.")
    ba_lan.presses("Ban hành báo cáo", agreeing=True).sees("Đã ban hành: ")
    assert ba_lan.fetches("PDF").startswith(b"%PDF")

    ba_lan.sees("Hồ sơ còn thiếu biên bản")  # the seal is grey until everything is there
    ba_lan.opens("Giấy tờ").opens("Dự thảo, ban hành").presses("Ban hành", agreeing=True).sees("Biên bản")
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Niêm phong hồ sơ")
    ba_lan.chooses("Vẫn niêm phong khi còn các việc này")
    ba_lan.presses("Niêm phong hồ sơ", agreeing=True).sees("Đã niêm phong hồ sơ.")
    archive = zipfile.ZipFile(io.BytesIO(ba_lan.fetches("Tải hồ sơ (zip)")))

    assert archive.testzip() is None
    manifest = json.loads(archive.read("manifest.json"))
    told = {entry["file"]: entry["sha256"] for entry in manifest["files"]}
    assert {name: hashlib.sha256(archive.read(name)).hexdigest() for name in told} == told
    assert archive.read("SHA256SUMS").decode() == "".join(f"{sum_}  {name}\n" for name, sum_ in told.items())
    assert set(archive.namelist()) == {*told, "SHA256SUMS", "manifest.json"}
    kinds = ("ke-hoach", "thong-bao-ket-luan", "tra-loi", "bien-ban", "bao-cao")
    assert [kind for kind in kinds if not any(kind in name for name in told)] == []

    public, internal = (rows(archive, f"{edition}/y-kien.csv") for edition in ("cong-khai", "noi-bo"))
    assert internal[0]["Mã"] == here["code"]
    assert here["code"] not in str(public)  # whoever holds the whole code reads everything
    assert "Lê Văn Ba" in str(internal)
    assert "Lê Văn Ba" not in str(public)
    assert archive.read("nhat-ky/nhat-ky.jsonl").count(b"hash") > 5

    ba_lan.opens("Đối thoại trực tiếp với Nhân dân").sees("Hồ sơ đã niêm phong.")


def rows(archive, name):
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
