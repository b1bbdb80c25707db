"""How lists are used: the one description that lists are made for and judged by.

A person looks at position r with probability 1 / (1 + 0.3 (r - 1)) and applies to each
vacancy they look at with `p_apply`; the employer accepts with `p_accept` while places last.
Of several offers a person takes the best, which is the one they were likeliest to apply
for, and the others' places are free again.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from matching.allocation.arcs import Floats

FADING: Final = 0.3
"""How fast attention falls with the position."""


def chances_of_look(k: int) -> Floats:
    """Give P(a person looks at a position), from position 1 on.

    Parameters
    ----------
    k : int
        Number of positions, 0 or more.

    Returns
    -------
    ndarray of float64, shape (k,)
        In (0, 1], falling.

    Examples
    --------
    >>> chances_of_look(3).round(3).tolist()
    [1.0, 0.769, 0.625]
    """
    looks: Floats = 1.0 / (1.0 + FADING * np.arange(k, dtype=np.float64))
    return looks
