# Find cards of the opponent that explain all results. My card wins against those it beats and
# loses against those it loses to; anything else is a draw.
def result(mine, theirs):
    if theirs in beats[mine]:
        return "win"
    return "loss" if theirs in loses_to[mine] else "draw"


def search(played):
    """Extend the opponent's cards round by round and go back when no unused card fits."""
    if len(played) == len(my_cards):
        return played
    i = len(played)
    for card in cards:
        if card not in played and result(my_cards[i], card) == results[i]:
            found = search(played + [card])
            if found:
                return found
    return None


print(f"<<<{','.join(search([]))}>>>")
