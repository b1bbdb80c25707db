"""The rules of a batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DefectsError, InputError
from matching.allocation.placement.rules import Rules, read_rules


def _read(folder: Path, text: str) -> Rules:
    (folder / "rules.toml").write_text(text, "utf-8")
    return read_rules(folder / "rules.toml")


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    """As the contract states them."""
    rules = _read(tmp_path, "")

    assert (rules.households, rules.leave_a_carer, rules.overbooking) == ("off", False, "expected")
    assert (float(rules.gap), float(rules.seconds), rules.keep) == (0.002, 60, None)


def test_shares_and_numbers_are_reckoned_as_written(tmp_path: Path) -> None:
    """1.15 x 20 is 23, which binary floats miss by a hair; 0.29 x 100 is 29."""
    rules = _read(tmp_path, "overbooking = 1.15\ntownship_floor = 0.29\n")

    assert rules.referrals(20) == 23
    assert int(rules.township_floor * 100) == 29


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("houshold = 'off'", "「houshold」：没有这条规则。请改用这些名称：households"),
        ("households = 'both'", "「households」的值「both」：不是允许的值。请写"),
        ("leave_a_carer = 'yes'", "「leave_a_carer」"),
        ("overbooking = 'no'", "「overbooking」"),
        ("overbooking = 0", "「overbooking」"),
        ("township_floor = 1.5", "0 到 1 之间"),
        ("village_ceiling = nan", "「village_ceiling」"),
        ("gap = -0.1", "「gap」"),
        ("seconds = 0", "大于 0 的秒数"),
        ("seconds = inf", "大于 0 的秒数"),
        ("keep = 3", "「keep」"),
        ("a =", "不是 TOML 文件"),
        ("[[ask]]\norigin = 'x'\nat_least = 2", "employer 和 vacancy"),
        ("[[ask]]\norigin = 'x'\nvacancy = 'V1'", "at_least 和 at_most"),
        ("[[ask]]\norigin = 'x'\nvacancy = 'V1'\nat_least = 3\nat_most = 2", "不能大于"),
        ("[[ask]]\norigin = 'x'\nvacancy = 'V1'\nat_lest = 3", "「at_lest」：没有这条规则"),
        ("[[bus]]\norigin = 'x'", "缺少这一项"),
        ("[[bus]]\norigin = 'x'\nseats = 1.5", "「bus.0.seats」"),
        ("ask = 3", "[[ask]]"),
    ],
)
def test_a_defect_names_the_key_and_the_remedy(text: str, words: str, tmp_path: Path) -> None:
    """An organiser can mend the file from the message alone."""
    with pytest.raises(DefectsError) as caught:
        _read(tmp_path, text)

    assert words in str(caught.value)
    assert all(each.file == "rules.toml" and each.remedy for each in caught.value.defects)


def test_all_defects_are_told_at_once(tmp_path: Path) -> None:
    """One round of mending is enough."""
    with pytest.raises(DefectsError) as caught:
        _read(tmp_path, "gap = 2\nhousehold = 'off'\nseconds = -1\n")

    assert len(caught.value.defects) == 3


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    """Not a traceback."""
    with pytest.raises(InputError, match="打不开"):
        read_rules(tmp_path / "no.toml")
