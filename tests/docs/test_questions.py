"""The READMEs print the real answers, and the questions have answers."""

from __future__ import annotations

import sqlite3

import pytest

import docs

QUESTIONS = docs.questions()


def block(page: str, name: str) -> str:
    """A generated block as it stands in a page."""
    _, opening, rest = page.partition(f"<!-- {name} -->\n")
    text, closing, _ = rest.partition(f"\n<!-- /{name} -->")
    assert opening and closing, f"no block {name}"
    return text


def test_the_questions_the_readme_promises_are_asked() -> None:
    asked = " ".join(q.sql for q in QUESTIONS)
    views = ("funding_by_component", "missing_sections", "targets_by_indicator", "who_leads_what",
             "due_dates", "citation_graph", "totals_check")  # fmt: skip
    assert [view for view in views if view not in asked] == []
    assert {q.name for q in QUESTIONS} >= set(docs.FIRST_THREE)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_a_question_runs_on_the_corpus_and_has_an_answer(
    question: docs.Question, corpus: docs.Imported
) -> None:
    answer = docs.answer(question, corpus.db)
    assert len(answer.splitlines()) > 2, answer
    page = docs.READMES["en"].read_text(encoding="utf-8")
    asked = f"{docs.fenced(question.sql, 'sql')}\n\n{docs.fenced(answer)}"
    assert asked in block(page, "questions"), "run: python benchmarks/docs.py"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_a_question_names_both_languages_and_only_reads(question: docs.Question) -> None:
    assert question.en.endswith(("?", ".")) and question.vi.endswith("?")
    assert question.sql.startswith("SELECT") and ";" not in question.sql


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_readme_prints_what_really_comes_out(lang: str, corpus: docs.Imported) -> None:
    page = docs.READMES[lang].read_text(encoding="utf-8")
    real = docs.blocks(corpus, lang)
    shown = {name: block(page, name) for name in real if f"<!-- {name} -->" in page}
    assert set(shown) >= {"demo", "example", "questions"}
    assert [n for n in shown if shown[n] != real[n]] == [], "run: python benchmarks/docs.py"


def test_the_demo_says_so_when_a_database_is_empty(tmp_path) -> None:  # type: ignore[no-untyped-def]
    import demo
    from kehoach.store import open_db

    with open_db(tmp_path / "empty.db") as db:
        assert demo.plain(db).count(demo.NOTHING()) >= 4


def test_the_demo_agrees_with_the_database(corpus: docs.Imported) -> None:
    shown = docs.run(["benchmarks/demo.py", str(corpus.db)])
    db = sqlite3.connect(corpus.db)
    numbers = [row[0] for row in db.execute("SELECT number FROM plans")]
    verdicts = dict(db.execute("SELECT verdict, count(*) FROM totals_check GROUP BY verdict"))
    db.close()
    assert len(numbers) == 12
    assert [n for n in numbers if n not in shown] == []
    said = f"{verdicts.get('equal', 0)} do, {verdicts.get('different', 0)} need a look"
    assert said in shown


def test_every_plan_is_read_and_no_answer_file_fails(corpus: docs.Imported) -> None:
    db = sqlite3.connect(corpus.db)
    found = dict(db.execute("SELECT status, count(*) FROM files GROUP BY status"))
    db.close()
    assert found == {"ok": 12}
