"""In: a ``Document``, or its text: a draft. Out: a ``Report``: findings, and what was verified.

A few kinds of check stand in code; which of them run, on what words and how sure they are is data
(groups ``check`` and ``profile`` of the rule packs). The code stands in rooms, by what is looked at:
``figures``, ``tables``, ``agreement`` (told twice), ``times``, ``parts``, ``naming``, ``citing``,
``form`` (thể thức) and ``against`` (an archive).
"""

from kehoach.check.report import Report
from kehoach.check.run import check_plan, check_report

__all__ = ["Report", "check_plan", "check_report"]
