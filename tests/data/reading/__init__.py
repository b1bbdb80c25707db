"""Tests of `data.reading`."""
