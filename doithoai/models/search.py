"""Search with or without accents, one behaviour on both engines.

The folded column (rules/vietnamese.fold) is indexed by FTS5 on SQLite and by a stored `simple`
tsvector with GIN on PostgreSQL; migration 0002 makes both. Neither needs an extension.
"""

import re

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from doithoai.rules.vietnamese import fold


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
