"""In: records and what was found about them. Out: what people look at: terminal, HTML page."""
