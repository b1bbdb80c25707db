"""What if: more places, other ages, another bus: how many people more, from the solved state.

A change is written as records and rules, the batch is compiled anew, and the search starts from the
plan before the change where that is still feasible.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.errors import Defect, DefectsError, InputError
from matching.allocation.arcs import Arcs
from matching.allocation.chances import score_chances
from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.compiling import compile_batch
from matching.allocation.placement.conflicts import plan_of_fixed
from matching.allocation.placement.draft import Draft
from matching.allocation.placement.overrides import without_forbidden
from matching.allocation.placement.placing import Prepared, prepare
from matching.allocation.placement.rules import Bus, Rules
from matching.allocation.placement.search import Solution
from matching.allocation.placement.solving import solve_batch
from matching.allocation.problem import Files
from matching.artifact import load_artifact
from matching.progress import Progress, silent


class Change(BaseModel):
    """One change to try.

    Examples
    --------
    >>> Change(name="加床", vacancy="V1", more_places=10).more_places
    10
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    vacancy: str | None = None
    employer: str | None = None
    more_places: Annotated[int, Field(strict=True)] = 0
    max_age: Annotated[int, Field(ge=16, strict=True)] | None = None
    bus: str | None = None
    """Origin whose bus gets `more_seats`."""
    more_seats: Annotated[int, Field(ge=0, strict=True)] = 0

    def concerns(self, vacancy_id: str, employer_id: str) -> bool:
        """Tell whether a vacancy is meant."""
        named = (self.vacancy, self.employer) != (None, None)
        return named and self.vacancy in {None, vacancy_id} and self.employer in {None, employer_id}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a change brings.

    Parameters
    ----------
    name : str
        The change.
    more_expected : float
        Expected placements with it, less those without.
    at_least, at_most : float
        What is proven of the difference between the best plans with and without it.
    more_referred : int
        People referred with it, less those without.
    seconds : float
        How long the new plan took.
    """

    name: str
    more_expected: float
    at_least: float
    at_most: float
    more_referred: int
    seconds: float

    def line(self) -> str:
        """Say it in Chinese."""
        return (
            f"{self.name}：预计多安置{self.more_expected:+.2f}人"
            f"（两个最好方案之差可证明在{self.at_least:+.2f}到{self.at_most:+.2f}之间），"
            f"多推荐{self.more_referred:+d}人（用时{self.seconds:.1f}秒）"
        )


def read_changes(path: Path) -> tuple[Change, ...]:
    """Read `[[change]]` tables.

    Parameters
    ----------
    path : Path
        A TOML file.

    Raises
    ------
    DefectsError
        Not TOML, no change, an unknown key or a value that is not allowed.
    InputError
        There is no such file.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"文件「{path}」打不开。请核对路径和读取权限") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refusal(path, None, f"不是 TOML 文件（{error}）") from error
    tables = given.get("change")
    if not isinstance(tables, list) or not tables or len(given) > 1:
        raise _refusal(path, None, "里面应当只有 [[change]] 表，至少一个")
    try:
        return tuple(Change.model_validate(each) for each in tables)
    except ValidationError as error:
        key = str((error.errors(include_url=False)[0]["loc"] or ("change",))[-1])
        raise _refusal(path, key, "没有这一项，或不是允许的值") from error


def _refusal(path: Path, key: str | None, reason: str) -> DefectsError:
    remedy = f"请只用这些名称：{'、'.join(Change.model_fields)}"
    return DefectsError([Defect(path.name, None, key, "", reason, remedy)])


def ask_what_if(
    files: Files, rules: Path, changes: Path, progress: Progress = silent
) -> tuple[tuple[Answer, ...], tuple[str, ...]]:
    """Answer every change of a file, each by itself.

    Parameters
    ----------
    files : Files
        As for `place_files`.
    rules, changes : Path
        TOML.
    progress : Progress
        Told of each change.

    Returns
    -------
    answers : tuple of Answer
        In the order of the file.
    warnings : tuple of str
        In Chinese.
    """
    wanted = read_changes(changes)
    ready = prepare(files, rules, progress)
    before = solve(ready, progress)
    answers = []
    for number, change in enumerate(wanted):
        progress("试算改变", number, len(wanted))
        rescored = _rescored(ready, change, files) if change.max_age is not None else None
        answers.append(what_if(ready, before, change, rescored))
    return tuple(answers), (*ready.problem.warnings, *ready.compiled.warnings)


