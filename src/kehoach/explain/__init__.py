"""In: a document and a line of its text. Out: an ``Explanation``: why each fact was or was not found.

Nothing is guessed: what was found is read from the steps of the pipeline, what was not is tried
again, the same words alone, cut short, or under another heading, until the fact appears.
"""

from kehoach.explain.explanation import Explained, Explanation, Hidden, Missed, Piece, explain

__all__ = ["Explained", "Explanation", "Hidden", "Missed", "Piece", "explain"]
