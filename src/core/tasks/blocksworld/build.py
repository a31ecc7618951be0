# There are too many arrangements to search, so build the goal towers one after the other.
# Blocks stand from bottom to top.
towers = {name: list(blocks) for name, blocks in initial.items()}
finished = set()
plan = []


def move(source, target):
    block = towers[source].pop()
    towers[target].append(block)
    plan.append(f"Move {block} from {source} to {target}")


def spare_stack(*taken):
    """A stack for blocks in the way; a finished one only if nothing else is left."""
    free = [name for name in towers if name not in taken]
    return min(free, key=lambda name: (name in finished, len(towers[name])))


def fetch(block, target):
    source = next(name for name in towers if block in towers[name])
    side = spare_stack(source, target)
    covering = len(towers[source]) - 1 - towers[source].index(block)
    for _ in range(covering):
        move(source, side)
    move(source, target)
    if side in finished:  # leave finished towers as they were
        for _ in range(covering):
            move(side, source)


for target, wanted in goal.items():
    if not wanted:
        continue
    height = 0
    while height < len(wanted) and towers[target][height : height + 1] == [wanted[height]]:
        height += 1
    while len(towers[target]) > height:
        move(target, spare_stack(target))
    for block in wanted[height:]:
        fetch(block, target)
    finished.add(target)

print("<<<")
print("\n".join(plan))
print(">>>")
