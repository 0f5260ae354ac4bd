"""The search index over opinions' folded words: FTS5 on SQLite, a stored tsvector on PostgreSQL."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE opinion_search USING fts5(folded, content='doithoai_opinion', content_rowid='id')",
    "INSERT INTO opinion_search(rowid, folded) SELECT id, folded FROM doithoai_opinion",
    """CREATE TRIGGER opinion_search_insert AFTER INSERT ON doithoai_opinion BEGIN
         INSERT INTO opinion_search(rowid, folded) VALUES (new.id, new.folded);
       END""",
    """CREATE TRIGGER opinion_search_delete AFTER DELETE ON doithoai_opinion BEGIN
         INSERT INTO opinion_search(opinion_search, rowid, folded) VALUES ('delete', old.id, old.folded);
       END""",
    """CREATE TRIGGER opinion_search_update AFTER UPDATE OF folded ON doithoai_opinion
       WHEN old.folded IS NOT new.folded BEGIN
         INSERT INTO opinion_search(opinion_search, rowid, folded) VALUES ('delete', old.id, old.folded);
         INSERT INTO opinion_search(rowid, folded) VALUES (new.id, new.folded);
       END""",
]
POSTGRESQL = [
    """ALTER TABLE doithoai_opinion ADD COLUMN search tsvector
       GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED""",
    "CREATE INDEX opinion_search ON doithoai_opinion USING gin (search)",
]


def build(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def unbuild(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE doithoai_opinion DROP COLUMN search")
    else:
        for what in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER opinion_search_{what}")
        schema_editor.execute("DROP TABLE opinion_search")


class Migration(migrations.Migration):
    dependencies = [("doithoai", "0001_initial")]
    operations = [migrations.RunPython(build, unbuild)]
