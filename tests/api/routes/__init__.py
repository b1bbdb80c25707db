"""Each route, asked over HTTP."""
