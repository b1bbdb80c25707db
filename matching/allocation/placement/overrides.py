"""What counsellors decided: pairs to fix and pairs to forbid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from data.errors import Defect, DefectsError
from data.reading import TypedTable, read_overrides
from matching.allocation.arcs import Arcs
from matching.allocation.placement.conflicts import RULES, Conflict
from matching.allocation.problem import Problem

Pair = tuple[str, str]
FIX: Final = "fix"


@dataclass(frozen=True, slots=True)
class Overrides:
    """Pairs by id, with the row of the file in which each stands.

    Parameters
    ----------
    file : str
        Name of the file, empty where there is none.
    fixed, forbidden : mapping of (seeker id, vacancy id) to int
        Row of each pair as a spreadsheet counts.
    """

    file: str
    fixed: Mapping[Pair, int]
    forbidden: Mapping[Pair, int]


NO_OVERRIDES: Final = Overrides("", {}, {})


def read_kept(path: Path | None, problem: Problem) -> Overrides:
    """Read the overrides and hold them against the batch.

    Parameters
    ----------
    path : Path or None
        The file; None where the rules name none.
    problem : Problem
        The batch before counsellors.

    Returns
    -------
    Overrides

    Raises
    ------
    DefectsError
        An id that is not in the market; or a fixed pair whose person or vacancy does not take
        part, or that the law or a missing score rules out.
    """
    if path is None:
        return NO_OVERRIDES
    index, people = problem.index, problem.participants
    table = read_overrides(path, index.seeker_rows, index.vacancy_rows)
    fixed, forbidden = _by_action(table, FIX), _by_action(table, "forbid")
    seekers, vacancies = people.seeker_rows, people.vacancy_rows
    allowed = _pairs_of(problem.chances.arcs)
    defects = []
    for (seeker, vacancy), row in fixed.items():
        trouble = None
        if seeker not in seekers:
            trouble = (
                "seeker_id",
                seeker,
                "固定了不在本批人员名单里的人",
                "请把他加进人员名单，或删去这一行",
            )
        elif vacancy not in vacancies:
            trouble = (
                "vacancy_id", vacancy, "固定到不在岗位表里、或当日不在招聘期内的岗位",
                "请核对岗位表和招聘日期，或删去这一行",
            )  # fmt: skip
        elif (seekers[seeker], vacancies[vacancy]) not in allowed:
            trouble = (
                "vacancy_id", vacancy, "固定的配对依法不得推荐，或分数表里没有它",
                "请删去这一行；使用 --scores 时也可以在分数表里补上它",
            )  # fmt: skip
        if trouble:
            column, value, reason, remedy = trouble
            defects.append(Defect(table.file, row, table.headers[column], value, reason, remedy))
    if defects:
        raise DefectsError(defects)
    return Overrides(table.file, fixed, forbidden)


def _by_action(table: TypedTable, action: str) -> dict[Pair, int]:
    columns = (table.column(name) for name in ("seeker_id", "vacancy_id", "action"))
    return {
        (str(seeker), str(vacancy)): row
        for row, seeker, vacancy, given in zip(table.rows, *columns, strict=True)
        if given == action
    }


def _pairs_of(arcs: Arcs) -> set[tuple[int, int]]:
    return set(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True))


def without_forbidden(problem: Problem, overrides: Overrides) -> Arcs:
    """Give the arcs of a problem less the forbidden pairs.

    Parameters
    ----------
    problem : Problem
        The batch.
    overrides : Overrides
        What counsellors decided.
    """
    arcs, people = problem.chances.arcs, problem.participants
    seekers, vacancies = people.seeker_rows, people.vacancy_rows
    barred = {
        seekers[seeker] * arcs.n_vacancies + vacancies[vacancy]
        for seeker, vacancy in overrides.forbidden
        if seeker in seekers and vacancy in vacancies
    }
    numbers = arcs.seekers * arcs.n_vacancies + arcs.vacancies
    return arcs.take(~np.isin(numbers, sorted(barred))) if barred else arcs


def refuse_conflict(
    conflict: Conflict,
    arcs: Arcs,
    problem: Problem,
    overrides: Overrides,
) -> DefectsError:
    """Put a conflict into words, one defect a pair.

    Parameters
    ----------
    conflict : Conflict
        Arcs that cannot all stand.
    arcs : Arcs
        Whose rows they are.
    problem : Problem
        The batch.
    overrides : Overrides
        Where each pair stands in its file.

    Returns
    -------
    DefectsError
        To be raised.
    """
    people = problem.participants
    seekers = arcs.seekers
    pairs = [
        (people.seekers[seekers[a]].seeker_id, people.vacancies[arcs.vacancies[a]].vacancy_id)
        for a in conflict.arcs
    ]
    rules = "、".join(RULES[rule] for rule in conflict.rules) or "几条规则合在一起"
    rows = sorted(overrides.fixed[pair] for pair in pairs)
    others = "、".join(map(str, rows))
    alone = len(pairs) == 1
    why = f"（牵涉的规则：{rules}）"
    reason = (
        f"这个固定的配对做不到{why}" if alone
        else f"第{others}行的固定配对不能同时成立，去掉其中任何一行其余就都可以{why}"
    )  # fmt: skip
    remedy = "请删去这一行，或放宽这条规则" if alone else "请至少删去其中一行，或放宽这条规则"
    return DefectsError(
        [
            Defect(
                overrides.file,
                overrides.fixed[pair],
                None,
                f"{pair[0]} → {pair[1]}",
                reason,
                remedy,
            )
            for pair in sorted(pairs, key=lambda pair: overrides.fixed[pair])
        ],
    )
