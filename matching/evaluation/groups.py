"""The model's quality by group of people, and the gap of some groups to everyone else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from matching.evaluation.facets import AUDITED, UNKNOWN, order_of_groups
from matching.evaluation.questions import Questions
from models.metrics import sums_by_query
from models.resampling import Estimate, Resamples

FEWEST: Final = 30
"""Queries below which a group is counted and not judged."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """How well a group of people is served; or, as a gap, less how everyone else is.

    Parameters
    ----------
    facet, group : str
        A name in `FACET_NAMES`, and the group's own.
    queries : int
        Queries of the group.
    ndcg, mean_ratio : Estimate or None
        NDCG@10, and mean probability over rate; None with fewer than `FEWEST` queries.
    """

    facet: str
    group: str
    queries: int
    ndcg: Estimate | None
    mean_ratio: Estimate | None


@dataclass(frozen=True, slots=True, eq=False)
class _ByQuery:
    """What each query adds to the figures of the groups that it is in."""

    ndcg: Floats
    can_be_ordered: Mask
    chance: Floats
    happened: Floats


def judge_groups(
    p: Floats,
    ndcg: Floats,
    questions: Questions,
    facets: Mapping[str, NDArray[np.str_]],
    drawn: Resamples,
) -> tuple[tuple[GroupFigures, ...], tuple[GroupFigures, ...]]:
    """Judge the model by group, and say what the audited groups get less than everyone else.

    Parameters
    ----------
    p : ndarray of float64, shape (n,)
        Probabilities of the model.
    ndcg : ndarray of float64, shape (n_queries,)
        NDCG@10 of each query, NaN where there is nothing to order.
    questions : Questions
        The pairs.
    facets : mapping of facet to ndarray of str, shape (n_queries,)
        `groups_of` the queries.
    drawn : Resamples
        Of the queries; the same for all groups, so that gaps are paired.

    Returns
    -------
    groups, gaps : tuple of GroupFigures
        By facet; a gap is the group's figure less that of everyone whose group is known and
        another.
    """
    parts = _ByQuery(
        np.nan_to_num(ndcg),
        np.isfinite(ndcg),
        sums_by_query(p * questions.weights, questions.group),
        sums_by_query(questions.outcome * questions.weights, questions.group),
    )
    groups = tuple(
        _figures(facet, group, labels == group, parts, drawn)
        for facet, labels in facets.items()
        for group in order_of_groups(facet, set(labels.tolist()))
    )
    gaps = tuple(
        _gap(facet, group, facets[facet], parts, drawn)
        for facet, group in AUDITED
        if (facets[facet] == group).any()
    )
    return groups, gaps


def _figures(
    facet: str, group: str, members: Mask, parts: _ByQuery, drawn: Resamples
) -> GroupFigures:
    count = int(members.sum())
    ndcg, counted = parts.ndcg * members, (parts.can_be_ordered & members).astype(float)
    enough = counted.sum() >= FEWEST
    return GroupFigures(
        facet,
        group,
        count,
        drawn.estimate(np.divide, ndcg, counted) if enough else None,
        drawn.estimate(np.divide, parts.chance * members, parts.happened * members)
        if count >= FEWEST
        else None,
    )


def _gap(
    facet: str, group: str, labels: NDArray[np.str_], parts: _ByQuery, drawn: Resamples
) -> GroupFigures:
    members, others = labels == group, (labels != group) & (labels != UNKNOWN)
    count = int(members.sum())
    if min(count, int(others.sum())) < FEWEST:
        return GroupFigures(facet, group, count, None, None)
    ordered = parts.can_be_ordered
    return GroupFigures(
        facet,
        group,
        count,
        _difference(parts.ndcg, ordered.astype(float), members, others, drawn)
        if min((ordered & members).sum(), (ordered & others).sum()) >= FEWEST
        else None,
        _difference(parts.chance, parts.happened, members, others, drawn),
    )


def _difference(
    over: Floats, under: Floats, members: Mask, others: Mask, drawn: Resamples
) -> Estimate | None:
    return drawn.estimate(
        lambda a, b, c, d: a / b - c / d,
        over * members,
        under * members,
        over * others,
        under * others,
    )
