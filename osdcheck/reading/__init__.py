"""Licence texts: folding white space with a way back, and sentences with their place."""
