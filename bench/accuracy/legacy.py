"""Text as encodings from before Unicode hold it, written from their published charts."""

import unicodedata

# TCVN 5712:1993, VN3: each letter has a code; capitals with a tone have none: a font draws them.
_TCVN3_LOWER = (
    "àµ ả¶ ã· á¸ ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË đ® èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ "
    "ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ư\u00ad "
    "ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ"
)
_TCVN3_UPPER = "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§"
TCVN3 = {
    pair[0]: pair[1]
    for pair in unicodedata.normalize("NFC", f"{_TCVN3_LOWER} {_TCVN3_UPPER}").split(" ")
}

# VNI: a letter and its mark, the mark a letter of its own.
_MARKS = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_HATS = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_BREVES = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_OWN = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}
_HORNS = {"ơ": "ô", "ư": "ö"}


def vni(letter: str) -> str:
    """One letter in VNI."""
    lower = letter.lower()
    parts = unicodedata.normalize("NFD", lower)
    tone = next((c for c in parts if c in _MARKS), "")
    base = unicodedata.normalize("NFC", parts.replace(tone, "", 1) if tone else parts)
    if lower in _OWN:
        made = _OWN[lower]
    elif base in _HORNS:
        made = _HORNS[base] + (_MARKS[tone] if tone else "")
    elif base in "âêô":
        made = unicodedata.normalize("NFD", base)[0] + _HATS[tone]
    elif base == "ă":
        made = "a" + _BREVES[tone]
    else:
        made = base + (_MARKS[tone] if tone else "")
    return made.upper() if letter.isupper() else made


def legacy(text: str, kind: str) -> list[tuple[str, bool]]:
    """Pieces of the text in an old encoding: (letters, drawn as capitals by their font)."""
    text = unicodedata.normalize("NFC", text)
    if kind == "vni":
        return [("".join(vni(c) if c.isalpha() else c for c in text), False)]
    out: list[tuple[str, bool]] = []
    for letter in text:
        capital = letter not in TCVN3 and letter.lower() in TCVN3
        made = TCVN3.get(letter.lower() if capital else letter, letter)
        if out and out[-1][1] == capital:
            out[-1] = (out[-1][0] + made, capital)
        else:
            out.append((made, capital))
    return out
