"""Measuring the model beside what one would use instead, against a truth or a later log.

A `KnownMarket` is generated or lies in folders; its `truth`, or the `logged` events after the
training cut-off, become `Questions`. `pair_scores` answers them by every method, `judging`
gives each method its `measures`, by `groups` of people too, and the `reliability` curve;
`report` sums up over markets, `report_text` and `reliability_picture` show it. `artifact`
judges one model, `trained` trains on every market first, `retraining` does so with shares of
the log for the `learning_curve`, `ablation` with the `lesser_readers`, which lack a part.
"""

from __future__ import annotations

from matching.evaluation.ablation import AblationReport, evaluate_ablation
from matching.evaluation.artifact import evaluate_artifact
from matching.evaluation.learning_curve import LearningCurve
from matching.evaluation.markets import FreshMarket, GivenMarket, KnownMarket, MarketSize
from matching.evaluation.report import EvaluationReport
from matching.evaluation.report_text import report_lines
from matching.evaluation.retraining import evaluate_artifact_curve, evaluate_learning_curve
from matching.evaluation.trained import evaluate_markets

__all__ = [
    "AblationReport",
    "EvaluationReport",
    "FreshMarket",
    "GivenMarket",
    "KnownMarket",
    "LearningCurve",
    "MarketSize",
    "evaluate_ablation",
    "evaluate_artifact",
    "evaluate_artifact_curve",
    "evaluate_learning_curve",
    "evaluate_markets",
    "report_lines",
]
