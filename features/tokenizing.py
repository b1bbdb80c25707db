"""Words of a normalised text, by a segmenter of our own.

jieba's shared tokenizer keeps a cache with a predictable name in the temporary folder and
changes under every library that adds a word; ours is built in memory and belongs to us.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import cache

import jieba

from features.occupations import load_lexicon

jieba.setLogLevel(logging.WARNING)

_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134fa-z0-9]")

# Function words and register phrases that stand in every profile and carry no work.
_STOP_WORDS = frozenset(
    "的 了 着 过 是 在 有 和 与 及 或 也 都 就 还 又 很 太 最 更 把 被 给 对 向 从 到 为 为了 因为 所以 "
    "但 但是 不过 而 而且 并 并且 以及 等 等等 之 其 此 这 那 这个 那个 这些 那些 我 我们 你 你们 他 她 "
    "他们 自己 本人 一个 一些 一下 可 可以 能 能够 会 要 想 想要 希望 做 做过 干 干过 去 来 上 下 里 "
    "中 内 外 时 时候 以前 之前 现在 目前 曾 曾经 地 得 吗 呢 吧 啊 呀 哦 嗯 个 份 种 些 点 只 没 没有 "
    "不 别 请 您 贵 等级 相关 进行 负责 工作 公司 岗位 职责 要求 任职 优先 具有 具备 良好 一定 以上 以下 "
    "左右 者 职位 招聘 诚聘 急聘 高薪".split()
)


@cache
def _base_frequencies() -> tuple[dict[str, int], int]:
    """Parse jieba's dictionary once; takes about a second."""
    reader = jieba.Tokenizer()
    frequencies, total = reader.gen_pfdict(reader.get_dict_file())
    return frequencies, total


class Tokenizer:
    """Cut normalised text into words.

    Parameters
    ----------
    extra_words : iterable of str, optional
        Words to keep whole, normalised; usually `Lexicon.words`.

    Examples
    --------
    >>> Tokenizer(["打边"]).cut("我会打边,也会踩电车")
    ['打边', '踩', '电车']
    """

    def __init__(self, extra_words: Iterable[str] = ()) -> None:
        frequencies, total = _base_frequencies()
        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = frequencies.copy(), total
        self._jieba.initialized = True
        # Sorted, since each added word changes how the next one's frequency is suggested.
        for word in sorted(set(extra_words)):
            self._jieba.add_word(word)

    def cut(self, normalised: str) -> list[str]:
        """Cut a text, without stop words and punctuation.

        Parameters
        ----------
        normalised : str
            A text from `features.normalising.normalise`.

        Returns
        -------
        list of str
            Words in the order of the text.
        """
        return [
            word
            for word in self._jieba.lcut(normalised)
            if word not in _STOP_WORDS and _WORD.search(word)
        ]


@cache
def default_tokenizer() -> Tokenizer:
    """Return the tokenizer that knows every word of the shipped lexicon.

    Returns
    -------
    Tokenizer
        Built once per process.
    """
    return Tokenizer(load_lexicon().words)
