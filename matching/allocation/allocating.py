"""The `allocate` job: people and free places in, one list a person out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.columns import LISTS, Columns
from data.writing import write_table
from data.writing.table import require_ending
from matching.allocation.lists import Lists, ListsConfig, make_lists
from matching.allocation.participants import Participants
from matching.allocation.problem import Files, Problem, read_problem
from matching.progress import Progress, silent

NAMED = 5
"""People without a list who are named in the warning."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """What `allocate` did.

    Parameters
    ----------
    lists : Lists
        One a person.
    participants : Participants
        The people and vacancies.
    warnings : tuple of str
        What was left out, and who got nothing, in Chinese.
    """

    lists: Lists
    participants: Participants
    warnings: tuple[str, ...]

    def lines(self) -> list[str]:
        """Say in Chinese what came out."""
        headcounts = self.participants.headcounts
        entries = self.lists.entries >= 0
        never = (headcounts > 0) & (self.lists.shown() == 0)
        named = int(entries.any(axis=1).sum())
        return [
            f"{len(entries)} 人参加，{named} 人有名单，共 {int(entries.sum())} 条推荐",
            f"岗位 {len(headcounts)} 个，空缺名额 {int(headcounts.sum())} 个",
            f"还有名额但没有出现在任何名单上的岗位：{int(never.sum())} 个",
            f"按模型估计，全部名单一起使用，预计安置 {self.lists.expected:.1f} 人",
        ]


def allocate_file(
    files: Files,
    out: Path,
    k: int,
    config: ListsConfig | None = None,
    progress: Progress = silent,
) -> Allocation:
    """Make lists for the people of a file.

    Parameters
    ----------
    files : Files
        What to read.
    out : Path
        The lists; its ending chooses the format. Written as a whole or not at all.
    k : int
        Most entries of a list, 1 or more.
    config : ListsConfig, optional
        How lists are made; the defaults where left out.
    progress : Progress
        Told of reading, scoring and sharing out.

    Returns
    -------
    Allocation

    Raises
    ------
    DefectsError
        The market or the tables hold defects.
    ArtifactError
        The artifact cannot be trusted.
    InputError
        A file is missing or has another ending.
    """
    require_ending(out)
    problem = read_problem(files, progress)
    sides = problem.participants
    owners = employer_rows(sides)
    lists = make_lists(problem.chances, sides.headcounts, k, owners, config, progress)
    kinds = dict(zip(LISTS, (str, str, int, float, float), strict=True))
    write_table(_columns(lists, sides), out, kinds=kinds)
    return Allocation(lists, sides, (*problem.warnings, *_without_list(problem, lists)))


def employer_rows(sides: Participants) -> NDArray[np.int64]:
    """Give the employer of each vacancy as a number from 0, in the order of the vacancies."""
    known: dict[str, int] = {}
    rows = [known.setdefault(each.employer_id, len(known)) for each in sides.vacancies]
    return np.array(rows, dtype=np.int64)


def _columns(lists: Lists, sides: Participants) -> dict[str, NDArray[Any]]:
    seekers, positions = np.nonzero(lists.entries >= 0)
    arcs = lists.entries[seekers, positions]
    vacancies = lists.chances.arcs.vacancies[arcs]
    return {
        Columns.SEEKER: np.array([each.seeker_id for each in sides.seekers], dtype=object)[seekers],
        Columns.VACANCY: np.array([each.vacancy_id for each in sides.vacancies], dtype=object)[
            vacancies
        ],
        Columns.POSITION: positions + 1,
        Columns.P_MATCH: lists.chances.arcs.p_match[arcs],
        Columns.PRICE: lists.prices[vacancies],
    }


def _without_list(problem: Problem, lists: Lists) -> tuple[str, ...]:
    rows = np.flatnonzero(~(lists.entries >= 0).any(axis=1))
    if not len(rows):
        return ()
    named = "、".join(problem.participants.seekers[row].seeker_id for row in rows[:NAMED])
    said = f"{len(rows)} 人没有可以列入名单的岗位（{named}{'等' if len(rows) > NAMED else ''}）"
    return (f"{said}。请核对名额表里有没有他们依法可以做的岗位",)
