"""An example: the rules of a house, and a table."""
