"""Tests of the drift watch."""
