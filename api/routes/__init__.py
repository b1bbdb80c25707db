"""The routes of the HTTP interface, one module a noun; `api.app` puts them together."""

from __future__ import annotations
