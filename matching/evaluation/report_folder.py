"""The files of an evaluation: all numbers, the text, and the reliability curves as pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from data.writing import claim_folder, replacing
from matching.evaluation.questions import TARGETS
from matching.evaluation.reliability_picture import draw_reliability
from matching.evaluation.report import EvaluationReport
from matching.evaluation.report_text import report_lines

PICTURES: Final[Mapping[str, str]] = {target: f"reliability_{target}.svg" for target in TARGETS}
REPORT_FILES: Final = ("report.json", "report.txt", *PICTURES.values())
CURVE_FILES: Final = ("learning_curve.json", "learning_curve.txt")
ABLATION_FILES: Final = ("ablation.json", "ablation.txt")
ALL_FILES: Final = (*REPORT_FILES, *CURVE_FILES, *ABLATION_FILES)
"""What may lie in the folder: the three kinds of report can share it."""


def claim_report(out: Path) -> None:
    """Make the folder ready, or refuse it.

    Parameters
    ----------
    out : Path
        Made if absent.

    Raises
    ------
    FolderError
        It holds files of somebody else.
    """
    claim_folder(out, ALL_FILES)


def write_report(report: EvaluationReport, out: Path) -> None:
    """Write a report: ``report.json``, ``report.txt`` and a picture for each target.

    Parameters
    ----------
    report : EvaluationReport
        What was found.
    out : Path
        The folder; an earlier report in it is replaced, pictures that it alone had are removed.

    Raises
    ------
    FolderError
        The folder holds files of somebody else.
    """
    pictures = {PICTURES[target]: draw_reliability(report, target) for target in report.targets()}
    write_files(
        out,
        {
            "report.json": as_json(report.as_numbers()),
            "report.txt": "\n".join(report_lines(report)) + "\n",
            **pictures,
        },
    )
    for name in PICTURES.values():
        if name not in pictures:
            (out / name).unlink(missing_ok=True)


def write_files(out: Path, texts: Mapping[str, str]) -> None:
    """Write text files, all or none.

    Parameters
    ----------
    out : Path
        The folder, which may hold nothing but `ALL_FILES`.
    texts : mapping of file name to str
        Contents.
    """
    claim_report(out)
    with replacing(*(out / name for name in texts)) as partials:
        for partial, text in zip(partials, texts.values(), strict=True):
            partial.write_bytes(text.encode("utf-8"))


def as_json(numbers: object) -> str:
    """Write numbers as JSON with sorted keys.

    Parameters
    ----------
    numbers : object
        Plain values.

    Returns
    -------
    str
        Ends in a line feed.

    Examples
    --------
    >>> print(as_json({"b": 1, "a": None}).split())
    ['{', '"a":', 'null,', '"b":', '1', '}']
    """
    return json.dumps(numbers, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
