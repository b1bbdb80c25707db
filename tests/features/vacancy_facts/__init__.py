"""Tests of `features.vacancy_facts`."""
