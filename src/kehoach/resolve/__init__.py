"""In: ``Mentions``. Out: a ``Record``: facts that agree, each with its id, section, page and rule.

Bodies get their canonical names and places, citations know which one is the plan itself, amounts
and duties their components, facts said twice at one place become one.
"""

from kehoach.resolve.moved import moved
from kehoach.resolve.record import record

__all__ = ["moved", "record"]
