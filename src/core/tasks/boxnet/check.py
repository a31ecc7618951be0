import json
import re


def problem_of(answer):
    try:
        steps = json.loads(answer.replace("'", '"'))
    except ValueError:
        return "the plan cannot be read as a list of steps"
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        return "the plan is not a list of steps"
    boxes = {(s["row"], s["col"]): list(s["boxes"]) for s in puzzle["squares"]}
    targets = {(s["row"], s["col"]): list(s["targets"]) for s in puzzle["squares"]}
    place = r"\[\s*(\d+)\.5\s*,\s*(\d+)\.5\s*\]"
    for number, step in enumerate(steps, start=1):
        moves = []
        for agent, action in step.items():
            here = re.search(place, agent)
            wanted = re.fullmatch(r"\s*move\(\s*box_(\w+)\s*,\s*(?:target_(\w+)|square" + place + r")\s*\)\s*", str(action))
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
