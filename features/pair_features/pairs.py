"""Pairs of a person and a vacancy, asked on a day: the table that every block reads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from features.history import History, Ints
from features.seekers import SeekerTable
from features.vacancies import VacancyTable


@dataclass(frozen=True, slots=True)
class Pairs:
    """n_pairs questions "this person, this vacancy, on this day".

    Parameters
    ----------
    seekers, vacancies : SeekerTable, VacancyTable
        The encoded sides.
    seeker_rows, vacancy_rows : ndarray of intp, shape (n_pairs,)
        Rows of the tables.
    days : ndarray of int64, shape (n_pairs,)
        Ordinal day of each question.
    history : History
        Counts over the log; it sees events strictly before each day.
    seeker_ids, vacancy_ids : ndarray of int64, shape (len(table),)
        Row of each table row in the log's market, -1 for somebody outside it.
    chosen : ndarray of float64, shape (n_pairs,), optional
        How the pair came to be asked about: 1 chosen by an officer, 0 at random, NaN not
        known. An officer sees things that no record holds, so that pairs that were chosen
        fare better than their features say; without it, as in serving, every pair counts as
        asked at random.
    """

    seekers: SeekerTable
    vacancies: VacancyTable
    seeker_rows: NDArray[np.intp]
    vacancy_rows: NDArray[np.intp]
    days: Ints
    history: History
    seeker_ids: Ints
    vacancy_ids: Ints
    chosen: Floats | None = None

    def __len__(self) -> int:
        return len(self.seeker_rows)

    def of_seeker(self, name: str) -> Floats:
        """Give a plain column of the people, pair by pair."""
        return self.seekers.numbers[name][self.seeker_rows]

    def of_vacancy(self, name: str) -> Floats:
        """Give a plain column of the vacancies, pair by pair."""
        return self.vacancies.numbers[name][self.vacancy_rows]
