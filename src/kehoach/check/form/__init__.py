"""Thể thức: header, date, signature, recipients, and the look of a Word file."""
