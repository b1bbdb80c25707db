"""Settings of the service: from `JOBMATCH_` variables, built by whoever starts it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, Literal

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.errors import ConfigError
from matching.exploration import LEAST_SHARE, MOST_SHARE

SHARE_BOUNDS: Final = {"least": f"{LEAST_SHARE:.2f}", "most": f"{MOST_SHARE:.2f}"}


class ServiceSettings(BaseSettings):
    """What the machine or the office sets once; never built at import.

    Examples
    --------
    >>> ServiceSettings(home=Path("somewhere")).max_body_bytes
    1000000
    """

    model_config = SettingsConfigDict(env_prefix="JOBMATCH_", frozen=True, extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("jobmatch", appauthor=False))
    """Where application data lives (`JOBMATCH_HOME`)."""
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    """How much the service writes to its log (`JOBMATCH_LOG_LEVEL`)."""
    debug: bool = False
    """Show tracebacks on the command line (`JOBMATCH_DEBUG=1`)."""
    max_body_bytes: int = Field(default=1_000_000, ge=1_000, le=100_000_000)
    """Largest request body that is read (`JOBMATCH_MAX_BODY_BYTES`)."""
    exploration_share: float = 0.0
    """Share of the slots of people's lists that chance fills: 0, or from 0.10 to 0.15
    (`JOBMATCH_EXPLORATION_SHARE`)."""

    @field_validator("exploration_share")
    @classmethod
    def check_share(cls, share: float) -> float:
        """Take 0 or a share in the range; less teaches nothing, more costs people too much."""
        if share and not LEAST_SHARE <= share <= MOST_SHARE:
            raise PydanticCustomError(
                "share", "应是 0（关闭），或 {least} 到 {most} 之间的数", SHARE_BOUNDS
            )
        return share


def read_settings() -> ServiceSettings:
    """Read the settings from the environment.

    Raises
    ------
    ConfigError
        If a variable cannot be used.
    """
    try:
        return ServiceSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "JOBMATCH_" + "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"] if first["type"] == "share" else "取值无法使用"
        remedy = "请改正或删去这个环境变量后重试"
        if sys.platform == "win32":
            remedy += "（控制面板 → 系统 → 环境变量）"
        raise ConfigError(f"环境变量 {name}", reason, remedy) from error
