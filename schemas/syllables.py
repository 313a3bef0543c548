"""The build of a Vietnamese syllable: which letters can be a word, for words that a wrap has cut.

A syllable is an onset, a rime and one tone; the rimes are a closed list (Đoàn Thiện Thuật, Ngữ âm
tiếng Việt). Foreign words and abbreviations are no syllables.
"""

import functools
import re
import unicodedata

_ONSETS = frozenset(
    re.findall(r"\w+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
)
_LENGTHS = (1, 2, 3)
"""Letters of an onset."""
_RIMES = frozenset(
    re.findall(
        r"\w+",
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
        "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên "
        "iêng iêp iêt iêu o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp "
        "ơt u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ưm ươc ươi "
        "ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yt ych ynh oa oac oach oai oam oan oang "
        "oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet uâc uân uâng uât uây uê uêch "
        "uênh uên uơ uy uych uynh uyt uyu uya uyn uyp uyên uyêt",
    )
)
_BARE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a à á ả ạ ác ách ạch ai ái ải am ám ảm an án ang áng anh ánh ảnh ành ao áo ào ảo áp ạt "
        "át au áy ăn ăng ắng ẳng ắt âm ấm ầm ẩm ậm ân ấn ẩn ầng ấp ập ất ẩu ấu âu ẩy ấy e é è "
        "em ém en eo éo èo ép ê ế ề êm ếm ếch ền êu ì ỉ ích ịch im ìm ỉm in ín ít ỉu o ó ò ọ oà "
        "òa óa oách oai oái oải oan oán oang oanh oạch oằn oẳn óc oe oi ói òi om óm on óng ong "
        "ỏng óp ọp ót ô ố ồ ổ ộ ốc ôi ối ồi ổi ôm ốm ồm ôn ồn ổn ông ống ồng ổng ốp ốt ơ ở ớ "
        "ờ ợ ơi ỡm ơn ớn ớt u ú ù ủ ụ ua úa ùa úc ục ui úi ủi um úm ùm un ún ùn ung úng "
        "ủng uôm uốn uông uống úp út uy úy uý ủy uỷ uể uế uẩn uất uyên uyển ư ứ ừ ử ưa ứa ức ực "
        "ưng ứng ừng ửng ước ươi ướm ươm ướp ướt ươn ưỡn ương ướng ưu ý y ỷ yếm yểm yên yến yết "
        "yêu yếu yểu",
    )
)
"""Words that open with a vowel: any other piece that does is the rest of a longer one."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STOPS, _STOPPED = ("p", "t", "c", "ch"), frozenset("\u0301\u0323")
"""What closes a syllable that has one of two tones alone, and these."""
_VOWELS = frozenset("aăâeêioôơuưy")


@functools.lru_cache(4096)
def is_syllable(word: str) -> bool:
    """Whether the letters can be a Vietnamese word on their own, in any case: one that ends in a
    stop has the tone sắc or nặng ("GHI" / "CHÚ" are no "GHICH" / "Ú")."""
    letters, tones = _toneless(word)
    if letters.endswith(_STOPS) and not _STOPPED.intersection(unicodedata.normalize("NFD", word)):
        return False
    if letters == "gi" and not tones:  # an onset, as "qu" is: "gi" / "á"
        return False
    return may_spell(word)


@functools.lru_cache(4096)
def may_spell(word: str) -> bool:
    """Whether the letters are those of a Vietnamese word, which may want its tone: addresses are
    written without ("ke-hoach-cai-cach")."""
    letters, tones = _toneless(word)
    return tones < 2 and any(rest in _RIMES for rest in _rests(letters))


@functools.lru_cache(4096)
def is_word(word: str) -> bool:
    """Whether a syllable is a word of its own: of those that open with a vowel only some are."""
    if not is_syllable(word):
        return False
    letters, _ = _toneless(word)
    return letters[0] not in _VOWELS or unicodedata.normalize("NFC", word.lower()) in _BARE_WORDS


@functools.lru_cache(4096)
def begins_syllable(word: str) -> bool:
    """Whether a Vietnamese syllable can begin with these letters (or is them)."""
    letters, tones = _toneless(word)
    if tones > 1:
        return False
    if any(onset.startswith(letters) for onset in _ONSETS):
        return True
    return any(rime.startswith(rest) for rest in _rests(letters) for rime in _RIMES)


@functools.lru_cache(4096)
def has_vowel(word: str) -> bool:
    """Whether one of the letters is a vowel, y among them."""
    return not _VOWELS.isdisjoint(_toneless(word)[0])


def _toneless(word: str) -> tuple[str, int]:
    """The letters in lower case without tones, and how many tones they carry."""
    apart = unicodedata.normalize("NFD", word.lower())
    kept = apart.translate(_TONES)
    return unicodedata.normalize("NFC", kept), len(apart) - len(kept)


def _rests(letters: str) -> list[str]:
    """What is left behind each onset that the letters can open with."""
    return [letters, *[letters[n:] for n in _LENGTHS if letters[:n] in _ONSETS]]
