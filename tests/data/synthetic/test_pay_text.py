"""Ways to write pay."""

from __future__ import annotations

import numpy as np

from data.synthetic.pay_text import NEGOTIABLE, WRITERS, write_pay
from data.synthetic.pen import Pen


def test_at_least_ten_forms() -> None:
    """Every writer says the same range differently."""
    texts = {writer(4200, 5600) for writer in WRITERS}
    assert len(texts) == len(WRITERS) >= 10
    assert {"4200-5600元/月", "4.9k左右", "20.4元/小时", "190元/天", NEGOTIABLE} <= texts


def test_one_in_nine_is_negotiable() -> None:
    """About twelve in a hundred advertisements hide their pay."""
    pen = Pen(np.random.default_rng(0))
    hidden = sum(write_pay(3000, 4000, pen) == NEGOTIABLE for _ in range(2000)) / 2000
    assert 0.08 < hidden < 0.15
