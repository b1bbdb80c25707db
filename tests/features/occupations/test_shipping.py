"""Tests of `features.occupations.shipping`."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import FolderError
from features.occupations import Lexicon, load_lexicon
from tests.features.occupations.small import SMALL


def test_the_shipped_lexicon_is_read_once() -> None:
    """A second call gives the same object."""
    assert load_lexicon() is load_lexicon()


def test_an_office_keeps_its_own_tables(tmp_path: Path) -> None:
    """A file and a folder of tables load; nothing there is an error."""
    (tmp_path / "a.tsv").write_text(SMALL, encoding="utf-8")
    assert load_lexicon(tmp_path) == load_lexicon(tmp_path / "a.tsv") == Lexicon.from_text(SMALL)
    with pytest.raises(FolderError):
        load_lexicon(tmp_path / "none.tsv")
