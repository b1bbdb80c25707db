"""What training leaves in the artifact, for later markets to be compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from features.seekers import SeekerTable
from features.vacancies import VacancyTable
from matching.drift.columns import pair_columns, person_columns, post_columns
from matching.drift.new_terms import NewTerms, new_terms_expected
from matching.labels import Labels
from matching.model import SIDES, MatchModel
from models.drift import BinnedColumns, bin_columns

ENOUGH_ROWS: Final = 20_000
"""Rows, spread over the log, whose mean probability stands for that of all."""
TABLES: Final = ("people", "posts", *SIDES)


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Histograms and means of the market and the rows that a model was trained on.

    Parameters
    ----------
    tables : mapping of {"people", "posts", "apply", "accept"} to BinnedColumns
        Watched columns of people, of vacancies, and of the labelled pairs of each side.
    mean_p : mapping of {"apply", "accept"} to float
        Mean probability over the labelled pairs; NaN where there was none.
    terms : mapping of {"people", "posts"} to NewTerms
        New terms to be expected in fresh texts.
    """

    tables: Mapping[str, BinnedColumns]
    mean_p: Mapping[str, float]
    terms: Mapping[str, NewTerms]

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give everything as arrays, ready for an npz file."""
        arrays = {
            f"{table}.{name}": array
            for table, binned in self.tables.items()
            for name, array in binned.to_arrays().items()
        }
        for side, mean in self.mean_p.items():
            arrays[f"{side}.mean_p"] = np.array(mean)
        for table, terms in self.terms.items():
            arrays[f"{table}.new_terms"] = np.array([terms.words, terms.grams])
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Reference:
        """Rebuild from `to_arrays`."""
        tables = {
            table: BinnedColumns.from_arrays(
                {
                    name.removeprefix(f"{table}."): array
                    for name, array in arrays.items()
                    if name.startswith(f"{table}.")
                }
            )
            for table in TABLES
        }
        terms = {table: arrays[f"{table}.new_terms"] for table in ("people", "posts")}
        return cls(
            tables,
            {side: float(arrays[f"{side}.mean_p"]) for side in SIDES},
            {table: NewTerms(float(pair[0]), float(pair[1])) for table, pair in terms.items()},
        )


def build_reference(
    model: MatchModel,
    people: SeekerTable,
    posts: VacancyTable,
    labels: Mapping[str, Labels],
    features: Mapping[str, NDArray[np.float32]],
) -> Reference:
    """Describe what a model was trained on.

    Parameters
    ----------
    model : MatchModel
        As trained.
    people, posts : SeekerTable, VacancyTable
        The market that the vectorisers were fitted on.
    labels : mapping of side to Labels
        The labelled pairs of each side.
    features : mapping of side to ndarray of float32, shape (n, n_features)
        Their features.

    Returns
    -------
    Reference
    """
    n_families = len(model.encoder.reader.lexicon.families)
    terms = new_terms_expected(people, posts)
    tables = {
        "people": bin_columns(person_columns(people)),
        "posts": bin_columns(post_columns(posts, n_families)),
    }
    for side in SIDES:
        tables[side] = bin_columns(pair_columns(features[side]))
    return Reference(
        tables,
        {side: _mean_p(model, side, labels[side], features[side]) for side in SIDES},
        {"people": terms[0], "posts": terms[1]},
    )


def _mean_p(model: MatchModel, side: str, labels: Labels, X: NDArray[np.float32]) -> float:
    if not len(labels):
        return float("nan")
    rows = np.unique(np.linspace(0, len(labels) - 1, ENOUGH_ROWS).astype(np.intp))
    p = getattr(model, side).probabilities(X[rows])
    return float(np.average(p, weights=labels.take(rows).looked(p)))
