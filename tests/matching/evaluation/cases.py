"""A truth of a few pairs, in memory and as a folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from matching.evaluation.truth import TruePairs


def truth_frame() -> pd.DataFrame:
    """Four pairs of two queries, not in order."""
    return pd.DataFrame(
        {
            "seeker_id": ["S2", "S1", "S1", "S2"],
            "vacancy_id": ["V1", "V3", "V1", "V2"],
            "as_of": ["2025-03-10"] * 4,
            "p_apply": [0.5, 0.6, 0.4, 0.1],
            "p_accept": [0.5, 0.5, 0.25, 0.3],
            "p_attainable": [0.3, 0.1, 0.2, 0.05],
        }
    )


def write_truth(folder: Path, frame: pd.DataFrame) -> Path:
    """Write the pairs of a truth folder."""
    folder.mkdir(parents=True, exist_ok=True)
    frame.to_parquet(folder / "pairs.parquet")
    return folder


def true_pairs(p: list[list[float]]) -> TruePairs:
    """Make a truth of queries that list these probabilities."""
    group = np.array([len(query) for query in p], dtype=np.int64)
    n = int(group.sum())
    return TruePairs(
        np.repeat(np.arange(len(p)), group),
        np.arange(n),
        np.full(n, 739_000, dtype=np.int64),
        group,
        np.array([value for query in p for value in query]),
        None,
    )
