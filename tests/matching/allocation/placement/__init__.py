"""Batch placement."""
