"""One contract a port: every provider of it passes the same tests."""
