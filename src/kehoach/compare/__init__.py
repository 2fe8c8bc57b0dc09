"""In: a database and which of its plans. Out: a ``Comparison``, tables whose cells know their source.

``compare`` asks across plans, ``diff`` tells what changed from one plan to another, ``tasks`` lists what
is due. How a comparison looks is decided in ``render``.
"""

from kehoach.compare.diff import diff
from kehoach.compare.kinds import KINDS, compare
from kehoach.compare.selection import Selection, one_plan, select
from kehoach.compare.table import Cell, Column, Comparison, Quote, Row, Table, Term
from kehoach.compare.tasks import Task, task_table, tasks

__all__ = [
    "KINDS",
    "Cell",
    "Column",
    "Comparison",
    "Quote",
    "Row",
    "Selection",
    "Table",
    "Task",
    "Term",
    "compare",
    "diff",
    "one_plan",
    "select",
    "task_table",
    "tasks",
]
