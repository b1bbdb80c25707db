"""What people and employers call work: a lexicon from words to occupations.

`terms` and `lexicon` hold the values and the search, `table` reads and writes the tables,
`tables/*.tsv` beside them are the words themselves, one occupation a line in a tree of majors,
families and occupations. An office extends the tables, never the code.
"""

from __future__ import annotations

from features.occupations.lexicon import Lexicon
from features.occupations.shipping import load_lexicon
from features.occupations.terms import Condition, Mention, Occupation, Register, Term

__all__ = ["Condition", "Lexicon", "Mention", "Occupation", "Register", "Term", "load_lexicon"]
