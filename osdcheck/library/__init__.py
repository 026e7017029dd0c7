"""Finds, loads, packs and verifies records."""
