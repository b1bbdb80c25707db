"""The `place` job: files in, a folder with the plan, who is left and the certificate out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from data.errors import Defect, DefectsError
from data.writing import claim_folder, replacing
from data.writing.table import open_table
from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.certificate import as_json, certificate_of
from matching.allocation.placement.compiling import Compiled, compile_batch
from matching.allocation.placement.conflicts import find_conflict, plan_of_fixed
from matching.allocation.placement.explaining import Explainer
from matching.allocation.placement.next_step import Ladder
from matching.allocation.placement.overrides import (
    Overrides,
    read_kept,
    refuse_conflict,
    without_forbidden,
)
from matching.allocation.placement.rules import Rules, read_rules
from matching.allocation.placement.search import Solution
from matching.allocation.placement.solving import solve_batch
from matching.allocation.problem import Files, Problem, read_problem
from matching.allocation.verify import Case, Check, failures, verify_plan
from matching.progress import Progress, silent

FILES: Final = ("plan.csv", "unplaced.csv", "certificate.json")
"""What the folder gets."""

T = TypeVar("T")
Rows = list[tuple[str, str, float]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch that was read and can be solved.

    Parameters
    ----------
    problem : Problem
        Records and chances.
    rules : Rules
        The rules.
    overrides : Overrides
        What counsellors decided.
    compiled : Compiled
        The numbers.
    start : Plan
        Feasible; holds the fixed pairs.
    inputs : dict of str to Path
        What was read.
    as_of : date
        Day of the plan.
    """

    problem: Problem
    rules: Rules
    overrides: Overrides
    compiled: Compiled
    start: Plan
    inputs: dict[str, Path]
    as_of: date

    @property
    def batch(self) -> Batch:
        """The numbers."""
        return self.compiled.batch


@dataclass(frozen=True, slots=True)
class Placed:
    """What `place_files` did.

    Parameters
    ----------
    certificate : dict
        As written.
    warnings : tuple of str
        In Chinese.
    """

    certificate: dict[str, Any]
    warnings: tuple[str, ...]

    def lines(self) -> list[str]:
        """Say it in Chinese."""
        return [str(line) for line in self.certificate["summary"]]


def place_files(files: Files, rules: Path, out: Path, progress: Progress = silent) -> Placed:
    """Place a batch.

    Parameters
    ----------
    files : Files
        Model, market, people, places, day and perhaps scores.
    rules : Path
        TOML.
    out : Path
        Folder that gets `FILES`.
    progress : Progress
        Told of each step.

    Returns
    -------
    Placed

    Raises
    ------
    DefectsError
        A file holds defects, or fixed pairs cannot all stand: an irreducible set is named.
    FolderError
        The folder holds files of somebody else.
    """
    ready = prepare(files, rules, progress)
    claim_folder(out, FILES)
    solution = solve_batch(
        ready.batch,
        ready.start,
        float(ready.rules.gap),
        float(ready.rules.seconds),
        progress,
    )
    checks = check(ready, solution)
    certificate = certificate_of(
        ready.batch,
        solution,
        float(ready.rules.gap),
        ready.inputs,
        checks,
    )
    _write(ready, solution, certificate, out)
    return Placed(certificate, (*ready.problem.warnings, *ready.compiled.warnings))


def prepare(files: Files, rules: Path, progress: Progress = silent) -> Prepared:
    """Read a batch, and find a plan that holds what counsellors have fixed.

    Parameters
    ----------
    files : Files
        What to read.
    rules : Path
        TOML.
    progress : Progress
        Told of reading and scoring.

    Raises
    ------
    DefectsError
        As for `place_files`; every defect of all files is told at once.
    """
    defects: list[Defect] = []
    read = _gather(defects, lambda: read_rules(rules))
    problem = _gather(defects, lambda: read_problem(files, progress))
    kept = rules.parent / read.keep if read and read.keep else None
    overrides = _gather(defects, lambda: read_kept(kept, problem)) if problem else None
    if read is None or problem is None or overrides is None:
        raise DefectsError(defects)
    arcs, people = without_forbidden(problem, overrides), problem.participants
    fixed = [(people.seeker_rows[s], people.vacancy_rows[v]) for s, v in overrides.fixed]
    compiled = compile_batch(problem.index.market, people, arcs, read, fixed, rules.name)
    start = plan_of_fixed(compiled.batch)
    if start is None:
        conflict = find_conflict(compiled.batch)
        if conflict is not None:
            raise refuse_conflict(conflict, arcs, problem, overrides)
    inputs = {
        "market": files.market, "artifact": files.artifact, "seekers": files.seekers,
        "places": files.places, "rules": rules,
    }  # fmt: skip
    inputs |= {"keep": kept} if kept else {}
    inputs |= {"scores": files.scores} if files.scores else {}
    return Prepared(
        problem,
        read,
        overrides,
        compiled,
        start or Plan(np.zeros(0, int)),
        inputs,
        files.as_of,
    )


