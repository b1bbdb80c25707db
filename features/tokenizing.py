"""Words of a normalised text, by a segmenter of our own.

jieba's shared tokenizer keeps a cache with a predictable name in the temporary folder and
changes under every library that adds a word; ours is built in memory and belongs to us.

jieba says how a text is cut; rjieba, the same algorithm in Rust, cuts the same words some twenty
times as fast wherever the two agree, and jieba the few blocks where they do not.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import resources

import jieba
import rjieba
from typing_extensions import override

from features.occupations import load_lexicon

jieba.setLogLevel(logging.WARNING)

# Bare numbers say nothing as words; pay and years of work are read elsewhere.
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134fa-z]")


@cache
def _stop_words() -> frozenset[str]:
    lines = resources.files("features").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in lines.splitlines() if not line.startswith("#"))


# What jieba cuts by itself: it never looks beyond such a block.
_BLOCK: re.Pattern[str] = jieba.re_han_default
# rjieba keeps node.js and b-2 together (digits alone are no words in either), takes rare
# characters into its blocks, and refuses half a surrogate pair.
_RARE = r"\u3400-\u4dbf\u9fd6-\u9fff\ud800-\udfff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINED = re.compile(r"[a-zA-Z][a-zA-Z0-9]*[-._][a-zA-Z0-9]|[a-zA-Z0-9][-._][0-9]*[a-zA-Z]")
_DELICATE = re.compile(rf"{_JOINED.pattern}|[{_RARE}]")
# One class of characters is looked for much faster than `_DELICATE`, and seldom found.
_SUSPECT = re.compile(rf"[-._{_RARE}]")
# normalise leaves no private character in a text.
_NOBODYS_WORD = "\ue000\ue000"


@lru_cache(maxsize=1 << 16)
def tells(word: str) -> bool:
    """Say whether a word tells anything: it has a letter or character and is no stop word."""
    return word not in _stop_words() and _WORD.search(word) is not None


@cache
def _base_frequencies() -> tuple[dict[str, int], int]:
    """Parse jieba's dictionary once; takes about a second."""
    reader = jieba.Tokenizer()
    frequencies, total = reader.gen_pfdict(reader.get_dict_file())
    return frequencies, total


def dictionary_frequency(word: str) -> int:
    """Tell how often a general dictionary counts a word.

    Parameters
    ----------
    word : str
        A word, normalised.

    Returns
    -------
    int
        0 for a word that it lacks.
    """
    return _base_frequencies()[0].get(word, 0)


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
        self._rust = _rust_of(self._jieba, self._extra_words)

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
        return list(filter(tells, self._all_words(normalised)))

    def _all_words(self, text: str) -> list[str]:
        if _SUSPECT.search(text) is None or _DELICATE.search(text) is None:
            return self._rust.cut(text)
        words: list[str] = []
        for place, piece in enumerate(_BLOCK.split(text)):
            if place % 2 == 0:
                words += piece
            else:
                words += self._jieba.lcut(piece) if _JOINED.search(piece) else self._rust.cut(piece)
        return words


def _rust_of(model: jieba.Tokenizer, extra_words: Iterable[str]) -> rjieba.Jieba:
    """Build rjieba's tokenizer with the words, and to the last bit the weights, of jieba's."""
    rust = rjieba.Jieba()
    for word in extra_words:
        rust.add_word(word, model.FREQ[word], None)
    # jieba counts into its total what a later entry of the same word replaced.
    rust.add_word(_NOBODYS_WORD, model.total - sum(model.FREQ.values()), None)
    return rust


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
