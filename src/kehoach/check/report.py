"""What a check of one draft comes to."""

from __future__ import annotations

from pydantic import Field

from kehoach.records import Finding, Frozen, Severity, Source, Verified

RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


class Report(Frozen):
    """The findings of one draft in the order of its text, and what was verified.

    ``profile`` is the id of the section profile, ``profile_why`` why it was chosen; ``notes`` say
    what could not be checked (no pack for the plan's period, for example).
    """

    source: Source
    profile: str
    profile_why: str
    findings: tuple[Finding, ...] = ()
    verified: tuple[Verified, ...] = ()
    notes: tuple[str, ...] = ()
    sections: dict[str, str] = Field(default={}, exclude=True, description="headings of the sections named, for renderers")

    def reaches(self, severity: Severity) -> bool:
        """True if a finding is as severe as this, or more."""
        return any(RANK[f.severity] >= RANK[severity] for f in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON: the same bytes on every run, locale and machine."""
        return self.model_dump_json(indent=indent)
