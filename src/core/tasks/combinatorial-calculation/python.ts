import type { CombinatorialCalculationInstance } from './family.ts';

/** The longest row for which all expressions are tried. */
const EXHAUSTIVE_LIMIT = 7;

export function combinatorialCalculationPython({
	numbers,
	target,
}: CombinatorialCalculationInstance): string {
	const row = `numbers = [${numbers.join(', ')}]\ntarget = ${target}\n`;
	return numbers.length <= EXHAUSTIVE_LIMIT
		? `from fractions import Fraction\nfrom functools import lru_cache\n\n${row}${byIntervals}`
		: `${row}${byFolding}`;
}

const byIntervals = `

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
`;

const byFolding = `
# Work from the left, ((a op b) op c) op ..., and remember for each value how it was reached.
# The row is long, so whole numbers of moderate size are plenty to reach the target.
LIMIT = 500 + 2 * abs(target)
tables = [{numbers[0]: None}]
for number in numbers[1:]:
    table = {}
    for value in tables[-1]:
        results = [("+", value + number), ("-", value - number), ("*", value * number)]
        if value % number == 0:
            results.append(("/", value // number))
        for operator, result in results:
            if abs(result) <= LIMIT:
                table.setdefault(result, (value, operator))
    tables.append(table)

# Read the operators off backwards, from the target to the first number.
operators = []
value = target
for table in reversed(tables[1:]):
    value, operator = table[value]
    operators.append(operator)
operators.reverse()

tokens = [str(numbers[0])]
last = "*"
for operator, number in zip(operators, numbers[1:]):
    if operator in "*/" and last in "+-":
        tokens = ["(", *tokens, ")"]
    tokens += [operator, str(number)]
    last = operator

print(f"<<<[{', '.join(tokens)}]>>>")
`;
