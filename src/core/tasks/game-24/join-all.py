from fractions import Fraction


def join_all(items):
    """Every value of every expression over all items, each item a pair (value, text)."""
    if len(items) == 1:
        yield items[0]
        return
    for i in range(len(items)):
        for j in range(i):
            (a, left), (b, right) = items[i], items[j]
            rest = [item for k, item in enumerate(items) if k not in (i, j)]
            joined = [
                (a + b, f"({left} + {right})"),
                (a - b, f"({left} - {right})"),
                (b - a, f"({right} - {left})"),
                (a * b, f"({left} * {right})"),
            ]
            if b != 0:
                joined.append((a / b, f"({left} / {right})"))
            if a != 0:
                joined.append((b / a, f"({right} / {left})"))
            for item in joined:
                yield from join_all(rest + [item])
