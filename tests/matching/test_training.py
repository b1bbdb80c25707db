"""Training where the log is rich, poor, one-sided or empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from data.columns import Kinds
from data.reading import read_market
from data.records import Interaction, Market
from matching.config import PriorConfig, TrainingConfig
from matching.scoring import ScoredMarket
from matching.training import train
from tests.worlds import SMALL_CONFIG, World

SAMPLE = Path(__file__).resolve().parents[1] / "sample_market"


QUICK = TrainingConfig(
    prior=PriorConfig(n_seekers=120, n_vacancies=40, until_applications=20, until_hires=20)
)


def smaller(world: World) -> Market:
    """Keep the first people of the small world, with their events: enough for every case here."""
    market = world.index.market
    people = market.seekers[:150]
    known = {person.seeker_id for person in people}
    events = tuple(event for event in market.interactions if event.seeker_id in known)
    return replace(market, seekers=people, interactions=events)


def keep(market: Market, *kinds: str) -> Market:
    """Keep some kinds of events only."""
    return replace(market, interactions=tuple(e for e in market.interactions if e.kind in kinds))


def one_vacancy(market: Market) -> Market:
    """Keep the first vacancy alone, with its events."""
    first = market.vacancies[0]
    events = tuple(e for e in market.interactions if e.vacancy_id == first.vacancy_id)
    return replace(market, vacancies=(first,), interactions=events)


def all_hired(market: Market) -> Market:
    """Turn every decision into a hire: the employers' side has one class."""
    events: list[Interaction] = []
    for event in keep(market, Kinds.VIEWED, Kinds.APPLIED).interactions:
        events.append(event)
        if event.kind == Kinds.APPLIED:
            events.append(replace(event, kind=Kinds.HIRED))
    return replace(market, interactions=tuple(events))


def some_stay(market: Market) -> Market:
    """Check every hire after thirty days: who asked for much has left."""
    asked = {one.seeker_id: one.expected_pay_cny_month or 0.0 for one in market.seekers}
    usual = float(np.quantile([pay for pay in asked.values() if pay], 0.4))
    last = max(event.occurred_on for event in market.interactions)
    checks = [
        replace(event, kind=Kinds.RETAINED, occurred_on=event.occurred_on + timedelta(days=30))
        for event in market.interactions
        if event.kind == Kinds.HIRED and asked[event.seeker_id] < usual
    ]
    known = tuple(check for check in checks if check.occurred_on <= last)
    return replace(market, interactions=(*market.interactions, *known))


@pytest.mark.slow
def test_a_rich_log_speaks_for_itself(world: World) -> None:
    """Both sides learn from their own rows, and beat the base rate on later ones."""
    model = world.report.model

    assert model.apply.source == "own"
    assert model.accept.source == "own"
    judged = model.apply.fitted.report.validation
    assert judged is not None
    assert judged.log_loss_blend < judged.log_loss_base


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "sources"),
    [
        (lambda market: replace(market, interactions=()), ("prior", "prior")),
        (lambda market: keep(market, Kinds.SHOWN), ("prior", "prior")),
        (one_vacancy, ("prior", "prior")),
        (all_hired, ("own", "prior")),
    ],
    ids=["no events", "only shown", "one vacancy", "one class"],
)
def test_a_poor_log_falls_back_and_says_so(
    world: World, make: Callable[[Market], Market], sources: tuple[str, str]
) -> None:
    """Each poor log trains; the report names who speaks; scores are probabilities."""
    report = train(make(smaller(world)), QUICK)

    model = report.model
    assert (model.apply.source, model.accept.source) == sources
    assert sum("先验" in line for line in report.lines()) == sources.count("prior")
    scores = model.score(report.golden)
    assert len(report.golden)
    assert ((scores.p_match > 0) & (scores.p_match < 1)).all()


