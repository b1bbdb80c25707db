"""Who and what takes part in an allocation: the listed people, and the live vacancies' places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

import numpy as np

from data.errors import Defect, DefectsError
from data.reading import (
    PlaceRow,
    TypedTable,
    first_notices,
    place_rows,
    read_people,
    read_places,
    read_scores,
)
from data.records import Seeker, Vacancy
from matching.allocation.arcs import Ints
from matching.market_index import MarketIndex


@dataclass(frozen=True, slots=True)
class Participants:
    """The two sides of an allocation, each in the order of its ids.

    So a tie that is broken by row is broken by id, whatever the order of the files.

    Parameters
    ----------
    seekers : tuple of n Seeker
        The people who were listed.
    vacancies : tuple of m Vacancy
        The listed vacancies that are live.
    places : tuple of m PlaceRow
        What is still free in each.
    """

    seekers: tuple[Seeker, ...]
    vacancies: tuple[Vacancy, ...]
    places: tuple[PlaceRow, ...]

    @property
    def headcounts(self) -> Ints:
        """Places still free, shape (m,), 0 or more."""
        return np.array([place.headcount for place in self.places], dtype=np.int64)

    @property
    def seeker_rows(self) -> Mapping[str, int]:
        """Row of each person by id."""
        return {seeker.seeker_id: row for row, seeker in enumerate(self.seekers)}

    @property
    def vacancy_rows(self) -> Mapping[str, int]:
        """Row of each vacancy by id."""
        return {vacancy.vacancy_id: row for row, vacancy in enumerate(self.vacancies)}

    def narrow(self, index: MarketIndex) -> MarketIndex:
        """Give an index whose market holds only these people and vacancies.

        Ids are still looked up in the whole market, so the log is that of everybody.
        """
        market = replace(index.market, seekers=self.seekers, vacancies=self.vacancies)
        return replace(index, market=market)


@dataclass(frozen=True, slots=True)
class Tables:
    """The files of an allocation, read.

    Parameters
    ----------
    participants : Participants
        People and vacancies.
    scores : TypedTable or None
        Chances to use instead of a model's.
    warnings : tuple of str
        What was left out, in Chinese.
    """

    participants: Participants
    scores: TypedTable | None
    warnings: tuple[str, ...]


def read_tables(
    index: MarketIndex, seekers: Path, places: Path, scores: Path | None, as_of: date
) -> Tables:
    """Read who takes part.

    Parameters
    ----------
    index : MarketIndex
        The market that the ids belong to.
    seekers : Path
        Holds `seeker_id`.
    places : Path
        Holds `vacancy_id, headcount`, and for batches perhaps `min_batch, max_batch, origin`.
    scores : Path or None
        Holds `seeker_id, vacancy_id, p_match`.
    as_of : date
        A vacancy that is not live on this day is left out with a warning.

    Returns
    -------
    Tables

    Raises
    ------
    DefectsError
        With every defect of all the files.
    InputError
        A file is missing or has another ending.
    """
    defects: list[Defect] = []
    people = _read(defects, lambda: read_people(seekers, index.seeker_rows))
    free = _read(defects, lambda: read_places(places, index.vacancy_rows))
    given = None
    if scores is not None:
        path = scores
        given = _read(defects, lambda: read_scores(path, index.seeker_rows, index.vacancy_rows))
    if people is None or free is None or defects:
        raise DefectsError(defects)
    rows, warnings = _live(index, free, as_of)
    vacancies = (index.market.vacancies[index.vacancy_rows[row.vacancy_id]] for row in rows)
    read = [table for table in (people, free, given) if table is not None]
    notices = [said for table in read for said in first_notices(table.notices)]
    return Tables(
        Participants(_people(index, people), tuple(vacancies), rows),
        given,
        (*notices, *warnings),
    )


def _read(defects: list[Defect], read: Callable[[], TypedTable]) -> TypedTable | None:
    """Read a table, or add what is wrong with it: all files are read before anything is told."""
    try:
        return read()
    except DefectsError as error:
        defects.extend(error.defects)
        return None


def _people(index: MarketIndex, table: TypedTable) -> tuple[Seeker, ...]:
    ids = cast("tuple[str, ...]", tuple(table.column("seeker_id")))
    return tuple(index.market.seekers[index.seeker_rows[each]] for each in sorted(ids))


def _live(
    index: MarketIndex, table: TypedTable, as_of: date
) -> tuple[tuple[PlaceRow, ...], list[str]]:
    """Give the places of live vacancies by id, and what to say of the others."""
    live, warnings = [], []
    for number, row in zip(table.rows, place_rows(table), strict=True):
        vacancy = index.market.vacancies[index.vacancy_rows[row.vacancy_id]]
        if vacancy.published_on <= as_of < vacancy.expires_on:
            live.append(row)
        else:
            warnings.append(
                f"{table.file} 第{number}行的岗位 {row.vacancy_id} 在 {as_of} 不在招聘期内，"
                "没有参加分配。如仍在招，请更正它的发布日期和截止日期"
            )
    return tuple(sorted(live, key=lambda row: row.vacancy_id)), warnings