def solve(ready: Prepared, progress: Progress = silent) -> Solution:
    """Solve a batch under its own rules.

    Parameters
    ----------
    ready : Prepared
        The batch.
    progress : Progress
        Told of each step.
    """
    rules = ready.rules
    return solve_batch(ready.batch, ready.start, float(rules.gap), float(rules.seconds), progress)


def what_if(
    ready: Prepared, before: Solution, change: Change, rescored: Arcs | None = None
) -> Answer:
    """Solve a batch with a change, from the plan without it.

    Parameters
    ----------
    ready : Prepared
        The batch as it is.
    before : Solution
        Its plan.
    change : Change
        What to change.
    rescored : Arcs or None
        Pairs whose p_match the change has moved; None where it moves none.

    Returns
    -------
    Answer
    """
    started = time.monotonic()
    changed = changed_batch(ready, change, rescored)
    start = _carried_over(ready.batch, before.plan, changed) or plan_of_fixed(changed)
    rules = ready.rules
    start = start or Plan(np.zeros(0, dtype=np.int64))
    after = solve_batch(changed, start, float(rules.gap), float(rules.seconds))
    value = after.plan.value(changed)
    return Answer(
        change.name,
        value - before.plan.value(ready.batch),
        value - before.bound,
        after.bound - before.plan.value(ready.batch),
        len(after.plan.chosen) - len(before.plan.chosen),
        time.monotonic() - started,
    )


def changed_batch(ready: Prepared, change: Change, rescored: Arcs | None = None) -> Batch:
    """Compile a batch anew with a change.

    Parameters
    ----------
    ready : Prepared
        The batch as it is.
    change : Change
        What to change.
    rescored : Arcs or None
        Pairs whose p_match the change has moved.
    """
    people = ready.problem.participants
    places = tuple(
        replace(row, headcount=max(0, row.headcount + change.more_places))
        if change.concerns(vacancy.vacancy_id, vacancy.employer_id)
        else row
        for row, vacancy in zip(people.places, people.vacancies, strict=True)
    )
    fixed = [(people.seeker_rows[s], people.vacancy_rows[v]) for s, v in ready.overrides.fixed]
    return compile_batch(
        ready.problem.index.market,
        replace(people, places=places),
        ready.batch.arcs if rescored is None else rescored,
        _more_seats(ready.rules, change),
        fixed,
    ).batch


def _more_seats(rules: Rules, change: Change) -> Rules:
    buses: Sequence[Bus] = [
        bus.model_copy(update={"seats": bus.seats + change.more_seats})
        if bus.origin == change.bus
        else bus
        for bus in rules.bus
    ]
    return rules.model_copy(update={"bus": tuple(buses)})


def _carried_over(before: Batch, plan: Plan, after: Batch) -> Plan | None:
    """Give the same pairs in a changed batch, None where they are not a plan there."""
    old = before.arcs.seekers * before.arcs.n_vacancies + before.arcs.vacancies
    new = after.arcs.seekers * after.arcs.n_vacancies + after.arcs.vacancies
    chosen = np.flatnonzero(np.isin(new, old[plan.chosen]))
    draft = Draft(after)
    for arc in chosen.tolist():
        if not draft.fits([arc]):
            return None
        draft.add([arc])
    is_whole = len(chosen) == len(plan.chosen) and not draft.lacking()
    return draft.plan() if is_whole else None


def _rescored(ready: Prepared, change: Change, files: Files) -> Arcs:
    """Score the pairs again with the age that the employer would then wish."""
    if files.scores is not None:
        raise InputError(
            "用 --scores 时不能按新的年龄重新计算把握。请删去 max_age，或改用模型的把握"
        )
    people = ready.problem.participants
    vacancies = tuple(
        replace(vacancy, max_age=float(change.max_age or 0))
        if change.concerns(vacancy.vacancy_id, vacancy.employer_id)
        else vacancy
        for vacancy in people.vacancies
    )
    model, _ = load_artifact(files.artifact)
    changed = replace(people, vacancies=vacancies)
    chances = score_chances(model, ready.problem.index, changed, files.as_of)
    return without_forbidden(replace(ready.problem, chances=chances), ready.overrides)
