"""Code lists: every word means one thing, levels are ordered as the law and the ads say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from data.codes import code_list, education_rank, furthest_rank, list_names
from data.columns import Kinds


@pytest.mark.parametrize("title", list_names())
def test_every_word_of_a_list_means_one_thing(title: str) -> None:
    """No code, name or alias stands in two entries of a list."""
    words: dict[str, str] = {}
    for entry in code_list(title).entries:
        for word in {entry.code, entry.name, *entry.aliases} - {""}:
            assert words.setdefault(word, entry.name) == entry.name, word


@pytest.mark.parametrize("title", list_names())
def test_every_name_resolves_to_itself(title: str) -> None:
    """A written record reads back unchanged."""
    for name in code_list(title).names():
        assert code_list(title).resolve(name) == name


@pytest.mark.parametrize(
    ("title", "word", "name"),
    [
        ("education", "大本", "大学本科"),
        ("education", "71", "初级中学"),
        ("education", "ＡＢＣ", None),
        ("education", " 中 专 ", "中等专科"),
        ("education", "无", "文盲或半文盲"),
        ("min_education", "高中及以上", "普通高中"),
        ("min_education", "学历不限", "不限"),
        ("sex", "2", "女"),
        ("health", "健康", "健康或良好"),
        ("vacancy_kind", "公益性岗位", "public_welfare"),
        ("employer_kind", "帮扶车间", "扶贫车间"),
        ("interaction_kind", "录用", "hired"),
        ("interaction_kind", "SHOWN", "shown"),
        ("furthest_workplace", "乡(镇)内务工", "乡内"),
    ],
)
def test_words_of_real_forms_resolve(title: str, word: str, name: str | None) -> None:
    """Codes, aliases, full width and spaces lead to the official name."""
    assert code_list(title).resolve(word) == name


def test_a_word_for_not_known_is_known_but_empty() -> None:
    """Sex 9 (未说明) is a known word that tells nothing."""
    assert code_list("sex").knows("9")
    assert code_list("sex").resolve("9") is None


def test_education_levels_are_ordered_and_secondary_kinds_are_equal() -> None:
    """中专, 职高, 技校 and 高中 are level-equal, between 初中 and 大专."""
    assert {education_rank(w) for w in ("中专", "职高", "技校", "高中")} == {5}
    ladder = ["不限", "文盲", "小学", "初中", "高中", "大专", "本科", "硕士", "博士"]
    ranks = [education_rank(word) for word in ladder]
    assert all(a is not None and b is not None and a < b for a, b in pairwise(ranks))
    assert education_rank("太空大学") is None


def test_furthest_workplace_counts_outwards() -> None:
    """村内 is 0 and 省外 is 5."""
    names = ("村内", "乡内", "县内", "市内", "省内", "省外")
    assert [furthest_rank(name) for name in names] == [0, 1, 2, 3, 4, 5]
    assert furthest_rank("月球") is None


def test_interaction_kinds_are_those_of_the_columns() -> None:
    """The code list and the constants name the same kinds in the same order."""
    assert code_list("interaction_kind").names() == Kinds.ALL


def test_poverty_categories_end_with_their_law() -> None:
    """一般贫困户 could be given until 2020, 脱贫不稳定户 from 2021."""
    statuses = code_list("poverty_status")
    before, after = date(2020, 12, 31), date(2021, 1, 1)
    assert statuses.resolve("一般贫困户", before) == "一般贫困户"
    assert statuses.resolve("一般贫困户", after) is None
    assert statuses.resolve("脱贫不稳定", before) is None
    assert "脱贫不稳定户" in statuses.names(after)


def test_an_unknown_list_is_a_mistake_of_ours() -> None:
    """Asking for a list that does not exist fails at once."""
    with pytest.raises(KeyError):
        code_list("shoe_size")
