"""The tests mirror the tree; a package at every level."""
