import re
from fractions import Fraction


def meets(start, end, box):
    """Do a closed segment and a closed rectangle have a point in common?"""
    first, last = Fraction(0), Fraction(1)
    for axis, (low, high) in enumerate((box["x"], box["y"])):
        low, high = Fraction(str(low)), Fraction(str(high))
        step = end[axis] - start[axis]
        if step == 0:
            if not low <= start[axis] <= high:
                return False
            continue
        enter, leave = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
        first, last = max(first, enter), min(last, leave)
    return first <= last


def problem_of(answer):
    numbers = [Fraction(text) for text in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", answer)]
    points = list(zip(numbers[::2], numbers[1::2]))
    if len(points) < 2:
        return "a path needs at least two points"
    for point, name in ((points[0], "start"), (points[-1], "end")):
        if [float(value) for value in point] != [float(value) for value in puzzle[name]]:
            return f"the path does not {name} where it should"
    room = puzzle["room"]
    for x, y in points:
        if not (room["xMin"] < x < room["xMax"] and room["yMin"] < y < room["yMax"]):
            return f"the point ({float(x)}, {float(y)}) is not inside the walls"
    for box in puzzle["boxes"]:
        is_met = any(meets(start, end, box) for start, end in zip(points, points[1:]))
        if box["name"] in puzzle["avoid"] and is_met:
            return f"the path touches {box['name']}, which is to be avoided"
        if box["name"] in puzzle["visit"] and not is_met:
            return f"the path never enters {box['name']}"
    return None
