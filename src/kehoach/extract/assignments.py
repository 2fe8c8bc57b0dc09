"""Duties: which body leads, joins or does what (contract, "assignments").

A heading that names a body, ``A chủ trì, phối hợp với B``, ``giao / đề nghị / yêu cầu A``, ``do A làm``,
field lists (``Đơn vị chủ trì: …``), the closing article of a decision, and task tables.
"""

from __future__ import annotations

import re

from kehoach.extract import duty_words as duty
from kehoach.extract.agencies import AgencyFinder
from kehoach.extract.duty_fields import Fields
from kehoach.extract.duty_labels import labels, role_at
from kehoach.extract.duty_lists import Lists
from kehoach.extract.duty_rows import count, narrow, owned_until, task_end, unique
from kehoach.extract.duty_tables import cell_duties
from kehoach.extract.found import FoundAgency, FoundAssignment, FoundTable
from kehoach.extract.patterns import plain
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.records import Role


def assignments(
    finder: AgencyFinder, mentions: list[FoundAgency], tables: list[FoundTable]
) -> list[FoundAssignment]:
    """All duties of a document, in order. Marks groups without a duty as not counted."""
    desk = _Desk(finder)
    desk.headings()
    desk.paragraphs()
    desk.rows += cell_duties(finder, tables)
    found = unique(desk.rows, desk.owners, finder.outline, finder.text.folded)
    count(mentions, found, finder)
    narrow(mentions, found, finder)
    return found


