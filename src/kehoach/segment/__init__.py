"""In: a ``Text``. Out: an ``Outline``: the tree of sections, numbered paragraphs, document parts.

A heading opens a section that ends where the next heading of its level or above begins, so the
sections cover the text from the first heading on without gaps or overlaps.
"""

from kehoach.segment.assign import assign_components
from kehoach.segment.components import Programme, programme_of
from kehoach.segment.outline import Outline, Part, outline
from kehoach.segment.titles import kinds_of

__all__ = [
    "assign_components","Outline", "Part", "Programme", "kinds_of", "outline", "programme_of"]
