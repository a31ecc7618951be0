# Fills the shelf from the left and takes a book away again when nothing fits behind it.
import json


def possible(order):
    """Does no constraint break with these books on the first positions?"""
    place = {book: i + 1 for i, book in enumerate(order)}
    filled = len(order)
    for kind, a, b in constraints:
        if kind == "fixed":
            ok = place[a] == b if a in place else b > filled
        elif kind == "not-at":
            ok = place.get(a) != b
        elif kind == "left-of":
            ok = b not in place or (a in place and place[a] < place[b])
        elif kind == "right-of":
            ok = a not in place or (b in place and place[b] < place[a])
        elif a in place and b in place:
            ok = abs(place[a] - place[b]) == 1
        elif a in place or b in place:
            ok = place.get(a, place.get(b)) == filled  # the partner must come next
        else:
            ok = True
        if not ok:
            return False
    return True


def search(order):
    """The books from position 1 on, beginning with `order`; None when no arrangement does."""
    if len(order) == len(books):
        return order
    for book in books:
        if book not in order and possible(order + [book]):
            found = search(order + [book])
            if found:
                return found
    return None


print(f"<<<{json.dumps(search([]))}>>>")
