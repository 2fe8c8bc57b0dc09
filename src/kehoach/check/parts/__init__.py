"""The parts of a plan: sections, numbers, references between them, and slips of the pen."""
