"""What `allocate` and `place` are given: a model, a market, who takes part, and the chances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.reading import first_notices, read_market
from matching.allocation.chances import Chances, read_chances, score_chances
from matching.allocation.participants import Participants, read_tables
from matching.artifact import load_artifact
from matching.market_index import MarketIndex, index_market
from matching.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Files:
    """The files and the day of an allocation.

    Parameters
    ----------
    artifact, market : Path
        A trained model and a market folder.
    seekers, places : Path
        `seeker_id`; `vacancy_id, headcount` and what else batches need.
    as_of : date
        Day of the question.
    scores : Path or None
        `seeker_id, vacancy_id, p_match`, used instead of what the model says.
    """

    artifact: Path
    market: Path
    seekers: Path
    places: Path
    as_of: date
    scores: Path | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """An allocation before it is solved.

    Parameters
    ----------
    index : MarketIndex
        The whole market.
    participants : Participants
        People and vacancies, by id.
    chances : Chances
        Their lawful pairs; rows are those of the participants.
    warnings : tuple of str
        What reading left out or could not place, in Chinese.
    """

    index: MarketIndex
    participants: Participants
    chances: Chances
    warnings: tuple[str, ...]


def read_problem(files: Files, progress: Progress = silent) -> Problem:
    """Read and score an allocation.

    Parameters
    ----------
    files : Files
        What to read. With scores, the artifact is verified and scores nothing.
    progress : Progress
        Told of reading and scoring.

    Returns
    -------
    Problem

    Raises
    ------
    DefectsError
        The market or the tables hold defects.
    ArtifactError
        The artifact cannot be trusted.
    InputError
        A file is missing or has another ending.
    """
    progress("读取市场", 0, 0)
    reading = read_market(files.market)
    index = index_market(reading.market)
    tables = read_tables(index, files.seekers, files.places, files.scores, files.as_of)
    model, _ = load_artifact(files.artifact)
    people, as_of = tables.participants, files.as_of
    chances = (
        score_chances(model, index, people, as_of, progress)
        if tables.scores is None
        else read_chances(tables.scores, index, people, as_of)
    )
    warnings = (*tables.warnings, *first_notices(reading.warnings))
    return Problem(index, people, chances, warnings)
