"""Is this a Vietnamese syllable? The closed set of rhymes tells a right decoding from a wrong one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p q r s t v x"
# Every rhyme of the language without its tone, a few of loanwords (oong) among them.
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uôc uôi uôm uôn uông uôt uơ
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WHOLE = re.compile(rf"(?:{'|'.join(_ONSETS.split())})?(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
# Rhymes that end in a stop carry no tone but sắc and nặng.
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
# A word as it stands in a text: letters and whatever a wrong decoding puts among them.
WORD = re.compile(r"[A-Za-z\x80-\x9f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u1fff\u2212\u2219]+")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case and composed or not, is a possible Vietnamese syllable.

    >>> [is_syllable(word) for word in ("NGHÈO", "hoà", "được", "nghốo.", "chÝnh", "cactn")]
    [True, True, True, False, False, False]
    """
    letters = []
    tones = set()
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones.add(char)
            if len(tones) > 1:
                return False
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    if not _WHOLE.fullmatch(plain):
        return False
    return not _STOPPED.search(plain) or not tones or tones <= {"\u0301", "\u0323"}


def marked_words(text: str) -> list[str]:
    """The words of a text that hold a character beyond ASCII: the ones a wrong decoding breaks."""
    return [word for word in WORD.findall(text) if not word.isascii()]


def share(words: list[str]) -> float:
    """The share of words that are syllables, 0 to 1; 0 for none."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