@pytest.mark.slow
def test_a_short_log_speaks_beside_the_prior(world: World) -> None:
    """With fewer outcomes than are asked for, both speak, and report and note say so."""
    short = TrainingConfig(prior=QUICK.prior.model_copy(update={"until_hires": 9_999}))

    report = train(world.index.market, short)

    model = report.model
    assert model.apply.source == "own"
    fitted = model.accept.fitted
    assert fitted.prior is not None
    assert model.accept.source == ("prior" if fitted.prior_weight == 1.0 else "blended")
    assert "先验" in "\n".join(report.lines())
    terms = model.accept.contributions(report.golden).sum(axis=1)
    logits = model.accept.fitted.logits(report.golden)
    # The base of every pair is the same.
    np.testing.assert_allclose(np.ptp(logits - terms), 0.0, atol=1e-6)


@pytest.mark.slow
def test_hires_alone_leave_the_prior_at_its_own_level(world: World) -> None:
    """Where everybody who applied was hired, as where nobody is decided yet: no rate is told."""
    everyone = train(all_hired(smaller(world)), QUICK)
    nobody_yet = train(keep(smaller(world), Kinds.VIEWED, Kinds.APPLIED), QUICK)

    for report in (everyone, nobody_yet):
        assert report.model.accept.source == "prior"
        assert 0.1 < np.mean(report.model.accept.probabilities(report.golden)) < 0.8


@pytest.mark.slow
def test_the_sample_market_trains() -> None:
    """Fifteen events: the prior speaks for both sides."""
    report = train(read_market(SAMPLE).market, QUICK)

    assert report.model.note.startswith("求职人员和用人单位两侧都依据")
    assert report.model.note.endswith("（先验）")


@pytest.mark.slow
def test_lists_shown_do_not_move_the_chances_of_the_prior(world: World) -> None:
    """Who logs nothing but what was shown gets the chances of who logs nothing at all."""
    nothing, shown = (
        train(keep(world.index.market, *kinds), QUICK).model for kinds in ((), (Kinds.SHOWN,))
    )

    X = world.report.golden
    assert np.array_equal(nothing.score(X).p_match, shown.score(X).p_match)


@pytest.mark.slow
def test_a_log_without_views_keeps_the_meaning_of_p_apply(world: World) -> None:
    """Struck out of the log, the views are hardly missed: silence at the end of a list counts less.

    Where 75 % look at the first place, the level is three quarters of what views give; taken for
    refusals, what was shown would give a mere 38 %.
    """
    market = world.index.market
    unviewed = tuple(event for event in market.interactions if event.kind != Kinds.VIEWED)

    report = train(replace(market, interactions=unviewed), SMALL_CONFIG)

    assert report.labels["apply"].examination is not None
    assert any("第一位" in line for line in report.lines())
    scored, known = (
        ScoredMarket(model, world.index) for model in (report.model, world.report.model)
    )
    rows = np.arange(len(market.seekers)), np.arange(len(market.seekers)) % len(market.vacancies)
    day = world.index.default_as_of(date(2030, 1, 1))
    one, two = (each.score(each.people, each.posts, *rows, day).p_apply for each in (scored, known))
    assert one.mean() / two.mean() == pytest.approx(0.75, abs=0.2)
    assert np.corrcoef(one, two)[0, 1] > 0.7


@pytest.mark.slow
def test_who_stays_is_learned_beside_the_chances(world: World) -> None:
    """Without the checks of the log nothing is learned of it, and every chance is the same."""
    market = some_stay(all_hired(world.index.market))
    kinds = Kinds.VIEWED, Kinds.APPLIED, Kinds.HIRED

    report, silent = (train(each, QUICK, seed=0) for each in (market, keep(market, *kinds)))

    assert report.model.retention is not None
    assert silent.model.retention is None
    X = report.golden
    assert silent.model.score(X).p_match.tobytes() == report.model.score(X).p_match.tobytes()
    assert np.unique(report.model.stay_values(X)).size > 1
    assert any("其中留用 0 条；记录太少" in line for line in silent.lines())
    assert any("不改变匹配概率和排序" in line for line in report.lines())
