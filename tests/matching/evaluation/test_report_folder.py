"""The files of an evaluation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import FolderError
from matching.evaluation.report import EvaluationReport
from matching.evaluation.report_folder import (
    ABLATION_FILES,
    PICTURES,
    claim_report,
    write_files,
    write_report,
)
from tests.matching.evaluation.cases import figures, judgement

SIDE = judgement({"model": figures(ndcg=0.5, auc=0.7)})
REPORT = EvaluationReport({"a": {"match": SIDE, "apply": SIDE}}, notes=("一条说明",))


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_numbers_text_and_a_picture_a_target_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Nothing else, and nothing by the clock."""
    write_report(REPORT, tmp_path / "out")
    first = contents(tmp_path / "out")
    write_report(REPORT, tmp_path / "out")

    assert first == contents(tmp_path / "out")
    assert set(first) == {"report.json", "report.txt", PICTURES["match"], PICTURES["apply"]}
    assert json.loads(first["report.json"])["notes"] == ["一条说明"]
    assert "一条说明" in first["report.txt"].decode()


def test_pictures_of_an_earlier_report_do_not_stay(tmp_path: Path) -> None:
    """They would be taken for this one's; other reports in the folder are left alone."""
    write_report(REPORT, tmp_path)
    write_files(tmp_path, dict.fromkeys(ABLATION_FILES, "表\n"))

    write_report(EvaluationReport({}, "log", ("没有",)), tmp_path)

    assert set(contents(tmp_path)) == {"report.json", "report.txt", *ABLATION_FILES}


def test_foreign_files_are_not_written_over(tmp_path: Path) -> None:
    """Nor is anything put beside them."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")

    for write in (claim_report, lambda folder: write_report(REPORT, folder)):
        with pytest.raises(FolderError):
            write(tmp_path)
    assert set(contents(tmp_path)) == {"工资表.xlsx"}
