"""People, firms and posts as they are drawn, held against public figures."""

from __future__ import annotations

import numpy as np
import pytest

from data.synthetic import SyntheticMarket
from data.synthetic.choice import needed_level
from data.synthetic.ground import draw_ground, plain_village
from data.synthetic.occupations import Work, load_catalogue
from data.synthetic.posts import draw_demand
from data.synthetic.words import group_rows


def test_ages_as_of_migrant_workers(synthetic: SyntheticMarket) -> None:
    """Mean about 43; nearly a third above 50."""
    ages = synthetic.truth.people.age(365)
    assert 41.5 < ages.mean() < 45.5
    assert 0.25 < (ages > 50).mean() < 0.38


def test_two_in_five_are_women(synthetic: SyntheticMarket) -> None:
    """37.6 % women, drawn apart from everything else."""
    assert 0.33 < 1 - synthetic.truth.people.is_male.mean() < 0.42


def test_pay_away_is_better_than_at_home(synthetic: SyntheticMarket) -> None:
    """About 5,000 yuan a month, a quarter more away than in Heyuan."""
    posts = synthetic.truth.posts
    away = posts.scene == 4
    assert 4400 < posts.pay.mean() < 5500
    assert 1.15 < posts.pay[away].mean() / posts.pay[~away].mean() < 1.6


def test_refusals_are_mostly_of_past_work(synthetic: SyntheticMarket) -> None:
    """The trap for overlap: what people refuse is what they talk about."""
    people = synthetic.truth.people
    refuses = people.refusal[:, 0] >= 0
    own = (people.past == people.refusal[:, :1]).any(axis=1)
    assert 0.25 < refuses.mean() < 0.55
    assert own[refuses].mean() > 0.5


def test_nobody_wishes_what_they_refuse(synthetic: SyntheticMarket) -> None:
    """Wishes and refusals do not meet."""
    people = synthetic.truth.people
    for wish in people.wish.T:
        for refusal in people.refusal.T:
            assert not ((wish == refusal) & (wish >= 0)).any()


def test_last_quarter_asks_for_other_work() -> None:
    """Before the cut-off demand is the catalogue's; after it each occupation has drifted."""
    catalogue = load_catalogue()
    rng = np.random.default_rng(0)
    work = Work(catalogue, catalogue.similarity(rng))
    early, late = draw_demand(rng, work, np.array([False, True]), 0.7)
    np.testing.assert_array_equal(early, catalogue.demand)
    assert 0.4 < np.log(late / early).std() < 1.0


def test_levels_of_distance(synthetic: SyntheticMarket) -> None:
    """Work away is in the province; a workshop in one's own village is in the village."""
    people, posts = synthetic.truth.people, synthetic.truth.posts
    i, j = np.arange(len(people))[:, None], np.arange(len(posts))[None, :]
    level = needed_level(people, posts, i, j)
    assert (level[:, posts.scene == 4] == 4).all()
    assert (level[:, posts.scene == 3] == 3).all()
    in_village = people.division[:, None] == posts.division[None, :]
    assert (level[in_village & (posts.scene == 0)[None, :]] == 0).all()
    assert level[:, posts.scene != 4].max() == 3


def test_villages_have_real_codes() -> None:
    """Twelve digits of Heyuan, each once, near its township."""
    ground = draw_ground(np.random.default_rng(0))
    assert len(set(ground.codes)) == len(ground.codes) > 1400
    assert {code[:4] for code in ground.codes} == {"4416"}
    assert np.abs(ground.positions - ground.towns).max() < 0.15


@pytest.mark.parametrize(
    ("committee", "village"),
    [
        ("连平县三角镇桐岗村民委员会", "桐岗村"),
        ("东源县骆湖镇街镇社区居民委员会", "街镇社区"),
        ("鹤联村民委员会", "鹤联村"),
        ("兴隆社区居委会", "兴隆社区"),
    ],
)
def test_village_names_are_what_people_say(committee: str, village: str) -> None:
    """The committee's name is reduced to the village's."""
    township = "三角镇" if "三角" in committee else "骆湖镇"
    assert plain_village(committee, township) == village


def test_texts_come_in_one_piece_or_three(synthetic: SyntheticMarket) -> None:
    """Three in ten fill the form's boxes; nobody fills both."""
    seekers = synthetic.market.seekers
    split = [s for s in seekers if s.experience_text or s.skills_text or s.wish_text]
    assert all(s.profile_text is None for s in split)
    assert 0.22 < len(split) / len(seekers) < 0.38


def test_some_titles_are_generic(synthetic: SyntheticMarket) -> None:
    """普工 and the like hide the work in the description."""
    generic = group_rows("phrases")["generic"]
    hidden = sum(vacancy.title in generic for vacancy in synthetic.market.vacancies)
    assert 0.06 < hidden / len(synthetic.market.vacancies) < 0.2
