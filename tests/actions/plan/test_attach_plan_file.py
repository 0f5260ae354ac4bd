"""Bà Lan has the plan as a file already; it is kept and read, and changes nothing by itself."""

import pytest

from doithoai.actions.plan.attach_plan_file import attach_plan_file
from doithoai.models import Job, PlanFile, StoredFile
from doithoai.rules.plan_reading import Unreadable, read_plan_file
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused_beforehand

PLAN = """ỦY BAN NHÂN DÂN
XÃ THANH SƠN

Số: 45/KH-UBND
Thanh Sơn, ngày 12 tháng 5 năm 2026

KẾ HOẠCH
Đối thoại trực tiếp giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Lắng nghe ý kiến, kiến nghị của Nhân dân.

II. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 8 giờ 00 phút, ngày 18 tháng 6 năm 2026.
2. Địa điểm: Nhà văn hóa thôn Bãi Cát.

III. TỔ CHỨC THỰC HIỆN
1. Văn phòng: chuẩn bị hội trường, tài liệu.

Nơi nhận:
- Thường trực Đảng ủy;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Bình
""".encode()


def attached(plan, by, data=PLAN, name="ke-hoach.txt"):
    return attach_plan_file(plan, by=by, data=data, name=name, read=read_plan_file(data, name))


def test_the_file_and_its_facts_are_kept_and_the_plan_stays_as_it_was(plan, ba_lan):
    before = type(plan).objects.filter(pk=plan.pk).values("venue", "held_on", "plan_revision").get()
    kept = attached(plan, ba_lan, name="Kế hoạch đối thoại.txt")
    assert kept.file.read() == PLAN
    assert kept.file.name == "Kế hoạch đối thoại.txt"
    assert kept.said["venue"] == ["Nhà văn hóa thôn Bãi Cát"]
    assert type(plan).objects.filter(pk=plan.pk).values("venue", "held_on", "plan_revision").get() == before


def test_a_file_not_yet_read_is_on_disk_and_waits_for_the_job_loop(plan, ba_lan):
    kept = attach_plan_file(plan, by=ba_lan, data=b"\xff\xd8\xff a scan", name="quet.jpg")
    assert kept.file.read() == b"\xff\xd8\xff a scan"
    job = Job.objects.get(kind="read_plan")
    assert (job.payload, job.commune_id) == ({"plan_file": kept.pk}, plan.commune_id)
    assert list(PlanFile.objects.waiting()) == [kept]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "trong.txt"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "ke-hoach.pdf"),
        ("Công thức nấu phở: xương bò, quế, hồi, gừng nướng.".encode() * 20, "pho.txt"),
        (b"MZ" + bytes(range(256)) * 10, "ke-hoach.docx"),
    ],
    ids=["empty", "a picture called pdf", "a recipe", "a program called docx"],
)
def test_what_is_no_plan_is_refused_with_a_sentence(plan, ba_lan, data, name):
    with pytest.raises(Unreadable) as no:
        attached(plan, ba_lan, data, name)
    assert str(no.value).endswith(".")
    assert StoredFile.objects.count() == 0


def test_the_name_of_the_file_never_becomes_a_path(plan, ba_lan):
    kept = attached(plan, ba_lan, name="../../../etc/passwd.txt")
    assert kept.file.path.name == kept.file.sha256


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(attach_plan_file, plan, by=ong_nam) == STRANGER


def test_the_chair_may_not(plan, ong_binh):
    assert refused_beforehand(attach_plan_file, plan, by=ong_binh) == only_for(attach_plan_file)


def test_not_over_an_issued_plan(dialogue, ba_lan):
    assert refused_beforehand(attach_plan_file, dialogue, by=ba_lan) == not_during(
        attach_plan_file, Stage.OPEN
    )
