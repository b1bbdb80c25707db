"""A truth of a few pairs, in memory and as a folder; questions and judgements made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from features.columnar import Floats
from matching.evaluation.groups import GroupFigures
from matching.evaluation.judging import Judgement
from matching.evaluation.measures import Figures
from matching.evaluation.questions import Questions
from matching.evaluation.reliability import ReliabilityBin
from models.resampling import Estimate, Resamples, draw_resamples


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


def asked(outcomes: list[list[float]]) -> Questions:
    """Ask queries of which the pairs have these outcomes."""
    group = np.array([len(query) for query in outcomes], dtype=np.int64)
    n = int(group.sum())
    return Questions(
        np.repeat(np.arange(len(outcomes)), group),
        np.arange(n),
        np.full(n, 739_000, dtype=np.int64),
        group,
        np.array([value for query in outcomes for value in query], dtype=float),
    )


def random_questions(queries: int, length: int, seed: int = 0) -> tuple[Questions, Floats]:
    """Ask queries of true probabilities, and give a forecast that knows most of them."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(-3.0, 1.0, (queries, length))
    truth = 1.0 / (1.0 + np.exp(-logits))
    forecast = 1.0 / (1.0 + np.exp(-logits - rng.normal(0.0, 0.5, logits.shape)))
    return asked(truth.tolist()), forecast.ravel()


def drawn(queries: int) -> Resamples:
    """Resample so many queries."""
    return draw_resamples(queries, rng=np.random.default_rng(0))


def figures(**values: float) -> Figures:
    """Make figures with an interval of a tenth on both sides."""
    return {name: Estimate(value, value - 0.1, value + 0.1) for name, value in values.items()}


GROUPS = (
    GroupFigures("sex", "男", 120, Estimate(0.5, 0.4, 0.6), Estimate(1.0, 0.9, 1.1)),
    GroupFigures("sex", "女", 80, Estimate(0.4, 0.3, 0.5), Estimate(1.1, 1.0, 1.2)),
    GroupFigures("county", "源城区", 12, None, None),
)
GAPS = (GroupFigures("sex", "女", 80, Estimate(-0.1, -0.2, 0.0), Estimate(0.1, 0.0, 0.2)),)
BINS = (
    ReliabilityBin(500, 0.004, Estimate(0.003, 0.002, 0.004)),
    ReliabilityBin(500, 0.08, Estimate(0.09, 0.07, 0.11)),
)


def judgement(methods: Mapping[str, Figures], bins: tuple[ReliabilityBin, ...] = BINS) -> Judgement:
    """Make what was found about 200 queries of five pairs."""
    return Judgement(200, 190, 1_000, 0.02, methods, GROUPS, GAPS, bins)