class _Desk:
    def __init__(self, finder: AgencyFinder) -> None:
        self.finder = finder
        self.text = finder.text
        self.outline = finder.outline
        self.folded = finder.text.folded
        self.rows: list[FoundAssignment] = []
        self.owners: dict[int, list[FoundAgency]] = {}
        self.until: dict[int, int] = {}  # … up to where
        self.fields = Fields(finder.outline, finder.text.folded)
        self.lists = Lists(finder)
        self.skipped: dict[int | None, bool] = {}  # whether a section gives no duties
        self.subject: list[FoundAgency] = []  # who the sentence being read is about

    # --- headings -------------------------------------------------------------------------------

    def headings(self) -> None:
        """Headings that name bodies: one row each, and the bodies as implied subjects below."""
        for number, part in enumerate(self.outline.parts):
            heading = part.heading
            if heading.style in ("field", "annex", "star") or self._skipped(heading.start):
                continue
            named = self.finder.between(heading.start, heading.end)
            if not named:
                self._officer_heading(number)
            if not named or not duty.OWNER_LEAD.match(self.folded[heading.start : named[0].start]):
                continue
            if named[-1].end > heading.end:
                continue  # "UBND các xã: A, B chủ trì …" is a sentence
            covered = sum(m.end - m.start for m in named if not duty.in_bracket(self.folded, heading.start, m.start))
            asked = bool(plain(r"de nghi|giao|yeu cau").search(self.folded[heading.start : named[0].start]))
            in_duties = any("to_chuc_thuc_hien" in p.kinds for p in self.outline.lineage(number))
            title = max(1, len(plain(r"\([^()]*\)").sub("", self.text.words(heading.start, heading.end))))
            if covered < (0.35 if in_duties or asked else 0.55) * title:
                continue
            chain = self.lists.chain(named[0].start, heading.end)
            self.owners[number] = chain
            self.until[number] = owned_until(self.outline, number)
            limit = min(part.body_end, self.until[number], heading.end + 600)
            task = self.text.words(heading.end, task_end(self.outline, number, self.text, limit)).strip(" :*")
            if chain and duty.SAYS_ROLE.match(self.folded, chain[-1].end):
                continue  # "Vụ A chủ trì, phối hợp với …:" says its role
            for mention in chain:
                self._row(mention, "thuc_hien", task=task or None, rule="assignment.heading")

    def _officer_heading(self, number: int) -> None:
        """*Phó Chủ tịch phụ trách …* as a heading of Tổ chức thực hiện stands for the issuer."""
        heading = self.outline.parts[number].heading
        body = self.finder.issuer_body
        start = heading.start + (heading.label.length if heading.label else 0)
        match = duty.OFFICER.match(self.folded, start, heading.end)
        in_duties = any("to_chuc_thuc_hien" in p.kinds for p in self.outline.lineage(number))
        if not (match and body and in_duties and heading.style != "field"):
            return
        mention = FoundAgency(match.start("who"), heading.end, "assignment.officer", 0.7, name=body, key=fold(body), counted=False)
        self.owners[number] = [mention]
        self._row(mention, "thuc_hien", rule="assignment.officer")

    def _skipped(self, place: int) -> bool:
        """True below a heading that gives no duties, asked once a section."""
        number = self.outline.at(place)
        if number not in self.skipped:
            self.skipped[number] = duty.gives_none(self.outline.lineage(number))
        return self.skipped[number]

    # --- running text ----------------------------------------------------------------------------

    def paragraphs(self) -> None:
        """Sentences of the body, and field lists."""
        closed = {i for a, b in self.outline.zones.closings for i in range(a, b)}
        for index, p in enumerate(self.text.paragraphs):
            if p.where != "body" or index in closed:
                continue
            role = self.fields.role(p)
            if role and not (role == "thuc_hien" and duty.ROLE_WORD.search(self.folded, p.start + 20, p.end)):
                self._field(p, role)
            elif not self._skipped(p.start) and (self.outline.at(p.start) is not None or self.folded.startswith(("dieu ", "giao ", "yeu cau "), p.start) or duty.enforcement(self.folded, p.start, p.end)):
                told = self._labelled(p)
                before = len(self.rows)
                self._sentences(p)
                if told:
                    self.rows[before:] = [r for r in self.rows[before:] if not any(a <= r.start < b for a, b in told)]

    def _labelled(self, p: Paragraph) -> list[tuple[int, int]]:
        """Rows for the bodies behind labels in a paragraph (*…; chủ trì: A; phối hợp: B*), and where they stand."""
        if not self.finder.between(p.start, p.end):
            return []
        told, task = [], ""  # what stands before the first label is what all behind them are to do
        for label in labels(self.folded, p.start, p.end):
            named = self.finder.between(label.end, label.end + 6)
            if not named or not duty.OFFICE_ONLY.fullmatch(self.folded[label.end : named[0].start]):
                continue
            chain = self.lists.chain(named[0].start, p.end)
            end = self.lists.end(chain, p.end)
            after = duty.AFTER_SUBJECT.match(self.folded, end, p.end)
            if after and (cut := self.lists.before_semicolon(chain)):
                chain, after = cut, None  # "Chủ trì: Sở A; Sở B thẩm định"
                end = chain[-1].end
            if after and (self._does(after.start("word")) or after["word"].startswith(("chu tri", "phoi hop"))):
                continue  # "Thực hiện: Sở A chủ trì …" is a sentence
            task = task or self._task_before(p, label.start)
            self._take(chain, label.role, task=task, rule="assignment.label", taken=set())
            told.append((label.end, end))
        return told

    def _task_before(self, p: Paragraph, place: int) -> str:
        """What a paragraph says before a label, else the title of its section."""
        opened = duty.OPEN.match(self.folded, p.start, place)
        return self.text.words(opened.end() if opened else p.start, place).strip(" -+*•;:(") or self.fields.task(p) or ""

    def _field(self, p: Paragraph, role: Role) -> None:
        task = self.fields.task(p)
        seen: set[tuple[str, Role]] = set()
        named = self.finder.between(p.start, p.end)
        further = [label for label in labels(self.folded, p.start, p.end) if named and label.start > named[0].start]
        if not named:
            self._person(p, role, task)
        for mention in named:
            before = self.folded[max(p.start, mention.start - 14) : mention.start]
            own = role_at(further, mention.start) or role
            if (mention.name, own) in seen or plain(r"(?:cua|thuoc|tai|trinh|bao cao|tham muu|tham muu cho)[ ]+$").search(before):
                continue
            seen.add((mention.name, own))
            self._row(mention, own, task=task, rule="assignment.field")

    def _person(self, p: Paragraph, role: Role, task: str | None) -> None:
        """An officer without a body (*Đồng chí Phó chủ tịch …*) stands for the issuer."""
        start = self.folded.find(":", p.start, p.end) + 1 or p.start
        match = duty.OFFICER.match(self.folded, start, p.end)
        body = self.finder.issuer_body
        if match and body:
            self.rows.append(FoundAssignment(match.start("who"), p.end, "assignment.officer", 0.7, agency=body, key=fold(body), role=role, task=task))

    def _officer(self, p: Paragraph) -> None:
        """*- Thầy Hiệu trưởng …: phụ trách chung* is a duty of the issuer."""
        if self.folded.find(":", p.start, min(p.end, p.start + 110)) < 0:
            return
        opened = duty.OPEN.match(self.folded, p.start, p.end)
        label = duty.OFFICER_LABEL.match(self.text.canonical, opened.end() if opened else p.start, p.end)
        body = self.finder.issuer_body if label else None
        if label and body and self._in_duties(p.start):
            mention = FoundAgency(label.start(), label.end() - 1, "assignment.officer", 0.7, name=body, key=fold(body), counted=False)
            self._row(mention, "thuc_hien", rule="assignment.officer", task=self.text.words(label.end(), min(p.end, label.end() + 400)) or None)

    def _sentences(self, p: Paragraph) -> None:
        self._officer(p)
        if not self.finder.between(max(p.start - 1, 0), p.end) and not (duty.leads_or_joins(self.folded, p.start, p.end) and self._owned(p)):
            return  # the heading's bodies are all who could have a duty, and have none
        at = p.start
        opened = duty.OPEN.match(self.folded, p.start, p.end)
        body = opened.end() if opened else p.start  # the dot of a label ends no sentence
        cuts = [m.end() for m in duty.SENTENCE.finditer(self.folded, body, p.end) if not self.lists.inside(m)] + [p.end]
        first, self.subject = True, []
        for cut in cuts:
            if not first and self.folded[at - 1] != ";":
                self.subject = []  # a semicolon keeps the subject of the clause before it
            self._sentence(at, cut, opening=first or self.folded[at - 1] in ".;", paragraph=p)
            at = cut
            first = False

    def _sentence(self, start: int, end: int, *, opening: bool, paragraph: Paragraph) -> None:
        owners = self._owners(self.outline.at(start), start)
        if owners and self._closes(paragraph):
            owners = []
        if not (owners or self.subject or self.finder.between(max(start - 1, 0), end)):
            return  # nobody who could have a duty
        before = len(self.rows)
        self._duties(start, end, owners, opening=opening, paragraph=paragraph)
        if len(self.rows) > before:  # most sentences give none, and need not be copied
            task = self.text.words(start, min(end, start + 400)).lstrip("-+*• ")
            for row in self.rows[before:]:
                row.task = task

    def _duties(self, start: int, end: int, owners: list[FoundAgency], *, opening: bool, paragraph: Paragraph) -> None:
        """Rows for the bodies that a sentence gives a duty, their task left open."""
        mentions = self.finder.between(start, end)
        taken: set[int] = set()
        if mentions and duty.enforcement(self.folded, start, paragraph.end) and self._enforce(paragraph):
            return
        chain, after = self._opening(start, end) if opening and mentions else ([], None)
        if after and not after["colon"] and self._does(after.start("word")):
            self.subject = chain
        elif opening and mentions and not chain and (order := duty.ORDER.pattern.match(self.folded, self._begin(start, end), end)):
            self.subject = self._asked(order, start, end)  # "Đề nghị A phát động …, phối hợp với B …"
        for verb in duty.LEAD.within(self.folded, start, end):
            if self._of_noun(verb.start(), start):
                continue
            subjects = self._subjects(verb.start(), start)
            again = [] if subjects else self._again(verb.start(), start)
            self._give(subjects or again or self._implied(owners, verb.start(), start), "chu_tri", taken=taken, implied=not subjects)
            if verb["join"]:
                self._partners(verb.end(), end, taken=taken)
        for verb in duty.JOIN.within(self.folded, start, end):
            if plain(r"chu tri(?:[ ]*,|[ ]+va)?[ ]*,?[ ]*$").search(self.folded[max(start, verb.start() - 16) : verb.start()]):
                continue
            if self._of_noun(verb.start(), start) or duty.BETWEEN.match(self.folded, verb.end()):
                continue
            subjects = [] if self._told(verb.start(), start) else self._subjects(verb.start(), start)
            self._partners(verb.end(), end, taken=taken)
            again = [] if subjects else self._again(verb.start(), start)
            self._give(subjects or again or self._implied(owners, verb.start(), start), "phoi_hop", taken=taken, implied=not subjects)
        if mentions:
            self._ordered(start, end, taken=taken)
            self._by(start, end, taken=taken)
        if chain:
            self._subject(chain, after, start, end, taken=taken, owners=owners)

    def _of_noun(self, verb: int, start: int) -> bool:
        """True for *cán bộ chủ trì*, *cơ chế phối hợp*; *Phòng Tổ chức cán bộ chủ trì* says what a body does."""
        if not duty.NOUN_BEFORE.match(self.folded, max(start, verb - 20), verb):
            return False
        named = self.finder.between(max(start, verb - 120), verb)
        if not named or self.folded[named[-1].end : verb].strip():
            return True
        return named[-1].generic and not duty.asked_to_join(self.folded, start, named[-1].start, verb)

    def _closes(self, p: Paragraph) -> bool:
        """True for the plan's last words, which name whom they speak to: they are no duty of the heading above."""
        named = self.finder.between(p.start, min(p.start + 250, p.end)) if duty.CLOSING.match(self.folded, p.start) else []
        return bool(named) and not duty.JOIN.search(self.folded, p.start, named[0].start)

    def _begin(self, start: int, end: int) -> int:
        """Where a sentence's words begin: behind its label, and behind a run-in heading that gives no duty."""
        opened = duty.OPEN.match(self.folded, start, end)
        at = opened.end() if opened else start
        number = self.outline.at(end - 1)
        heading = self.outline.parts[number].heading if number is not None else None
        if heading is None or not start <= heading.start <= at < heading.end < end or number in self.owners:
            return at
        if any(m.end > heading.end for m in self.finder.between(at, heading.end)):
            return at  # "UBND các xã: A, B chủ trì …" is a sentence
        again = duty.OPEN.match(self.folded, heading.end, end)
        return again.end() if again else heading.end

    def _opening(self, start: int, end: int) -> tuple[list[FoundAgency], re.Match[str] | None]:
        """The bodies a sentence begins with, and the word it goes on with."""
        at = self._begin(start, end)
        told = duty.CONCERNING.match(self.folded, at, end)
        if told and (concerned := self._concerned(told, end)):
            return concerned
        label = duty.LABELLED.match(self.folded, at, end)
        named = [m for m in self.finder.between(label.start("body"), label.end() + 1) if m.confidence >= 0.7] if label else []
        first = self.finder.between(at, min(end, at + 6)) or named or self._after_clause(at, end)
        if not first or first[0].start <= at + 6 and not duty.OFFICE_ONLY.fullmatch(self.folded[at : first[0].start]):
            return [], None
        chain = self.lists.chain(first[0].start, end)
        place = self.lists.end(chain, end)
        comma = duty.STRAY_COMMA.match(self.folded, place, end)
        return chain, self._after(comma.end() if comma else place, end)

    def _concerned(self, told: re.Match[str], end: int) -> tuple[list[FoundAgency], re.Match[str]] | None:
        """The bodies of *Đối với các xã: xây dựng …*; those that get something rather than do it are none."""
        first = self.finder.between(told.start("body"), told.end() + 1)
        chain = self.lists.chain(first[0].start, end) if first else []
        after = self._after(self.lists.end(chain, end), end) if chain else None
        asked = after and after["colon"] and duty.DUTY_VERB.match(self.folded, after.start("word"))
        given = chain and chain[0].generic and not duty.OF_STATE.match(chain[0].key) and not self._in_duties(told.start())
        return (chain, after) if after and asked and not given else None

    def _after(self, begin: int, end: int) -> re.Match[str] | None:
        """The word that goes on behind bodies, and behind what may stand between them and their duty."""
        adjunct = duty.ADJUNCT.match(self.folded, begin, end)
        return duty.AFTER_SUBJECT.match(self.folded, adjunct.end() if adjunct else begin, end)

    def _again(self, verb: int, start: int) -> list[FoundAgency]:
        """The sentence's own subject, where a later verb of it has no other."""
        if not self.subject:
            return []
        begin = self.subject[-1].end
        rest = self.folded[max(begin, start) : verb]
        adjunct = duty.ADJUNCT.match(self.folded, begin, verb + 12) if begin >= start else None
        if adjunct and duty.FILLER.fullmatch(self.folded[adjunct.end() : verb]):
            return self.subject
        return self.subject if duty.GOES_ON.search(rest) else []

    def _owned(self, p: Paragraph) -> bool:
        """True if a heading over some of a paragraph names the bodies of its duties."""
        if not self.owners:
            return False
        first, last = self.outline.at(p.start), self.outline.at(p.end)
        return any(self._owners(n, p.start) for n in range(first if first is not None else 0, (last if last is not None else -1) + 1))

    def _owners(self, number: int | None, place: int) -> list[FoundAgency]:
        while number is not None:
            if number in self.owners:
                return self.owners[number] if place < self.until.get(number, place + 1) else []
            number = self.outline.parts[number].parent
        return []

    def _implied(self, owners: list[FoundAgency], verb: int, start: int) -> list[FoundAgency]:
        """The heading's bodies, where the verb stands without a subject of its own."""
        if not owners:
            return []
        lead = self.folded[start:verb]
        opened = duty.OPEN.match(lead)
        rest = lead[opened.end() :] if opened else lead
        heading_end = next((p.heading.end for p in self.outline.lineage(self.outline.at(verb)) if p.heading.start <= start <= p.heading.end), None)
        if heading_end and start < heading_end <= verb:
            rest = self.folded[heading_end:verb]
        if not rest.strip() or duty.FILLER.fullmatch(rest) or not self.finder.between(heading_end if heading_end else start, verb):
            return owners
        return owners if plain(r"(?:[,;]|va|dong thoi)[ ]*(?:(?:thuong xuyen|chu dong|tich cuc)[ ,]*)?$").search(rest) else []

    def _subjects(self, verb: int, start: int) -> list[FoundAgency]:
        """The bodies right before a verb."""
        before = self.finder.between(max(start - 1, 0), verb)
        while len(before) > 1 and self.folded.startswith(")", before[-1].end) and duty.OPENS.fullmatch(self.folded, before[-2].end, before[-1].start):
            before = before[:-1]  # "Sở A (Chi cục B) chủ trì"
        if not before or not duty.FILLER.fullmatch(self.folded[before[-1].end : verb]):
            return []
        chain = [before[-1]]
        for mention in reversed(before[:-1]):
            if not self.lists.linked(mention.end, chain[0].start):
                break
            chain.insert(0, mention)
        lead = self.folded[max(start, chain[0].start - 40) : chain[0].start]
        if len(chain) > 1 and duty.GOVERNED.search(lead) and duty.CLAUSE_OPENER.match(self.folded, self._begin(start, verb)):
            comma = self.folded[chain[-2].end : chain[-1].start].strip() == "," and "," not in self.folded[chain[-1].end : verb]
            return chain[-1:] if comma else []  # "Trên cơ sở đề nghị của UBND huyện, Sở A chủ trì …"
        if plain(r"(?:phoi hop(?: voi| cung)?|trinh|gui|bao cao|tham muu(?: cho| giup)?|cua|ve|qua|giup)[ ]+(?:cac[ ]+)?$").search(lead):
            return []
        return chain

    def _told(self, verb: int, start: int) -> bool:
        """True for "Chỉ đạo phòng A, phối hợp …": the body before the comma is told, who tells it joins."""
        near = self.finder.between(max(start, verb - 120), verb)
        if not near or "," not in self.folded[near[-1].end : verb]:
            return False
        lead = self.folded[max(start, near[-1].start - 16) : near[-1].start]
        return plain(r"(?:chi dao|huong dan|don doc)[ ]+(?:cac[ ]+)?$").search(lead) is not None

    def _partners(self, after: int, end: int, *, taken: set[int]) -> None:
        lead = duty.WITH.match(self.folded, after, end)
        at = lead.end() if lead else after
        near = self.finder.between(after, min(end, at + 45))
        if not near:
            return
        gap = self.folded[at : near[0].start]
        if gap.strip() and not duty.JOINS_LATER.fullmatch(gap):
            return
        if plain(r"[.;:]|(?<!\w)(?:de|nham|to chuc|xay dung|thuc hien|tham muu|trien khai|kiem tra|tuyen truyen|ra soat|huong dan|trinh)(?!\w)").search(gap) or len(gap) > 40:
            return
        self._take(self.lists.chain(near[0].start, end), "phoi_hop", rule="assignment.partner", taken=taken)

    def _give(self, bodies: list[FoundAgency], role: Role, *, taken: set[int], implied: bool) -> None:
        for mention in bodies:
            if not implied:
                if mention.start in taken and role == "phoi_hop":
                    continue
                taken.add(mention.start)
            self._row(mention, role, rule="assignment.implied" if implied else "assignment.subject")

    def _ordered(self, start: int, end: int, *, taken: set[int]) -> None:
        """``giao / đề nghị / yêu cầu A …``."""
        for verb in duty.ORDER.within(self.folded, start, end):
            self._take(self._asked(verb, start, end), "thuc_hien", rule="assignment.ordered", taken=taken)

    def _asked(self, verb: re.Match[str], start: int, end: int) -> list[FoundAgency]:
        """The bodies that an order asks."""
        near = self.lists.right_after(verb.end()) or [
            m for m in self.finder.between(verb.end(), min(end, verb.end() + 22))
            if not plain(r"[,;:.]").search(self.folded[verb.end() : m.start]) and duty.OFFICE_ONLY.fullmatch(self.folded[verb.end() : m.start])
        ]  # fmt: skip
        if not near or verb["verb"].startswith(("huy dong", "keu goi")):
            return []
        told = verb["verb"].startswith(("de nghi", "giao", "yeu cau"))
        if told and duty.NOT_ORDERED.search(self.folded[max(start, verb.start() - 40) : verb.start()]):
            return []
        return self.lists.chain(near[0].start, end)

    def _by(self, start: int, end: int, *, taken: set[int]) -> None:
        for verb in duty.BY.within(self.folded, start, end):
            near = self.lists.right_after(verb.end())
            if not near:
                continue
            chain = self.lists.chain(near[0].start, end)
            after = (duty.IN_BRACKET if verb[0][0] == "(" else duty.BY_VERB).match(self.folded, chain[-1].end)
            relative = chain[0].generic and self.text.canonical[verb.start()].islower()  # "… do doanh nghiệp triển khai"
            if not after or relative or plain(r"(?:theo|can cu)[^,;]{0,30}$").search(self.folded[max(start, verb.start() - 30) : verb.start()]):
                continue
            self._take(chain, "thuc_hien", rule="assignment.by", taken=taken)

    def _subject(self, chain: list[FoundAgency], after: re.Match[str] | None, start: int, end: int, *, taken: set[int], owners: list[FoundAgency]) -> None:
        """A sentence that begins with bodies and goes on with what they do."""
        own = {m.name for m in owners}
        communes = any(m.generic and m.kind == "ubnd" for m in owners)  # "UBND cấp xã" below "UBND các xã, phường"
        doers = [m for m in chain if m.name not in own and not (communes and m.generic and m.kind == "ubnd")]
        if not after:  # before a colon: their duties stand in the paragraphs below
            rest = self.folded[chain[-1].end : end]
            if self._in_duties(start) and plain(r"[ ]*:?[ ]*$").fullmatch(rest) and ":" in rest:
                self._take(doers, "thuc_hien", rule="assignment.sentence", taken=taken)
            return
        rest = self.folded[after.start("word") : after.start("word") + 40]
        duties = self._in_duties(start)
        named = not chain[-1].generic and not self._aims(start)  # verbs are many: any will do behind a named body
        if not after["colon"] and not (self._does(after.start("word")) or named and duty.may_do(self.text.canonical, after.start("word"))):
            return
        if duty.LEADS_OR_JOINS.match(rest) or (after["colon"] and not duties and not duty.DUTY_VERB.match(rest)):
            return
        if not duties and all(m.generic for m in chain) and not (
            duty.GROUP_VERB.match(rest) or chain[0].kind == "ubnd" and not self._aims(start) or duty.OFFICES.match(self.folded, chain[0].start) and self._does(after.start('word')) and not self._aims(start)
        ):
            return
        self._take(doers, "thuc_hien", rule="assignment.sentence", taken=taken)

    def _after_clause(self, at: int, end: int) -> list[FoundAgency]:
        """The subject behind an opening clause (*Căn cứ Kế hoạch này, các sở …*; *Trên đây là …, các …*)."""
        if not duty.CLAUSE_OPENER.match(self.folded, at):
            return []
        for mention in self.finder.between(at, end):
            lead = self.folded[max(at, mention.start - 14) : mention.start]
            if not duty.AFTER_COMMA.search(lead):
                continue
            chain = self.lists.chain(mention.start, end)
            listed = self.lists.row_before(mention, at)
            if listed and (len(chain) > 1 or not duty.GOVERNED.search(self.folded, at, listed[0].start)):
                continue
            then = self._after(chain[-1].end, end)
            if then and not then["colon"] and self._does(then.start("word")):
                return [mention]
        return []

    def _does(self, at: int) -> bool:
        """True if the words at a place say what the bodies before them do."""
        return duty.does(self.folded, self.text.canonical, at)

    def _aims(self, place: int) -> bool:
        return any("muc_tieu" in p.kinds for p in self.outline.lineage(self.outline.at(place)))

    def _in_duties(self, place: int) -> bool:
        lineage = list(self.outline.lineage(self.outline.at(place)))
        return not lineage or any("to_chuc_thuc_hien" in p.kinds or "bao_cao" in p.kinds for p in lineage)

    def _enforce(self, p: Paragraph) -> bool:
        """``… chịu trách nhiệm thi hành Quyết định này``: every body named before it."""
        verb = duty.enforcement(self.folded, p.start, p.end)
        if not verb or plain(r"chu tri|phoi hop").search(self.folded[p.start : p.end]):
            return False
        label = plain(r"[ ]*(?:dieu \d+|\d+\.|[a-z]\))").match(self.folded[p.start : p.end])
        stop = [m.end() for m in duty.STOP.finditer(self.folded, p.start + (label.end() if label else 0) + 2, verb.start())]
        bodies = self.finder.between(stop[-1] if stop else p.start, verb.start())
        bodies = [m for m in bodies if not duty.in_bracket(self.folded, p.start, m.start)]
        if len(bodies) < 2 and self.outline.at(p.start) is not None and not label:
            return False
        for mention in bodies:
            before = self.folded[max(p.start, mention.start - 12) : mention.start]
            if plain(r"(?:thuoc|cua|truc thuoc)[ ]+$").search(before):
                continue
            self._row(mention, "thuc_hien", rule="assignment.closing")
        return bool(bodies)

    # --- rows -----------------------------------------------------------------------------------------

    def _row(self, mention: FoundAgency, role: Role, *, rule: str, task: str | None = None) -> None:
        self.rows.append(FoundAssignment(mention.start, mention.end, rule, agency=mention.name, key=mention.key, role=role, task=task))

    def _take(self, bodies: list[FoundAgency], role: Role, *, rule: str, taken: set[int], task: str | None = None) -> None:
        """Rows for the bodies that have none from this sentence."""
        for mention in bodies:
            if mention.start not in taken:
                taken.add(mention.start)
                self._row(mention, role, task=task, rule=rule)
