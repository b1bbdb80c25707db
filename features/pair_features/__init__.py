"""Pairs in, numbers out: one block a file, one fixed order of columns.

`matrix.build_features` is the only way to a feature matrix, in training and in serving.
`wording` compares letters, `work` occupations, `pay` yuan, `way` places, `person` the
person with the employer's wishes; history comes from `features.history`.
"""

from __future__ import annotations

from features.pair_features.matrix import (
    FEATURE_KINDS,
    FEATURE_NAMES,
    TRANSFERABLE,
    build_columns,
    build_features,
)
from features.pair_features.pairs import Pairs
from features.pair_features.work import work_level

__all__ = [
    "FEATURE_KINDS",
    "FEATURE_NAMES",
    "TRANSFERABLE",
    "Pairs",
    "build_columns",
    "build_features",
    "work_level",
]
