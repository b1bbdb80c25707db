"""The rules of a batch, read from one small TOML file."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from math import floor
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.errors import Defect, DefectsError, InputError

Share = Annotated[Decimal, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1, strict=True)]


class Ask(BaseModel):
    """An employer's, or a vacancy's, ask for people of one origin.

    Examples
    --------
    >>> Ask(origin="麻布岗镇", employer="E1", at_least=10).at_most is None
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: str = Field(min_length=1)
    """Name or code of a township (9 digits) or a village (12 digits)."""
    employer: str | None = None
    vacancy: str | None = None
    at_least: Count | None = None
    """Nobody of the origin, or at least so many."""
    at_most: Count | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Ask:
        if (self.employer is None) == (self.vacancy is None):
            raise ValueError("employer 和 vacancy 要写一个，也只能写一个")
        if self.at_least is None and self.at_most is None:
            raise ValueError("at_least 和 at_most 至少要写一个")
        if self.at_least and self.at_most and self.at_least > self.at_most:
            raise ValueError("at_least 不能大于 at_most")
        return self


class Bus(BaseModel):
    """Seats from one origin to work outside the county."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: str = Field(min_length=1)
    """Name or code of a township (9 digits) or a village (12 digits)."""
    seats: Annotated[int, Field(ge=0, strict=True)]


class Rules(BaseModel):
    """What a plan must keep, and when the search may stop.

    Examples
    --------
    >>> Rules().overbooking, float(Rules().gap), Rules(overbooking="1.15").referrals(20)
    ('expected', 0.002, 23)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    households: Literal["off", "employer", "workplace"] = "off"
    leave_a_carer: Annotated[bool, Field(strict=True)] = False
    overbooking: Literal["expected"] | Annotated[Decimal, Field(gt=0, le=1000)] = "expected"
    township_floor: Share = Decimal(0)
    village_floor: Share = Decimal(0)
    township_ceiling: Share = Decimal(1)
    village_ceiling: Share = Decimal(1)
    ask: tuple[Ask, ...] = ()
    bus: tuple[Bus, ...] = ()
    keep: str | None = Field(default=None, min_length=1)
    gap: Annotated[Decimal, Field(ge=0, lt=1)] = Decimal("0.002")
    seconds: Annotated[Decimal, Field(gt=0)] = Decimal(60)

    def referrals(self, places: int) -> int:
        """Most referrals to a vacancy, where `overbooking` is a number.

        Notes
        -----
        Reckoned in decimals as written: 1.15 times 20 is 23, not a hair less.
        """
        return floor(Decimal(self.overbooking) * places)


_KEYS: Final = "、".join(Rules.model_fields)


def read_rules(path: Path) -> Rules:
    """Read the rules.

    Parameters
    ----------
    path : Path
        A TOML file; what it does not name keeps its default.

    Returns
    -------
    Rules

    Raises
    ------
    DefectsError
        Not TOML, an unknown key, or a value that is not allowed: one defect each.
    InputError
        There is no such file.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise InputError(f"规则文件「{path}」打不开。请核对路径和读取权限") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        defect = Defect(
            path.name, None, None, "", f"不是 TOML 文件（{error}）",
            "请按 TOML 语法改正，并存为 UTF-8 编码",
        )  # fmt: skip
        raise DefectsError([defect]) from error
    try:
        return Rules.model_validate(given)
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise DefectsError(
            list(dict.fromkeys(_defect(path.name, each) for each in found)),
        ) from error


def _defect(file: str, error: Any) -> Defect:  # noqa: ANN401  # pydantic's own mapping
    # The parts of a union stand behind the key: households.literal says no more than households.
    key = ".".join(str(part) for part in error["loc"] if part not in _UNION_PARTS) or None
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        known = _KEYS if len(error["loc"]) == 1 else "、".join(_TABLES[error["loc"][0]])
        return Defect(file, None, name, "", "没有这条规则", f"请改用这些名称：{known}；或删去它")
    value = error["input"]
    if error["type"] == "value_error":
        return Defect(file, None, key, "", str(error["ctx"]["error"]), "请改正这一项")
    if error["type"] == "missing":
        return Defect(file, None, key, "", "缺少这一项", "请补上")
    first = str(error["loc"][0])
    remedy = _ALLOWED.get(str(error["loc"][-1])) or _ALLOWED.get(first, "请核对这一项的写法")
    return Defect(file, None, key, str(value), "不是允许的值", remedy)


_UNION_PARTS: Final = ("literal['expected']", "constrained-decimal", "decimal")
_TABLES: Final = {"ask": tuple(Ask.model_fields), "bus": tuple(Bus.model_fields)}
_ALLOWED: Final = {
    "households": '请写 "off"、"employer"（同一单位）或 "workplace"（同一地点）',
    "leave_a_carer": "请写 true 或 false",
    "overbooking": '请写 "expected"，或一个大于 0 的数，如 1.2',
    "township_floor": "请写 0 到 1 之间的数，如 0.25",
    "village_floor": "请写 0 到 1 之间的数，如 0.25",
    "township_ceiling": "请写 0 到 1 之间的数，如 0.6",
    "village_ceiling": "请写 0 到 1 之间的数，如 0.6",
    "keep": '请写与规则文件放在一起的表的文件名，如 "overrides.csv"',
    "gap": "请写 0 到 1 之间的数，如 0.002",
    "seconds": "请写大于 0 的秒数，如 60",
    "at_least": "请写大于 0 的整数",
    "at_most": "请写大于 0 的整数",
    "seats": "请写 0 或大于 0 的整数",
    "ask": "请写成 [[ask]] 表",
    "bus": "请写成 [[bus]] 表",
}
