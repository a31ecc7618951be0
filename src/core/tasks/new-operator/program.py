# Evaluates the nested operations from the inside out. Fractions are exact: nothing is rounded on the way.
from fractions import Fraction


def apply(symbol, a, b):
    form, *factors = operators[symbol]
    if form == "linear":
        p, q = factors
        return p * a + q * b
    if form == "product":
        return factors[0] * a * b
    return (a + b) / b  # form "ratio"


def value_of(expression):
    """A number stands for itself; anything else is [left, symbol, right]."""
    if isinstance(expression, int):
        return Fraction(expression)
    left, symbol, right = expression
    return apply(symbol, value_of(left), value_of(right))


print(f"<<<{value_of(expression)}>>>")
