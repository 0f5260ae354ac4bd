"""Which people of the commune a text complains about: by their name, or by the post they hold and its place.

Whoever is meant must not read who complains. A post that is written to ("kính gửi ông Chủ tịch") is not accused; nor is
anybody in a text that says nothing of how somebody behaved.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from .conduct import book_of, heard, speaks_of_conduct
from .procedure import ROLE_LABELS, Role
from .triage import kind_of
from .triage.text import Book, Said
from .vietnamese import TONES, fold, nfc, tone_fold

FILE = Path(__file__).parent.parent / "regulations" / "accused.toml"
SHORTEST_TITLE = 8  # letters of a title worth looking for: "cán bộ" would be found in everything
NEAR = 30  # characters between a given name and what says that an office is meant
NEARLY, EXACTLY = 1, 2

_ADDRESS = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "cậu", "đồng chí", "cán bộ", "công chức")
_SAYS_NOTHING = frozenset({"nhan dan"})  # of a title: "Ủy ban nhân dân xã"
_HAMLETS = r"(?:thon|ban|xom|ap|buon|lang|khom|khu pho|khu|to dan pho|to)"
_HEADS_BOARD = re.compile(r"(?:phó )?trưởng ban\b", re.IGNORECASE)
_HEAD_WRITTEN = "trưởng thôn bản xóm ấp buôn làng khóm khu tổ dân"
_HAMLET_HEAD = re.compile(rf"\b(?:pho )?truong {_HAMLETS}\b(?! (?:quan|giai|thanh|chi huy|kiem|to chuc))")
#: "Kính gửi ông Lò Văn Bình, Chủ tịch": the title of whoever is written to by name.
_NAME_WRITTEN_TO = re.compile(r"\b(?:kinh )?(?:gui|thua) (?:ong|ba|anh|chi|dong chi)(?: \w+){2,4} ?[,–-] ?$")
_CHAIR = re.compile(r"\b(pho )?chu tich\b")
_SECRETARY = re.compile(r"\b(pho )?bi thu\b(?! (?:chi bo|chi doan|doan))")
#: Those at the top, without saying which.
_AT_THE_TOP = re.compile(
    r"\b(?:(?:lanh dao|quan|quan chuc|sep) (?:cua )?(?:xa|phuong|dia phuong|uy ban|ubnd|dang uy)|nguoi dung dau|(?:ong|ba|cac|may) sep)\b"
)
_OF_A_UNION = re.compile(
    r" (?:cua )?(?:hoi dong thi dua|hoi|mat tran|mttq|uy ban mat tran|uy ban mttq|ubmttq|ub mttq|cong doan|phu nu)\b(?! dong nhan)"
)


@dataclass(frozen=True)
class Post:
    """One place somebody holds: `key` is the person's."""

    key: int
    name: str
    role: str
    title: str = ""
    body: str = ""
    hamlet: str = ""


@dataclass(frozen=True)
class _Text:
    """`said`: without marks; `written`: with those that were typed, place by place the same, or "" where it is not."""

    said: str
    written: str

    @classmethod
    def of(cls, text: str) -> "_Text":
        written = " ".join(nfc(text).split())
        said = fold(written)
        return cls(said, written if len(written) == len(said) else "")

    def writes(self, found: re.Match[str], asked: str) -> bool:
        """Where marks were typed they count: a "trường thôn" is a school, a "bì thư" an envelope; but hỏi and ngã are
        one in half the country. A word without any is taken for what was asked, except that "trưởng ban", so typed, is
        the head of some board and no "bản"."""
        marks = {fold(word): _sound(word) for word in asked.split()}
        typed = self.written[found.start() : found.end()].split()
        bare = {word.lower() for word in typed if word.isascii()}
        if "ban" in bare and len(bare) < len(typed) and marks.get("ban", "ban") != "ban":
            return False
        return all(word.isascii() or _sound(word) == marks.get(fold(word), _sound(word)) for word in typed)


