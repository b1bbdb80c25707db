"""The words of the synthetic world."""

from __future__ import annotations

from statistics import mean

import numpy as np
import pytest

from data.synthetic.occupations import load_catalogue
from data.synthetic.words import group_rows, read_rows


def test_enough_occupations_and_families() -> None:
    """The world has at least 150 occupations in at least 35 families."""
    occupations = load_catalogue().occupations
    assert len({o.name for o in occupations}) == len(occupations) >= 150
    assert len({o.family for o in occupations}) >= 35


def test_every_occupation_is_named_in_both_ways() -> None:
    """Each has several formal titles, duties and several everyday words."""
    for occupation in load_catalogue().occupations:
        assert len(set(occupation.titles)) >= 3, occupation.name
        assert len(occupation.duties) >= 2, occupation.name
        assert len(set(occupation.slang)) >= 4, occupation.name


def test_everyday_words_share_little_with_titles() -> None:
    """Word overlap alone finds little: most signs of a villager's word are in no title."""
    shares = [
        len(set(word) & set("".join(occupation.titles))) / len(set(word))
        for occupation in load_catalogue().occupations
        for word in occupation.slang
    ]
    assert mean(shares) < 0.4


@pytest.mark.parametrize(
    "kind", ["past", "skill", "wish", "refusal", "vague", "night_no", "near", "describe"]
)
def test_twelve_templates_a_clause(kind: str) -> None:
    """Clauses are not recognisable by one form."""
    assert len(set(group_rows("phrases")[kind])) >= 12


def test_similarity_is_a_tree() -> None:
    """Itself first, then the family, then the sector, then nothing."""
    catalogue = load_catalogue()
    near = catalogue.similarity(np.random.default_rng(0))
    count = len(catalogue.occupations)
    assert near.shape == (count + 1, count)
    assert (near[-1] == 0).all()
    assert (np.diag(near[:-1]) == 1).all()
    np.testing.assert_allclose(near[:-1], near[:-1].T)


@pytest.mark.parametrize("name", ["traditional", "typos"])
def test_sign_tables_are_of_single_signs(name: str) -> None:
    """Each row replaces one sign by another one."""
    for row in read_rows(name):
        right, wrong = row.values()
        assert len(right) == len(wrong) == 1
        assert right != wrong
