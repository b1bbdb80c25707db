"""Small models written as artifacts at once, without training on a market."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from data.writing import write_market
from features.lexical import LexicalConfig
from matching.artifact import draft_manifest, read_manifest, save_artifact
from matching.artifact.files import model_files
from matching.artifact.manifest import MANIFEST_NAME, VERSIONS, Manifest
from matching.config import TrainingConfig
from matching.market_index import index_market
from matching.training import TrainingReport
from tests.matching.builders import make_market, make_model, random_features

CONFIG = TrainingConfig(text=LexicalConfig(n_topics=3))


def save_small(folder: Path) -> Path:
    """Write `folder`/market and `folder`/artifact; give the artifact."""
    write_market(make_market(), folder / "market", ending=".csv")
    artifact = folder / "artifact"
    save_artifact(artifact, small_report(), config=CONFIG, seed=7, market=folder / "market")
    return artifact


def small_report() -> TrainingReport:
    """Report of a training that took no time."""
    return TrainingReport(
        model=make_model(),
        index=index_market(make_market()),
        labels={},
        golden=random_features(4),
    )


def small_version(market: Path, seed: int) -> tuple[Manifest, dict[str, bytes]]:
    """Draft a version of its own for each seed, with its files."""
    report = small_report()
    files = model_files(report.model, report.golden) | {"card.md": f"{seed}\n".encode()}
    return draft_manifest(report, files, config=CONFIG, seed=seed, market=market), files


def part_of(artifact: Path, name: str) -> Path:
    """Say where a file of the version that serves lies."""
    return artifact / VERSIONS / read_manifest(artifact).version / name


def overwrite(artifact: Path, name: str, content: bytes) -> None:
    """Change a file of the version that serves, with a hash that fits."""
    part_of(artifact, name).write_bytes(content)
    key = part_of(artifact, name).relative_to(artifact).as_posix()
    files = dict(read_manifest(artifact).files) | {key: hashlib.sha256(content).hexdigest()}
    edit_manifest(artifact, files=files)


def edit_manifest(artifact: Path, **changes: object) -> None:
    """Change fields of the manifest."""
    path = artifact / MANIFEST_NAME
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")
