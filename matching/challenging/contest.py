"""The funnel against two other designs, learned alike: a warning light, never a way to serve.

All learn with the same small trees from the same views, stop on the days after, and are judged on
the newest days, which none has seen; they differ in the question alone. *Direct* asks for the
hire at once, *lambdarank* for the order of a list. Neither says how likely each side is to agree,
which lists and placements need, so neither can serve, however well it does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from matching.challenging.judging import (
    CalibrationCheck,
    check_calibration,
    log_loss_lead,
    order_by_person,
    order_lead,
)
from matching.challenging.views import GradedViews, grade_views
from matching.labels import Labels
from models.boosting import BoostingConfig
from models.calibrated_trees import CalibratedTrees, fit_calibrated_trees
from models.evaluation import Interval
from models.lambdarank import fit_lambdarank
from models.splitting import late_rows

if TYPE_CHECKING:
    from matching.training import TrainingReport

Floats = NDArray[np.float64]
Matrix = NDArray[np.float32]

LATE_SHARE: Final = 0.2
"""Share of the views, the newest, that judge; and share of the rest that stops the trees."""
FEWEST_OF_A_KIND: Final = 20
"""Fewest outcomes of each kind in each stretch of days; below that nothing is compared."""
TREES: Final = BoostingConfig(learning_rate=0.15, patience=10, max_rounds=150)
SMALL_TREES: Final = BoostingConfig(learning_rate=0.08, leaves=7, patience=10, max_rounds=150)
"""For the employers' side, which has a tenth of the rows."""
RIVALS: Final = {"direct": "直接预测录用", "lambdarank": "按名次学习"}
TOO_FEW = "记录太少，没有与其他做法比较"


@dataclass(frozen=True, slots=True)
class Rival:
    """How another design did beside the funnel.

    Parameters
    ----------
    name : {"direct", "lambdarank"}
        The design.
    order : Interval
        By how much its NDCG@10 is better, paired over people.
    log_loss : Interval or None
        How many nats less it loses on a view; None where it gives no probability.
    calibration : CalibrationCheck or None
        Its promises of a hire; None where it gives none.
    """

    name: str
    order: Interval
    log_loss: Interval | None = None
    calibration: CalibrationCheck | None = None

    def line(self) -> str:
        """Say it in Chinese."""
        said = f"{RIVALS[self.name]}：名次（NDCG@10）{_apart(self.order)}"
        if self.log_loss is not None:
            said += f"，对数损失{_apart(self.log_loss)}"
        if self.calibration is not None:
            said += f"，预测均值与实际之比 {self.calibration.ratio:.2f}"
        return f"{said}。{self._verdict()}"

    def _verdict(self) -> str:
        if self.order.low > 0.0:
            return "名次更好，值得研究；但它给不出两侧各自的可能性，不会用来推荐"
        return "不如两侧模型" if self.order.high < 0.0 else "与两侧模型不分上下"


