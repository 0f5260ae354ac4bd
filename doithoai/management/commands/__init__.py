"""One file per command of the `doithoai` command line; each wakes one action or one rule."""
