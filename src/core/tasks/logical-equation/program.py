# Search for an assignment, the letter with the fewest possible values first. A relation is its kind, two letters and,
# for sums and differences, the total; a multiple has its factor in tenths, so that all stays in whole numbers.
letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:len(values)]


def test_of(kind, number=None):
    """The relation as a function of its two values."""
    return {
        "sum": lambda x, y: x + y == number,
        "difference": lambda x, y: x - y == number,
        "multiple": lambda x, y: 10 * x == number * y,
        "equal": lambda x, y: x == y,
        "greater": lambda x, y: x > y,
    }[kind]


related = {letter: [] for letter in letters}
for kind, left, right, *number in relations:
    holds = test_of(kind, *number)
    related[left].append((right, lambda mine, other, holds=holds: holds(mine, other)))
    related[right].append((left, lambda mine, other, holds=holds: holds(other, mine)))


def possible(letter, value, assignment):
    """Does the value agree with every relation of the letter?"""
    for other, fits in related[letter]:
        if other in assignment:
            if not fits(value, assignment[other]):
                return False
        elif not any(fits(value, candidate) for candidate in values if candidate != value):
            return False
    return True


def solve(assignment, free):
    """Give the letter with the fewest possible values each of them in turn."""
    if len(assignment) == len(letters):
        return assignment
    candidates = {
        letter: [value for value in free if possible(letter, value, assignment)]
        for letter in letters
        if letter not in assignment
    }
    letter = min(candidates, key=lambda letter: len(candidates[letter]))
    for value in candidates[letter]:
        found = solve({**assignment, letter: value}, free - {value})
        if found:
            return found
    return None


solution = solve({}, frozenset(values))
print(f"<<<{[solution[letter] for letter in letters]}>>>")
