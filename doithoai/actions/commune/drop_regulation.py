"""Take a regulation of this computer's own away again; a shipped one of the same name counts once more."""

from datetime import datetime

from doithoai.actions.commune.save_regulation import OVER, keep_earlier, refuse_what_others_use
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Dialogue
from doithoai.rules.regulation_files import is_shipped, known, own_folder


@action()
def drop_regulation(commune: Commune, *, by: Actor, at: datetime, name: str) -> Commune:
    """The file goes to `earlier/`, where it stays. Dates already given do not move by it: a recount shows.

    Also one that is not in order and was left out. Raises Refusal when there is none, when another commune here
    uses it, or when this one's plans would be left without a rule.
    """
    folder = own_folder()
    if folder is None or name not in known().own | {path.stem for path in known().faulty}:
        raise Refusal("Máy chủ này không có tệp riêng của quy chế ấy: đang dùng bản có sẵn.")
    refuse_what_others_use(commune, name)
    following = Dialogue.objects.exclude(stage__in=OVER).filter(regulation=name).exists()
    if not is_shipped(name) and (following or commune.regulation == name):
        raise Refusal(
            "Kế hoạch của xã đang theo quy chế này, và không có bản có sẵn thay vào. Xin chọn quy chế khác trong kế "
            "hoạch trước, hoặc ghi ngày thôi áp dụng."
        )
    try:
        keep_earlier(folder, name, at)
        (folder / f"{name}.toml").unlink()
    except OSError as trouble:
        raise Refusal(f"Không bỏ được tệp: {trouble.strerror}. Xin báo người giữ máy chủ.") from trouble
    return commune
