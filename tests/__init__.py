"""Shared tools of the tests: contracts, made-up cards, a printer of paper in memory."""
