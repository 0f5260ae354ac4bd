"""Give one kind of paper the commune's own wording, or an old version of it again."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, PaperWording
from doithoai.outputs.papers import KINDS
from doithoai.outputs.papers.packs import troubles_of, wording_in_use
from doithoai.outputs.papers.wording import read, told, written

LONGEST = 100_000  # characters of the notation, fields and marks included


@action()
def change_wording(
    commune: Commune, *, by: Actor, at: datetime, kind: str, text: str, note: str = ""
) -> PaperWording:
    """From now on this commune's papers of `kind` are said in `text`; issued ones keep their own words.

    Raises Refusal with every trouble the wording has (a word the paper does not offer, one it needs), and when
    nothing was changed.
    """
    if kind not in KINDS:
        raise Refusal("Phần mềm không có loại văn bản này. Xin mở lại trang Mẫu văn bản.")
    if len(text) > LONGEST:
        raise Refusal(
            f"Mẫu dài {len(text)} ký tự, nhiều nhất là {LONGEST}. Xin kiểm tra lại có nhầm tệp không."
        )
    text = written(read(text))
    if found := troubles_of(kind, text):
        raise Refusal(" ".join(found))
    if text == written(read(wording_in_use(commune, kind).text)):
        raise Refusal("Mẫu này giống hệt mẫu đang dùng, không có gì để lưu.")
    return keep(kind, text, typed.line(note, "ghi chú", at_most=200), by=by, at=at)


def keep(kind: str, text: str, note: str, *, by: Actor, at: datetime) -> PaperWording:
    """The next version; versions are counted from 1 and never taken twice (the commune's row is held)."""
    newest = PaperWording.objects.of_kind(kind).first()
    return PaperWording.objects.create(
        kind=kind, version=newest.version + 1 if newest else 1, text=text, note=note,
        offered=[each.name for each in told(KINDS[kind].WORDS)], saved_at=at, by=by.name,
    )  # fmt: skip
