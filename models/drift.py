"""How far newer numbers have moved from those a model was trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.arrays import FloatArray, IntArray, checked_vector

BINS: Final = 10
EMPTY: Final = 0.5
"""Rows that an empty bin counts as: the logarithm of its share must stay finite."""


def psi(reference: ArrayLike, current: ArrayLike) -> float:
    """Give the population stability index of two histograms over the same bins.

    The sum over bins of (q - p) ln(q / p), with p and q the shares of the two. By custom, below
    0.1 nothing to speak of has moved, above 0.25 much has. No share counts as less than half a
    row of the smaller histogram.

    Parameters
    ----------
    reference, current : array_like of shape (n_bins,)
        Counts, 0 or more.

    Returns
    -------
    float
        0 or more, 0 for equal shares; NaN where a histogram is empty.

    Raises
    ------
    ValueError
        Another number of bins, or a count below 0.

    Examples
    --------
    >>> psi([50, 50], [5, 5])
    0.0
    >>> round(psi([50, 50], [80, 20]), 3)
    0.416
    """
    before = checked_vector(reference)
    after = checked_vector(current, before.size)
    if before.size and min(before.min(), after.min()) < 0.0:
        raise ValueError("counts are 0 or more")
    rows = min(before.sum(), after.sum())
    if not rows > 0.0:
        return float("nan")
    p = np.maximum(before / before.sum(), EMPTY / rows)
    q = np.maximum(after / after.sum(), EMPTY / rows)
    return float(((q - p) * np.log(q / p)).sum())


def quantile_edges(values: ArrayLike, bins: int = BINS) -> FloatArray:
    """Cut the known values into bins of about equal numbers of rows.

    Parameters
    ----------
    values : array_like of shape (n,)
        Numbers, NaN where not known.
    bins : int
        Largest number of bins.

    Returns
    -------
    ndarray of shape (at most bins - 1,)
        Upper edges of all bins but the last, rising; fewer where values repeat.

    Examples
    --------
    >>> quantile_edges([1, 2, 3, 4, np.nan], bins=2).tolist()
    [2.0]
    """
    numbers = np.asarray(values, dtype=np.float64)
    known = numbers[~np.isnan(numbers)]
    if not known.size:
        return np.zeros(0)
    shares = np.arange(1, bins) / bins
    edges = np.unique(np.quantile(known, shares, method="inverted_cdf"))
    # An edge at the largest value would leave the last bin empty for ever.
    return np.asarray(edges[edges < known.max()], dtype=np.float64)


def bin_counts(values: ArrayLike, edges: ArrayLike) -> IntArray:
    """Count values by bin.

    Parameters
    ----------
    values : array_like of shape (n,)
        Numbers, NaN where not known.
    edges : array_like of shape (k,)
        Upper edges of all bins but the last, rising.

    Returns
    -------
    ndarray of shape (k + 2,)
        Rows of each bin, and last those that are not known.

    Examples
    --------
    >>> bin_counts([1, 2, 3, 4, np.nan], [2.0]).tolist()
    [2, 2, 1]
    """
    numbers, cuts = np.asarray(values, dtype=np.float64), checked_vector(edges)
    unknown = np.isnan(numbers)
    at = np.where(unknown, cuts.size + 1, np.searchsorted(cuts, numbers, side="left"))
    return np.bincount(at, minlength=cuts.size + 2).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class BinnedColumns:
    """Histograms of named columns.

    Parameters
    ----------
    n_rows : int
        Rows of the table.
    edges, counts : dict of str to ndarray
        By column, as `quantile_edges` and `bin_counts` give them.
    """

    n_rows: int
    edges: Mapping[str, FloatArray]
    counts: Mapping[str, IntArray]

    def psi(self, columns: Mapping[str, ArrayLike]) -> dict[str, float]:
        """Compare newer columns of the same names; a name that is not in both is left out."""
        return {
            name: psi(self.counts[name], bin_counts(columns[name], edges))
            for name, edges in self.edges.items()
            if name in columns
        }

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give everything as arrays, ready for an npz file."""
        names = list(self.edges)
        blank = np.zeros(0)
        return {
            "n_rows": np.array(self.n_rows),
            "names": np.array(names, dtype=np.str_),
            "n_edges": np.array([self.edges[name].size for name in names], dtype=np.int64),
            "edges": np.concatenate([blank, *(self.edges[name] for name in names)]),
            "counts": np.concatenate(
                [blank.astype(np.int64), *(self.counts[name] for name in names)]
            ),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> BinnedColumns:
        """Rebuild from `to_arrays`."""
        names = [str(name) for name in arrays["names"]]
        n_edges = arrays["n_edges"]
        edges = np.split(arrays["edges"], np.cumsum(n_edges)[:-1]) if names else []
        counts = np.split(arrays["counts"], np.cumsum(n_edges + 2)[:-1]) if names else []
        return cls(
            int(arrays["n_rows"]),
            dict(zip(names, edges, strict=True)),
            dict(zip(names, counts, strict=True)),
        )


def bin_columns(columns: Mapping[str, ArrayLike]) -> BinnedColumns:
    """Cut each column into bins of about equal numbers and count them.

    Parameters
    ----------
    columns : mapping of str to array_like of shape (n,)
        Numbers, NaN where not known; all of one length.

    Returns
    -------
    BinnedColumns

    Examples
    --------
    >>> table = bin_columns({"age": [20, 30, 40, 50]})
    >>> table.psi({"age": [20, 30, 40, 50]})
    {'age': 0.0}
    """
    edges = {name: quantile_edges(values) for name, values in columns.items()}
    counts = {name: bin_counts(columns[name], cuts) for name, cuts in edges.items()}
    n_rows = next((int(count.sum()) for count in counts.values()), 0)
    return BinnedColumns(n_rows, edges, counts)


def ratio_interval(
    expected: float, happened: float, *, confidence: float = 0.95
) -> tuple[float, float]:
    """Give the interval of expected over happened, the count taken as Poisson.

    Parameters
    ----------
    expected : float
        Sum of the probabilities, 0 or more.
    happened : float
        Number of outcomes, 0 or more.
    confidence : float
        In (0, 1).

    Returns
    -------
    tuple of float
        Lower and upper end; the upper is infinite where nothing happened.

    Examples
    --------
    >>> low, high = ratio_interval(100.0, 100)
    >>> round(low, 2), round(high, 2)
    (0.82, 1.23)
    """
    from scipy.stats import chi2  # noqa: PLC0415 - serving never needs it

    tail = (1.0 - confidence) / 2.0
    least = chi2.ppf(tail, 2.0 * happened) / 2.0 if happened else 0.0
    most = chi2.ppf(1.0 - tail, 2.0 * happened + 2.0) / 2.0
    return float(expected / most), float(expected / least) if least else float("inf")
