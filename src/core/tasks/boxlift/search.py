# Depth-first search over the boxes left. Some step must lift the heaviest one, so let it be the next step,
# and lift as much as possible with it.
from itertools import combinations

boxes.sort(reverse=True)


def strength(team):
    return sum(lifters[i] for i in team)


def sufficient_teams(weight):
    """Teams that are strong enough, but not without any of their members."""
    for size in range(1, len(lifters) + 1):
        for team in combinations(range(len(lifters)), size):
            if strength(team) >= weight and strength(team) - min(lifters[i] for i in team) < weight:
                yield frozenset(team)


teams = [list(sufficient_teams(weight)) for weight in boxes]


def assign(chosen, free):
    """One team per chosen box without sharing a lifter, or None."""
    if not chosen:
        return []
    for team in teams[chosen[0]]:
        if team <= free:
            rest = assign(chosen[1:], free - team)
            if rest is not None:
                return [team] + rest
    return None


everybody = frozenset(range(len(lifters)))
loads = {}  # heaviest box -> sets of boxes that can be lifted together with it


def collect(chosen):
    for box in range(chosen[-1] + 1 if chosen else 0, len(boxes)):
        larger = chosen + [box]
        if assign(larger, everybody) is not None:
            loads.setdefault(larger[0], []).append(frozenset(larger))
            collect(larger)


collect([])
for sets in loads.values():
    sets.sort(key=lambda load: -sum(boxes[box] for box in load))

dead_ends = set()


def search(left, steps):
    if not left:
        return []
    if sum(boxes[box] for box in left) > steps * sum(lifters) or (left, steps) in dead_ends:
        return None
    tried = []
    for load in loads[min(left)]:
        if load <= left and not any(load < larger for larger in tried):
            tried.append(load)
            rest = search(left - load, steps - 1)
            if rest is not None:
                return [load] + rest
    dead_ends.add((left, steps))
    return None


plan = []
for load in search(frozenset(range(len(boxes))), max_steps):
    chosen = sorted(load)
    plan.append([(boxes[box], sorted(team)) for box, team in zip(chosen, assign(chosen, everybody))])

print("<<<")
for number, step in enumerate(plan, start=1):
    print(f"Step {number}: {step}")
print(">>>")
