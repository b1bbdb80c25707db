"""The page that takes a person and a vacancy apart shows what the reader finds today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from features.dissection import Finding, dissect_seeker, dissect_vacancy
from features.occupations import load_lexicon
from tests.features.builders import make_seeker, make_vacancy

PAGE: Final = Path(__file__).resolve().parents[2] / "docs/explanation/how-a-text-is-read.md"


def quotes() -> list[list[str]]:
    """Read the quoted texts of the page, paragraph by paragraph."""
    blocks = re.findall(r"(?:^>.*\n)+", PAGE.read_text("utf-8"), re.MULTILINE)
    return [
        [line[1:].strip() for line in block.splitlines() if line[1:].strip()] for block in blocks
    ]


def row(finding: Finding) -> str:
    """Lay one finding out as a line of the page's tables."""
    return f"| {finding.phrase} | {finding.kind} | {finding.value} |"


def test_the_person_of_the_page_is_read_as_shown() -> None:
    """Every finding has its line, in order, and no line is invented."""
    person = make_seeker(profile_text=quotes()[0][0])
    rows = [row(finding) for finding in dissect_seeker(person, load_lexicon())]

    assert "\n".join(rows) + "\n\n" in PAGE.read_text("utf-8")


def test_the_vacancy_of_the_page_is_read_as_shown() -> None:
    """Title, description and benefits, in order."""
    title, description, benefits = quotes()[1]
    post = make_vacancy(title=title, description=description, benefits_text=benefits)
    rows = [row(finding) for finding in dissect_vacancy(post, load_lexicon())]

    assert "\n".join(rows) + "\n\n" in PAGE.read_text("utf-8")
