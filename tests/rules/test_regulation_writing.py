"""What is written is what a person would type: read again, it says the same."""

import tomllib

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from doithoai.rules.regulation_files import file_of, load_all, made_from
from doithoai.rules.regulation_writing import as_toml


@pytest.mark.parametrize("name", sorted(load_all()))
def test_every_file_written_again_says_the_same(name, tmp_path):
    path = file_of(name)
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    again = tomllib.loads(as_toml(said))
    assert again == said
    assert made_from(again, path) == load_all()[name]


@drawn(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=1))
def test_strange_signs_do_not_break_the_file(words, notes):
    said = {"id": "x", "title": words, "notes": notes, "deadline": {"reply": {"days": 3, "quote": words}}}
    assert tomllib.loads(as_toml(said)) == said
