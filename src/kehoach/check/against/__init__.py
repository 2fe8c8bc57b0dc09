"""A draft beside the plans of an archive (``--against``)."""
