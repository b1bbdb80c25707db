r"""How fast words are cut, a query becomes a vector, and a register is read, beside the peers.

    python bench/tokenising.py [--profiles 100000] [--people 5000] [--seed 1]

All texts are those of a synthetic market, normalised. Prints three tables: characters a second of
``jieba.lcut``, of the tokenizer and of rjieba, and how many texts they cut like jieba once words
that carry no work are left out; the time from a query's text to its vector as a ratio to cutting
alone; profiles a second, one by one and on all cores. Profiles beyond the people of the market are
the same people again; what is remembered between two readings, a few thousand clauses, is
forgotten long before they come round.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice
from typing import Any

import jieba
import numpy as np
import rjieba
from joblib import cpu_count
from sklearn.feature_extraction.text import TfidfVectorizer

from data.records import Market, Seeker
from data.synthetic import generate_market
from features.bulk_reading import FEWEST
from features.encoder import Reader, build_reader, fit_encoder
from features.lexical import LexicalConfig, LexicalSpace, TfIdf
from features.normalising import normalise
from features.occupations import load_lexicon
from features.reading import SeekerReading, read_seeker
from features.tokenizing import Tokenizer, tells

ROUNDS = 3
N_QUERIES = 300

Cut = Callable[[str], list[str]]


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the processor time of the quickest round."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def agreement(words: Iterable[Sequence[str]], others: Iterable[Sequence[str]]) -> float:
    """Give the share of texts that were cut into the same words.

    Examples
    --------
    >>> agreement([["踩电车"], ["保洁"]], [["踩", "电车"], ["保洁"]])
    0.5
    """
    same = [list(one) == list(other) for one, other in zip(words, others, strict=True)]
    return sum(same) / max(len(same), 1)


def market_texts(market: Market) -> list[str]:
    """Give the normalised texts of both sides, none empty."""
    people = (text for s in market.seekers for text in (s.experience_text, s.profile_text))
    posts = (text for v in market.vacancies for text in (v.title, v.description))
    return [normalise(text) for text in (*people, *posts) if text]


def plain_jieba(folder: str) -> Cut:
    """Give ``jieba.lcut`` as anybody would use it, with its cache in a folder of its own."""
    segmenter = jieba.Tokenizer()
    segmenter.tmp_dir = folder
    segmenter.initialize()
    cut: Cut = segmenter.lcut
    return cut


def compare_tokenizers(texts: Sequence[str], reader: Reader, jieba_cut: Cut) -> None:
    """Print characters a second and agreement, tokenizer by tokenizer."""
    cuts: dict[str, Cut] = {
        "jieba.lcut": jieba_cut,
        "ours, jieba's words": Tokenizer().cut,
        "ours, and the lexicon's": reader.tokenizer.cut,
        "rjieba.cut": rjieba.cut,
    }
    length = sum(map(len, texts))
    expected = [list(filter(tells, jieba_cut(text))) for text in texts]
    print(f"{len(texts)} texts, {length} characters")
    print(f"{'':<26}{'Mchar/s':>9}{'x jieba':>9}{'same texts':>12}")
    base = 0.0
    for name, cut in cuts.items():
        took = seconds(lambda cut=cut: [cut(text) for text in texts])  # type: ignore[misc]
        base = base or took
        same = agreement((list(filter(tells, cut(text))) for text in texts), expected)
        print(f"{name:<26}{length / took / 1e6:>9.2f}{base / took:>9.1f}{same:>12.4f}")


def compare_vectors(queries: Sequence[str], cut: Cut, space: LexicalSpace) -> None:
    """Print what a vector costs beyond cutting, a query at a time."""
    state = space.to_arrays()
    words = TfIdf(state["word_terms"], state["word_idf"])
    peer: Any = TfidfVectorizer(
        analyzer=cut, vocabulary=state["word_terms"].tolist(), sublinear_tf=True, dtype=np.float32
    )
    peer.idf_ = state["word_idf"]
    ways: dict[str, Callable[[str], object]] = {
        "words cut": cut,
        "words cut and weighed": lambda text: words.weigh(words.vocabulary.count([cut(text)])),
        "and letters, and topics": lambda text: space.encode([cut(text)], [text]),
        "scikit-learn's transform": lambda text: peer.transform([text]),
    }
    length = sum(map(len, queries)) / len(queries)
    print(f"\n{len(queries)} queries of {length:.0f} characters on average, one at a time")
    print(f"{'':<26}{'us':>9}{'x words cut':>13}")
    base = 0.0
    for name, way in ways.items():
        took = seconds(lambda way=way: [way(query) for query in queries])  # type: ignore[misc]
        base = base or took
        print(f"{name:<26}{took / len(queries) * 1e6:>9.0f}{took / base:>13.1f}")


def read_one_by_one(reader: Reader, people: Iterable[Seeker]) -> list[SeekerReading]:
    """Read as the reader does when there are few."""
    return [read_seeker(seeker, reader.lexicon, reader.tokenizer) for seeker in people]


def compare_reading(reader: Reader, people: Sequence[Seeker], n_profiles: int) -> None:
    """Print profiles a second, one by one and in bulk."""
    profiles = list(islice(cycle(people), n_profiles))
    sample = profiles[: len(people)]
    print(f"\n{n_profiles} profiles; wall time, with the start of other processes")
    started = time.perf_counter()
    expected = read_one_by_one(reader, sample)
    alone = len(sample) / (time.perf_counter() - started)
    print(f"{'one by one, ' + str(len(sample)):<26}{alone:>9.0f} a second")
    started = time.perf_counter()
    readings = reader.seekers(profiles)
    together = n_profiles / (time.perf_counter() - started)
    cores = cpu_count() if n_profiles >= FEWEST else 1
    print(
        f"{f'Reader.seekers, {cores} cores':<26}{together:>9.0f} a second, x {together / alone:.2f}"
    )
    print(f"same readings: {readings[: len(sample)] == expected}")


def main() -> None:
    """Measure on one market."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profiles", type=int, default=100_000, help="profiles to read")
    parser.add_argument("--people", type=int, default=5_000, help="people of the market")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    market = generate_market(options.seed, options.people, max(options.people // 5, 10)).market
    reader = build_reader(load_lexicon())
    with tempfile.TemporaryDirectory() as folder:
        compare_tokenizers(market_texts(market), reader, plain_jieba(folder))
    employers = {employer.employer_id: employer for employer in market.employers}
    encoder, people, _ = fit_encoder(
        reader, market.seekers, market.vacancies, employers, config=LexicalConfig(), seed=1
    )
    queries = [reading.characters for reading in people.readings if reading.characters]
    compare_vectors(queries[:N_QUERIES], reader.tokenizer.cut, encoder.space)
    compare_reading(reader, market.seekers, options.profiles)


if __name__ == "__main__":
    main()
