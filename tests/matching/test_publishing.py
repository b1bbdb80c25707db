"""What is saved of a training, and what is said about it."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from matching.artifact import load_artifact, read_history, read_manifest
from matching.artifact.turns import one_writer
from matching.challenging import Promotion
from matching.config import TrainingConfig
from matching.progress import Progress, silent
from matching.publishing import WAITING, Publication, publish
from matching.training import learn_sides
from tests.worlds import SMALL_CONFIG, World


def publish_again(
    world: World,
    folder: Path,
    config: TrainingConfig = SMALL_CONFIG,
    progress: Progress = silent,
) -> Publication:
    """Publish the small world's model once more."""
    return publish(
        folder,
        world.report,
        config=config,
        seed=0,
        market=world.market,
        recipe=partial(learn_sides, world.report.model.encoder, config=config, seed=0),
        promotion=Promotion.BETTER,
        progress=progress,
    )


@pytest.mark.slow
def test_the_first_model_of_a_folder_serves(world: World, tmp_path: Path) -> None:
    """With its card and the sample of its office among the hashed files."""
    publication = publish_again(world, tmp_path / "a")

    assert publication.decision.serves
    _, manifest = load_artifact(tmp_path / "a")
    assert manifest.version == publication.version
    assert {"card.md", "office.json"} <= set(manifest.parts)
    assert publication.card.read_text("utf-8").startswith("# 模型说明")
    assert publication.lines()[-1] == f"模型说明：{publication.card}"
    assert manifest == read_manifest(world.artifact)


@pytest.mark.slow
def test_without_challengers_nothing_is_said_of_them(world: World, tmp_path: Path) -> None:
    """The card says that nothing was compared."""
    config = SMALL_CONFIG.model_copy(update={"challengers": False})

    publication = publish_again(world, tmp_path / "a", config)

    assert publication.contest is None
    assert not any("其他做法" in line for line in publication.lines())


@pytest.mark.slow
def test_another_configuration_is_another_version(world: World, tmp_path: Path) -> None:
    """It takes over, for no day is newer, and what served before is kept."""
    folder = Path(shutil.copytree(world.artifact, tmp_path / "a"))
    config = SMALL_CONFIG.model_copy(update={"challengers": False})

    publication = publish_again(world, folder, config)

    assert publication.decision.serves
    assert "没有比原来的模型更新的记录" in publication.decision.reason
    assert publication.version != read_manifest(world.artifact).version
    assert (folder / "versions" / read_manifest(world.artifact).version).is_dir()


@pytest.mark.slow
def test_two_trainings_into_one_folder_take_turns(world: World, tmp_path: Path) -> None:
    """The second says that it waits, compares with what the first wrote, and neither is lost."""
    folder = tmp_path / "a"
    config = SMALL_CONFIG.model_copy(update={"challengers": False})
    first: list[Publication] = []
    with ExitStack() as held:
        held.enter_context(one_writer(folder))

        def progress(stage: str, done: int, total: int) -> None:
            if stage == WAITING:
                held.close()
                first.append(publish_again(world, folder))

        second = publish_again(world, folder, config, progress)

    assert second.decision.serves
    assert "没有比原来的模型更新的记录" in second.decision.reason
    assert [record.version for record in read_history(folder)] == [
        first[0].version,
        second.version,
    ]