def _sound(word: str) -> str:
    """A word as it is compared: one seat for the tone, ngã heard as hỏi."""
    return nfc(unicodedata.normalize("NFD", tone_fold(word)).replace("\u0303", "\u0309"))


@dataclass(frozen=True)
class _Lists:
    unfair: Book
    unfair_next: re.Pattern[str]  # the same, for the place right behind a name
    addressed: re.Pattern[str]
    beside: re.Pattern[str]
    posts: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]  # as written


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    data = tomllib.loads(FILE.read_text("utf-8"))
    return _Lists(
        book_of(data["unfair"]),
        _any_of(data["unfair"]),
        re.compile(rf"(?<!\w)(?:{_either(data['addressed'])})(?: (?:{_either(data['courtesy'])}))*[ :,]*$"),
        _any_of(data["beside_a_given_name"]),
        tuple((name, _any_of([name]), tuple(map(fold, held))) for name, held in data["posts"].items()),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted({fold(word) for word in words}, key=len, reverse=True))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)")


def accuses(text: str) -> bool:
    """It may complain about somebody; says nothing of whom."""
    return (
        speaks_of_conduct(text)
        or heard(Said.of(text), _lists().unfair)
        or kind_of(text)[0] in ("denunciation", "complaint")
    )


def accused_in(text: str, posts: Iterable[Post], *, hamlet: str = "") -> tuple[int, ...]:
    """The keys of the people meant, each once. `hamlet`: where the text comes from, when it is known; "the head of
    the hamlet" without its name is the head of that one."""
    said, held = _Text.of(text), list(posts)
    meant = {each.key for each in held if _by_name(said, each, fold(hamlet))}
    meant |= _hamlet_heads(said, held, fold(hamlet)) | _leaders(said, held) | _holders(said, held)
    if not meant or not accuses(text):  # which takes longer
        return ()
    return tuple(dict.fromkeys(each.key for each in held if each.key in meant))


def _written_about(text: _Text, pattern: re.Pattern[str], asked: str = "") -> list[re.Match[str]]:
    """Where it stands otherwise than as the one written to. `asked`: the words of the pattern with their marks."""
    return [
        found
        for found in pattern.finditer(text.said)
        if not _lists().addressed.search(before := text.said[max(0, found.start() - 60) : found.start()])
        and not _NAME_WRITTEN_TO.search(before)
        and text.writes(found, asked)
    ]


def _by_name(text: _Text, post: Post, here: str) -> bool:
    """By the whole name or its initials; or by a title of address and the given name where an office, or what
    this very person does, is named beside it, where something unfair follows at once, or in the hamlet they head."""
    *others, given = words = fold(post.name).split() or [""]
    if not others or given not in text.said:
        return False
    whole = re.compile(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)")
    if _written_about(text, whole):
        return True
    # "bà Lan", "bà Thị Lan", "bà T.T.Lan"
    before = "".join(rf"((?:{re.escape(each)}|{re.escape(each[0])})(?:\. ?| ))?" for each in others)
    called = re.compile(rf"(?<!\w)({_either(_ADDRESS)}) {before}({re.escape(given)})(?!\w)")
    at_home = bool(here) and fold(post.hamlet) == here
    for found in _written_about(text, called):
        if not _is_addressed(found, text) or not (alike := _is_the_name(found, text, post)):
            continue
        around = text.said[max(0, found.start() - NEAR) : found.end() + NEAR]
        if _lists().beside.search(around) or _own_words(post).search(around):
            return True
        if alike == EXACTLY and (
            at_home or all(found.groups()) or _lists().unfair_next.match(text.said, found.end() + 1)
        ):
            return True
    return False


def _is_addressed(found: re.Match[str], text: _Text) -> bool:
    """ "có tư cách" addresses nobody: where marks were typed they count."""
    typed = text.written[found.start(1) : found.end(1)]
    return typed.isascii() or tone_fold(typed) in _ADDRESS


