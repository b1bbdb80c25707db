"""The command, as an office runs it."""
