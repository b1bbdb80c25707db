"""What counsellors decided, held against the batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DefectsError
from matching.allocation.placement.conflicts import Conflict
from matching.allocation.placement.overrides import (
    NO_OVERRIDES,
    read_kept,
    refuse_conflict,
    without_forbidden,
)
from matching.allocation.problem import Files, read_problem

pytestmark = pytest.mark.slow


def _write(files: Files, *rows: str) -> Path:
    path = files.seekers.parent / "overrides.csv"
    path.write_text("seeker_id,vacancy_id,action\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def test_every_kind_of_defect_is_told_with_its_row(files: Files) -> None:
    """Not in the file, not in the places, and no row of scores; unknown ids are the reader's."""
    problem = read_problem(files)
    people = problem.participants
    outside = next(s.seeker_id for s in problem.index.market.seekers
                   if s.seeker_id not in people.seeker_rows)  # fmt: skip
    closed = next(v.vacancy_id for v in problem.index.market.vacancies
                  if v.vacancy_id not in people.vacancy_rows)  # fmt: skip
    inside, post = people.seekers[0].seeker_id, people.vacancies[0].vacancy_id
    (files.scores or files.seekers).write_text(
        f"seeker_id,vacancy_id,p_match\n{people.seekers[1].seeker_id},{post},0.5\n", "utf-8"
    )
    problem = read_problem(files)
    path = _write(files, f"{outside},{post},fix", f"{inside},{closed},fix", f"{inside},{post},fix")

    with pytest.raises(DefectsError) as caught:
        read_kept(path, problem)

    assert [defect.row for defect in caught.value.defects] == [2, 3, 4]
    with pytest.raises(DefectsError, match="第2行"):
        read_kept(_write(files, f"{inside},{post},maybe"), problem)
    with pytest.raises(DefectsError, match="NOBODY"):
        read_kept(_write(files, f"NOBODY,{post},forbid"), problem)


def test_forbidden_pairs_lose_their_arcs(files: Files) -> None:
    """One less; a forbidden pair outside the batch changes nothing."""
    problem = read_problem(files)
    people = problem.participants
    inside, post = people.seekers[0].seeker_id, people.vacancies[0].vacancy_id
    outside = next(s.seeker_id for s in problem.index.market.seekers
                   if s.seeker_id not in people.seeker_rows)  # fmt: skip

    kept = read_kept(_write(files, f"{inside},{post},forbid", f"{outside},{post},forbid"), problem)

    assert len(without_forbidden(problem, kept)) == len(problem.chances.arcs) - 1
    assert read_kept(None, problem) is NO_OVERRIDES


def test_a_conflict_of_one_and_of_two_are_worded_apart(files: Files) -> None:
    """One cannot be done; two cannot both be."""
    problem = read_problem(files)
    people, arcs = problem.participants, problem.chances.arcs
    post = people.vacancies[0].vacancy_id
    rows = [f"{people.seekers[i].seeker_id},{post},fix" for i in (0, 1)]
    kept = read_kept(_write(files, *rows), problem)
    first, second = (int(arcs.starts[i]) for i in (0, 1))

    one = str(refuse_conflict(Conflict((first,), ("places",)), arcs, problem, kept))
    two = str(refuse_conflict(Conflict((first, second), ("batch",)), arcs, problem, kept))

    assert "这个固定的配对做不到（牵涉的规则：岗位名额）" in one
    assert "第2、3行的固定配对不能同时成立" in two
    assert "每地起送人数" in two
