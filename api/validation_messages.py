"""What pydantic says about a field, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from api.responses import FieldError

MESSAGES: Final[Mapping[str, str]] = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请删去或核对名称",
    "string_type": "应是文字",
    "string_too_short": "不能为空",
    "string_pattern_mismatch": "含有无法显示的控制字符",
    "string_unicode": "含有无法显示的字符",
    "string_too_long": "太长，最多 {max_length} 个字",
    "int_type": "应是整数",
    "int_from_float": "应是整数",
    "int_parsing": "应是整数",
    "int_parsing_size": "数字太大",
    "float_type": "应是数字",
    "float_parsing": "应是数字",
    "finite_number": "应是有限的数字",
    "bool_type": "应是 true 或 false",
    "bool_parsing": "应是 true 或 false",
    "date_type": "应是日期，写成 2025-03-10 的形式",
    "list_type": "应是列表",
    "model_type": "应是对象（花括号括起的内容）",
    "model_attributes_type": "应是对象（花括号括起的内容）",
    "too_short": "至少要有 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "dict_type": "应是对象（花括号括起的内容）",
}

OWN_TYPES: Final = frozenset({"exactly_one", "repeated", "impossible"})
"""Types whose message is written in Chinese where they are raised."""


def field_errors(errors: Sequence[Mapping[str, Any]]) -> list[FieldError]:
    """Say each error in Chinese; the value itself is never repeated.

    Parameters
    ----------
    errors : sequence of mapping
        As pydantic lists them.

    Examples
    --------
    >>> field_errors([{"type": "less_than_equal", "loc": ("body", "k"), "ctx": {"le": 100}}])
    [FieldError(path='body.k', message='不能大于 100')]
    """
    return [
        FieldError(path=".".join(str(part)[:60] for part in error["loc"]), message=_message(error))
        for error in errors[:100]
    ]


def _message(error: Mapping[str, Any]) -> str:
    kind = error["type"]
    if kind in OWN_TYPES:
        return str(error["msg"])
    template = MESSAGES.get(kind, "不合要求")
    return template.format_map(error.get("ctx") or {})
