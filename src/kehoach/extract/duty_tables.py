"""Duties in task tables: columns that name who leads, who joins and who does."""

from __future__ import annotations

from kehoach.extract import duty_words as duty
from kehoach.extract.agencies import AgencyFinder
from kehoach.extract.duty_labels import labels, role_at, role_of
from kehoach.extract.found import FoundAgency, FoundAssignment, FoundCell, FoundTable
from kehoach.extract.patterns import plain
from kehoach.extract.tables import PATH
from kehoach.folding import fold
from kehoach.records import Role

# "Sở A (chủ trì), Sở B, Sở C (phối hợp)"; "Sở A chủ trì, phối hợp với Sở B"
_SAID = plain(r"[ ]*\(?[ ]*(?P<role>chu tri|phoi hop)(?![\p{L}])")
_LED = plain(r"chu tri[ ]*[,)]|chu tri va")


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
            elif task_column is None and plain(r"noi dung|nhiem vu|viec|hoat dong|ten|muc tieu|chi tieu").search(words):
                task_column = column
        if not roles:
            continue
        tasks = {c.row: c.text for c in table.cells if c.col == task_column}
        for cell in table.cells:
            role = roles.get(cell.col)
            if role is None:
                continue
            told = labels(folded, cell.start, cell.end)
            told_by_row = (cell.row_header or "").split(PATH)[-1] or None if task_column is not None else None  # its label column
            names: set[str] = set()
            for number, mention in enumerate(finder.between(cell.start, cell.end)):
                before = folded[max(cell.start, mention.start - 10) : mention.start]
                if mention.name in names or plain(r"(?:thuoc|cua)[ ]+$").search(before):
                    continue
                names.add(mention.name)
                own = role_at(told, mention.start) or _own_role(finder, cell, mention, role, first=not number)
                found.append(
                    FoundAssignment(
                        mention.start, mention.end, "assignment.cell", agency=mention.name, key=mention.key, role=own,
                        task=tasks.get(cell.row) or told_by_row, table=table.grid, cell=(cell.row, cell.col),
                    )
                )  # fmt: skip
    return found


def _own_role(finder: AgencyFinder, cell: FoundCell, mention: FoundAgency, role: Role, *, first: bool) -> Role:
    """The role the words of a cell give a body, else its column's."""
    folded = finder.text.folded
    said = _SAID.match(folded, mention.end, cell.end)
    if said:
        return role_of(said["role"])
    if not first and (_LED.search(folded, cell.start, mention.start) or role == "chu_tri" and "phoi hop" in folded[cell.start : mention.start]):
        return "phoi_hop"
    behind = not first and ";" in folded[cell.start : mention.start]
    if role == "chu_tri" and behind and duty.CLAUSE_DOES.match(folded, mention.end, cell.end):
        return "thuc_hien"
    return role


# "Nội dung phối hợp", "Nhiệm vụ được giao chủ trì": what is done, not who does it.
_TASKS = plain(r"(?:noi dung|nhiem vu|cong viec|hoat dong)(?![\p{L}])(?!.*(?:don vi|co quan|bo phan|nguoi)(?![\p{L}]))")


_DOERS = plain(
    r"(?:co quan|don vi|nguoi|bo phan)[^|]{0,14}(?:thuc hien|phu trach|chiu trach nhiem|tham muu|dam nhiem|dau moi|lam$)|phan cong|"
    r"trach nhiem thuc hien|^(?:thuc hien|phu trach|dau moi|ai lam)$"
)


def _column_role(words: str) -> Role | None:
    if _TASKS.match(words):
        return None
    if "chu tri" in words:
        return "chu_tri"
    if "phoi hop" in words:
        return "phoi_hop"
    if _DOERS.search(words):
        return "thuc_hien"
    return None
