"""Tests of `data.writing`."""
