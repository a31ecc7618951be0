import re


def problem_of(answer):
    boxes, lifters = list(puzzle["boxes"]), puzzle["lifters"]
    steps = re.split(r"(?i)step\s*\d+\s*:", answer)[1:]
    if not steps:
        return "there are no steps"
    if len(steps) > puzzle["maxSteps"]:
        return f"it takes {len(steps)} steps, but only {puzzle['maxSteps']} are allowed"
    for number, step in enumerate(steps, start=1):
        busy = set()
        for weight, team in re.findall(r"[(\[]\s*(\d+)(?:\.0+)?\s*,\s*\[([\d\s,]*)\]", step):
            weight, team = int(weight), [int(index) for index in re.findall(r"\d+", team)]
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
