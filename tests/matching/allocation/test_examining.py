"""How attention falls with the position."""

from __future__ import annotations

import pytest

from matching.allocation.examining import chances_of_look


def test_attention_is_that_of_the_contract() -> None:
    """1 / (1 + .3 (r - 1)) at position r."""
    assert chances_of_look(5).tolist() == pytest.approx([1 / (1 + 0.3 * r) for r in range(5)])
    assert chances_of_look(0).tolist() == []
