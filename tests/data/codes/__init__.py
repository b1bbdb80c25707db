"""Tests of `data.codes`."""
