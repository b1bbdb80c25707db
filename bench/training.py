r"""How long training takes beside what nobody can do without.

    python bench/training.py [--seekers 5000] [--vacancies 2000] [--seed 1] [--out FILE]

Two processes, one after the other, make the same synthetic market. The first trains both sides
(``matching.training.train``: reading, features, two learners a side, calibration). The second does
the bare work: it cuts the same texts with jieba, makes TF-IDF of words and of character 1- to
3-grams and LSA with scikit-learn as large as ours, and runs LightGBM, set as ours is, on the
matrices that the first one built: as many rounds on the early rows as early stopping took, and the
refit on all rows. Both use one thread for numbers. Prints processor and wall seconds and the peak
of resident memory, and their ratio; ``--out`` writes the same as JSON. The market is made outside
the time, and is part of the memory.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.columns import Kinds
from data.records import Market
from data.synthetic import generate_market
from matching.config import TrainingConfig
from matching.model import SIDES

ROOT = Path(__file__).resolve().parents[1]
KIB_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""The kernel counts peak memory in KiB, on macOS in bytes."""
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of the work took.

    Parameters
    ----------
    name : str
        The part.
    cpu_seconds : float
        Of its processes; reading takes several where people are many.
    wall_seconds : float
        On the clock.
    """

    name: str
    cpu_seconds: float
    wall_seconds: float


def cpu_seconds() -> float:
    """Give the processor time of this process and of those that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(name: str, work: Callable[[], Any]) -> tuple[Part, Any]:
    """Do the work; give what it took and what came out."""
    cpu, wall = cpu_seconds(), time.perf_counter()
    done = work()
    return Part(name, cpu_seconds() - cpu, time.perf_counter() - wall), done


def train_ours(market: Market, seed: int, folder: Path) -> list[Part]:
    """Train, and leave the matrices for the bare work."""
    from matching.training import train  # noqa: PLC0415 - the bare process does without

    stages: list[tuple[str, float, float]] = []

    def note(stage: str, done: int, total: int) -> None:  # noqa: ARG001 - as `Progress` calls it
        stages.append((stage, cpu_seconds(), time.perf_counter()))

    config = TrainingConfig()
    whole, report = timed("train", lambda: train(market, config, seed=seed, progress=note))
    for name in SIDES:
        fitted, rows = getattr(report.model, name).fitted, report.labels[name]
        np.savez(
            folder / f"{name}.npz",
            X=report.features[name],
            y=rows.y,
            days=rows.days,
            rounds=fitted.report.rounds,
        )
    steps = [
        Part(f"  {name}", after[1] - cpu, after[2] - wall)
        for (name, cpu, wall), after in itertools.pairwise(stages)
    ]
    return [whole, *steps]


def market_texts(market: Market) -> list[str]:
    """Give a text for each person and vacancy."""
    people = (
        (s.profile_text, s.experience_text, s.skills_text, s.wish_text) for s in market.seekers
    )
    posts = ((v.title, v.description) for v in market.vacancies)
    return [" ".join(filter(None, texts)) for texts in (*people, *posts)]


