"""Measuring the model against a known truth, beside what one would use instead.

`truth` reads the truth folder of a synthetic market, `methods` scores its pairs by each
method, `measures` judges the scores, `report` lays them out as one table, `seeds` repeats
it all over fresh markets, `ablation` does so with the `lesser_readers`, which lack a part.
Without a truth, `logged` judges on events after the training cut-off.
"""

from __future__ import annotations

from matching.evaluation.ablation import AblationReport, evaluate_ablation
from matching.evaluation.artifact import evaluate_artifact
from matching.evaluation.report import EvaluationReport
from matching.evaluation.seeds import evaluate_seeds

__all__ = [
    "AblationReport",
    "EvaluationReport",
    "evaluate_ablation",
    "evaluate_artifact",
    "evaluate_seeds",
]
