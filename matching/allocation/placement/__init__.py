"""Batch placement: one referral a person, under rules, with a proven gap.

`rules` and `overrides` read what an organiser wants; `compiling` writes it as numbers (`batch`);
`program` as rows, which `relaxation`, `integer` and `search` solve; `greedy` is the way without
a solver, on a `draft`; `tie_breaking` chooses among equals; `conflicts` finds fixed pairs that
cannot all stand; `explaining` and `next_step` speak to people; `placing` is the whole job;
`what_if` tries changes.
"""

from __future__ import annotations

from matching.allocation.placement.placing import Placed, place_files
from matching.allocation.placement.rules import Rules, read_rules
from matching.allocation.placement.what_if import Answer, ask_what_if

__all__ = ["Answer", "Placed", "Rules", "ask_what_if", "place_files", "read_rules"]
