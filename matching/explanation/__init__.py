"""Why a pair is recommended, in Chinese sentences that a counsellor can check.

`facts` gathers what the sentences speak of; `removal` says what a pair is worth without one of
the things that speak for it; `reasons` says what speaks for the pair, ordered by what moved the
model; `caveats` says what speaks against it; `checks` what to ask first.
"""

from __future__ import annotations

from matching.explanation.caveats import caveats_of
from matching.explanation.checks import checks_of
from matching.explanation.facts import PairFacts, gather_facts
from matching.explanation.reasons import reasons_of
from matching.explanation.removal import Others, pick_others

__all__ = [
    "Others",
    "PairFacts",
    "caveats_of",
    "checks_of",
    "gather_facts",
    "pick_others",
    "reasons_of",
]
