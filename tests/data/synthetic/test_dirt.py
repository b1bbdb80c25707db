"""Dirt in texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.synthetic.dirt import slip, soil
from data.synthetic.pen import Pen


@given(text=st.text("踩电车做普工打螺丝abc，", max_size=20), seed=st.integers(0, 999))
def test_a_slip_changes_one_sign_at_most(text: str, seed: int) -> None:
    """Length stays, one sign differs at most."""
    wrong = slip(text, Pen(np.random.default_rng(seed)))
    assert len(wrong) == len(text)
    assert sum(a != b for a, b in zip(text, wrong, strict=True)) <= 1


def test_some_write_traditional_characters() -> None:
    """Characters are exchanged one for one."""
    pen = Pen(np.random.default_rng(4))
    texts = {soil("電厂开车", pen, traditional=True) for _ in range(20)}
    assert "電廠開車" in texts


def test_a_text_without_weak_signs_stays() -> None:
    """Nothing to slip on, nothing happens."""
    assert slip("abc", Pen(np.random.default_rng(0))) == "abc"
