"""The card as a page."""

from __future__ import annotations

import re

import pytest

from matching.challenging import Contest, hold_contest
from matching.model_card import model_card
from tests.matching.artifact.cases import small_report
from tests.matching.conftest import Town


@pytest.fixture(scope="module")
def card(town: Town) -> str:
    """Write the card of the town's model."""
    contest = hold_contest(town.report, seed=0)
    return model_card(town.report, contest, data_sha256="ab" * 32, seed=5).decode()


@pytest.mark.slow
def test_it_has_what_a_card_needs(town: Town, card: str) -> None:
    """Use, data with dates and hash, figures, groups, upkeep, limits."""
    days = [event.occurred_on for event in town.report.index.market.interactions]

    for words in (
        "求职人员 1200 人", f"{min(days)} 至 {max(days)}", "ab" * 32, "随机种子 5",
        "依据本单位自己的记录", "不能用来", "漂移", "jobmatch rollback", "直接预测录用",
    ):  # fmt: skip
        assert words in card
    headings = re.findall(r"^## (.*)$", card, re.MULTILINE)
    assert [re.findall("（(.*)）", heading)[0] for heading in headings] == [
        "情境", "测量", "管理", "治理",
    ]  # fmt: skip


@pytest.mark.slow
def test_groups_stand_with_promise_and_outcome(card: str) -> None:
    """Both sides, four groupings, shares in [0, 1], rows in tens."""
    row = r"^\| (性别|年龄|文化程度|县区) \| (\S.*?) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$"
    rows = re.findall(row, card, re.MULTILINE)

    assert {row[0] for row in rows} == {"性别", "年龄", "文化程度", "县区"}
    assert sum(row[1] == "女" for row in rows) == 2
    for _, _, count, promised, came in rows:
        assert int(count) % 10 == 0
        assert 0.0 <= float(promised) <= 1.0
        assert 0.0 <= float(came) <= 1.0
        assert len(came.partition(".")[2]) == (3 if int(count) >= 500 else 2)


@pytest.mark.slow
def test_the_same_model_has_the_same_card_and_nobody_is_on_it(town: Town, card: str) -> None:
    """No name, no number, no id of a person; no clock."""
    contest = hold_contest(town.report, seed=0)
    assert model_card(town.report, contest, data_sha256="ab" * 32, seed=5).decode() == card

    market = town.report.index.market
    for person in market.seekers:
        for secret in (person.seeker_id, person.id_number, person.phone):
            assert not secret or secret not in card


def test_a_card_without_figures_says_so() -> None:
    """Nothing was compared: no empty table, no claim."""
    card = model_card(small_report(), Contest(), data_sha256="", seed=0).decode()

    assert "没有列出" in card
    assert "记录太少，没有与其他做法比较" in card
    assert "| 性别 |" not in card
