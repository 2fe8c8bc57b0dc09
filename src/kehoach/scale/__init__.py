"""In: paths of files, folders and zip archives. Out: a database that holds them, and a summary.

One bad file never stops a run; the same archive gives the same rows in any order, by any number
of worker processes.
"""

from kehoach.scale.run import Settings, Summary, import_paths

__all__ = ["Settings", "Summary", "import_paths"]
