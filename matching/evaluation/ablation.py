"""The ablation: the same markets judged with the whole reader and without each of its parts."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from data.reading import read_market
from data.records import Market
from data.synthetic import generate_market, write_synthetic
from data.writing import claim_folder, write_text
from features.encoder import build_reader
from features.occupations import load_lexicon
from matching.config import TrainingConfig
from matching.evaluation.artifact import evaluate_model
from matching.evaluation.lesser_readers import ALL, PARTS, reader_without
from matching.evaluation.measures import Measures
from matching.evaluation.methods import MODEL, RULES
from matching.evaluation.seeds import MarketSize
from matching.evaluation.truth import read_truth
from matching.progress import Progress, silent
from matching.training import mask_lexicon, train

WHOLE: Final = "whole"
_SIZE: Final = MarketSize()
FILES: Final = ("ablation.json", "ablation.txt")
NAMES: Final[Mapping[str, str]] = {WHOLE: "完整", **PARTS, ALL: "全部文字"}


@dataclass(frozen=True, slots=True)
class AblationReport:
    """Measures by reader and market.

    Parameters
    ----------
    readers : mapping of part to mapping of seed to mapping of method to Measures
        `WHOLE` and every part that was left out.
    notes : tuple of str
        What a reader must know, in Chinese.
    """

    readers: Mapping[str, Mapping[str, Mapping[str, Measures]]]
    notes: tuple[str, ...] = ()

    def as_numbers(self) -> dict[str, object]:
        """Give everything as plain numbers, for JSON."""
        return {
            "readers": {
                part: {
                    seed: {method: asdict(found) for method, found in methods.items()}
                    for seed, methods in seeds.items()
                }
                for part, seeds in self.readers.items()
            },
            "notes": list(self.notes),
        }

    def losses(self, part: str) -> list[float]:
        """List what NDCG@10 of the model loses without a part, seed by seed."""
        whole, lesser = self.readers[WHOLE], self.readers[part]
        return [whole[seed][MODEL].ndcg - lesser[seed][MODEL].ndcg for seed in lesser]

    def lines(self) -> list[str]:
        """Lay the table out as text: mean over seeds, and [least, greatest] of each loss."""
        header = f"{'without':<14}{'NDCG@10':>9}{'loss':>9}{'[min, max]':>20}{'AUC':>8}"
        rows = [self._line(part) for part in self.readers]
        return [header + f"{'ECE':>8}{'rules':>8}", *rows, *self.notes]

    def _line(self, part: str) -> str:
        seeds = self.readers[part].values()
        model, rules = [m[MODEL] for m in seeds], [m[RULES] for m in seeds]
        losses = self.losses(part)
        spread = f"[{min(losses):+.4f},{max(losses):+.4f}]"
        return (
            f"{part:<14}{_mean([m.ndcg for m in model]):>9.4f}{_mean(losses):>+9.4f}{spread:>20}"
            f"{_mean([m.auc for m in model]):>8.4f}{_mean([m.ece or 0.0 for m in model]):>8.4f}"
            f"{_mean([m.ndcg for m in rules]):>8.4f}  {NAMES[part]}"
        )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def evaluate_ablation(
    seeds: Sequence[int],
    out: Path,
    *,
    size: MarketSize = _SIZE,
    config: TrainingConfig,
    parts: Sequence[str] = (*PARTS, ALL),
    progress: Progress = silent,
) -> AblationReport:
    """Judge the whole reader and the reader without each part on fresh markets.

    Parameters
    ----------
    seeds : sequence of int
        One market each, generated once for all readers.
    out : Path
        Folder for ``ablation.json`` and ``ablation.txt``, written anew after every market.
    size : MarketSize
        Size of each market.
    config : TrainingConfig
        `mask_lexicon_share` hides a part of the lexicon's colloquial terms.
    parts : sequence of str
        What to leave out, one at a time.
    progress : Progress
        Told of each reader.

    Returns
    -------
    AblationReport

    Raises
    ------
    FolderError
        `out` holds other files; said before any work is done.
    """
    claim_folder(out, FILES)
    found: dict[str, dict[str, dict[str, Measures]]] = {name: {} for name in (WHOLE, *parts)}
    note = f"评测时隐去词典中 {config.mask_lexicon_share:.0%} 的口语词条（随机种子与市场相同）"
    total = len(seeds) * len(found)
    for market_number, seed in enumerate(seeds):
        with tempfile.TemporaryDirectory() as folder:
            write_synthetic(generate_market(seed, size.n_seekers, size.n_vacancies), Path(folder))
            market = read_market(Path(folder) / "market").market
            for number, part in enumerate(found):
                done = market_number * len(found) + number
                progress(f"市场 {seed}，{NAMES[part]}", done, total)
                found[part][str(seed)] = _judge(market, Path(folder), part, seed, config)
        report = AblationReport(found, (note,))
        _write(report, out)
    progress("完成", total, total)
    return report


def _judge(
    market: Market, folder: Path, part: str, seed: int, config: TrainingConfig
) -> dict[str, Measures]:
    lexicon = mask_lexicon(load_lexicon(), config, seed)
    reader = build_reader(lexicon) if part == WHOLE else reader_without(lexicon, part)
    report = train(market, config, seed=seed, reader=reader)
    return evaluate_model(report.model, report.index, read_truth(folder / "truth", report.index))


def _write(report: AblationReport, out: Path) -> None:
    numbers = json.dumps(report.as_numbers(), ensure_ascii=False, indent=1, sort_keys=True)
    write_text(numbers + "\n", out / FILES[0])
    write_text("\n".join(report.lines()) + "\n", out / FILES[1])