def _is_the_name(found: re.Match[str], text: _Text, post: Post) -> int:
    """ "ông lãnh đạo" names no Lành: where marks were typed they count, each of them. A name is easily written with
    another tone, though: with a capital it is this one where the rest fits."""
    typed, own = text.written[found.start(found.lastindex or 0) : found.end()], post.name.split()[-1]
    if typed.isascii() or tone_fold(typed) == tone_fold(own):
        return EXACTLY
    return NEARLY if typed[:1].isupper() and _toneless(typed) == _toneless(own) else 0


def _toneless(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word.lower()) if each not in TONES)


@lru_cache(maxsize=1_000)
def _own_words(post: Post) -> re.Pattern[str]:
    """What this person does, each two syllables of it, and what people call it."""
    said = (post.title, post.body, post.hamlet, ROLE_LABELS[Role(post.role)])
    phrases = [re.findall(r"\w+", part) for each in said for part in re.split(r"[^\w ]+", fold(each))]
    pairs = {" ".join(pair) for words in phrases for pair in pairwise(words)}
    called = {name for name, _, held in _lists().posts if _holds(post, held)}
    return _any_of((pairs | called) - _SAYS_NOTHING)


def _bare(hamlet: str) -> str:
    return re.sub(rf"^{_HAMLETS} ", "", hamlet)


def _hamlet_heads(text: _Text, posts: list[Post], here: str) -> set[int]:
    heads = [each for each in posts if each.role == Role.HAMLET_HEAD and each.hamlet]
    found = _written_about(text, _HAMLET_HEAD)
    if not found or not heads:
        return set()
    meant: set[int] = set()
    for each in found:
        after = text.said[each.end() : each.end() + NEAR]
        named = [post for post in heads if re.match(rf" {re.escape(_bare(fold(post.hamlet)))}(?!\w)", after)]
        if not text.writes(each, _HEAD_WRITTEN) and not (
            named and _HEADS_BOARD.match(text.written, each.start())
        ):
            continue
        at_home = [post for post in heads if fold(post.hamlet) == here]
        # without a place it is the head of where the words come from; of nowhere known, any of them
        meant |= {post.key for post in named or at_home or ([] if here else heads)}
    return meant


def _leaders(text: _Text, posts: list[Post]) -> set[int]:
    """Chairs and secretaries, and their deputies. With no such title on anybody's account, whoever chairs."""
    chairs, said = [each for each in posts if each.role == Role.CHAIR], text.said
    meant: set[int] = set()
    for pattern, written in ((_CHAIR, "chủ tịch"), (_SECRETARY, "bí thư")):
        title = fold(written)
        for found in _written_about(text, pattern, written) if title in said else ():
            if _OF_A_UNION.match(said[found.end() :]):
                continue  # the head of a union: _holders
            asked = f"pho {title}" if found[1] else title
            titled = [
                each
                for each in posts
                if each.role != Role.FRONT and re.search(rf"(?<!pho ){asked}\b", fold(each.title))
            ]
            meant |= {each.key for each in titled or [each for each in chairs if not each.title] or chairs}
    if _written_about(text, _AT_THE_TOP):
        heads = [each for each in posts if re.search(r"(?<!pho )(?:chu tich|bi thu)\b", fold(each.title))]
        meant |= {each.key for each in (*chairs, *heads) if each.role != Role.FRONT}
    return meant


def _holders(text: _Text, posts: list[Post]) -> set[int]:
    """Everybody in a post that people call so, and whoever has exactly this title."""
    meant: set[int] = set()
    for word, pattern, held in _lists().posts:
        if _written_about(text, pattern, word):
            meant |= {each.key for each in posts if _holds(each, held)}
    for each in posts:
        title = fold(each.title)
        if len(title) < SHORTEST_TITLE or title not in text.said:
            continue
        if _written_about(text, _any_of([title]), each.title):
            meant.add(each.key)
    return meant


def _holds(post: Post, words: tuple[str, ...]) -> bool:
    place = f"{fold(post.body)} | {fold(post.title)}"
    office = "van phong" in words and post.role == Role.CLERK  # the office's clerk, whatever the account says
    return office or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", place) for word in words)
