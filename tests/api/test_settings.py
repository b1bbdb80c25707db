"""Settings come from the environment, and a bad one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import ServiceSettings, read_settings
from data.errors import ConfigError


def test_home_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """JOBMATCH_HOME decides where data lives."""
    monkeypatch.setenv("JOBMATCH_HOME", str(tmp_path))

    assert read_settings().home == tmp_path


def test_home_defaults_to_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variable there is still a home."""
    monkeypatch.delenv("JOBMATCH_HOME", raising=False)

    assert read_settings().home.name == "jobmatch"


def test_bad_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the variable, not the field."""
    monkeypatch.setenv("JOBMATCH_MAX_BODY_BYTES", "many")

    with pytest.raises(ConfigError, match="JOBMATCH_MAX_BODY_BYTES"):
        read_settings()


def test_settings_do_not_change() -> None:
    """Settings are a value."""
    settings = ServiceSettings()

    with pytest.raises(ValidationError):
        settings.debug = True  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize("share", ["0", "0.1", "0.12", "0.15"])
def test_exploration_is_off_or_in_its_range(monkeypatch: pytest.MonkeyPatch, share: str) -> None:
    """Off by default."""
    assert ServiceSettings().exploration_share == 0.0
    monkeypatch.setenv("JOBMATCH_EXPLORATION_SHARE", share)

    assert read_settings().exploration_share == float(share)


@pytest.mark.parametrize("share", ["0.05", "0.2", "-0.1", "nan"])
def test_a_share_outside_the_range_is_refused_with_the_range(
    monkeypatch: pytest.MonkeyPatch, share: str
) -> None:
    """The office reads what it may write."""
    monkeypatch.setenv("JOBMATCH_EXPLORATION_SHARE", share)

    with pytest.raises(
        ConfigError, match=r"JOBMATCH_EXPLORATION_SHARE：应是 0（关闭），或 0.10 到 0.15"
    ):
        read_settings()
