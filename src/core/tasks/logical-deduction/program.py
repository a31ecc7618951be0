# Find every order that agrees with the clues. A clue is its kind, one object, and the other object or a place;
# "gap" has the distance from the first to the second behind it. Positions count from 1.


def possible(clue, place, filled):
    """Can the clue still hold when positions 1 to `filled` are taken?"""
    kind, a, b, *rest = clue
    if kind == "at":
        return place[a] == b if a in place else b > filled
    if kind == "before":
        return b not in place or (a in place and place[a] < place[b])
    if a in place and b in place:
        distance = place[b] - place[a]
        return abs(distance) == 1 if kind == "adjacent" else distance == rest[0]
    if kind == "adjacent" and (a in place or b in place):
        return place.get(a, place.get(b)) == filled  # its partner must come next
    if kind == "gap" and a in place:
        return filled < place[a] + rest[0] <= len(objects)
    if kind == "gap" and b in place:
        return filled < place[b] - rest[0] <= len(objects)
    return True


def orders(place):
    """Fill the next position with one object after the other, going back as soon as a clue is broken."""
    filled = len(place)
    if filled == len(objects):
        yield list(place)  # a dictionary keeps the order in which its keys came
        return
    for candidate in objects:
        if candidate not in place:
            place[candidate] = filled + 1
            if all(possible(clue, place, filled + 1) for clue in clues):
                yield from orders(place)
            del place[candidate]


solutions = list(orders({}))
print(len(solutions), "possible order(s):", solutions[0])
letter = "ABCDEFGHIJKL"[options.index(solutions[0][asked - 1])]
print(f"<<<({letter})>>>")
