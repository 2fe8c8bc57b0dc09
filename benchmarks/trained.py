"""Would trained models find what the rules miss? Trains them and prints an ablation.

    KEHOACH_PLANS=FOLDER python benchmarks/trained.py [--passes N]

Two spaCy models are trained on what the rules read in every real plan outside the sets kept aside:
an entity recogniser for bodies that no pack knows, and a classifier for headings whose kind no rule
knows. Both are scored on the checking set, whose answers come from readers and not from the rules,
so a model that only learns the rules by heart gains nothing. The set is scored in aggregate.

Columns: F1 (bodies) or share of right kinds (headings) by the rules alone, with the model's
additions under each trigger, and with an oracle that is never wrong where the model may speak;
then the processor time of the model as a share of the time the rules take for the same plans.
Nothing is written: a model that does not pay does not ship (``models/README.md``).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from kehoach import extract_plan, read
from kehoach.evaluate.answers import Body
from kehoach.evaluate.gold import Gold, load_gold
from kehoach.evaluate.matching import pair_bodies
from kehoach.records import Record

ROOT = Path(__file__).parents[1]
CHECKING = ROOT / "tests" / "gold" / "checking"
# A paragraph goes on over a hard-wrapped line until a list mark, a number, a cell or a blank line.
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*(?:[-+*|]|\d+[.)]|[a-zđ]\)|\n))[^\n]+)*")
_DUTY = re.compile(r"chủ trì|phối hợp|giao|đề nghị|yêu cầu|trách nhiệm|tham mưu", re.IGNORECASE)
_CNN = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 64, "depth": 4,
    "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}  # fmt: skip
_NER = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": _CNN,
    }
}  # fmt: skip
_KINDS = {
    "threshold": 0.7,
    "model": {
        "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 2,
        "no_output_layer": False,
    },
}  # fmt: skip


@dataclass
class Plan:
    """A plan as the rules read it, and the processor seconds that took."""

    name: str
    text: str
    record: Record
    seconds: float

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the rules see a body."""
        return sorted((start, end) for body in self.record.agencies for start, end in body.spans)


@dataclass
class Found:
    """What the model adds to one plan: wording → the places, and whether a duty stands there alone."""

    everywhere: dict[str, list[int]] = field(default_factory=dict)
    asked: dict[str, list[int]] = field(default_factory=dict)


def main(argv: Sequence[str]) -> int:
    """Train, score, print."""
    parser = argparse.ArgumentParser(description="Ablation of trained models.")
    parser.add_argument("--passes", type=int, default=10, help="over the training paragraphs")
    options = parser.parse_args(argv)
    folder = os.environ.get("KEHOACH_PLANS")
    if not folder:
        print("no trained model ships: none pays (docs/decisions.md)")
        print("to train and measure them again: KEHOACH_PLANS=FOLDER of real plans", file=sys.stderr)
        return 0
    fix_random_seed(7)
    random.seed(7)
    names = {path.stem for path in CHECKING.glob("*.json")}
    files = sorted((Path(folder) / "plans").glob("*.txt")) + sorted((Path(folder) / "seeds").glob("*.txt"))
    plans = [_read(path) for path in files]
    kept = [plan for plan in plans if plan.name in names]
    train = [plan for plan in plans if plan.name not in names]
    gold = {plan.name: load_gold(CHECKING / f"{plan.name}.json", plan.text) for plan in kept}
    print(f"trained on {len(train)} plans as the rules read them, scored on {len(kept)} kept aside")
    _bodies(train, kept, gold, passes=options.passes)
    _headings(train, kept, gold, passes=options.passes)
    return 0


def _read(path: Path) -> Plan:
    document = read.document(path)
    begun = time.process_time()
    record = extract_plan(document)
    return Plan(path.stem, document.text, record, time.process_time() - begun)


