"""Search with or without accents, one behaviour on both engines.

The folded column (rules/vietnamese.fold) is indexed by FTS5 on SQLite and by a stored `simple`
tsvector with GIN on PostgreSQL; migration 0002 makes both. Neither needs an extension.

SQLite forgets triggers when a later migration makes the table anew (each new column that is not null does), so
`keep_index` looks after every migration and puts them back.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL

from doithoai.rules.vietnamese import fold

#: Words of a text that are compared: the matter of a long letter is told in its beginning.
WORDS_AT_MOST = 60
COMMON = 2_000  # opinions; what more of them say finds nobody
TOGETHER = 8  # words of a text without a rare one

_FORGET = "INSERT INTO opinion_search(opinion_search, rowid, folded) VALUES ('delete', old.id, old.folded);"
_LEARN = "INSERT INTO opinion_search(rowid, folded) VALUES (new.id, new.folded);"
_TRIGGERS = {
    "opinion_search_insert": f"AFTER INSERT ON doithoai_opinion BEGIN {_LEARN} END",
    "opinion_search_delete": f"AFTER DELETE ON doithoai_opinion BEGIN {_FORGET} END",
    "opinion_search_update": "AFTER UPDATE OF folded ON doithoai_opinion WHEN old.folded IS NOT new.folded "
    f"BEGIN {_FORGET} {_LEARN} END",
}


def keep_index(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Put back the triggers that feed the index on SQLite, and read all opinions into it again, when one is
    missing. After every migration (apps.py)."""
    with connections[using].cursor() as cursor:
        if connections[using].vendor != "sqlite":
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE name = 'opinion_search' OR name IN (%s, %s, %s)",
            [*_TRIGGERS],
        )
        there = {name for (name,) in cursor.fetchall()}
        if "opinion_search" not in there or there >= set(_TRIGGERS):
            return
        for name in set(_TRIGGERS) - there:
            cursor.execute(f"CREATE TRIGGER {name} {_TRIGGERS[name]}")
        cursor.execute("INSERT INTO opinion_search(opinion_search) VALUES ('rebuild')")


def keep_statistics(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Let SQLite look at how its indexes are filled, or it takes every commune for a handful of rows and reads a
    whole commune to find ten. PostgreSQL looks by itself. After every migration, and once a day (config/jobs.py)."""
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")


class _Says(Func):
    """On PostgreSQL, of the opinion whose key stands first: its row says what the query asks. A condition on the row
    itself, where a list of keys would make PostgreSQL read every hit twice."""

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        key, query = self.get_source_expressions()
        asked, words = compiler.compile(query)
        return (
            f"{compiler.quote_name_unless_alias(key.alias)}.search @@ to_tsquery('simple', {asked})",
            tuple(words),
        )


def matching(words: str) -> Q:
    """A condition on opinions: every word occurs (the last may be unfinished). No words: no condition."""
    terms = re.findall(r"\w+", fold(words))
    if not terms:
        return Q()
    if connection.vendor == "postgresql":
        return Q(_Says(F("pk"), Value(" & ".join([*terms[:-1], f"{terms[-1]}:*"]))))
    query = " ".join(f'"{term}"' for term in terms) + "*"
    sql = "SELECT rowid FROM opinion_search WHERE opinion_search MATCH %s"
    return Q(pk__in=RawSQL(sql, [query]))  # noqa: S611 - the words are a parameter


def in_a_row(words: Iterable[str]) -> Q:
    """A condition on opinions: these folded words occur, one right after the other. What PostgreSQL takes for one word
    (a decimal number, an address of the network) it does not find in pieces."""
    if connection.vendor == "postgresql":
        return Q(_Says(F("pk"), Value(" <-> ".join(words))))
    sql = "SELECT rowid FROM opinion_search WHERE opinion_search MATCH %s"
    return Q(pk__in=RawSQL(sql, [f'"{" ".join(words)}"']))  # noqa: S611 - the words are a parameter


def likest(words: str, dialogue_pk: int, most: int) -> RawSQL:
    """Keys of grouped opinions of one dialogue that share rare words with this text, the most alike first as the
    engine ranks them: a short list for a finer comparison, not an answer.

    Words that thousands say find nobody and cost the most. A text of nothing else is looked up by all of them
    together.
    """
    terms = list(dict.fromkeys(re.findall(r"\w+", fold(words))))[:WORDS_AT_MOST]
    common = common_words(terms)
    rare = [term for term in terms if term not in common]
    if connection.vendor == "postgresql":
        query = (" | ".join(rare) or " & ".join(terms[:TOGETHER])) or "''"
        sql = (  # OFFSET 0: by the words first, which are rare; PostgreSQL would sooner read every grouped opinion
            "SELECT id FROM (SELECT id, dialogue_id, group_id, search, asked FROM doithoai_opinion,"
            " to_tsquery('simple', %s) asked WHERE search @@ asked OFFSET 0) said"
            " WHERE dialogue_id = %s AND group_id IS NOT NULL ORDER BY ts_rank(search, asked) DESC LIMIT %s"
        )
    else:
        query = " OR ".join(f'"{term}"' for term in rare) or " ".join(
            f'"{term}"' for term in terms[:TOGETHER]
        )
        sql = (
            "SELECT o.id FROM opinion_search JOIN doithoai_opinion o ON o.id = opinion_search.rowid"
            " WHERE opinion_search MATCH %s AND o.dialogue_id = %s AND o.group_id IS NOT NULL"
            " ORDER BY opinion_search.rank LIMIT %s"
        )
    return RawSQL(sql, [query or '""', dialogue_pk, most])  # noqa: S611 - the words are a parameter


def common_words(terms: list[str]) -> set[str]:
    """Those that more than COMMON opinions say, by a look at the index (SQLite) or at its statistics."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT s.most_common_elems::text::text[], s.most_common_elem_freqs, c.reltuples"
                " FROM pg_stats s JOIN pg_class c ON c.relname = s.tablename"
                " WHERE s.schemaname = current_schema() AND s.tablename = 'doithoai_opinion' AND s.attname = 'search'"
            )
            for words, shares, rows in cursor.fetchall():
                said = dict(zip(words or (), shares or (), strict=False))
                return {term for term in terms if said.get(term, 0) * rows > COMMON}
            return set()
        looks = "SELECT count(*) FROM (SELECT 1 FROM opinion_search WHERE opinion_search MATCH %s LIMIT %s)"
        found = set()
        for term in terms:
            cursor.execute(looks, [f'"{term}"', COMMON + 1])
            if cursor.fetchone()[0] > COMMON:
                found.add(term)
        return found
