"""Names of divisions in text: the longest wins, streets do not count."""

from __future__ import annotations

import pytest

from data.geography.names import COUNTY_ENDINGS, TOWNSHIP_ENDINGS, Found, NameIndex, squeeze, stem

INDEX = NameIndex({"源城区": "1", "城区": "2", "中山市": "3"}, COUNTY_ENDINGS)


@pytest.mark.parametrize(
    ("name", "short"),
    [("彭寨镇", "彭寨"), ("上城街道", "上城"), ("漳溪乡", "漳溪"), ("镇", "镇"), ("某镇", "某镇")],
)
def test_one_ending_goes_and_two_characters_stay(name: str, short: str) -> None:
    """A stem of one character would match anything."""
    assert stem(name, TOWNSHIP_ENDINGS) == short


def test_the_longest_name_wins() -> None:
    """源城区 holds 城区, and is not it."""
    assert INDEX.full_name_in("河源市源城区某路") == Found("1", 6)
    assert INDEX.full_name_in("汕尾市城区") == Found("2", 5)
    assert INDEX.at_start("源城某路") == Found("1", 2)
    assert INDEX.at_start("河源市源城", 3) == Found("1", 5)


def test_streets_carry_names_of_cities() -> None:
    """中山路 stands in every town; 中山街道 would be a township."""
    assert INDEX.any_name_in("中山路18号") is None
    assert INDEX.any_name_in("中山古镇") == Found("3", 2)


def test_an_index_of_nothing_finds_nothing() -> None:
    """A city without counties has an empty index."""
    empty = NameIndex({}, ())
    assert empty.any_name_in("河源") is None
    assert empty.at_start("") is None
    assert empty.exact("") is None


def test_width_and_spaces_fold() -> None:
    """Full width and ideographic spaces are layout."""
    assert squeeze("４４１６ 彭寨\u3000镇") == "4416彭寨镇"
    assert squeeze(None) == ""
