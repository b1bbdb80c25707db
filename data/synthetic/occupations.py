"""The catalogue of occupations of the synthetic world and how near they stand to one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.synthetic.words import read_rows

SCENES = "vtchap"
"""Where work is: village, township, county town, Heyuan city, away, public welfare in a village."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation: formal words of employers and everyday words of villagers."""

    name: str
    family: str
    sector: str
    titles: tuple[str, ...]
    duties: tuple[str, ...]
    slang: tuple[str, ...]
    certificate: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All occupations, with their facts as arrays in the same order.

    Parameters
    ----------
    occupations : tuple of Occupation
        m of them.
    pay : ndarray of float64, (m,)
        Usual pay in a county town, yuan a month.
    skill, exertion, night : ndarray of float64, (m,)
        Need of skill, bodily effort, share of posts with night work; each in [0, 1].
    education : ndarray of float64, (m,)
        Rank of schooling that employers like to see, 0 none.
    supply, demand : ndarray of float64, (m,)
        Relative numbers of people who did it and of posts.
    barred_to_minors : ndarray of bool, (m,)
        The law bars people of 16 and 17.
    scenes : ndarray of bool, (m, 6)
        Where it exists, in the order of `SCENES`.
    certificates : tuple of str
        Names of the c certificates.
    needed : ndarray of int64, (m,)
        Index into `certificates`, or -1.
    family, sector : ndarray of int64, (m,)
        Group of each occupation.
    """

    occupations: tuple[Occupation, ...]
    pay: NDArray[np.float64]
    skill: NDArray[np.float64]
    exertion: NDArray[np.float64]
    night: NDArray[np.float64]
    education: NDArray[np.float64]
    supply: NDArray[np.float64]
    demand: NDArray[np.float64]
    barred_to_minors: NDArray[np.bool_]
    scenes: NDArray[np.bool_]
    certificates: tuple[str, ...]
    needed: NDArray[np.int64]
    family: NDArray[np.int64]
    sector: NDArray[np.int64]

    def concentrated(self, power: float) -> Catalogue:
        """Raise supply and demand to a power within each sector, whose share stays.

        Parameters
        ----------
        power : float
            1 leaves them alone; the greater, the fewer occupations hold most of the people.

        Returns
        -------
        Catalogue
            Everything else unchanged.
        """
        return replace(
            self, supply=self._raised(self.supply, power), demand=self._raised(self.demand, power)
        )

    def _raised(self, weights: NDArray[np.float64], power: float) -> NDArray[np.float64]:
        raised = weights**power
        shares = np.bincount(self.sector, weights) / np.bincount(self.sector, raised)
        return np.asarray(raised * shares[self.sector])

    def similarity(self, rng: np.random.Generator) -> NDArray[np.float64]:
        """Draw how near occupations are: 1 itself, about .5 in the family, .18 in the sector.

        Parameters
        ----------
        rng : numpy.random.Generator
            Each family draws its own closeness.

        Returns
        -------
        ndarray of float64, (m + 1, m)
            The last row is zero: index -1 stands for "no occupation".
        """
        closeness = rng.uniform(0.35, 0.6, self.family.max() + 1)[self.family]
        near = np.where(self.family[:, None] == self.family, closeness[:, None], 0.18)
        near = np.where(self.sector[:, None] == self.sector, near, 0.0)
        np.fill_diagonal(near, 1.0)
        return np.vstack([near, np.zeros((1, len(near)))])


@dataclass(frozen=True, slots=True)
class Work:
    """The occupations of one market and how near they stand to one another there."""

    catalogue: Catalogue
    similarity: NDArray[np.float64]


def _number(names: list[str]) -> NDArray[np.int64]:
    order = {name: index for index, name in enumerate(dict.fromkeys(names))}
    return np.array([order[name] for name in names], dtype=np.int64)


def _column(name: str) -> NDArray[np.float64]:
    return np.array([float(row[name]) for row in read_rows("occupations")])


def _occupations() -> tuple[Occupation, ...]:
    sectors = {row["family"]: row["sector"] for row in read_rows("families")}
    return tuple(
        Occupation(
            name=row["name"],
            family=row["family"],
            sector=sectors[row["family"]],
            titles=tuple(row["titles"].split("/")),
            duties=tuple(row["duties"].split("/")),
            slang=tuple(row["slang"].split("/")),
            certificate=row["certificate"],
        )
        for row in read_rows("occupations")
    )


@cache
def load_catalogue() -> Catalogue:
    """Read the occupations once and keep them.

    Returns
    -------
    Catalogue
        Every occupation of the world.

    Examples
    --------
    >>> len(load_catalogue().occupations) >= 150
    True
    """
    occupations = _occupations()
    names = tuple(dict.fromkeys(o.certificate for o in occupations if o.certificate))
    rows = read_rows("occupations")
    return Catalogue(
        occupations=occupations,
        pay=_column("pay"),
        skill=_column("skill"),
        exertion=_column("exertion"),
        night=_column("night"),
        education=_column("education"),
        supply=_column("supply"),
        demand=_column("demand"),
        barred_to_minors=_column("minors") > 0,
        scenes=np.array([[scene in row["scenes"] for scene in SCENES] for row in rows]),
        certificates=names,
        needed=np.array([names.index(o.certificate) if o.certificate else -1 for o in occupations]),
        family=_number([o.family for o in occupations]),
        sector=_number([o.sector for o in occupations]),
    )
