"""Rows and columns."""

from __future__ import annotations

import numpy as np

from matching.allocation.placement.program import Program
from tests.matching.allocation.placement.builders import make_batch


def _holds(program: Program, x: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    rows = program.base.under(program.households)
    activity = rows.matrix @ x
    return bool(((activity >= rows.low - 1e-6) & (activity <= rows.high + 1e-6)).all())


def test_rows_say_what_the_rules_say() -> None:
    """Every assignment of two people to two posts, one of them a pack of two."""
    batch = make_batch([[0.5, 0.4], [0.3, 0.2]], [2, 1], packs=[(0, [0, 1], 2)])
    program = Program(batch)
    kept = [
        [a, b, y]
        for a in (-1, 0, 1)
        for b in (-1, 2, 3)
        for y in (0.0, 1.0)
        if _holds(program, _point(program, [a, b], y))
    ]

    assert kept == [[-1, -1, 0.0], [-1, 3, 0.0], [0, 2, 1.0], [1, -1, 0.0]]


def _point(
    program: Program, arcs: list[int], y: float
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    x = np.zeros(program.width)
    x[[arc for arc in arcs if arc >= 0]] = 1.0
    x[program.n_arcs] = y
    return x


def test_households_share_gatherings_and_go_together() -> None:
    """One number for the arcs at one meeting point; a member alone breaks a row."""
    program = Program(make_batch([[0.5], [0.3]], [2], households=[[0, 1]]))
    x = np.zeros(program.width)
    x[0] = 1.0

    assert program.gather.tolist() == [0, 0]
    assert not _holds(program, x)
    x[1] = 1.0
    assert _holds(program, x)


def test_links_are_written_where_a_relaxation_breaks_them() -> None:
    """An x above its pack's y."""
    batch = make_batch([[0.5], [0.3]], [2], packs=[(0, [0, 1], 2)])
    program = Program(batch)
    x = np.array([0.9, 0.2, 0.5])

    links = program.links(x)

    assert links.matrix.toarray().tolist() == [[1.0, 0.0, -1.0]]
    assert links.high.tolist() == [0.0]


def test_fixed_arcs_are_held_and_floors_may_lack_what_they_must() -> None:
    """Bounds of columns."""
    batch = make_batch([[0.5], [0.3]], [1], floors=[([0, 1], 2)], fixed=[(1, 0)])

    low, high = Program(batch, short=1).bounds()

    assert low.tolist() == [0.0, 1.0, 0.0]
    assert high.tolist() == [1.0, 1.0, 1.0]
