import re

HOLDS = {
    "sum": lambda relation, left, right: left + right == relation["total"],
    "difference": lambda relation, left, right: left - right == relation["total"],
    "multiple": lambda relation, left, right: 10 * left == relation["tenths"] * right,
    "equal": lambda relation, left, right: left == right,
    "greater": lambda relation, left, right: left > right,
}


def problem_of(answer):
    values = [int(number) for number in re.findall(r"\d+", answer)]
    if sorted(values) != sorted(puzzle["values"]):
        return f"every number of the pool is needed exactly once, but the answer has {sorted(values)}"
    value_of = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", values))
    for relation in puzzle["relations"]:
        left, right = relation["left"], relation["right"]
        if not HOLDS[relation["kind"]](relation, value_of[left], value_of[right]):
            return f"the {relation['kind']} of {left} and {right} does not hold for {value_of[left]} and {value_of[right]}"
    return None
