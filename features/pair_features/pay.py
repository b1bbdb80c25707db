"""Pay against what the person expects, in yuan a month."""

from __future__ import annotations

import numpy as np

from features.columnar import Floats
from features.pair_features.pairs import Pairs


def pay_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare pay; logarithms of ratios, NaN where one side is silent."""
    low, high = pairs.of_vacancy("pay_min"), pairs.of_vacancy("pay_max")
    middle = np.where(np.isnan(high), low, np.where(np.isnan(low), high, (low + high) / 2))
    expected = pairs.of_seeker("expected_pay")
    return {
        "pay_middle": _log(middle),
        "pay_low": _log(low),
        "pay_spread": _log(high) - _log(low),
        "expected_pay": _log(expected),
        "pay_over_expected": _log(middle) - _log(expected),
        "floor_over_expected": _log(low) - _log(expected),
        "is_piece_rate": pairs.of_vacancy("is_piece_rate"),
    }


def _log(values: Floats) -> Floats:
    logged: Floats = np.log(np.where(values > 0, values, np.nan))
    return logged
