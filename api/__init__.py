"""The doors: HTTP interface, web console, command line. Nothing is decided here.

`app` builds the service around a recommender; `routes` are the HTTP interface, `schemas` what
may be asked and `responses` what is answered; `answering` asks the recommender and `describing`
puts its answer into what is shown; `errors`, `problems` and `middleware` make every failure an
answer in Chinese; `console` is the page for counsellors; `command_line` is `jobmatch`.
"""

from __future__ import annotations