def _bodies(train: Sequence[Plan], kept: Sequence[Plan], gold: dict[str, Gold], *, passes: int) -> None:
    nlp = spacy.blank("xx")
    examples = [one for plan in train for one in _paragraphs(nlp, plan)]
    nlp.add_pipe("ner", config=_NER).add_label("BODY")
    seconds = _fit(nlp, examples, passes=passes)
    begun = time.process_time()
    found = {plan.name: _ask(nlp, plan) for plan in kept}
    cost = (time.process_time() - begun) / sum(plan.seconds for plan in kept)
    print(f"\nbodies: {len(examples)} paragraphs, {passes} passes, {seconds:.0f} s of training")
    triggers: dict[str, Callable[[Found], list[str]]] = {
        "rules alone": lambda one: [],
        "every paragraph": lambda one: list(one.everywhere),
        "named twice": lambda one: [name for name, at in one.everywhere.items() if len(at) > 1],
        "a duty and no body": lambda one: list(one.asked),
        "a duty, named twice": lambda one: [name for name, at in one.asked.items() if len(at) > 1],
    }
    print(f"{'trigger':22} {'right':>6} {'found':>6} {'gold':>6} {'F1':>6}")
    for title, chosen in triggers.items():
        right = total = wanted = 0
        for plan in kept:
            bodies = [Body(body.name, tuple(body.variants)) for body in plan.record.agencies]
            bodies += [Body(name, (name,)) for name in chosen(found[plan.name])]
            answers = gold[plan.name].answers.bodies
            right += len(pair_bodies(bodies, answers, place=gold[plan.name].place))
            total, wanted = total + len(bodies), wanted + len(answers)
        print(f"{title:22} {right:6} {total:6} {wanted:6} {2 * right / (total + wanted):6.3f}")
    print(f"cost of asking every paragraph: {cost:.2f} of the rules' time")


def _paragraphs(nlp: Language, plan: Plan) -> Iterator[Example]:
    for match in _PARAGRAPH.finditer(plan.text):
        start, end = match.span()
        doc, entities, last = nlp.make_doc(match.group()), [], -1
        for left, right in plan.spans:
            if start <= left and right <= end:
                span = doc.char_span(left - start, right - start, label="BODY", alignment_mode="expand")
                if span is not None and span.start > last:
                    entities.append(span)
                    last = span.end - 1
        doc.ents = tuple(entities)
        if len(doc) > 2 and (entities or random.random() < 0.3):  # most paragraphs name nobody
            yield Example(nlp.make_doc(doc.text), doc)


def _ask(nlp: Language, plan: Plan) -> Found:
    found, spans = Found(), plan.spans
    matches = list(_PARAGRAPH.finditer(plan.text))
    for match, doc in zip(matches, nlp.pipe(match.group() for match in matches), strict=True):
        start, end = match.span()
        asked = _DUTY.search(match.group()) and not any(start <= left < end for left, _ in spans)
        for entity in doc.ents:
            left, right = start + entity.start_char, start + entity.end_char
            if any(one < right and left < other for one, other in spans):
                continue
            name = " ".join(entity.text.split())
            found.everywhere.setdefault(name, []).append(left)
            if asked:
                found.asked.setdefault(name, []).append(left)
    return found


def _headings(train: Sequence[Plan], kept: Sequence[Plan], gold: dict[str, Gold], *, passes: int) -> None:
    nlp = spacy.blank("xx")
    kinds = sorted({kind for plan in train for section in plan.record.sections for kind in section.kinds})
    classifier = nlp.add_pipe("textcat_multilabel", config=_KINDS)
    for kind in kinds:
        classifier.add_label(kind)
    examples = [
        Example.from_dict(nlp.make_doc(section.title), {"cats": {k: float(k in section.kinds) for k in kinds}})
        for plan in train for section in plan.record.sections if section.title
    ]  # fmt: skip
    seconds = _fit(nlp, examples, passes=passes)
    rules = model = oracle = total = 0
    for plan in kept:
        found = {section.start: section for section in plan.record.sections}
        for fact in gold[plan.name].answers.facts.get("sections", ()):
            section = found.get(fact.start) if fact.start is not None else None
            if section is None:
                continue
            wanted = set(fact.get("kinds") or ())
            doc = nlp(section.title)
            guessed = {kind for kind, sure in doc.cats.items() if sure >= _KINDS["threshold"]}
            total += 1
            rules += set(section.kinds) == wanted
            model += (set(section.kinds) or guessed) == wanted
            oracle += set(section.kinds) == wanted or not section.kinds
    print(f"\nkinds of headings: {len(examples)} headings, {passes} passes, {seconds:.0f} s of training")
    print(f"right of {total}: rules alone {rules}, with the model {model}, with an oracle {oracle}")


def _fit(nlp: Language, examples: list[Example], *, passes: int) -> float:
    begun = time.process_time()
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(passes):
        random.shuffle(examples)
        for batch in minibatch(examples, 32):
            nlp.update(batch, drop=0.25, sgd=optimizer)
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
