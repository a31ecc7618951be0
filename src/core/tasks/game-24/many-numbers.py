import random


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


def small_core():
    """Every whole value of three numbers; the other numbers are left."""
    core = [(Fraction(number), str(number)) for number in numbers[:3]]
    starts = {int(value): text for value, text in join_all(core) if value.denominator == 1}
    return starts, numbers[3:]


def product_core():
    """Products of three short sums that come near the target; the numbers not in them are left."""
    first, second, third = (random.randint(1, 5) for _ in range(3))
    rest = numbers[first + second + third:]
    starts = {}
    for a, left in chains(numbers[:first]).items():
        for b, middle in chains(numbers[first:first + second]).items():
            for c, right in chains(numbers[first + second:first + second + third]).items():
                if abs(a * b * c - target) <= sum(rest):
                    starts[a * b * c] = f"({left}) * ({middle}) * ({right})"
    return starts, rest


# Trying every expression is hopeless here, but solutions are plentiful: a few random numbers
# get products and quotients, every other number is only added or subtracted. A target far
# above the numbers needs products of sums; for a small one three numbers are core enough.
core = product_core if len(numbers) >= 12 and target >= 200 else small_core
random.seed(24)
answer = None
while answer is None:
    random.shuffle(numbers)
    starts, rest = core()
    if starts and rest:
        answer = signs_to(starts, sorted(rest, reverse=True))

print(f"<<<{answer}>>>")
