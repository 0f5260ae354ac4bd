"""Search with or without accents, one behaviour on both engines.

The folded column (rules/vietnamese.fold) is indexed by FTS5 on SQLite and by a stored `simple`
tsvector with GIN on PostgreSQL; migration 0002 makes both. Neither needs an extension.
"""

import re
from itertools import pairwise

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from doithoai.rules.vietnamese import fold

#: Words of a text that are compared: the matter of a long letter is told in its beginning.
PAIRS_AT_MOST = 60


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
