"""Notices read as sentences."""

from __future__ import annotations

from data.reading import Notice, first_notices


def test_a_notice_says_where_what_and_what_was_done() -> None:
    """With and without row, column, value and count."""
    whole = Notice("x.csv", None, None, "", "第二张表没有读", "如有数据请另存")
    assert str(whole) == "x.csv：第二张表没有读。如有数据请另存"
    one = Notice("x.csv", 3, "学历", "博士后", "没有这个词", "已按空白处理")
    assert str(one) == "x.csv 第3行「学历」的值「博士后」：没有这个词。已按空白处理"
    many = Notice("x.csv", 3, "学历", "博士后", "没有这个词", "已按空白处理", 4)
    assert "第3行起共4行" in str(many)


def test_many_notices_are_told_by_the_first_and_a_count() -> None:
    """Seven warnings become five sentences and one that counts the rest."""
    notices = [Notice("seekers.csv", row, "county", "某地", "不认识", "已保留") for row in range(7)]

    told = first_notices(notices)

    assert told[:5] == tuple(str(notice) for notice in notices[:5])
    assert told[5:] == ("另有 2 条同类提示未列出",)
    assert first_notices(notices[:5]) == told[:5]
