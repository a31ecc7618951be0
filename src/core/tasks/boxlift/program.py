# Heaviest boxes first; each takes free lifters until they are strong enough.
waiting = sorted(boxes, reverse=True)
plan = []
while waiting:
    free = list(range(len(lifters)))
    step = []
    for weight in list(waiting):
        if sum(lifters[i] for i in free) < weight:
            continue
        team = []
        while sum(lifters[i] for i in team) < weight:
            team.append(free.pop(0))
        step.append((weight, team))
        waiting.remove(weight)
    plan.append(step)

assert len(plan) <= max_steps

print("<<<")
for number, step in enumerate(plan, start=1):
    print(f"Step {number}: {step}")
print(">>>")
