"""The nouns. Nothing here reads a file or knows a format."""
