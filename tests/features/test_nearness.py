"""What was read laid over what was learned."""

from __future__ import annotations

import numpy as np

from features.columnar import membership
from features.nearness import nearness
from tests.features.builders import CLEANER, IRONER, NANNY, SEWER, small_reader

LEXICON = small_reader().lexicon


def test_a_word_that_was_read_is_nearer_than_any_hint() -> None:
    """1 where known, the hint elsewhere, the best of a family for the family."""
    known = membership([(SEWER,), ()], 6)
    learned = np.zeros((2, 6), dtype=np.float32)
    learned[:, [SEWER, IRONER, CLEANER, NANNY]] = 0.25, 0.5, 0.125, 0.75

    near = nearness(known, learned, LEXICON)

    assert near.exact[0].tolist() == [1.0, 0.5, 0.125, 0.75, 0.0, 0.0, 0.0]
    assert near.exact[1].tolist() == [0.25, 0.5, 0.125, 0.75, 0.0, 0.0, 0.0]
    assert near.family.tolist() == [[1.0, 0.75, 0.0, 0.0, 0.0], [0.5, 0.75, 0.0, 0.0, 0.0]]
