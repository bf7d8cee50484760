"""Into how many parts a text is cut on the air: GSM-7 when every character allows it, else UCS-2 (pure)."""

from collections.abc import Iterable

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENDED = frozenset("\f^{}\\[~]|€")
GSM_LIMITS = (160, 153)
UCS2_LIMITS = (70, 67)


def is_gsm(text: str) -> bool:
    return GSM_BASIC.union(GSM_EXTENDED).issuperset(text)


def count_segments(text: str) -> int:
    """The number of parts; an empty text still travels as one."""
    if is_gsm(text):
        return _count((2 if character in GSM_EXTENDED else 1 for character in text), *GSM_LIMITS)
    return _count((2 if ord(character) > 0xFFFF else 1 for character in text), *UCS2_LIMITS)


def _count(widths: Iterable[int], alone: int, joined: int) -> int:
    """Two-unit characters are never split: what does not fit whole begins the next part."""
    total, parts, used = 0, 1, 0
    for width in widths:
        total += width
        if used + width > joined:
            parts, used = parts + 1, 0
        used += width
    return 1 if total <= alone else parts
