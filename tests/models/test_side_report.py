"""The report is a value: it can be written down and read back."""

from __future__ import annotations

import json
from dataclasses import asdict

from pydantic import TypeAdapter

from models.side_report import SideReport, Validation

VALIDATION = Validation(
    rows=200,
    positives=40,
    log_loss_base=0.5,
    log_loss_logistic=0.4,
    log_loss_boosting=None,
    log_loss_blend=0.4,
    auc=0.7,
    ece=0.01,
    mean_p_ratio=1.02,
)


def test_report_survives_json() -> None:
    """The model card is built from it."""
    report = SideReport(
        rows=1_000,
        positives=210,
        weight=0.0,
        rounds=0,
        calibrated=False,
        validation=VALIDATION,
        note="记录太少，未训练提升树，只用逻辑回归",
    )

    back = TypeAdapter(SideReport).validate_python(json.loads(json.dumps(asdict(report))))

    assert back == report
