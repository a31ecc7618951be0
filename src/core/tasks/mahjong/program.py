# Play the rounds one after the other: judge the added card, put it in, take the removed card (None at the end) out.
from collections import Counter

cards = Counter(hand)


def judge(card):
    """1 = Peng, 2 = Chi (only in games that have it), 0 = Pass; the card is not in the hand yet."""
    if cards[card] >= 2:
        return 1

    def has(step):
        return cards[chr(ord(card) + step)] > 0

    # Chi: the card is the last, the middle or the first of three letters in a row.
    is_run = has(-2) and has(-1) or has(-1) and has(1) or has(1) and has(2)
    return 2 if chi and is_run else 0


for added, removed in rounds:
    result = judge(added)
    cards[added] += 1
    if removed is not None:
        cards[removed] -= 1

print(f"<<<{result}>>>")
