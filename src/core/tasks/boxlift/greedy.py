# One lifter a box, the heaviest boxes first, until every box is lifted.
steps = []
remaining = sorted(boxes, reverse=True)
while remaining:
    step = []
    free = list(range(len(lifters)))
    for box in list(remaining):
        for index in free:
            if lifters[index] >= box:
                step.append((box, [index]))
                free.remove(index)
                remaining.remove(box)
                break
    if step:
        steps.append(step)

lines = [f"Step {number}: {step}" for number, step in enumerate(steps, start=1)]
print("<<<" + "\n".join(lines) + ">>>")
