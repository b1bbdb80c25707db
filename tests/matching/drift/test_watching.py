"""The whole watch: a market that changed is told from one that did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from api.command_line.running import run
from data.errors import ArtifactError, ConfigError
from data.reading import read_market
from data.records import Market, SeekerId, Vacancy, VacancyId
from data.synthetic import generate_market
from data.writing import write_market
from features.encoder import build_reader, fit_encoder
from features.lexical import LexicalConfig
from features.occupations import load_lexicon
from matching.drift.columns import post_columns
from matching.drift.lights import Light
from matching.drift.new_terms import NewTerms, new_terms, new_terms_expected
from matching.drift.reference import Reference
from matching.drift.watching import compare, watch_drift
from matching.market_index import index_market
from models.drift import BinnedColumns, bin_columns
from tests.matching.artifact.cases import save_small
from tests.worlds import World


def after_training(world: World) -> date:
    """Give the first day that training did not see."""
    last = world.index.last_day
    assert last is not None
    return last + timedelta(days=1)


def copied(market: Market, since: date, **changes: Any) -> Market:  # noqa: ANN401  # any field
    """Publish every vacancy and register every person once more, changed, on a later day."""
    seekers = [
        replace(one, seeker_id=SeekerId(f"{one.seeker_id}-new"), registered_on=since)
        for one in market.seekers
    ]
    vacancies = [
        replace(
            one,
            vacancy_id=VacancyId(f"{one.vacancy_id}-{again}"),
            published_on=since,
            expires_on=since + timedelta(days=30),
            **changes,
        )
        for one in market.vacancies
        for again in range(3)
    ]
    return replace(
        market,
        seekers=(*market.seekers, *seekers),
        vacancies=(*market.vacancies, *vacancies),
    )


def of_a_larger_market(reference: Reference) -> Reference:
    """Count every row three times: the small world is too small to be compared with."""
    tables = {
        name: BinnedColumns(
            3 * table.n_rows,
            table.edges,
            {column: 3 * counts for column, counts in table.counts.items()},
        )
        for name, table in reference.tables.items()
    }
    return replace(reference, tables=tables)


@pytest.mark.slow
def test_a_market_that_goes_on_as_before_is_stable(world: World) -> None:
    """The same people and vacancies once more: nothing has moved."""
    assert world.report.reference is not None
    since = after_training(world)
    index = index_market(copied(world.index.market, since))
    reference = of_a_larger_market(world.report.reference)

    report = compare(world.report.model, reference, index, since)

    assert [finding.light for finding in report.findings[:4]] == [Light.STABLE] * 4
    assert report.light is Light.STABLE


@pytest.mark.slow
def test_other_pay_and_other_words_ask_for_training(world: World) -> None:
    """Twice the pay in a language that nobody here writes."""
    assert world.report.reference is not None
    since = after_training(world)
    changed = copied(
        world.index.market,
        since,
        pay_min_cny_month=9_000.0,
        pay_max_cny_month=9_500.0,
        title="Schweißer",
        description="Wir suchen zum nächstmöglichen Zeitpunkt",
    )
    reference = of_a_larger_market(world.report.reference)

    report = compare(world.report.model, reference, index_market(changed), since)
    people, posts, people_texts, post_texts = report.findings[:4]

    assert people.light is people_texts.light is Light.STABLE
    assert posts.light is post_texts.light is report.light is Light.RETRAIN
    assert "工资" in posts.text


@pytest.mark.slow
def test_a_market_that_is_too_small_is_not_judged(world: World) -> None:
    """A hundred and some vacancies differ from any other hundred."""
    assert world.report.reference is not None
    since = after_training(world)
    index = index_market(copied(world.index.market, since))

    report = compare(world.report.model, world.report.reference, index, since)

    assert report.findings[1].light is Light.UNKNOWN


@pytest.mark.slow
def test_the_command_prints_the_table(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0, a light a line, a conclusion; with --since the log's own end is judged."""
    arguments = ["drift", "--artifact", str(world.artifact), "--market", str(world.market)]
    assert world.index.last_day is not None
    since = world.index.last_day - timedelta(days=120)

    assert run(arguments) == 0
    assert run([*arguments, "--since", since.isoformat()]) == 0
    first, second = (
        part.splitlines() for part in capsys.readouterr().out.split("与训练时相比")[1:]
    )

    assert first[-1].startswith("总的结论：")
    assert second[0] == f"，{since} 起的新记录："
    kept = next(line for line in second if "看过后应聘：预测平均" in line)
    assert "预测与实际之比" in kept
    assert kept.startswith("稳定")


def test_a_bad_date_names_its_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, with an example."""
    arguments = ["drift", "--artifact", str(tmp_path), "--market", str(tmp_path)]

    assert run([*arguments, "--since", "gestern"]) == 2
    assert "--since" in capsys.readouterr().err


def test_a_model_that_was_written_without_a_reference_is_refused(tmp_path: Path) -> None:
    """With the command that helps."""
    artifact = save_small(tmp_path)

    with pytest.raises(ArtifactError, match="jobmatch train"):
        watch_drift(artifact, tmp_path / "market", date(2025, 3, 1))


@pytest.mark.slow
def test_without_a_log_the_day_must_be_given(world: World, tmp_path: Path) -> None:
    """A model of the prior alone has no last day."""
    from matching.training import train_artifact  # noqa: PLC0415
    from tests.worlds import SMALL_CONFIG  # noqa: PLC0415

    market = read_market(world.market).market
    write_market(replace(market, interactions=()), tmp_path / "market")
    train_artifact(tmp_path / "market", tmp_path / "artifact", config=SMALL_CONFIG)

    with pytest.raises(ConfigError, match="--since"):
        watch_drift(tmp_path / "artifact", tmp_path / "market")
    report = watch_drift(tmp_path / "artifact", tmp_path / "market", date(2024, 1, 1))
    assert any(finding.light is Light.UNKNOWN for finding in report.findings)


@pytest.mark.slow
def test_the_test_period_moves_more_than_a_random_part() -> None:
    """The generator's shift of mix and words after the log, beside as many drawn by chance."""
    market = generate_market(5, 20, 6_000).market
    last = max(event.occurred_on for event in market.interactions)
    late = [post for post in market.vacancies if post.published_on > last]
    early = [post for post in market.vacancies if post.published_on <= last]
    order = np.random.default_rng(0).permutation(len(early))
    drawn, learned = ([early[i] for i in part] for part in np.split(order, [len(late)]))
    employers = {employer.employer_id: employer for employer in market.employers}
    reader = build_reader(load_lexicon())
    encoder, people, posts = fit_encoder(
        reader, market.seekers, learned, employers, config=LexicalConfig(n_topics=2), seed=0
    )
    n_families = len(reader.lexicon.families)
    reference = bin_columns(post_columns(posts, n_families))
    expected = new_terms_expected(people, posts)[1]

    def moved(records: list[Vacancy]) -> tuple[dict[str, float], NewTerms]:
        table = encoder.vacancies(records, employers)
        return reference.psi(post_columns(table, n_families)), new_terms(
            table, np.arange(len(table))
        )

    (by_chance, terms_by_chance), (by_time, terms_by_time) = moved(drawn), moved(late)

    assert by_time["family"] > 2.0 * by_chance["family"]
    assert sum(by_time.values()) > 1.3 * sum(by_chance.values())
    assert max(by_chance.values()) < 0.10
    assert terms_by_chance.words == pytest.approx(expected.words, abs=0.002)
    assert terms_by_chance.grams == pytest.approx(expected.grams, abs=0.005)
    assert terms_by_time.words > 1.3 * terms_by_chance.words
