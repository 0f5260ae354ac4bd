"""Django's SQLite engine, with the writers of one process standing in a queue."""
