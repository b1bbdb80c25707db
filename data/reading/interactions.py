"""A table of interactions by itself: the log of what a service showed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.errors import DefectsError
from data.reading.conversion import convert
from data.reading.records_of import records_of
from data.reading.rules import table_rule
from data.reading.sources import read_raw
from data.records import Interaction, Market


def read_interactions(path: Path) -> tuple[Interaction, ...]:
    """Read a table of interactions.

    Parameters
    ----------
    path : Path
        A .csv, .xlsx or .parquet file with the columns of `interactions`.

    Returns
    -------
    tuple of Interaction
        In the order of the file. Whether the ids are known is not looked at.

    Raises
    ------
    DefectsError
        With every defect of the file. Nothing is loaded.
    """
    table = convert(read_raw(path), table_rule("interactions"))
    if table.defects:
        raise DefectsError(table.defects)
    return tuple(records_of(table))


def merge_interactions(
    market: Market, logged: Sequence[Interaction]
) -> tuple[tuple[Interaction, ...], int]:
    """Put logged events behind those of a market.

    Parameters
    ----------
    market : Market
        The market.
    logged : sequence of Interaction
        Events of its people and vacancies, perhaps some twice, perhaps some known already.

    Returns
    -------
    merged : tuple of Interaction
        The market's events, then each new one once, in the order of their days.
    n_strangers : int
        Logged events left out because the market no longer holds the person or the vacancy.
    """
    seekers = {seeker.seeker_id for seeker in market.seekers}
    vacancies = {vacancy.vacancy_id for vacancy in market.vacancies}
    known = [
        event for event in logged if event.seeker_id in seekers and event.vacancy_id in vacancies
    ]
    present = set(market.interactions)
    new = sorted(
        (event for event in dict.fromkeys(known) if event not in present),
        key=lambda event: event.occurred_on,
    )
    return (*market.interactions, *new), len(logged) - len(known)
