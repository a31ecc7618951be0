def apply(taken, gained):
    """Apply a method once if the stock allows it; tell whether it was applied."""
    if any(stock[kind] < amount for kind, amount in taken.items()):
        return False
    for kind, amount in taken.items():
        stock[kind] -= amount
    for kind, amount in gained.items():
        stock[kind] += amount
    return True


def take_turns():
    """Let the methods, each of which takes some and gains others, take turns until a round changes nothing."""
    changed = True
    while changed:
        changed = False
        for taken, gained in methods:
            while apply(taken, gained):
                changed = True
                if schedule == "round-robin":
                    break  # once per turn, otherwise as often as possible
