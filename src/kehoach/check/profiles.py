"""Which sections and slots a draft needs: chosen by its title, programme and level, or by the user."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.errors import PlanError
from kehoach.folding import fold
from kehoach.messages import check as say
from kehoach.messages import language
from kehoach.messages import report as words
from kehoach.records import Kind, Plan
from kehoach.rulebook import Need, ProfileEntry, Rulebook

AUTO = "auto"


@dataclass(frozen=True)
class Profile:
    """The needs of a kind of plan, those it takes over from others included."""

    id: str
    name: str
    why: str
    needs: tuple[Need, ...]
    slots: tuple[Kind, ...]


def profile_of(plan: Plan, rules: Rulebook, wanted: str = AUTO) -> Profile:
    """The profile of a plan. Raises ``PlanError`` for a name that no pack has."""
    entries: dict[str, ProfileEntry] = {e.id.removeprefix("profile."): e for e in rules.group("profile")}
    if wanted != AUTO:
        if wanted not in entries:
            raise PlanError(say.NO_SUCH_PROFILE(name=wanted, known=", ".join(sorted(entries))))
        return _made(entries[wanted], entries, say.PROFILE_ASKED())
    fitting = [(score, e) for e in entries.values() if (score := _score(e, plan, rules)) is not None]
    best = max(fitting, key=lambda pair: pair[0])[1]
    return _made(best, entries, _why(best, plan))


def _score(entry: ProfileEntry, plan: Plan, rules: Rulebook) -> int | None:
    """How much a profile says that is true of a plan; ``None`` if something is not."""
    score = 0
    if entry.title:
        if not rules.compile(entry.title).search(fold(plan.title or "")):
            return None
        score += 5  # a plan of checks or of communication, of a programme too, is not the programme's own
    if entry.programmes:
        if plan.programme not in entry.programmes:
            return None
        score += 4
    if entry.levels:
        if plan.level not in entry.levels:
            return None
        score += 1
    return score


def _made(entry: ProfileEntry, entries: dict[str, ProfileEntry], why: str) -> Profile:
    needs: dict[tuple[Kind, ...], Need] = {}
    slots: tuple[Kind, ...] = ()
    chain = [entry]
    while (above := chain[-1].extends) is not None and entries[above] not in chain:
        chain.append(entries[above])
    for one in reversed(chain):  # what the nearer profile says of the same kinds wins
        needs |= {need.kinds: need for need in one.needs}
        slots = one.slots or slots
    name = getattr(entry.name, language())
    return Profile(entry.id.removeprefix("profile."), name, why, tuple(needs.values()), slots)


def _why(entry: ProfileEntry, plan: Plan) -> str:
    reasons = []
    if entry.programmes:
        name = words.VALUES.get(plan.programme or "")
        reasons.append(say.WHY_PROGRAMME(programme=name() if name else plan.programme))
    if entry.title:
        reasons.append(say.WHY_TITLE())
    if entry.levels:
        reasons.append(say.WHY_LEVEL(level=say.LEVELS[plan.level]() if plan.level else ""))
    return "; ".join(reasons) or say.WHY_GENERAL()
