"""Judging scores against the truth: order by NDCG and AUC, probabilities by calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from matching.evaluation.truth import TruePairs
from models.metrics import (
    expected_auc,
    expected_calibration_error,
    mean_p_ratio,
    ndcg_by_query,
    top_p_ratio,
)

CUT: Final = 10


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of one method on one market; None where it does not apply.

    Parameters
    ----------
    ndcg : float
        Mean NDCG@10 against the true gain: the ratio to the order by true P (the oracle).
    ndcg_cold, ndcg_warm : float
        The same over people without and with events before the question.
    auc : float
        Expected AUC of a true match over all pairs.
    ece, mean_ratio, top_ratio : float or None
        Calibration of probabilities: error over 15 bins of equal mass, mean p / mean truth,
        and the same over the top 2 %.
    """

    ndcg: float
    ndcg_cold: float | None
    ndcg_warm: float | None
    auc: float
    ece: float | None = None
    mean_ratio: float | None = None
    top_ratio: float | None = None


def judge(
    scores: Floats, truth: TruePairs, is_cold: NDArray[np.bool_], *, are_probabilities: bool
) -> Measures:
    """Judge the scores of one method.

    Parameters
    ----------
    scores : ndarray of float64, shape (n,)
        Scores of the truth's pairs, higher is better.
    truth : TruePairs
        The pairs.
    is_cold : ndarray of bool, shape (n_queries,)
        Whether the query's person had no event before the question.
    are_probabilities : bool
        Whether calibration can be asked of these scores.
    """
    ndcg = ndcg_by_query(scores, truth.p_match, truth.group, CUT)
    p = truth.p_match
    return Measures(
        ndcg=float(ndcg.mean()),
        ndcg_cold=_mean(ndcg[is_cold]),
        ndcg_warm=_mean(ndcg[~is_cold]),
        auc=expected_auc(scores, p),
        ece=expected_calibration_error(scores, p) if are_probabilities else None,
        mean_ratio=mean_p_ratio(scores, p) if are_probabilities else None,
        top_ratio=top_p_ratio(scores, p) if are_probabilities else None,
    )


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None
