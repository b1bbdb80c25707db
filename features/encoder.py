"""The fitted reader of a market: lexicon and vectorisers, and the one way to encode records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from data.records import Employer, EmployerId, Seeker, Vacancy
from features.bulk_reading import read_in_bulk
from features.expansion import Expansion, fit_expansion
from features.history import EventLog
from features.interest import Interest, Offers, fit_interest, no_interest
from features.lexical import LexicalConfig, LexicalSpace, fit_lexical_space
from features.occupations import Lexicon
from features.reading import SeekerReading, VacancyReading, read_seeker, read_vacancy
from features.resemblance import Resemblance, fit_resemblance
from features.seekers import SeekerTable, encode_seekers
from features.tokenizing import Tokenizer
from features.vacancies import VacancyTable, encode_vacancies


@dataclass(frozen=True, slots=True)
class Reader:
    """Lexicon and tokenizer that go together.

    Parameters
    ----------
    lexicon : Lexicon
        Occupations and their terms.
    tokenizer : Tokenizer
        Cuts words, and knows the lexicon's terms as words.
    """

    lexicon: Lexicon
    tokenizer: Tokenizer

    def seekers(self, records: Sequence[Seeker]) -> list[SeekerReading]:
        """Read the texts of people, on all cores where they are many."""
        read = partial(read_seeker, lexicon=self.lexicon, tokenizer=self.tokenizer)
        return read_in_bulk(read, records)

    def vacancies(self, records: Sequence[Vacancy]) -> list[VacancyReading]:
        """Read the texts of vacancies, on all cores where they are many."""
        read = partial(read_vacancy, lexicon=self.lexicon, tokenizer=self.tokenizer)
        return read_in_bulk(read, records)

    def expansion(self, readings: Sequence[SeekerReading]) -> Expansion:
        """Learn hints from a register."""
        return fit_expansion(readings, len(self.lexicon.occupations))

    def resemblance(self) -> Resemblance:
        """Learn likeness from the lexicon."""
        return fit_resemblance(self.lexicon)


@dataclass(frozen=True, slots=True)
class Encoder:
    """Encodes people and vacancies, seen in training or not.

    Parameters
    ----------
    reader : Reader
        Reads the texts.
    space : LexicalSpace
        Turns words into vectors.
    expansion : Expansion
        Hints at occupations where the lexicon knows no word, learned from the register.
    resemblance : Resemblance
        The same, learned from the lexicon's own terms.
    interest : Interest
        Where people are drawn, learned from the log; by default nothing is known of that.
    """

    reader: Reader
    space: LexicalSpace
    expansion: Expansion
    resemblance: Resemblance
    interest: Interest = field(default_factory=no_interest)

    def seekers(self, records: Sequence[Seeker]) -> SeekerTable:
        """Encode people, row by row in the order given."""
        return self.read_seekers(records, self.reader.seekers(records))

    def read_seekers(
        self, records: Sequence[Seeker], readings: Sequence[SeekerReading]
    ) -> SeekerTable:
        """Encode people whose texts were read already."""
        table = encode_seekers(
            records, readings, self.reader.lexicon, self.space, self.expansion, self.resemblance
        )
        if not self.interest.is_learned:
            return table
        return replace(table, interest=self.interest.of_people(table.sayings))

    def vacancies(
        self, records: Sequence[Vacancy], employers: Mapping[EmployerId, Employer]
    ) -> VacancyTable:
        """Encode vacancies, row by row in the order given."""
        readings = self.reader.vacancies(records)
        table = encode_vacancies(records, employers, readings, self.reader.lexicon, self.space)
        return replace(table, direction=self.interest.of_vacancies(table.text.words))

    def learn_interest(
        self, people: SeekerTable, posts: VacancyTable, log: EventLog, *, seed: int
    ) -> tuple[Encoder, SeekerTable, VacancyTable]:
        """Learn from a market's log where people are drawn.

        Parameters
        ----------
        people, posts : SeekerTable, VacancyTable
            The whole market as encoded, in its order.
        log : EventLog
            Its events.
        seed : int
            Seed of the cross-fitting.

        Returns
        -------
        encoder : Encoder
            For serving.
        people, posts : SeekerTable, VacancyTable
            For training: each person's interest is learned without that person.
        """
        numbers = posts.numbers
        offers = Offers(posts.text.words, numbers["published_day"], numbers["expires_day"])
        interest, own = fit_interest(people.sayings, offers, log, seed=seed)
        direction = interest.of_vacancies(posts.text.words)
        return (
            replace(self, interest=interest),
            replace(people, interest=own),
            replace(posts, direction=direction),
        )


def build_reader(lexicon: Lexicon) -> Reader:
    """Make the reader of a lexicon."""
    terms = (term.text for occupation in lexicon.occupations for term in occupation.terms)
    return Reader(lexicon, Tokenizer(terms))


def fit_encoder(
    reader: Reader,
    seekers: Sequence[Seeker],
    vacancies: Sequence[Vacancy],
    employers: Mapping[EmployerId, Employer],
    *,
    config: LexicalConfig,
    seed: int,
) -> tuple[Encoder, SeekerTable, VacancyTable]:
    """Fit the vectorisers on a market's texts and encode that market in the same pass.

    Parameters
    ----------
    reader : Reader
        Reads the texts.
    seekers, vacancies : sequences of records
        The texts to fit on.
    employers : mapping of employer id to Employer
        Owners of the vacancies.
    config : LexicalConfig
        Sizes of the spaces.
    seed : int
        Seed of the randomised SVD.

    Returns
    -------
    encoder : Encoder
    seeker_table : SeekerTable
    vacancy_table : VacancyTable
    """
    people, posts = reader.seekers(seekers), reader.vacancies(vacancies)
    space = fit_lexical_space(
        [post.tokens for post in posts],
        [post.characters for post in posts],
        [person.tokens for person in people],
        [person.characters for person in people],
        config=config,
        seed=seed,
    )
    lexicon = reader.lexicon
    encoder = Encoder(reader, space, reader.expansion(people), reader.resemblance())
    return (
        encoder,
        encoder.read_seekers(seekers, people),
        encode_vacancies(vacancies, employers, posts, lexicon, space),
    )
