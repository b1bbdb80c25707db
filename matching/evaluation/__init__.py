"""Measuring the model against a known truth, beside what one would use instead.

`truth` reads the truth folder of a synthetic market, `methods` scores its pairs by each
method, `measures` judges the scores, `report` lays them out as one table, `seeds` repeats
it all over fresh markets. Without a truth, `logged` judges on events after the training
cut-off.
"""

from __future__ import annotations

from matching.evaluation.artifact import evaluate_artifact
from matching.evaluation.report import EvaluationReport
from matching.evaluation.seeds import evaluate_seeds

__all__ = ["EvaluationReport", "evaluate_artifact", "evaluate_seeds"]
