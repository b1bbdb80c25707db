"""What fitting a side found out about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """How the fits on the early rows did on the late ones.

    Parameters
    ----------
    rows, positives : int
        Late rows, and how many had the outcome.
    log_loss_base, log_loss_logistic, log_loss_boosting, log_loss_blend : float
        Log-loss of the early rows' rate, of each learner and of the blend; boosting is None
        where trees were not tried.
    auc, ece, mean_p_ratio : float
        Of the blend before calibration; calibration error over bins of equal mass.
    """

    rows: int
    positives: int
    log_loss_base: float
    log_loss_logistic: float
    log_loss_boosting: float | None
    log_loss_blend: float
    auc: float
    ece: float
    mean_p_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SideReport:
    """What a side was fitted on and what came out.

    Parameters
    ----------
    rows, positives : int
        All rows, and how many had the outcome.
    weight : float
        Weight of the trees in the blend, 0 for logistic alone.
    rounds : int
        Trees in the final model, 0 for none.
    calibrated : bool
        Whether temperature and bias were needed.
    validation : Validation or None
        None where the late rows could judge nothing.
    note : str
        One Chinese sentence for the model card.
    """

    rows: int
    positives: int
    weight: float
    rounds: int
    calibrated: bool
    validation: Validation | None
    note: str
