"""Logs that cannot hold anything about a person; for both deployables."""
