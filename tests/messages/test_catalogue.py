"""Every message is there in both languages, with the same placeholders."""

from __future__ import annotations

import string

import pytest

from kehoach.messages import Text, catalogue, language, speak

ALL = catalogue()


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_message_is_complete(name: str) -> None:
    text = ALL[name]
    assert text.vi.strip() and text.en.strip()
    assert fields(text.vi) == fields(text.en)


def test_the_catalogue_is_not_empty() -> None:
    assert len(ALL) > 80


def test_language_is_vietnamese_unless_said(monkeypatch: pytest.MonkeyPatch) -> None:
    hello = Text(vi="chào", en="hello")
    monkeypatch.delenv("KEHOACH_LANG", raising=False)
    assert (language(), hello()) == ("vi", "chào")
    monkeypatch.setenv("KEHOACH_LANG", "EN")
    assert hello() == "hello"
    speak("vi")
    assert hello() == "chào"
    speak(None)
    monkeypatch.setenv("KEHOACH_LANG", "xx")
    assert hello() == "chào"
