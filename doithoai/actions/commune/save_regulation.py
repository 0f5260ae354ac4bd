"""Keep a regulation on this computer: written in the form, it counts at once, beside the shipped ones."""

import re
import tomllib
from datetime import datetime
from pathlib import Path

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Dialogue
from doithoai.models.tenancy import serving_everywhere
from doithoai.rules.procedure import Stage
from doithoai.rules.regulation_advice import advise_text
from doithoai.rules.regulation_choice import same_place
from doithoai.rules.regulation_files import known, load_all, own_folder
from doithoai.rules.vietnamese import table_date

OVER = (Stage.CLOSED, Stage.CANCELLED)


@action()
def save_regulation(commune: Commune, *, by: Actor, at: datetime, name: str, text: str) -> Commune:
    """Write `name`.toml into this computer's own folder; the version before it is kept in `earlier/`.

    Dates already given do not move by it: a recount shows what would. Raises Refusal for a file with a fault,
    for a law (it binds every commune of the server), or for a rule that another commune here follows or may choose.
    """
    if not re.fullmatch(r"[a-z0-9_]{2,60}", name):
        raise Refusal("Tên tệp chỉ gồm chữ thường không dấu, số và gạch dưới.")
    if wrong := [each.says for each in advise_text(text, name) if each.severity == "error"]:
        raise Refusal(f"Tệp chưa dùng được: {wrong[0]}")
    folder = own_folder()
    if folder is None:
        raise Refusal("Máy chủ này không có thư mục dữ liệu để lưu quy chế. Xin tải tệp về.")
    refuse_for_others(commune, name, text)
    note = f"# {table_date(at.date())}: {by.name} lưu, {commune.full_name}.\n"
    try:
        put(folder, name, note + text, at)
    except OSError as trouble:
        raise Refusal(
            f"Không ghi được tệp: {trouble.strerror}. Xin tải tệp về rồi báo người giữ máy chủ."
        ) from trouble
    return commune


FOR_EVERY_COMMUNE = (
    "Luật và văn bản để viện dẫn áp dụng cho mọi xã trên máy chủ nên không lưu từ trang này. "
    "Xin tải tệp về; người giữ máy chủ đặt vào thư mục regulations của dữ liệu."
)


def why_not_here(commune: Commune, name: str, text: str) -> str:
    """Why this file would be refused for the sake of others, said before anybody presses; "" when it would not.
    `text`: "" while nothing is written yet."""
    if not text:
        return FOR_EVERY_COMMUNE if binds_everyone(name) else ""
    try:
        refuse_for_others(commune, name, text)
    except Refusal as no:
        return str(no)
    return ""


def binds_everyone(name: str) -> bool:
    """A law, or what is only cited: no timetable of one province."""
    now = load_all().get(name)
    return now is not None and now.use != "timetable"


def refuse_for_others(commune: Commune, name: str, text: str) -> None:
    """One commune's administrator decides for that commune only."""
    if '\nuse = "timetable"' not in f"\n{text}" or binds_everyone(name):
        raise Refusal(FOR_EVERY_COMMUNE)
    refuse_what_others_use(commune, name, province_said(text))


def refuse_what_others_use(commune: Commune, name: str, *provinces: str) -> None:
    """Raises Refusal for a file that another commune of this server follows, keeps, or may choose for its province.

    `provinces`: those that a new version names.
    """
    with serving_everywhere(because="a regulation that another commune follows must not change under it"):
        plans = Dialogue.objects.exclude(commune_id=commune.pk).exclude(stage__in=OVER)
        followed = plans.filter(regulation=name).exists()
    elsewhere = Commune.objects.exclude(pk=commune.pk)
    if followed or elsewhere.filter(regulation=name).exists():
        raise Refusal(
            f"Xã khác trên máy chủ này đang theo tệp {name}. Xin lưu dưới tên khác, ví dụ {name}_rieng, "
            "rồi chọn quy chế ấy trong kế hoạch."
        )
    now, keeper = load_all().get(name), known().keepers.get(name, "")
    if keeper and keeper != commune.full_name:
        raise Refusal(f"Tệp {name} do {keeper} lưu. Xin lưu dưới tên khác, ví dụ {name}_rieng.")
    others = {now.province} if now and not keeper else set()
    others |= {each for each in provinces if not same_place(each, commune.province)}
    here = {place for each in elsewhere for place in others if same_place(each.province, place)}
    if here:
        raise Refusal(
            f"Máy chủ này có xã khác của {', '.join(sorted(here))} cũng chọn được tệp {name}. Xin lưu dưới tên khác, "
            f"ví dụ {name}_rieng, ghi đúng tỉnh của mình, rồi chọn quy chế ấy trong kế hoạch."
        )


def province_said(text: str) -> str:
    """The province that a file names; it is in order (`advise_text`)."""
    return str(tomllib.loads(text).get("province", ""))


def put(folder: Path, name: str, text: str, at: datetime) -> None:
    """The whole file at once, so that nobody reads half of it."""
    path = folder / f"{name}.toml"
    folder.mkdir(parents=True, exist_ok=True)
    if path.exists():
        keep_earlier(folder, name, at)
    half = path.with_suffix(".half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def keep_earlier(folder: Path, name: str, at: datetime) -> None:
    """What counted until now stays to be looked at."""
    earlier = folder / "earlier"
    earlier.mkdir(exist_ok=True)
    kept = (folder / f"{name}.toml").read_bytes()
    (earlier / f"{name}-{at:%Y%m%d-%H%M%S-%f}.toml").write_bytes(kept)
