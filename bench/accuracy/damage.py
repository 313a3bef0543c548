"""Text damage that real files carry, put into the printed text; the truth stays clean."""

import unicodedata


def damaged(text: str, kind: str) -> str:
    """The text as a damaged file holds it."""
    if kind == "nfd":
        return unicodedata.normalize("NFD", text)
    if kind == "eth":
        return text.replace("Đ", "Ð")
    if kind == "horn":
        return text.replace("ư", "ƣ")
    pieces = text.split(" ")
    if kind == "nbsp":
        return (
            "".join(p + ("\u00a0" if n % 4 == 2 else " ") for n, p in enumerate(pieces[:-1]))
            + pieces[-1]
        )
    if kind == "zero":
        return (
            "".join(p + (" \u200b" if n % 5 == 3 else " ") for n, p in enumerate(pieces[:-1]))
            + pieces[-1]
        )
    return text
