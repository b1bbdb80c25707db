"""Tests of `features.occupations.shipping`."""

from __future__ import annotations

import csv
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


def test_the_tree_is_tied_to_the_classification(reference_data: Path) -> None:
    """Every code is one of the classification's occupations; five in six have one."""
    with (reference_data / "occupations" / "occupations_2022.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        official = {row["code"] for row in csv.DictReader(file) if row["level"] == "4"}
    codes = [o.gb_code for o in load_lexicon().occupations]

    assert {code for code in codes if code} <= official
    assert sum(map(bool, codes)) >= len(codes) * 5 / 6
    assert len(codes) >= 250
