"""The command line: each command parses, calls, prints, and returns an exit code."""
