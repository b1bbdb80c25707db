"""The two-sided funnel: P(match) = P(apply | viewed) x P(accept | applied)."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from models.arrays import FloatArray
from models.side import FittedSide


@dataclass(frozen=True, slots=True)
class Funnel:
    """Two fitted sides whose probabilities are multiplied.

    Parameters
    ----------
    apply : FittedSide
        P(the seeker applies | the vacancy was viewed).
    accept : FittedSide
        P(the employer accepts | the seeker applied and places were left).
    """

    apply: FittedSide
    accept: FittedSide

    def probabilities(
        self, X_apply: ArrayLike, X_accept: ArrayLike
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Predict both sides and their product for the same pairs.

        Parameters
        ----------
        X_apply, X_accept : array_like of shape (n, d_apply) and (n, d_accept)
            Features of the same n pairs for each side, NaN where not known.

        Returns
        -------
        tuple of ndarray of shape (n,)
            p_apply, p_accept and p_match, the exact float64 product of the two.

        Raises
        ------
        ValueError
            The two matrices hold different numbers of pairs, or a width is wrong.
        """
        p_apply = self.apply.probabilities(X_apply)
        p_accept = self.accept.probabilities(X_accept)
        if p_apply.shape != p_accept.shape:
            raise ValueError(f"{p_apply.size} pairs on one side, {p_accept.size} on the other")
        return p_apply, p_accept, p_apply * p_accept
