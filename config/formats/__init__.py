"""Django's FORMAT_MODULE_PATH: our own corrections to its formats, one folder per language."""
