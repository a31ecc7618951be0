# Find out which values every part of the row can have, from short parts to long ones.
from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=None)
def values(start, end):
    """Every exact value of the numbers from start up to end, each with one way to write it."""
    if end - start == 1:
        return {Fraction(numbers[start]): str(numbers[start])}
    found = {}
    for cut in range(start + 1, end):
        for a, left in values(start, cut).items():
            for b, right in values(cut, end).items():
                found.setdefault(a + b, f"( {left} + {right} )")
                found.setdefault(a - b, f"( {left} - {right} )")
                found.setdefault(a * b, f"( {left} * {right} )")
                if b != 0:
                    found.setdefault(a / b, f"( {left} / {right} )")
    return found


def solve():
    # The last operator splits the row in two. For each value of the left part
    # the right part must have one of four values, which are simply looked up.
    n = len(numbers)
    for cut in sorted(range(1, n), key=lambda cut: abs(2 * cut - n)):
        right_values = values(cut, n)
        for a, left in values(0, cut).items():
            wanted = [("+", target - a), ("-", a - target)]
            if a != 0:
                wanted.append(("*", target / a))
                if target != 0:
                    wanted.append(("/", a / target))
            for operator, b in wanted:
                if b in right_values:
                    return f"{left} {operator} {right_values[b]}"


print(f"<<<[{', '.join(solve().split())}]>>>")
