import re
from fractions import Fraction


def same_piece(left, right):
    """Equal, or the same number; long decimals may have been rounded."""
    if left == right:
        return True
    try:
        difference = abs(Fraction(left) - Fraction(right))
    except (ValueError, ZeroDivisionError):
        return False
    places = min(len(text.partition(".")[2]) for text in (left, right))
    return difference == 0 or places >= 3 and difference <= Fraction(6, 10 ** (places + 1))


def is_same(left, right):
    """Spacing, quotes, brackets and the way a number is written do not matter."""
    a, b = (re.findall("[^\\s\\[\\](){},;'\"]+", text.lower()) for text in (left, right))
    return "".join(a) == "".join(b) or (len(a) == len(b) and all(map(same_piece, a, b)))
