"""In: records with their canonical texts. Out: a database, and records, searches, views of it.

The tables are made from the records, so the two cannot differ; ``open_db`` is the public noun.
"""

from kehoach.store.corrections import Correction, changed_plan, changing
from kehoach.store.merge import Merged, merge
from kehoach.store.migrations import SCHEMA_VERSION
from kehoach.store.named import plan_named
from kehoach.store.search import Hit
from kehoach.store.store import Store, open_db
from kehoach.store.sure import only_sure

__all__ = [
    "SCHEMA_VERSION",
    "Correction",
    "Hit",
    "Merged",
    "Store",
    "changed_plan",
    "changing",
    "merge",
    "only_sure",
    "open_db",
    "plan_named",
]
