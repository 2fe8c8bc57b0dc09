"""How many units the recipients name (*Trưởng 07 thôn*) against how many the plan has (*tại 09 thôn*)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_UNITS = r"(?:thon|xom|ap|ban|buon|khu(?: pho| dan cu)?|to dan pho|tdp|xa|phuong|thi tran|huyen|truong|chi bo|chi hoi|chi doan|tram y te|khom|khoi)"
_SENT = regex.compile(rf"(?<![\d.,/-])(?P<n>\d{{1,3}}) (?P<unit>{_UNITS})\b(?! \d)")


@kind("recipients-count")
def recipients_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number of units among the recipients that the plan never tells, where it tells one number of them and no other."""
    for recipient in draft.record.recipients:
        for match in _SENT.finditer(draft.text.folded, recipient.start, recipient.end):
            told = regex.compile(rf"(?<![\d.,/-])(?P<n>\d{{1,3}}) {match['unit']}\b(?! \d)")
            body = list(told.finditer(draft.text.folded, draft.title[1], draft.body_end))
            numbers = {int(m["n"]) for m in body}
            if len(numbers) == 1 and int(match["n"]) not in numbers and int(match["n"]) > 1 and not draft.is_told(match.span(), rule.code):
                first = body[0]
                yield draft.finding(rule, match.span(), say_as="sent", stated=draft.words(match.span()), first=draft.words(first.span()), evidence=(draft.evidence(first.span()),))
