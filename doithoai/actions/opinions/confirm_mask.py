"""Confirm which words of an opinion may be shown to everyone."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.consenting import agreed_for_the_child_no_more
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.actions.suspecting import sounds_like_another_procedure
from doithoai.models import Actor, Opinion
from doithoai.rules.public_words import denies_more, only_masks_differ, still_private, still_theirs

NAMED = 5  # of what still looks private
REASON_AT_LEAST = 10  # letters: "rút gọn" says that, not why


def is_only_spoken(opinion: Opinion, by: Actor) -> str | None:
    if opinion.is_spoken:
        return "Ý kiến này mới có ghi âm. Xin nghe và ghi lời thành chữ trước, rồi mới chọn phần công khai."
    return None


@action(unless=[has_left_the_dialogue, is_split, is_only_spoken])
def confirm_mask(
    opinion: Opinion,
    *,
    by: Actor,
    at: datetime,
    public_words: str,
    because: str = "",
    looked_again: bool = False,
    seen: str = "",
) -> Opinion:
    """Nothing is public before a person said so; empty words take it back. The public words are the person's own with
    masks in them; words that differ by more are edited `because` of something everybody may read, and stay mostly theirs.
    What was left out is not shown beside them: it may have been left out because it is private. `looked_again`: what still
    looks private was read once more and is not. `seen`: the mark of the page.

    Raises Refusal for what sounds like a denunciation until somebody has sorted it, when a child's words would still say
    who it is, and when what was agreed to for that child ended.
    """
    refuse_if_stale(opinion, seen)
    words = typed.words(public_words, "phần công khai", at_most=typed.WORDS_AT_MOST)
    reason = typed.line(because, "lý do biên tập", at_most=200)
    if words and (no := sounds_like_another_procedure(opinion, by)):
        raise Refusal(no)
    if words and agreed_for_the_child_no_more(opinion):
        raise Refusal(
            "Sự đồng ý thay cháu đã hết: người đại diện đã rút hoặc đã thay người, nên lời này không công khai. "
            "Ý kiến vẫn được trả lời như thường."
        )
    left = still_private(words, child=opinion.child)
    if left and opinion.child:
        named = ", ".join(dict.fromkeys(what for what, _ in left))
        raise Refusal(
            f"Người nêu là trẻ em: lời công khai còn {named}. Xin thay bằng ngoặc vuông như máy đề nghị rồi xác nhận."
        )
    if left and not looked_again:
        named = ", ".join(f"{what} “{said}”" for what, said in left[:NAMED])
        raise Refusal(
            f"Lời công khai còn {named}. Xin thay bằng ngoặc vuông; nếu đúng là không riêng tư thì đánh dấu “Đã đọc "
            "lại từng chỗ máy ngờ” rồi xác nhận lần nữa."
        )
    edited = bool(words) and not only_masks_differ(opinion.words, words)
    if edited and not reason:
        raise Refusal(
            "Lời công khai khác lời người dân không chỉ ở chỗ che. Xin để nguyên lời, chỉ che; hoặc ghi lý do biên "
            "tập, trang công khai sẽ ghi rõ “lược ghi” và lý do ấy."
        )
    if edited and len(reason) < REASON_AT_LEAST:
        raise Refusal(
            f"Lý do “{reason}” ngắn quá, người đọc chưa hiểu. Xin ghi rõ vì sao, ví dụ: bỏ phần kể chuyện riêng của gia đình."
        )
    if edited and not still_theirs(opinion.words, words):
        raise Refusal(
            "Lời công khai gần như không còn lời của người nêu. Chỉ được che, rút gọn, sửa lỗi chữ; xin lấy lại lời của họ "
            "rồi bớt đi. Muốn viết lại cho gọn thì viết ở nội dung chung của nhóm."
        )
    if edited and denies_more(opinion.words, words):
        raise Refusal(
            "Lời công khai có chữ “không”, “chưa”, “chẳng” hoặc “đừng” ở chỗ người nêu không nói, dễ thành nói ngược ý họ. "
            "Xin viết lại theo lời của họ."
        )
    if edited and (told := still_private(reason)):
        raise Refusal(f"Lý do biên tập cũng được công khai mà còn {told[0][0]}. Xin bỏ đi.")
    with remembered("confirm_mask", [opinion], by=by, at=at):
        opinion.public_words, opinion.edited_because = words, reason if edited else ""
        opinion.public_at = at if words else None
        opinion.save(update_fields=["public_words", "edited_because", "public_at"])
    return opinion
