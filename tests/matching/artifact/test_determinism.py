"""Neither the number of threads nor another run moves a byte of what is learned or ranked."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from data.columns import Kinds
from data.records import Market
from data.synthetic import generate_market
from data.writing import write_market, write_table
from matching.artifact import load_artifact
from tests.matching.artifact.test_saving import contents

THREADS = ("1", "1", "2", "2")
LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
PROGRAM = """
import sys
from pathlib import Path
from threadpoolctl import threadpool_info
from matching.config import PriorConfig, TrainingConfig
from matching.ranking import rank_file
from matching.training import train_artifact
market, folder = Path(sys.argv[1]), Path(sys.argv[2])
config = TrainingConfig(prior=PriorConfig(n_seekers=150, n_vacancies=50))
train_artifact(market, folder / 'artifact', config=config, seed=5)
rank_file(folder / 'artifact', market, market.parent / 'queries.csv', folder / 'ranking.csv')
print(max(library['num_threads'] for library in threadpool_info()))
"""


def without_decisions(market: Market) -> Market:
    """Keep who was shown, looked and applied: what employers decide is left to the prior."""
    kept = (Kinds.SHOWN, Kinds.VIEWED, Kinds.APPLIED)
    return replace(market, interactions=tuple(e for e in market.interactions if e.kind in kept))


def start(root: Path, market: Path, folder: Path, threads: str) -> subprocess.Popen[str]:
    """Train and rank in a process that may use so many threads."""
    folder.mkdir()
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(market), str(folder)],
        cwd=root,
        env=os.environ | dict.fromkeys(LIBRARIES, threads),
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_threads_and_runs_leave_every_byte_alone(root: Path, tmp_path: Path) -> None:
    """One side learned beside the prior, the other left to it, and interest; two runs of each."""
    market = without_decisions(generate_market(3, 300, 100).market)
    write_market(market, tmp_path / "market", ending=".csv")
    as_of = max(event.occurred_on for event in market.interactions) + timedelta(days=1)
    asked = [person.seeker_id for person in market.seekers[:50]]
    write_table({"seeker_id": asked, "as_of": [as_of] * len(asked)}, tmp_path / "queries.csv")
    folders = [tmp_path / f"run{i}" for i in range(len(THREADS))]
    runs = [
        start(root, tmp_path / "market", folder, threads)
        for folder, threads in zip(folders, THREADS, strict=True)
    ]
    used = [run.communicate()[0].strip() for run in runs]
    first, *others = (contents(folder) for folder in folders)

    assert used == list(THREADS)
    model, manifest = load_artifact(folders[0] / "artifact")
    assert (model.apply.source, model.accept.source) == ("blended", "prior")
    assert model.apply.fitted.boosting is not None
    assert len(model.encoder.interest.weights)
    assert [other == first for other in others] == [True] * len(others)
    assert len(first) > len(manifest.files)
