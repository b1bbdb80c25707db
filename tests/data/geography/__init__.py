"""Tests of `data.geography`."""