def _apart(lead: Interval) -> str:
    return f"{lead.mean:+.4f}（95% 区间 {lead.low:+.4f} 至 {lead.high:+.4f}）"


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """Promises of one side for rows that the model had not seen.

    Parameters
    ----------
    labels : Labels
        The rows.
    p : ndarray of float64, shape (n,)
        The promises.
    """

    labels: Labels
    p: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """What came of the comparison.

    Parameters
    ----------
    people, lists : int
        People judged, and the lists of theirs in which something was to be gained.
    funnel_order : float
        Mean NDCG@10 of the funnel over those people.
    rivals : tuple of Rival
        The other designs.
    unseen : dict of str to Unseen
        What the small funnel promised each side on the newest days.
    """

    people: int = 0
    lists: int = 0
    funnel_order: float = 0.0
    rivals: tuple[Rival, ...] = ()
    unseen: dict[str, Unseen] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Say it in Chinese, a line each."""
        if not self.rivals:
            return [TOO_FEW]
        head = (
            f"与其他做法比较（同样的小提升树，最近 {self.people} 人 {self.lists} 份看过的清单，"
            f"都没有学过；两侧模型的 NDCG@10 为 {self.funnel_order:.4f}；正数是胜过两侧模型）："
        )
        return [head, *(f"  {rival.line()}" for rival in self.rivals)]


@dataclass(frozen=True, slots=True, eq=False)
class _Stretches:
    """The days to learn from, to stop on and to be judged on, and the features of every row."""

    views: GradedViews
    accept: Labels
    X_views: Matrix
    X_accept: Matrix
    first_stop: int
    first_late: int
    seed: int

    def views_in(self, first: int, end: int) -> tuple[Matrix, GradedViews]:
        """Take the views of the days from `first` until the day before `end`."""
        days = self.views.labels.days
        kept = (days >= first) & (days < end)
        return self.X_views[self.views.order[kept]], self.views.where(kept)

    def accept_in(self, first: int, end: int) -> tuple[Matrix, Floats]:
        """Take the decided applications of those days."""
        kept = (self.accept.days >= first) & (self.accept.days < end)
        return self.X_accept[kept], self.accept.y[kept]


_EVER: Final = (0, 1 << 30)


def hold_contest(report: TrainingReport, seed: int) -> Contest:
    """Set direct and lambdarank against the funnel.

    Parameters
    ----------
    report : TrainingReport
        Holds the rows of each side, their features and the market.
    seed : int
        Seed of the trees' sampling and of the resampling.

    Returns
    -------
    Contest
        Without rivals where the log is too short to compare anything.
    """
    stretches = _split(report, seed)
    if stretches is None:
        return Contest()
    funnel = _fit_funnel(stretches)
    X, late = stretches.views_in(stretches.first_late, _EVER[1])
    p_apply, p_accept = (side.probabilities(X) for side in funnel)
    order = order_by_person(p_apply * p_accept, late)
    rng = np.random.default_rng(seed)
    return Contest(
        people=order.size,
        lists=int((np.add.reduceat(late.grades, late.list_starts) > 0).sum()),
        funnel_order=float(order.mean()),
        rivals=(
            _judge_direct(stretches, X, late, (p_apply, p_accept), rng),
            _judge_lambdarank(stretches, X, late, p_apply * p_accept, rng),
        ),
        unseen={
            "apply": Unseen(late.labels, p_apply),
            "accept": _unseen_accept(stretches, funnel[1]),
        },
    )


def _split(report: TrainingReport, seed: int) -> _Stretches | None:
    """Cut the days in three; None where a stretch has too few outcomes to teach or to judge."""
    apply, accept = report.labels["apply"], report.labels["accept"]
    late = late_rows(apply.days, LATE_SHARE)
    stop = late_rows(apply.days[~late], LATE_SHARE)
    if not late.any() or not stop.any():
        return None
    stretches = _Stretches(
        views=grade_views(apply, accept, report.index.log),
        accept=accept,
        X_views=report.features["apply"],
        X_accept=report.features["accept"],
        first_stop=int(apply.days[~late][stop].min()),
        first_late=int(apply.days[late].min()),
        seed=seed,
    )
    return stretches if _is_enough(stretches) else None


def _is_enough(stretches: _Stretches) -> bool:
    bounds = (_EVER[0], stretches.first_stop, stretches.first_late, _EVER[1])
    for first, end in pairwise(bounds):
        _, views = stretches.views_in(first, end)
        _, decided = stretches.accept_in(first, end)
        for y in (views.labels.y, views.hired[views.is_decided], decided):
            if min(y.sum(), y.size - y.sum()) < FEWEST_OF_A_KIND:
                return False
    return True


def _fit_funnel(stretches: _Stretches) -> tuple[CalibratedTrees, CalibratedTrees]:
    (X, views), (X_stop, stop) = _learn_and_stop(stretches)
    apply = fit_calibrated_trees(
        X, views.labels.y, valid=(X_stop, stop.labels.y), config=TREES, seed=stretches.seed
    )
    X, y = stretches.accept_in(_EVER[0], stretches.first_stop)
    valid = stretches.accept_in(stretches.first_stop, stretches.first_late)
    accept = fit_calibrated_trees(X, y, valid=valid, config=SMALL_TREES, seed=stretches.seed)
    return apply, accept


def _learn_and_stop(
    stretches: _Stretches,
) -> tuple[tuple[Matrix, GradedViews], tuple[Matrix, GradedViews]]:
    return (
        stretches.views_in(_EVER[0], stretches.first_stop),
        stretches.views_in(stretches.first_stop, stretches.first_late),
    )


def _unseen_accept(stretches: _Stretches, accept: CalibratedTrees) -> Unseen:
    rows = np.flatnonzero(stretches.accept.days >= stretches.first_late)
    return Unseen(stretches.accept.take(rows), accept.probabilities(stretches.X_accept[rows]))


def _judge_direct(
    stretches: _Stretches,
    X: Matrix,
    late: GradedViews,
    funnel: tuple[Floats, Floats],
    rng: np.random.Generator,
) -> Rival:
    """One model of the hire, learned from the views of which it is known if they led to one."""
    (X_learn, learn), (X_stop, stop) = _learn_and_stop(stretches)
    direct = fit_calibrated_trees(
        X_learn[learn.is_decided],
        learn.hired[learn.is_decided],
        valid=(X_stop[stop.is_decided], stop.hired[stop.is_decided]),
        config=TREES,
        seed=stretches.seed,
    )
    p = direct.probabilities(X)
    known = late.is_decided
    champion = hire_if_decided(*funnel, _decided_share(learn))[known]
    y, people = late.hired[known], late.labels.seeker_rows[known]
    return Rival(
        name="direct",
        order=order_lead(p, funnel[0] * funnel[1], late, rng),
        log_loss=log_loss_lead(p[known], champion, y, people, rng),
        calibration=check_calibration(p[known], y, rng),
    )


def _decided_share(views: GradedViews) -> float:
    """Share of the applications that were decided."""
    return float(views.is_decided[views.labels.y > 0].mean())


def hire_if_decided(p_apply: Floats, p_accept: Floats, share: float) -> Floats:
    """Chance of a hire among views of which it is known if they led to one.

    Direct can learn from those alone: of the applications only the share that was decided.
    The funnel's product is the chance over all, and must be asked the same question.

    Parameters
    ----------
    p_apply, p_accept : ndarray of float64, shape (n,)
        The funnel's two sides.
    share : float
        Share of the applications that was decided.

    Returns
    -------
    ndarray of float64, shape (n,)

    Examples
    --------
    >>> hire_if_decided(np.array([0.5]), np.array([0.5]), 1.0).tolist()
    [0.25]
    >>> hire_if_decided(np.array([0.5]), np.array([0.6]), 0.5).round(3).tolist()
    [0.2]
    """
    chance: Floats = share * p_apply * p_accept / (1.0 - (1.0 - share) * p_apply)
    return chance


def _judge_lambdarank(
    stretches: _Stretches, X: Matrix, late: GradedViews, champion: Floats, rng: np.random.Generator
) -> Rival:
    (X_learn, learn), (X_stop, stop) = _learn_and_stop(stretches)
    ranker = fit_lambdarank(
        X_learn,
        learn.grades,
        learn.group,
        valid=(X_stop, stop.grades, stop.group),
        config=TREES,
        seed=stretches.seed,
    )
    return Rival(name="lambdarank", order=order_lead(ranker.scores(X), champion, late, rng))
