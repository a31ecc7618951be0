import type { Game24Instance } from './family.ts';

/** The largest puzzle for which trying everything is quick enough. */
const EXHAUSTIVE_LIMIT = 6;

export function game24Python({ target, numbers }: Game24Instance): string {
	const puzzle = `numbers = [${numbers.join(', ')}]\ntarget = ${target}\n`;
	const exact = 'from fractions import Fraction\n';
	if (numbers.length <= EXHAUSTIVE_LIMIT) return `${exact}\n${puzzle}${joinAll}${exhaustive}`;
	// A target far above the numbers needs products of sums; for a small one three numbers are core enough.
	return numbers.length >= 12 && target >= 200
		? `import random\n\n${puzzle}${signsTo}${productCore}`
		: `import random\n${exact}\n${puzzle}${joinAll}${signsTo}${smallCore}`;
}

const joinAll = `

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

`;

const exhaustive = `
# Take any two numbers, replace them by their sum, difference, product or quotient,
# and go on until one number is left. Fractions keep the arithmetic exact.
items = [(Fraction(number), str(number)) for number in numbers]
for value, text in join_all(items):
    if value == target:
        print(f"<<<{text}>>>")
        break
`;

const signsTo = `
def signs_to(starts, steps):
    """Add or subtract each step so that one of the start values reaches the target.

    Bit (value - target + reach) of a layer is set when the value can be reached,
    so one step moves the whole set by two shifts of one big integer.
    """
    reach = min(sum(steps), 8 * max(steps))
    window = (1 << (2 * reach + 1)) - 1
    layer = 0
    for value in starts:
        if abs(value - target) <= reach:
            layer |= 1 << (value - target + reach)
    layers = [layer]
    for step in steps:
        layer = (layer << step | layer >> step) & window
        layers.append(layer)
    if not layers[-1] >> reach & 1:
        return None
    # Walk back from the target to find the signs.
    position, tail = reach, ""
    for step, layer in zip(reversed(steps), reversed(layers[:-1])):
        if position >= step and layer >> (position - step) & 1:
            position -= step
            tail = f" + {step}" + tail
        else:
            position += step
            tail = f" - {step}" + tail
    return starts[position - reach + target] + tail

`;

const smallCore = `
# Trying every expression is hopeless here, but solutions are plentiful: three random
# numbers get all four operations, every other number is only added or subtracted.
random.seed(24)
answer = None
while answer is None:
    random.shuffle(numbers)
    core = [(Fraction(number), str(number)) for number in numbers[:3]]
    starts = {int(value): text for value, text in join_all(core) if value.denominator == 1}
    answer = signs_to(starts, sorted(numbers[3:], reverse=True))

print(f"<<<{answer}>>>")
`;

const productCore = `
def chains(group):
    """Every value of the group with + or - before each number but the first."""
    values = {group[0]: str(group[0])}
    for number in group[1:]:
        longer = {}
        for value, text in values.items():
            longer[value + number] = f"{text} + {number}"
            longer[value - number] = f"{text} - {number}"
        values = longer
    return values


# Trying every expression is hopeless here, but solutions are plentiful: the product of
# three short sums comes near the target, the other numbers are added or subtracted.
random.seed(24)
answer = None
while answer is None:
    random.shuffle(numbers)
    first, second, third = (random.randint(1, 5) for _ in range(3))
    rest = numbers[first + second + third:]
    starts = {}
    for a, left in chains(numbers[:first]).items():
        for b, middle in chains(numbers[first:first + second]).items():
            for c, right in chains(numbers[first + second:first + second + third]).items():
                if abs(a * b * c - target) <= sum(rest):
                    starts[a * b * c] = f"({left}) * ({middle}) * ({right})"
    if starts and rest:
        answer = signs_to(starts, sorted(rest, reverse=True))

print(f"<<<{answer}>>>")
`;
