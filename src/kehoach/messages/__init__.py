"""What people read, in Vietnamese and English.

In: a message and the values it names. Out: one string in the chosen language. Every message is a
``Text``; ``catalogue()`` lists them all by id, and a test fails on one missing in a language.
"""

from kehoach.messages.text import Language, Text, catalogue, language, speak

__all__ = ["Language", "Text", "catalogue", "language", "speak"]
