"""The configuration of training: one frozen object, read from one TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, ValidationError

from data.errors import ConfigError
from features.lexical import LexicalConfig
from features.pair_features import FEATURE_KINDS
from matching.directions import OF_ACCEPTING, OF_APPLYING, Direction
from models.side_config import SideConfig, accept_config, apply_config


class PriorConfig(BaseModel):
    """The synthetic market from which a prior is learned where an office has too few outcomes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: int = Field(default=20_181_217, ge=0)
    """Seed of the synthetic market; the same for every office."""
    n_seekers: PositiveInt = 3_000
    n_vacancies: PositiveInt = 1_000
    max_pairs: PositiveInt = 45_000
    """Most pairs of that market to learn from."""
    until_applications: PositiveInt = 2_000
    until_hires: PositiveInt = 600
    """Outcomes of the office from which its own records speak alone."""


def _of_pairs(side: SideConfig, directions: Mapping[str, Direction]) -> SideConfig:
    """Name the features that have a direction, and those that say how a pair came to be asked."""
    return side.model_copy(update={"asking": FEATURE_KINDS["asking"], "monotone": dict(directions)})


class TrainingConfig(BaseModel):
    """Everything that training can be told.

    Examples
    --------
    >>> TrainingConfig().min_positives
    20
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: LexicalConfig = LexicalConfig()
    apply: SideConfig = Field(default_factory=lambda: _of_pairs(apply_config(), OF_APPLYING))
    accept: SideConfig = Field(default_factory=lambda: _of_pairs(accept_config(), OF_ACCEPTING))
    prior: PriorConfig = PriorConfig()
    min_positives: PositiveInt = 20
    """Fewest outcomes of each class for a side to be learned from the office's own log."""
    challengers: bool = True
    """Whether two other designs are set against the funnel, for about an eighth more work."""
    mask_lexicon_share: float = Field(default=0.0, ge=0.0, le=1.0)
    """Share of the lexicon's colloquial terms to hide; only evaluation sets it."""

    @classmethod
    def from_toml(cls, path: Path | None) -> TrainingConfig:
        """Read the configuration; what the file does not name keeps its default.

        Parameters
        ----------
        path : Path or None
            A TOML file; None gives the defaults.

        Returns
        -------
        TrainingConfig

        Raises
        ------
        ConfigError
            The file cannot be read, is not TOML, or holds an unknown key or a value out of range.
        """
        if path is None:
            return cls()
        try:
            return cls.model_validate(_laid_over(cls().model_dump(), _read_toml(path)))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = f"{path.name} 的 {'.'.join(str(part) for part in first['loc'])}"
            raise ConfigError(
                place, f"不合规定（{first['msg']}）", "请改正该项，或删去它以用默认值"
            ) from error


def _laid_over(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Lay a file over the defaults: the two sides' sections have defaults of their own."""
    merged = dict(defaults)
    for key, value in given.items():
        base = merged.get(key)
        if isinstance(base, dict) and isinstance(value, dict):
            merged[key] = _laid_over(base, value)
        else:
            merged[key] = value
    return merged


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(path.name, "文件打不开", "请核对路径和读取权限") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(path.name, f"不是 TOML 文件（{error}）", "请按 TOML 语法改正") from error
