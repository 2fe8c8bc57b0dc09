"""In: paths of files, folders and zip archives. Out: a database that holds them, and a summary.

One bad file never stops a run; the same archive gives the same rows in any order, by any number
of worker processes, interrupted or not.
"""

from kehoach.scale.bounds import Limits
from kehoach.scale.run import Failure, Progress, Settings, Summary, import_paths

__all__ = ["Failure", "Limits", "Progress", "Settings", "Summary", "import_paths"]
