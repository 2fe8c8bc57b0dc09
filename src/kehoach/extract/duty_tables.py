"""Duties in task tables: columns that name who leads, who joins and who does."""

from __future__ import annotations

from kehoach.extract import duty_words as duty
from kehoach.extract.agencies import AgencyFinder
from kehoach.extract.found import FoundAssignment, FoundTable
from kehoach.extract.patterns import rx
from kehoach.folding import fold
from kehoach.records import Role


def cell_duties(finder: AgencyFinder, tables: list[FoundTable]) -> list[FoundAssignment]:
    """The duties in the columns of leads, partners and doers."""
    folded = finder.text.folded
    found: list[FoundAssignment] = []
    for table in tables:
        roles: dict[int, Role] = {}
        task_column = None
        for column, header in enumerate(table.headers):
            words = fold(header or "")
            role = _column_role(words)
            if role:
                roles[column] = role
            elif task_column is None and rx(r"noi dung|nhiem vu|cong viec|hoat dong|ten|muc tieu|chi tieu").search(words):
                task_column = column
        if not roles:
            continue
        tasks = {c.row: c.text for c in table.cells if c.col == task_column}
        for cell in table.cells:
            role = roles.get(cell.col)
            if role is None:
                continue
            names: set[str] = set()
            for number, mention in enumerate(finder.between(cell.start, cell.end)):
                before = folded[max(cell.start, mention.start - 10) : mention.start]
                if mention.name in names or rx(r"(?:thuoc|cua)[ ]+$").search(before):
                    continue
                names.add(mention.name)
                own: Role = "phoi_hop" if role == "chu_tri" and number and rx(r"phoi hop").search(folded[cell.start : mention.start]) else role
                if own == "chu_tri" and number and rx(r";[^;]*$").search(folded[cell.start : mention.start]) and duty.CLAUSE_DOES.search(folded, mention.end, cell.end):
                    own = "thuc_hien"
                found.append(
                    FoundAssignment(
                        mention.start, mention.end, "assignment.cell", agency=mention.name, key=mention.key, role=own,
                        task=tasks.get(cell.row), table=table.grid, cell=(cell.row, cell.col),
                    )
                )  # fmt: skip
    return found


def _column_role(words: str) -> Role | None:
    if "chu tri" in words:
        return "chu_tri"
    if "phoi hop" in words:
        return "phoi_hop"
    if rx(r"(?:co quan|don vi|nguoi|bo phan)[^|]{0,14}(?:thuc hien|phu trach|chiu trach nhiem|tham muu)|phan cong|trach nhiem thuc hien").search(words):
        return "thuc_hien"
    return None