def vectorise(texts: Sequence[str], folder: Path, seed: int) -> None:
    """Cut with jieba; TF-IDF of words and of characters, and LSA, with scikit-learn."""
    import jieba  # noqa: PLC0415
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    segmenter = jieba.Tokenizer()
    segmenter.tmp_dir = str(folder)
    segmenter.initialize()
    size, same = TrainingConfig().text, {"min_df": 2, "sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(analyzer=segmenter.lcut, max_features=size.max_words, **same)
    weighed = words.fit_transform(texts)
    TfidfVectorizer(
        analyzer="char", ngram_range=(1, 3), max_features=size.max_grams, **same
    ).fit_transform(texts)
    TruncatedSVD(min(size.n_topics, min(weighed.shape) - 1), random_state=seed).fit_transform(
        weighed
    )


def fit_bare(name: str, folder: Path, seed: int) -> int:
    """Fit LightGBM on early rows, stopped on late ones, and on all; give the last fit's rounds."""
    import lightgbm  # noqa: PLC0415

    from features.pair_features import FEATURE_NAMES  # noqa: PLC0415
    from models.boosting import growth_settings  # noqa: PLC0415
    from models.splitting import late_rows  # noqa: PLC0415

    side = getattr(TrainingConfig(), name)
    with np.load(folder / f"{name}.npz") as arrays:
        X, y, days, rounds = (arrays[key] for key in ("X", "y", "days", "rounds"))
    if not rounds:
        return 0
    X, late, size = X.astype(np.float64), late_rows(days, side.validation_share), side.boosting
    monotone = [side.monotone.get(column, 0) for column in FEATURE_NAMES]
    settings = growth_settings(side.boosting, seed) | {
        "objective": "binary",
        "monotone_constraints": monotone,
    }
    early = lightgbm.Dataset(X[~late], y[~late], params=settings)
    lightgbm.train(
        settings,
        early,
        num_boost_round=size.max_rounds,
        valid_sets=[lightgbm.Dataset(X[late], y[late], reference=early)],
        callbacks=[lightgbm.early_stopping(size.patience, verbose=False)],
    )
    refit = lightgbm.train(settings, lightgbm.Dataset(X, y), num_boost_round=int(rounds))
    return int(refit.num_trees())


def do_the_bare_work(market: Market, seed: int, folder: Path) -> list[Part]:
    """Vectorise and fit, with nothing around it."""
    vectors, _ = timed("  vectorising", lambda: vectorise(market_texts(market), folder, seed))
    fits = [timed(f"  LightGBM, {name}", lambda n=name: fit_bare(n, folder, seed))[0]  # type: ignore[misc]
            for name in SIDES]  # fmt: skip
    parts = [vectors, *fits]
    whole = Part("bare", sum(p.cpu_seconds for p in parts), sum(p.wall_seconds for p in parts))
    return [whole, *parts]


def work_alone(options: argparse.Namespace) -> None:
    """Be one of the two processes: do the work and say what it took as JSON."""
    market = generate_market(options.seed, options.seekers, options.vacancies).market
    work = train_ours if options.part == "train" else do_the_bare_work
    parts = work(market, options.seed, options.folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB_A_UNIT / 1024
    shown = sum(event.kind == Kinds.SHOWN for event in market.interactions)
    found = {"parts": [asdict(part) for part in parts], "peak_mib": peak, "shown_pairs": shown}
    print(json.dumps(found, ensure_ascii=False))


def ask(part: str, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Start one of the two processes, print its lines, and give what it said."""
    sizes = (f"--{name}={getattr(options, name)}" for name in ("seekers", "vacancies", "seed"))
    done = subprocess.run(
        [sys.executable, "-m", "bench.training", "--part", part, "--folder", str(folder), *sizes],
        cwd=ROOT, env=os.environ | THREADS, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    for row in found["parts"]:
        print(f"{row['cpu_seconds']:>8.1f}{row['wall_seconds']:>9.1f}  {row['name']}")
    print(f"{'':>17}  peak {found['peak_mib']:.0f} MiB", flush=True)
    return found


def main() -> None:
    """Measure both, and print the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seekers", type=int, default=5_000)
    parser.add_argument("--vacancies", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--part", choices=("train", "bare"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        work_alone(options)
        return
    print(f"{options.seekers} seekers x {options.vacancies} vacancies, seed {options.seed}")
    print(f"{'CPU s':>8}{'wall s':>9}")
    with tempfile.TemporaryDirectory() as folder:
        found = {part: ask(part, options, Path(folder)) for part in ("train", "bare")}
    ours, bare = (found[part]["parts"][0] for part in ("train", "bare"))
    ratio = {key: ours[key] / bare[key] for key in ("cpu_seconds", "wall_seconds")}
    print(f"{ratio['cpu_seconds']:>8.2f}{ratio['wall_seconds']:>9.2f}  ratio; "
          f"{found['train']['shown_pairs']} pairs were shown")  # fmt: skip
    if options.out:
        options.out.write_text(
            json.dumps(found | {"ratio": ratio}, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
