"""Search with or without accents, one behaviour on both engines.

The folded column (rules/vietnamese.fold) is indexed by FTS5 on SQLite and by a stored `simple`
tsvector with GIN on PostgreSQL; migration 0002 makes both. Neither needs an extension.

SQLite forgets triggers when a later migration makes the table anew (each new column that is not null does), so
`keep_index` looks after every migration and puts them back.
"""

import re
from itertools import pairwise
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Q
from django.db.models.expressions import RawSQL

from doithoai.rules.vietnamese import fold

#: Words of a text that are compared: the matter of a long letter is told in its beginning.
PAIRS_AT_MOST = 60

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


def matching(words: str) -> Q:
    """A condition on opinions: every word occurs (the last may be unfinished). No words: no condition."""
    terms = re.findall(r"\w+", fold(words))
    if not terms:
        return Q()
    if connection.vendor == "postgresql":
        query = " & ".join([*terms[:-1], f"{terms[-1]}:*"])
        sql = "SELECT id FROM doithoai_opinion WHERE search @@ to_tsquery('simple', %s)"
    else:
        query = " ".join(f'"{term}"' for term in terms) + "*"
        sql = "SELECT rowid FROM opinion_search WHERE opinion_search MATCH %s"
    return Q(pk__in=RawSQL(sql, [query]))  # noqa: S611 - the words are a parameter


def likest(words: str, dialogue_pk: int, most: int) -> RawSQL:
    """Keys of grouped opinions of one dialogue that share pairs of neighbouring words with this text, the most
    alike first as the engine ranks them: a short list for a finer comparison, not an answer.
    """
    terms = re.findall(r"\w+", fold(words))[:PAIRS_AT_MOST]
    pairs = list(dict.fromkeys(pairwise(terms)))
    if connection.vendor == "postgresql":
        query = " | ".join(f"{one} <-> {two}" for one, two in pairs) or "''"
        sql = (
            "SELECT id FROM doithoai_opinion, to_tsquery('simple', %s) asked WHERE search @@ asked"
            " AND dialogue_id = %s AND group_id IS NOT NULL ORDER BY ts_rank(search, asked) DESC LIMIT %s"
        )
    else:
        query = " OR ".join(f'"{one} {two}"' for one, two in pairs) or '""'
        sql = (
            "SELECT o.id FROM opinion_search JOIN doithoai_opinion o ON o.id = opinion_search.rowid"
            " WHERE opinion_search MATCH %s AND o.dialogue_id = %s AND o.group_id IS NOT NULL"
            " ORDER BY opinion_search.rank LIMIT %s"
        )
    return RawSQL(sql, [query, dialogue_pk, most])  # noqa: S611 - the words are a parameter
