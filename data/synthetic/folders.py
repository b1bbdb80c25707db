"""Writing a synthetic market and, apart from it, its truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import Columns
from data.records import Employer
from data.synthetic.market import SyntheticMarket
from data.synthetic.queries import filled_places
from data.synthetic.truth import Query, Truth
from data.writing import TableWriter, claim_folder, write_market, write_table

MARKET_FOLDER, TRUTH_FOLDER = "market", "truth"
TRUTH_FILES = ("queries.csv", "pairs.parquet", "seekers.parquet", "vacancies.parquet")
P_ATTAINABLE = "p_attainable"
PAIR_KINDS = {
    Columns.SEEKER: str,
    Columns.VACANCY: str,
    Columns.AS_OF: date,
    Columns.P_APPLY: float,
    Columns.P_ACCEPT: float,
    P_ATTAINABLE: float,
}
QUERIES_A_BLOCK = 50

PairBlock = dict[str, Sequence[object] | NDArray[np.generic]]


def write_synthetic(synthetic: SyntheticMarket, out: Path) -> None:
    """Write `out`/market in the exchange format and `out`/truth beside it.

    The truth holds `queries.csv` (seeker_id, as_of), `pairs.parquet` (every query with every
    vacancy that is lawful, live and has places left then: p_apply, p_accept and the product
    of the attainable sides), and the true occupations of people and vacancies.

    Parameters
    ----------
    synthetic : SyntheticMarket
        What was generated.
    out : Path
        Made if absent; an earlier synthetic market in it is replaced.

    Raises
    ------
    FolderError
        If `out` or a folder in it holds foreign files.
    EnvironmentTroubleError
        If the machine refuses to write.
    """
    claim_folder(out, (MARKET_FOLDER, TRUTH_FOLDER))
    folder = claim_folder(out / TRUTH_FOLDER, TRUTH_FILES)
    write_market(synthetic.market, out / MARKET_FOLDER, ending=".csv")
    queries = synthetic.truth.queries
    write_table(
        {
            Columns.SEEKER: [query.seeker_id for query in queries],
            Columns.AS_OF: [query.as_of for query in queries],
        },
        folder / "queries.csv",
    )
    with TableWriter(folder / "pairs.parquet", list(PAIR_KINDS), kinds=PAIR_KINDS) as writer:
        for block in pair_blocks(synthetic):
            writer.write(block)
    _write_people(synthetic, folder / "seekers.parquet")
    _write_posts(synthetic, folder / "vacancies.parquet")


def may_refer(employer: Employer, day: date) -> bool:
    """Say whether the law lets the office refer anybody to an employer on a day.

    Parameters
    ----------
    employer : Employer
        As on the board.
    day : date
        Day on which the work begins.

    Returns
    -------
    bool
        False after the licence ended and while it is blacklisted.
    """
    licensed, barred = employer.licensed_until, employer.blacklisted_until
    return (licensed is None or licensed >= day) and (barred is None or barred < day)


def candidates(
    synthetic: SyntheticMarket, as_of: date, filled: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Find the vacancies that somebody may be ranked for on a day.

    Parameters
    ----------
    synthetic : SyntheticMarket
        The market.
    as_of : date
        On or after the cut-off.
    filled : ndarray of int64, optional
        What `filled_places` says, where it is known already.

    Returns
    -------
    ndarray of int64
        Rows of vacancies that are live, have places left and a lawful employer.
    """
    market, truth = synthetic.market, synthetic.truth
    left = truth.posts.headcount > (filled_places(market) if filled is None else filled)
    live = truth.posts.live((as_of - truth.config.start).days) & left
    employers = {employer.employer_id: employer for employer in market.employers}
    rows = [
        row
        for row in np.flatnonzero(live).tolist()
        if may_refer(
            employers[market.vacancies[row].employer_id], market.vacancies[row].starts_on or as_of
        )
    ]
    return np.array(rows, dtype=np.int64)


def pair_blocks(synthetic: SyntheticMarket) -> Iterator[PairBlock]:
    """Give the true probabilities of all queries, a block of queries at a time.

    Parameters
    ----------
    synthetic : SyntheticMarket
        The market; its queries are in the order of their days.

    Yields
    ------
    dict of str to sequence
        Columns of `pairs.parquet`.
    """
    ids = np.array([vacancy.vacancy_id for vacancy in synthetic.market.vacancies])
    filled = filled_places(synthetic.market)
    rows_on: dict[date, NDArray[np.int64]] = {}
    queries = synthetic.truth.queries
    for start in range(0, len(queries), QUERIES_A_BLOCK):
        parts = []
        for query in queries[start : start + QUERIES_A_BLOCK]:
            if query.as_of not in rows_on:
                rows_on[query.as_of] = candidates(synthetic, query.as_of, filled)
            parts.append(_pairs(synthetic.truth, query, rows_on[query.as_of], ids))
        yield {name: np.concatenate([part[name] for part in parts]) for name in PAIR_KINDS}


def _pairs(
    truth: Truth, query: Query, rows: NDArray[np.int64], ids: NDArray[np.str_]
) -> dict[str, NDArray[np.generic]]:
    seeker = np.array([query.seeker_row])
    p_apply, p_accept = truth.probabilities(seeker, rows, query.as_of)
    apply_ceiling, accept_ceiling = truth.attainable(seeker, rows, query.as_of)
    return {
        Columns.SEEKER: np.full(len(rows), query.seeker_id),
        Columns.VACANCY: ids[rows],
        Columns.AS_OF: np.full(len(rows), np.datetime64(query.as_of, "D")),
        Columns.P_APPLY: p_apply,
        Columns.P_ACCEPT: p_accept,
        P_ATTAINABLE: apply_ceiling * accept_ceiling,
    }


def _names(truth: Truth, occupations: NDArray[np.int64]) -> list[str | None]:
    catalogue = truth.work.catalogue.occupations
    return [
        "、".join(catalogue[index].name for index in row if index >= 0) or None
        for row in occupations.tolist()
    ]


def _write_people(synthetic: SyntheticMarket, path: Path) -> None:
    truth, people = synthetic.truth, synthetic.truth.people
    columns: PairBlock = {
        Columns.SEEKER: [seeker.seeker_id for seeker in synthetic.market.seekers],
        "person": people.person,
        "past_occupations": _names(truth, people.past),
        "wished_occupations": _names(truth, people.wish),
        "refused_occupations": _names(truth, people.refusal),
        "reservation_pay_cny_month": people.reservation,
        "reliability": people.reliability,
    }
    write_table(columns, path)


def _write_posts(synthetic: SyntheticMarket, path: Path) -> None:
    truth, posts = synthetic.truth, synthetic.truth.posts
    columns: PairBlock = {
        Columns.VACANCY: [vacancy.vacancy_id for vacancy in synthetic.market.vacancies],
        "occupation": _names(truth, posts.occupation[:, None]),
        "pay_cny_month": posts.pay,
        "firm_quality": posts.quality,
        "strictness": posts.strictness,
        "is_fake": posts.is_fake,
    }
    write_table(columns, path)
