"""Public statements about a licence: found in a text, and held against what the licence says."""
