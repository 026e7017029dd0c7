"""What people hand over, as licences: names, SPDX expressions, files."""
