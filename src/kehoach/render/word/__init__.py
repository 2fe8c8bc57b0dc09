"""In: a Word file and findings about it. Out: a copy with one native Word comment per finding.

Every byte that is no mark of a comment stays as it was.
"""

from kehoach.render.word.annotate import Annotated, annotate, keys, resolved

__all__ = ["Annotated", "annotate", "keys", "resolved"]
