"""Figures of the text: sums, rates, shares, counts, and money named without its amount."""
