"""Notices read as sentences."""

from __future__ import annotations

from data.reading import Notice


def test_a_notice_says_where_what_and_what_was_done() -> None:
    """With and without row, column, value and count."""
    whole = Notice("x.csv", None, None, "", "第二张表没有读", "如有数据请另存")
    assert str(whole) == "x.csv：第二张表没有读。如有数据请另存"
    one = Notice("x.csv", 3, "学历", "博士后", "没有这个词", "已按空白处理")
    assert str(one) == "x.csv 第3行「学历」的值「博士后」：没有这个词。已按空白处理"
    many = Notice("x.csv", 3, "学历", "博士后", "没有这个词", "已按空白处理", 4)
    assert "第3行起共4行" in str(many)
