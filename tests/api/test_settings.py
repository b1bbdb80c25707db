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
