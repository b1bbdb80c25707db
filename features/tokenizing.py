"""Words of a normalised text, by a segmenter of our own.

jieba's shared tokenizer keeps a cache with a predictable name in the temporary folder and
changes under every library that adds a word; ours is built in memory and belongs to us.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import resources

import jieba
from typing_extensions import override

from features.occupations import load_lexicon

jieba.setLogLevel(logging.WARNING)

# Bare numbers say nothing as words; pay and years of work are read elsewhere.
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134fa-z]")


@cache
def _stop_words() -> frozenset[str]:
    lines = resources.files("features").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in lines.splitlines() if not line.startswith("#"))


def tells(word: str) -> bool:
    """Say whether a word tells anything: it has a letter or character and is no stop word."""
    return word not in _stop_words() and _WORD.search(word) is not None


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
    >>> Tokenizer(["踩电车"]).cut("以前踩电车,做过保安")
    ['踩电车', '保安']
    """

    def __init__(self, extra_words: Iterable[str] = ()) -> None:
        frequencies, total = _base_frequencies()
        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = frequencies.copy(), total
        self._jieba.initialized = True
        # Sorted, since each added word changes how the next one's frequency is suggested.
        self._extra_words = tuple(sorted(set(extra_words)))
        for word in self._extra_words:
            self._jieba.add_word(word)

    @override
    def __reduce__(self) -> tuple[Callable[..., Tokenizer], tuple[tuple[str, ...]]]:
        # Only the words travel to another process, which builds its tokenizer of them once.
        return _tokenizer_of, (self._extra_words,)

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
        return list(filter(tells, self._jieba.lcut(normalised)))


@lru_cache(maxsize=1)
def _tokenizer_of(extra_words: tuple[str, ...]) -> Tokenizer:
    return Tokenizer(extra_words)


@cache
def default_tokenizer() -> Tokenizer:
    """Return the tokenizer that knows every word of the shipped lexicon.

    Returns
    -------
    Tokenizer
        Built once per process.
    """
    return Tokenizer(load_lexicon().words)
