"""The ablation: the same markets judged with the whole reader and without each of its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from data.records import Market
from features.columnar import Floats
from features.encoder import build_reader
from features.occupations import load_lexicon
from matching.config import TrainingConfig
from matching.evaluation.judging import SEED, Judgement, judge
from matching.evaluation.lesser_readers import ALL, PARTS, reader_without
from matching.evaluation.markets import KnownMarket
from matching.evaluation.measures import Figures, ndcg_of_queries
from matching.evaluation.methods import MODEL, RULES
from matching.evaluation.pair_scores import score_questions
from matching.evaluation.questions import MATCH
from matching.evaluation.report import over_markets
from matching.evaluation.report_folder import ABLATION_FILES, as_json, claim_report, write_files
from matching.evaluation.text_table import interval_cell, table, value_cell
from matching.evaluation.trained import notes_on
from matching.evaluation.truth import read_truth
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket
from matching.training import mask_lexicon, train
from models.resampling import Estimate, draw_resamples

WHOLE: Final = "whole"
NAMES: Final[Mapping[str, str]] = {WHOLE: "完整", **PARTS, ALL: "全部文字"}


@dataclass(frozen=True, slots=True)
class AblationReport:
    """Figures by reader and market.

    Parameters
    ----------
    readers : mapping of part to mapping of market to mapping of method to Figures
        `WHOLE` and every part that was left out.
    losses : mapping of part to mapping of market to Estimate
        What NDCG@10 of the model loses without the part, paired by query.
    notes : tuple of str
        What a reader must know, in Chinese.
    """

    readers: Mapping[str, Mapping[str, Mapping[str, Figures]]]
    losses: Mapping[str, Mapping[str, Estimate]]
    notes: tuple[str, ...] = ()

    def as_numbers(self) -> dict[str, object]:
        """Give everything as plain numbers, for JSON; a figure is value, low and high."""
        return {
            "readers": {
                part: {
                    market: {
                        method: {name: asdict(figure) for name, figure in figures.items()}
                        for method, figures in methods.items()
                    }
                    for market, methods in markets.items()
                }
                for part, markets in self.readers.items()
            },
            "losses": {
                part: {market: asdict(loss) for market, loss in markets.items()}
                for part, markets in self.losses.items()
            },
            "notes": list(self.notes),
        }

    def lines(self) -> list[str]:
        """Lay the table out as text: one market with intervals, several with mean and spread."""
        heading = ["去掉", "", "NDCG@10", "损失", "", "AUC", "ECE", "规则"]
        rows = [heading, *(self._cells(part) for part in self.readers)]
        markets = self.readers[WHOLE]
        spread = "最小和最大的市场" if len(markets) > 1 else "95% 区间（逐个提问配对）"
        return [
            f"读文字的各部分值多少：{'、'.join(markets)}；方括号里是{spread}",
            "",
            *table(rows, left=(0, 1)),
            "",
            *(f"※ {note}" for note in self.notes),
        ]

    def _cells(self, part: str) -> list[str]:
        markets = self.readers[part].values()
        loss = over_markets(list(self.losses.get(part, {}).values()))

        def cell(method: str, name: str, digits: int = 4) -> str:
            return value_cell(over_markets([each[method].get(name) for each in markets]), digits)

        return [
            part,
            NAMES[part],
            cell(MODEL, "ndcg"),
            value_cell(loss, 4, signed=True),
            interval_cell(loss, 4, signed=True),
            cell(MODEL, "auc"),
            cell(MODEL, "ece"),
            cell(RULES, "ndcg"),
        ]


def evaluate_ablation(
    markets: Sequence[KnownMarket],
    out: Path,
    *,
    config: TrainingConfig,
    parts: Sequence[str] = (*PARTS, ALL),
    progress: Progress = silent,
) -> AblationReport:
    """Judge the whole reader and the reader without each part on markets with a known truth.

    Parameters
    ----------
    markets : sequence of KnownMarket
        Each is opened once for all readers.
    out : Path
        Folder for ``ablation.json`` and ``ablation.txt``, written anew after every market.
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
    claim_report(out)
    found: dict[str, dict[str, Mapping[str, Figures]]] = {name: {} for name in (WHOLE, *parts)}
    losses: dict[str, dict[str, Estimate]] = {name: {} for name in parts}
    report = AblationReport(found, losses, notes_on(config))
    total = len(markets) * len(found)
    for market_number, known in enumerate(markets):
        with known.opened() as (market, truth):
            for number, part in enumerate(found):
                done = market_number * len(found) + number
                progress(f"市场 {known.name}，{NAMES[part]}", done, total)
                judged, ndcg = _judge(market, truth, part, known.seed, config)
                found[part][known.name] = judged.methods
                if part == WHOLE:
                    whole = ndcg
                elif (loss := _loss(whole, ndcg)) is not None:
                    losses[part][known.name] = loss
        texts = as_json(report.as_numbers()), "\n".join(report.lines()) + "\n"
        write_files(out, dict(zip(ABLATION_FILES, texts, strict=True)))
    progress("完成", total, total)
    return report


def _judge(
    market: Market, truth: Path, part: str, seed: int, config: TrainingConfig
) -> tuple[Judgement, Floats]:
    """Train and judge with a reader; give NDCG@10 of the model by query too."""
    lexicon = mask_lexicon(load_lexicon(), config, seed)
    reader = build_reader(lexicon) if part == WHOLE else reader_without(lexicon, part)
    report = train(market, config, seed=seed, reader=reader)
    questions = read_truth(truth, report.index).questions(MATCH)
    scored = score_questions(ScoredMarket(report.model, report.index), questions)
    methods = scored.of(questions, MATCH)
    return judge(methods, questions, report.index), ndcg_of_queries(methods[MODEL], questions)


def _loss(whole: Floats, lesser: Floats) -> Estimate | None:
    return draw_resamples(len(whole), rng=np.random.default_rng(SEED)).mean(whole - lesser)
