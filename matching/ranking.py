"""The `rank` job: a file of queries in, a file of ranked pairs out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.columns import RANKING_FOR_SEEKERS, RANKING_FOR_VACANCIES, Columns
from data.reading import Queries, check_ids_known, first_notices, read_market, read_queries
from data.writing import TableWriter
from matching.artifact import load_artifact
from matching.candidates import order_by_match, people_for, vacancies_for
from matching.market_index import index_market
from matching.model import Scores
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket

Block = dict[str, Sequence[Any] | NDArray[Any]]


def rank_file(
    artifact: Path,
    market: Path,
    queries: Path,
    out: Path,
    k: int = 0,
    progress: Progress = silent,
) -> tuple[str, ...]:
    """Answer a file of queries.

    Parameters
    ----------
    artifact, market : Path
        A trained model and the market folder to rank.
    queries : Path
        Holds `seeker_id, as_of` or `vacancy_id, as_of`.
    out : Path
        The ranking; its ending chooses the format. Written as a whole or not at all.
    k : int, >= 0
        Length of each list; 0 for all.
    progress : Progress
        Told of each query.

    Returns
    -------
    tuple of str
        Warnings in Chinese: queries with nothing to rank, and what reading warned of.

    Raises
    ------
    DefectsError
        The market or the queries hold defects.
    ArtifactError
        The artifact cannot be trusted.
    """
    asked = read_queries(queries)
    reading = read_market(market)
    index = index_market(reading.market)
    known = index.seeker_rows if asked.column == Columns.SEEKER else index.vacancy_rows
    check_ids_known(asked.file, asked.column, asked.ids, known, asked.rows)
    model, _ = load_artifact(artifact)
    scored = ScoredMarket(model, index)
    warnings = [*first_notices(asked.warnings), *first_notices(reading.warnings)]
    names = RANKING_FOR_SEEKERS if asked.column == Columns.SEEKER else RANKING_FOR_VACANCIES
    with TableWriter(out, names, kinds={Columns.AS_OF: date}) as writer:
        for block, warning in rank_queries(scored, asked, k, progress):
            writer.write(block)
            if warning:
                warnings.append(warning)
    return tuple(warnings)


def rank_queries(
    scored: ScoredMarket, queries: Queries, k: int, progress: Progress = silent
) -> Iterator[tuple[Mapping[str, Sequence[Any] | NDArray[Any]], str]]:
    """Rank query by query.

    Yields
    ------
    block : mapping of column to values
        The ranked pairs of one query; empty columns where there is nothing to rank.
    warning : str
        Why there is nothing, or an empty string.
    """
    answer = _Answerer(scored, k)
    for_seekers = queries.column == Columns.SEEKER
    for done, (query_id, as_of) in enumerate(zip(queries.ids, queries.dates, strict=True)):
        progress("排序", done, len(queries.ids))
        block = (answer.vacancies if for_seekers else answer.people)(query_id, as_of)
        nothing = not len(block[Columns.RANK])
        noun, what = ("求职人员", "岗位") if for_seekers else ("岗位", "人员")
        yield block, f"{noun} {query_id} 在 {as_of} 没有可以推荐的{what}" if nothing else ""
    progress("排序", len(queries.ids), len(queries.ids))


class _Answerer:
    """Answers single queries; the live vacancies of a day are worked out once."""

    def __init__(self, scored: ScoredMarket, k: int) -> None:
        self._scored = scored
        self._k = k
        self._live = lru_cache(maxsize=64)(
            lambda as_of: scored.posts.live_rows(scored.index.history, as_of)
        )
        self._vacancy_ids = np.array([v.vacancy_id for v in scored.posts.table.records])
        self._seeker_ids = np.array([s.seeker_id for s in scored.people.table.records])

    def vacancies(self, seeker_id: str, as_of: date) -> Block:
        """Rank the vacancies for a person."""
        scored = self._scored
        row = scored.index.seeker_rows[seeker_id]
        rows = vacancies_for(scored.people, row, scored.posts, self._live(as_of), as_of)
        seekers = np.full(len(rows), row, dtype=np.intp)
        scores = scored.score(scored.people, scored.posts, seekers, rows, as_of)
        columns = self._ranked(scores, self._vacancy_ids[rows])
        return _block(RANKING_FOR_SEEKERS, seeker_id, as_of, columns)

    def people(self, vacancy_id: str, as_of: date) -> Block:
        """Rank the people for a vacancy; none where it is not live or has no places left."""
        scored = self._scored
        row = scored.index.vacancy_rows[vacancy_id]
        is_live = bool(np.isin(row, self._live(as_of)))
        rows = people_for(scored.people, scored.posts, row, as_of) if is_live else np.zeros(0, int)
        vacancies = np.full(len(rows), row, dtype=np.intp)
        scores = scored.score(scored.people, scored.posts, rows, vacancies, as_of)
        columns = self._ranked(scores, self._seeker_ids[rows])
        return _block(RANKING_FOR_VACANCIES, vacancy_id, as_of, columns)

    def _ranked(self, scores: Scores, ids: NDArray[np.str_]) -> tuple[NDArray[Any], ...]:
        p_match = scores.p_match
        order = order_by_match(p_match, ids)
        if self._k:
            order = order[: self._k]
        ranks = np.arange(1, len(order) + 1)
        return ids[order], ranks, scores.p_apply[order], scores.p_accept[order], p_match[order]


def _block(
    names: tuple[str, ...], query_id: str, as_of: date, columns: tuple[NDArray[Any], ...]
) -> Block:
    n = len(columns[0])
    return dict(zip(names, ([query_id] * n, [as_of] * n, *columns), strict=True))
