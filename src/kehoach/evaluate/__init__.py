"""In: records of plans, and gold answers for the same texts. Out: a ``Report``.

Definitions are those of ``docs/facts.md``, section 5: who matches whom, precision, recall, F1 and
support per fact type; ``evaluate_folder`` is the public noun, ``write_baseline`` pins its result.
"""

from kehoach.evaluate.answers import Answers, Body, Fact, from_record
from kehoach.evaluate.baseline import Change, write_baseline
from kehoach.evaluate.folder import evaluate_folder
from kehoach.evaluate.gold import Gold, load_gold
from kehoach.evaluate.report import Report
from kehoach.evaluate.scoring import PlanScore, TypeScore, score_plan

__all__ = [
    "Answers",
    "Body",
    "Change",
    "Fact",
    "Gold",
    "PlanScore",
    "Report",
    "TypeScore",
    "evaluate_folder",
    "from_record",
    "load_gold",
    "score_plan",
    "write_baseline",
]
