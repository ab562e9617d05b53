"""The command line: starts, checks and tends the parts."""
