"""In: arguments. Out: one call of the package, its answer on stdout, and an exit status.

One small file per command, imported only when the command is used; ``main`` is the entry point.
"""

from kehoach.cli.app import main

__all__ = ["main"]
