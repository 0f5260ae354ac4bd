"""Every page, paper, list and search, opened as an officer of the body complained about: who asked is nowhere."""

import io
import re
import zipfile
from html import unescape

import pypdfium2
import pytest
from django.urls import get_resolver, reverse

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.conclusion.issue_task_letter import issue_task_letter
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.models import Assignment, Dialogue, Hamlet, Message, Opinion, Outcome, Paper, Preparation
from tests import given

WORDS = "Phòng Kinh tế hẹn lần này lượt khác, thái độ hách dịch. Tôi ở thôn Bãi Cát, tên Lê Văn Ba, gọi 0912 000 111."


@pytest.fixture
def world(commune, ba_lan) -> Opinion:
    """The whole way: prepared by the body, heard, decided, owed by the body, papers issued."""
    hamlet = Hamlet.objects.get(name="thôn Bãi Cát")
    son = given.a_person(commune, "son", "Bùi Văn Sơn", given.Role.HAMLET_HEAD, hamlet=hamlet)
    given.ong_tu(commune)
    dialogue = given.an_open_dialogue(commune, ba_lan)
    opinion = enter_opinion(
        commune, by=son, at=given.BEFORE, words=WORDS, author="Lê Văn Ba", contact="0912 000 111",
        hamlet=hamlet, publish="name",
    )  # fmt: skip
    group = given.classify_opinion(
        opinion, by=ba_lan, at=given.BEFORE, field="hanh_chinh", urgency="cao", competence="xã"
    ).group
    confirm_mask(
        opinion,
        by=ba_lan,
        at=given.BEFORE,
        public_words="Phòng Kinh tế hẹn lần này lượt khác.",
        because="rút gọn cho dễ đọc",
    )
    assign_preparation(
        group, by=ba_lan, at=given.BEFORE, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON
    )
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(
        group, by=ba_lan, at=given.ON_THE_DAY, kind=Outcome.Kind.ASSIGNED, body=given.body("Phòng Kinh tế")
    )
    close_conference(dialogue, by=ba_lan, at=given.AFTER)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    issue_minutes(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    issue_task_letter(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    return opinion


def told_in(data: bytes) -> str:
    """The text of a page, a PDF, a Word or Excel file, whatever it is."""
    if data[:4] == b"%PDF":
        with pypdfium2.PdfDocument(data) as opened:
            return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in opened)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = (archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
            return re.sub(r"<[^>]+>", "", " ".join(inside))
    page = re.sub(
        r"<option.*?</option>", "", data.decode("utf-8", "replace"), flags=re.DOTALL
    )  # every hamlet
    return unescape(page)


def addresses(opinion: Opinion) -> set[str]:
    """Every address of the desk with every key that could stand in it."""
    keys = {
        opinion.pk, opinion.group_id, *Dialogue.objects.values_list("pk", flat=True), *Paper.objects.values_list("pk", flat=True),
        *Assignment.objects.values_list("pk", flat=True), *Preparation.objects.values_list("pk", flat=True),
    } - {None}  # fmt: skip
    found = set()
    for name, (possible, *_) in by_name().items():
        needs = possible[0][1]
        if not needs:
            found.add(reverse(f"desk:{name}"))
        elif needs == ["pk"]:
            found |= {reverse(f"desk:{name}", args=[key]) for key in keys}
        elif set(needs) <= {"pk", "form"}:
            found |= {
                f"/{possible[0][0] % {'pk': key, 'form': form}}"
                for key in keys
                for form in ("pdf", "docx", "xlsx")
            }
    return found


def by_name() -> dict:
    desk = get_resolver().namespace_dict["desk"][1]
    return {name: desk.reverse_dict.getlist(name)[0] for name in desk.reverse_dict if isinstance(name, str)}


@pytest.mark.one_engine
def test_an_officer_of_that_body_finds_nothing_of_the_person_anywhere(world, signed_in):
    tu, betrayed, opened, queue = signed_in("tu"), [], 0, sorted(addresses(world))
    secrets = ("Lê Văn Ba", "0912", "Bãi Cát", world.code, world.code[:3] + "•", "Bùi Văn Sơn")
    seen = set(queue)
    while queue:
        address = queue.pop()
        answer = tu.get(address)
        if answer.status_code != 200:
            continue
        opened += 1
        data = answer.getvalue()
        text = told_in(data)
        betrayed += [(address, each) for each in secrets if each in text and not is_general(address, each)]
        for link in re.findall(r'href="(/[^"#]*)', data.decode("utf-8", "replace")):
            if unescape(link) not in seen and not link.startswith(("/static/", "/dang-xuat")):
                seen.add(unescape(link))
                queue.append(unescape(link))
    assert opened > 25
    assert tu.get(reverse("desk:dialogue", args=[world.dialogue_id])).status_code == 200
    assert [f"{each} in {address}" for address, each in betrayed] == []


def is_general(address: str, secret: str) -> bool:
    """How many people of each hamlet asked, among everybody else, is nobody's."""
    return secret == "Bãi Cát" and address.startswith(("/so-lieu/", "/xa/"))


def test_no_search_filter_or_order_gives_the_person_away(world, signed_in):
    tu, page = signed_in("tu"), reverse("desk:opinions")
    assert "thái độ hách dịch" in tu.get(page).content.decode()
    hamlet = Hamlet.objects.get(name="thôn Bãi Cát").pk
    for asked in ("q=Lê Văn Ba", "q=0912", f"q={world.code}", f"thon={hamlet}", "kenh=hamlet", "xep=thon"):
        assert "thái độ hách dịch" not in tu.get(f"{page}?{asked}").content.decode(), asked


def test_nor_a_notice(world):
    told = " ".join(Message.objects.values_list("text", flat=True))
    assert not [each for each in ("Lê Văn Ba", "0912", "Bãi Cát", world.code) if each in told]


def test_the_clerk_sees_whom_it_is_hidden_from_and_changes_it(world, lan):
    page = lan.get(reverse("desk:opinion", args=[world.pk])).content.decode()
    assert "Lê Văn Ba" in page
    assert "Đang giấu" in page
    lan.post(reverse("desk:shield_petitioner", args=[world.pk]), {"bodies": []})
    assert not world.shields.standing().exists()


def test_another_communes_clerk_may_not(world, ong_nam, signed_in):
    assert signed_in("nam").post(reverse("desk:shield_petitioner", args=[world.pk])).status_code == 404
