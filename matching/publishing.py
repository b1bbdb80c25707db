"""From a trained model to a folder: compared, described, saved, and serving if it may."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from matching.artifact import claim_artifact_folder, draft_manifest, save_version
from matching.artifact.files import model_files
from matching.artifact.manifest import VERSIONS
from matching.artifact.saving import hash_folder
from matching.artifact.turns import one_writer
from matching.challenging import Contest, Decision, Promotion, decide_succession, hold_contest
from matching.challenging.office import OFFICE, sample_vacancies
from matching.challenging.succession import Recipe
from matching.config import TrainingConfig
from matching.model_card import CARD, model_card
from matching.progress import Progress, silent

if TYPE_CHECKING:
    from matching.training import TrainingReport

WAITING: Final = "等另一个训练写完这个模型文件夹"


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of a trained model.

    Parameters
    ----------
    version : str
        Its name in the folder.
    card : Path
        Its model card.
    contest : Contest or None
        How it did beside other designs; None where that was not asked for.
    decision : Decision
        Whether it serves, and why.
    """

    version: str
    card: Path
    contest: Contest | None
    decision: Decision

    def lines(self) -> list[str]:
        """Say it in Chinese, a line each."""
        told = [] if self.contest is None else self.contest.lines()
        way = f"要改用它：jobmatch rollback --artifact {self.card.parents[2]} --to {self.version}"
        return [
            *told,
            *self.decision.lines(),
            *([] if self.decision.serves else [f"  {way}"]),
            f"模型说明：{self.card}",
        ]


def publish(  # noqa: PLR0913 - what was learned, from what, and where it goes
    folder: Path,
    report: TrainingReport,
    *,
    config: TrainingConfig,
    seed: int,
    market: Path,
    recipe: Recipe,
    promotion: Promotion,
    progress: Progress = silent,
) -> Publication:
    """Save a trained model, and let it serve if it is no worse than the one that does.

    What is saved depends on the market, the configuration and the seed alone; whether it serves
    depends on the folder, too.

    Parameters
    ----------
    folder : Path
        The artifact folder.
    report : TrainingReport
        The trained model.
    config : TrainingConfig
        The effective configuration.
    seed : int
        Seed of training.
    market : Path
        The market folder.
    recipe : Recipe
        How the sides were learned.
    promotion : Promotion
        When it takes over.
    progress : Progress
        Told if another training is writing into the folder, and this one waits.

    Returns
    -------
    Publication

    Raises
    ------
    EnvironmentTroubleError
        No space, or no right to write.
    """
    contest = hold_contest(report, seed) if config.challengers else None
    files = model_files(report.model, report.golden, report.reference) | {
        CARD: model_card(report, contest or Contest(), data_sha256=hash_folder(market), seed=seed),
        OFFICE: sample_vacancies(report.index.market.vacancies),
    }
    manifest = draft_manifest(report, files, config=config, seed=seed, market=market)
    claim_artifact_folder(folder)
    with one_writer(folder, lambda: progress(WAITING, 5, 5)):
        decision = decide_succession(folder, report, manifest, recipe, promotion)
        save_version(folder, manifest, files, serves=decision.serves, note=decision.reason)
    card = folder / VERSIONS / manifest.version / CARD
    return Publication(manifest.version, card, contest, decision)
