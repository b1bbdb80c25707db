"""From records to numbers: what people write is read, then laid out as columns.

Reading: `normalising` (one spelling), `clauses` (past, skills, wishes, refusals), `occupations`
(words to occupations), `tokenizing`, `pay`, `vacancy_facts`, `wishes`, and `reading`, where they
meet. Numbers: `lexical`, `history`, `seekers`, `vacancies`, `pair_features`, and `encoder`, which
runs them.
"""
