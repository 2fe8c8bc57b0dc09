"""Tables: their totals, columns and rows, and what the text says of them."""
