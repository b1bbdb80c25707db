"""Measures of rankings and of probabilities, as pure functions of arrays.

`ranking` judges the order within a query (NDCG, average precision, reciprocal rank, recall),
`separation` the order over all rows (AUC), `agreement` the probabilities themselves (log-loss,
calibration error, reliability). Functions that end in `_by_query` take the rows of all queries
in one array, the rows of a query side by side, and `group`, the number of rows of each query.
"""

from __future__ import annotations

from models.metrics.agreement import (
    ReliabilityTable,
    expected_calibration_error,
    log_loss,
    mean_p_ratio,
    reliability_table,
    top_p_ratio,
)
from models.metrics.ranking import (
    average_precision,
    average_precision_by_query,
    exponential_gains,
    group_sizes,
    ndcg_at_k,
    ndcg_by_query,
    recall_at_k,
    recall_by_query,
    reciprocal_rank,
    reciprocal_rank_by_query,
)
from models.metrics.separation import auc, expected_auc

__all__ = [
    "ReliabilityTable",
    "auc",
    "average_precision",
    "average_precision_by_query",
    "expected_auc",
    "expected_calibration_error",
    "exponential_gains",
    "group_sizes",
    "log_loss",
    "mean_p_ratio",
    "ndcg_at_k",
    "ndcg_by_query",
    "recall_at_k",
    "recall_by_query",
    "reciprocal_rank",
    "reciprocal_rank_by_query",
    "reliability_table",
    "top_p_ratio",
]
