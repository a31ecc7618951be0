import type { FamilyId } from '../tasks/family-id.ts';

/**
 * Python functions `problem_of(answer)` for tasks with many right answers: None when every rule holds, else the rule that
 * is broken. They find the instance in `puzzle`, in the field names of the task's specification.
 */
export const CONSTRAINT_CHECKS: Readonly<Partial<Record<FamilyId, string>>> = {
	'game-24': expressionCheck(
		`    if Counter(used) != Counter(puzzle["numbers"]):
        return f"it uses the numbers {sorted(used)}, but {sorted(puzzle['numbers'])} are given"`,
	),
	'combinatorial-calculation': expressionCheck(
		`    if used != puzzle["numbers"]:
        return f"it uses the numbers {used}, but they have to be {puzzle['numbers']} in this order"`,
	),
	'eight-queens': `import re


def problem_of(answer):
    values = [int(number) for number in re.findall(r"\\d+", answer)]
    size = puzzle["size"]
    queens = list(zip(values[::2], values[1::2]))
    if len(values) != 2 * size:
        return f"{size} queens are needed, each with a row and a column"
    for row, column in queens:
        if row >= size or column >= size:
            return f"({row}, {column}) is not on the board"
        if [row, column] in puzzle["blocked"]:
            return f"({row}, {column}) is a forbidden cell"
    for row, column in puzzle["queens"]:
        if (row, column) not in queens:
            return f"the given queen at ({row}, {column}) is missing"
    for i, (row, column) in enumerate(queens):
        for other_row, other_column in queens[:i]:
            if row == other_row or column == other_column or abs(row - other_row) == abs(column - other_column):
                return f"the queens at ({other_row}, {other_column}) and ({row}, {column}) attack each other"
    return None
`,
	boxlift: `import re


def problem_of(answer):
    boxes, lifters = list(puzzle["boxes"]), puzzle["lifters"]
    steps = re.split(r"(?i)step\\s*\\d+\\s*:", answer)[1:]
    if not steps:
        return "there are no steps"
    if len(steps) > puzzle["maxSteps"]:
        return f"it takes {len(steps)} steps, but only {puzzle['maxSteps']} are allowed"
    for number, step in enumerate(steps, start=1):
        busy = set()
        for weight, team in re.findall(r"[(\\[]\\s*(\\d+)(?:\\.0+)?\\s*,\\s*\\[([\\d\\s,]*)\\]", step):
            weight, team = int(weight), [int(index) for index in re.findall(r"\\d+", team)]
            if weight not in boxes:
                return f"in step {number} there is no box of weight {weight} left"
            for index in team:
                if index >= len(lifters):
                    return f"in step {number} there is no lifter {index}"
                if index in busy:
                    return f"in step {number} lifter {index} is used twice"
                busy.add(index)
            if sum(lifters[index] for index in team) < weight:
                return f"in step {number} the lifters {team} are too weak for {weight}"
            boxes.remove(weight)
    return f"the boxes {boxes} are left" if boxes else None
`,
	boxnet: `import re


def problem_of(answer):
    try:
        steps = json.loads(answer.replace("'", '"'))
    except ValueError:
        return "the plan cannot be read as a list of steps"
    boxes = {(s["row"], s["col"]): list(s["boxes"]) for s in puzzle["squares"]}
    targets = {(s["row"], s["col"]): list(s["targets"]) for s in puzzle["squares"]}
    place = r"\\[\\s*(\\d+)\\.5\\s*,\\s*(\\d+)\\.5\\s*\\]"
    for number, step in enumerate(steps, start=1):
        moves = []
        for agent, action in step.items():
            here = re.search(place, agent)
            wanted = re.fullmatch(r"\\s*move\\(\\s*box_(\\w+)\\s*,\\s*(?:target_(\\w+)|square" + place + r")\\s*\\)\\s*", action)
            if here is None or wanted is None:
                return f"in step {number} the action {agent}: {action} cannot be read"
            square = (int(here[1]), int(here[2]))
            colour, target = wanted[1], wanted[2]
            if colour not in boxes.get(square, []):
                return f"in step {number} there is no {colour} box at {agent}"
            if target is not None:
                if target != colour or colour not in targets.get(square, []):
                    return f"in step {number} there is no {colour} target at {agent}"
                moves.append((square, colour, None))
                continue
            there = (int(wanted[3]), int(wanted[4]))
            near = abs(there[0] - square[0]) + abs(there[1] - square[1]) == 1
            if not near or there[0] >= puzzle["rows"] or there[1] >= puzzle["cols"]:
                return f"in step {number} the box at {agent} cannot go to {action}"
            moves.append((square, colour, there))
        for square, colour, there in moves:
            if colour not in boxes[square]:
                return f"in step {number} a {colour} box is moved twice"
            boxes[square].remove(colour)
            if there is None:
                if colour not in targets[square]:
                    return f"in step {number} a {colour} target is used twice"
                targets[square].remove(colour)
        for square, colour, there in moves:
            if there is not None:
                boxes.setdefault(there, []).append(colour)
    left = sum(map(len, boxes.values()))
    return f"{left} boxes are left" if left else None
`,
	blocksworld: `import re


def stack_named(name):
    names = list(puzzle["stacks"])
    return next((known for known in names if known.lower().endswith(name.lower())), None)


def problem_of(answer):
    stacks = {name: list(puzzle["initial"].get(name, [])) for name in puzzle["stacks"]}
    for move in re.findall(r"(?i)move\\s+(\\w+)\\s+from\\s+(?:stack\\s*)?(\\w+)\\s+to\\s+(?:stack\\s*)?(\\w+)", answer):
        block, source, target = move[0], stack_named(move[1]), stack_named(move[2])
        if source is None or target is None or source == target:
            return f"there is no way from {move[1]} to {move[2]}"
        if not stacks[source] or stacks[source][-1] != block:
            return f"{block} is not on top of {source}"
        stacks[target].append(stacks[source].pop())
    for name in puzzle["stacks"]:
        if stacks[name] != list(puzzle["goal"].get(name, [])):
            return f"{name} ends as {stacks[name]}, not as wanted"
    return None
`,
	'path-plan': `import re
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
    numbers = [Fraction(text) for text in re.findall(r"[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?", answer)]
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
`,
	'logical-equation': `import re

HOLDS = {
    "sum": lambda relation, left, right: left + right == relation["total"],
    "difference": lambda relation, left, right: left - right == relation["total"],
    "multiple": lambda relation, left, right: 10 * left == relation["tenths"] * right,
    "equal": lambda relation, left, right: left == right,
    "greater": lambda relation, left, right: left > right,
}


def problem_of(answer):
    values = [int(number) for number in re.findall(r"\\d+", answer)]
    if sorted(values) != sorted(puzzle["values"]):
        return f"every number of the pool is needed exactly once, but the answer has {sorted(values)}"
    value_of = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", values))
    for relation in puzzle["relations"]:
        left, right = relation["left"], relation["right"]
        if not HOLDS[relation["kind"]](relation, value_of[left], value_of[right]):
            return f"the {relation['kind']} of {left} and {right} does not hold for {value_of[left]} and {value_of[right]}"
    return None
`,
};

function expressionCheck(numbersRule: string): string {
	return `import ast
import operator
from collections import Counter
from fractions import Fraction

OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def value_of(node, used):
    """Exact value of the expression; the numbers it uses are noted on the way."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        used.append(node.value)
        return Fraction(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](value_of(node.left, used), value_of(node.right, used))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -value_of(node.operand, used)
    raise ValueError("it holds more than whole numbers, + - * / and brackets")


def can_reach(values, target):
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
    numbers, target = puzzle["numbers"], puzzle["target"]
    if not any(character.isdigit() for character in answer):
        if len(numbers) > 5:
            return "it is no expression"
        reachable = can_reach([Fraction(number) for number in numbers], target)
        return f"it says that there is no solution, but {target} can be reached" if reachable else None
    text = answer.split("=")[0].translate(str.maketrans("×÷−[]", "*/-()", "'\\","))
    used = []
    try:
        value = value_of(ast.parse(text.strip(), mode="eval").body, used)
    except ZeroDivisionError:
        return "it divides by zero"
    except (SyntaxError, ValueError) as error:
        return f"it cannot be evaluated ({error})"
${numbersRule}
    if value != target:
        return f"its value is {value}, not {target}"
    return None
`;
}
