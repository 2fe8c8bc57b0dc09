"""In: a ``Text`` and its ``Outline``. Out: ``Mentions``: what each place says, with the rule that saw it.

One file per fact type. A mention is a place and its values; whether two mentions are one fact, and
what a plan's own period or place adds, is for ``resolve``.
"""

from kehoach.extract.mentions import Mentions, mentions

__all__ = ["Mentions", "mentions"]
