"""Measures of rankings and of probabilities, as pure functions of arrays.

`ranking` judges the order within a query (NDCG, average precision, reciprocal rank, recall),
`expected` does so where outcomes have known probabilities, `separation` judges the order over all
rows (AUC), `agreement` the probabilities themselves (log-loss, calibration error, reliability);
`queries` holds the arithmetic of rows by query. Functions that end in `_by_query` take the rows
of all queries in one array, the rows of a query side by side, and `group`, the number of rows of
each query.
"""

from __future__ import annotations

from models.metrics.agreement import (
    ReliabilityTable,
    bins_of_equal_mass,
    expected_calibration_error,
    log_loss,
    mean_p_ratio,
    reliability_table,
    row_log_loss,
    top_p_ratio,
    top_rows,
)
from models.metrics.expected import (
    expected_recall_by_query,
    expected_reciprocal_rank_by_query,
)
from models.metrics.queries import query_of_row, sizes_of_runs, sums_by_query
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
from models.metrics.separation import area_of_levels, auc, expected_auc

__all__ = [
    "ReliabilityTable",
    "area_of_levels",
    "auc",
    "average_precision",
    "average_precision_by_query",
    "bins_of_equal_mass",
    "expected_auc",
    "expected_calibration_error",
    "expected_recall_by_query",
    "expected_reciprocal_rank_by_query",
    "exponential_gains",
    "group_sizes",
    "log_loss",
    "mean_p_ratio",
    "ndcg_at_k",
    "ndcg_by_query",
    "query_of_row",
    "recall_at_k",
    "recall_by_query",
    "reciprocal_rank",
    "reciprocal_rank_by_query",
    "reliability_table",
    "row_log_loss",
    "sizes_of_runs",
    "sums_by_query",
    "top_p_ratio",
    "top_rows",
]
