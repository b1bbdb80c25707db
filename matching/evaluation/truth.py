"""The truth of a synthetic market: queries, and the true probabilities of their pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.columns import Columns
from data.errors import FolderError
from matching.evaluation.questions import ACCEPT, APPLY, MATCH, Questions
from matching.market_index import MarketIndex
from models.metrics import sizes_of_runs

PAIRS_FILE = "pairs.parquet"
MAKE_AGAIN = "请用 jobmatch market 重新生成市场"
NEEDED = (Columns.SEEKER, Columns.VACANCY, Columns.AS_OF, Columns.P_APPLY, Columns.P_ACCEPT)


@dataclass(frozen=True, slots=True)
class TruePairs:
    """Pairs of queries with their true probabilities; rows of a query lie together.

    Parameters
    ----------
    seeker_rows, vacancy_rows : ndarray of int64, shape (n,)
        Rows in the market.
    days : ndarray of int64, shape (n,)
        Ordinal day of each question.
    group : ndarray of int64, shape (n_queries,)
        Pairs of each query.
    p_apply, p_accept : ndarray of float64, shape (n,)
        True P(applies, given a look) and P(is taken, given an application and a place).
    attainable : ndarray of float64 or None
        The truth without what no record could tell.
    """

    seeker_rows: NDArray[np.int64]
    vacancy_rows: NDArray[np.int64]
    days: NDArray[np.int64]
    group: NDArray[np.int64]
    p_apply: NDArray[np.float64]
    p_accept: NDArray[np.float64]
    attainable: NDArray[np.float64] | None

    @property
    def p_match(self) -> NDArray[np.float64]:
        """True P(both say yes)."""
        return self.p_apply * self.p_accept

    def questions(self, target: str) -> Questions:
        """Ask about the product or about one side, on the same pairs.

        Parameters
        ----------
        target : str
            One of `TARGETS`.

        Returns
        -------
        Questions
            The attainable ceiling is one of the product.
        """
        return Questions(
            self.seeker_rows,
            self.vacancy_rows,
            self.days,
            self.group,
            {MATCH: self.p_match, APPLY: self.p_apply, ACCEPT: self.p_accept}[target],
            self.attainable if target == MATCH else None,
        )


def read_truth(folder: Path, index: MarketIndex) -> TruePairs:
    """Read a truth folder.

    Parameters
    ----------
    folder : Path
        Holds ``pairs.parquet`` with the columns of `NEEDED` and perhaps ``p_attainable``.
    index : MarketIndex
        The market that the ids belong to.

    Returns
    -------
    TruePairs

    Raises
    ------
    FolderError
        The file is missing, damaged or empty, lacks a column, holds a value that is no
        probability or no day, or names ids of another market.
    """
    frame = _read_pairs(folder)
    seekers = frame[Columns.SEEKER].map(index.seeker_rows)
    vacancies = frame[Columns.VACANCY].map(index.vacancy_rows)
    if seekers.isna().any() or vacancies.isna().any():
        raise FolderError(
            str(folder), "编号与市场文件夹不一致", "请使用同一次生成的 market 和 truth"
        )
    days = _days(folder, frame[Columns.AS_OF])
    seeker_rows = np.asarray(seekers, dtype=np.int64)
    return TruePairs(
        seeker_rows,
        np.asarray(vacancies, dtype=np.int64),
        days,
        sizes_of_runs(seeker_rows, days),
        frame[Columns.P_APPLY].to_numpy(float),
        frame[Columns.P_ACCEPT].to_numpy(float),
        frame["p_attainable"].to_numpy(float) if "p_attainable" in frame.columns else None,
    )


def _read_pairs(folder: Path) -> pd.DataFrame:
    """Read the pairs, in the order of people, days and vacancies."""
    path = folder / PAIRS_FILE
    if not path.is_file():
        raise FolderError(
            str(folder), f"里面没有 {PAIRS_FILE}", "请给出 jobmatch market 写出的 truth 文件夹"
        )
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise FolderError(str(folder), f"{PAIRS_FILE} 已损坏，读不出来", MAKE_AGAIN) from error
    missing = [name for name in NEEDED if name not in frame.columns]
    if missing:
        raise FolderError(str(folder), f"{PAIRS_FILE} 缺少列 {'、'.join(missing)}", MAKE_AGAIN)
    if frame.empty:
        raise FolderError(str(folder), f"{PAIRS_FILE} 里一行也没有", MAKE_AGAIN)
    for name in (Columns.P_APPLY, Columns.P_ACCEPT):
        if not pd.to_numeric(frame[name], errors="coerce").between(0.0, 1.0).all():
            raise FolderError(str(folder), f"{PAIRS_FILE} 的 {name} 不在 0 到 1 之间", MAKE_AGAIN)
    return frame.sort_values([Columns.SEEKER, Columns.AS_OF, Columns.VACANCY], kind="stable")


def _days(folder: Path, cells: pd.Series[Any]) -> NDArray[np.int64]:
    try:
        return np.array([_ordinal(value) for value in cells], dtype=np.int64)
    except ValueError as error:
        reason = f"{PAIRS_FILE} 的 {Columns.AS_OF} 不是日期"
        raise FolderError(str(folder), reason, MAKE_AGAIN) from error


def _ordinal(value: object) -> int:
    """Day of a cell, whether the file holds dates, timestamps or ISO text."""
    if isinstance(value, str):
        return date.fromisoformat(value).toordinal()
    return pd.Timestamp(value).date().toordinal()  # type: ignore[arg-type]  # any date-like cell