def _gather(defects: list[Defect], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except DefectsError as error:
        defects.extend(error.defects)
        return None


def rows_of(ready: Prepared, plan: Plan) -> Rows:
    """Give the pairs of a plan by id, with p_match.

    Parameters
    ----------
    ready : Prepared
        The batch.
    plan : Plan
        Its plan.
    """
    arcs, people = ready.batch.arcs, ready.problem.participants
    seekers = arcs.seekers
    return [
        (
            people.seekers[seekers[arc]].seeker_id,
            people.vacancies[arcs.vacancies[arc]].vacancy_id,
            float(arcs.p_match[arc]),
        )
        for arc in plan.chosen.tolist()
    ]


def check(ready: Prepared, solution: Solution) -> tuple[Check, ...]:
    """Have a plan checked by `verify`.

    Parameters
    ----------
    ready : Prepared
        The batch.
    solution : Solution
        Its plan.

    Raises
    ------
    RuntimeError
        The plan breaks a rule: an error of this program, and nothing may be written.
    """
    people, arcs = ready.problem.participants, ready.problem.chances.arcs
    ids = [vacancy.vacancy_id for vacancy in people.vacancies]
    names = [seeker.seeker_id for seeker in people.seekers]
    pairs = zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), arcs.p_match.tolist(), strict=True)
    case = Case(
        seekers=people.seekers,
        register=ready.problem.index.market.seekers,
        vacancies={vacancy.vacancy_id: vacancy for vacancy in people.vacancies},
        places=people.places,
        rules=ready.rules,
        chances={(names[i], ids[j]): p for i, j, p in pairs},
        as_of=ready.as_of,
        fixed=frozenset(ready.overrides.fixed),
        forbidden=frozenset(ready.overrides.forbidden),
        short=solution.short,
    )
    checks = verify_plan(rows_of(ready, solution.plan), case)
    if broken := failures(checks):
        raise RuntimeError("方案没有通过独立检查，没有写出任何文件：" + "；".join(broken))
    return checks


def _write(ready: Prepared, solution: Solution, certificate: dict[str, Any], out: Path) -> None:
    plan, unplaced, proof = (out / name for name in FILES)
    rows, left = explain(ready, solution.plan)
    with replacing(plan, unplaced, proof) as (plan_part, unplaced_part, proof_part):
        _write_rows(plan_part, ("seeker_id", "vacancy_id", "p_match", "reason"), rows)
        _write_rows(unplaced_part, ("seeker_id", "reason", "next_step"), left)
        proof_part.write_bytes(as_json(certificate).encode("utf-8"))


def _write_rows(path: Path, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    table = open_table(path, ".csv", names, {})
    table.write([[row[k] for row in rows] for k in range(len(names))])
    table.close()


def explain(
    ready: Prepared,
    plan: Plan,
) -> tuple[list[tuple[str, str, float, str]], list[tuple[str, str, str]]]:
    """Say of each person why.

    Parameters
    ----------
    ready : Prepared
        The batch.
    plan : Plan
        Its plan.

    Returns
    -------
    placed : list of (seeker id, vacancy id, p_match, reason)
        In the order of ids.
    unplaced : list of (seeker id, reason, next step)
        Everybody else.
    """
    people, batch = ready.problem.participants, ready.batch
    explainer = Explainer(batch, plan, [vacancy.vacancy_id for vacancy in people.vacancies])
    placed = {row[0]: row for row in rows_of(ready, plan)}
    ladder = _ladder(ready)
    sent, left = [], []
    for i, seeker in enumerate(people.seekers):
        if seeker.seeker_id in placed:
            sent.append((*placed[seeker.seeker_id], explainer.reason(i)))
            continue
        start, end = batch.arcs.starts[i : i + 2]
        best = float(batch.arcs.p_match[start:end].max(initial=0.0))
        step = ladder.step(seeker, ready.compiled.homes[i], best)
        left.append((str(seeker.seeker_id), explainer.reason_unplaced(i), step))
    return sent, left


def _ladder(ready: Prepared) -> Ladder:
    """Build the ladder over the live vacancies that are not in the batch."""
    index, day = ready.problem.index, ready.as_of
    listed = ready.problem.participants.vacancy_rows
    days = np.full(len(index.market.vacancies), day.toordinal(), dtype=np.int64)
    rows = np.arange(len(days), dtype=np.int64)
    free = index.history.places_left(rows, days)
    spare = [
        vacancy
        for vacancy, left in zip(index.market.vacancies, free, strict=True)
        if vacancy.published_on <= day < vacancy.expires_on
        and left >= 1
        and vacancy.vacancy_id not in listed
    ]
    return Ladder(spare, [index.employers[v.employer_id] for v in spare], day)
