"""Versions that change apart from each other; every report names them."""

__version__ = "0.1.0"
"""The tool: commands, options and the Python API."""

RULES_VERSION = "2026.11.1"
"""How words are judged: the questions of the definitions and the rules for reading."""

LIBRARY_VERSION = "2026.11.1"
"""The records."""
