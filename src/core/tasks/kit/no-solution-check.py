from fractions import Fraction


def can_reach(values, target):
    """Take any two values, put what they join to in their place, until one is left."""
    if len(values) == 1:
        return values[0] == target
    for i in range(len(values)):
        for j in range(i):
            a, b = values[i], values[j]
            rest = [value for k, value in enumerate(values) if k not in (i, j)]
            joined = {a + b, a - b, b - a, a * b}
            if b != 0:
                joined.add(a / b)
            if a != 0:
                joined.add(b / a)
            if any(can_reach(rest + [value], target) for value in joined):
                return True
    return False


def problem_of(answer):
    """The answer names no expression, so it says that there is none."""
    numbers, target = puzzle["numbers"], puzzle["target"]
    if len(numbers) > 5:
        return "it is no expression"
    reachable = can_reach([Fraction(number) for number in numbers], target)
    return f"it says that there is no solution, but {target} can be reached" if reachable else None
