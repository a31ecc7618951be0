import type { BlocksworldInstance } from './family.ts';

/** Breadth-first search for small worlds, tower by tower for large ones. */
export function blocksworldPython({ stacks, initial, goal }: BlocksworldInstance, searches: boolean): string {
	const dict = (towers: Readonly<Record<string, readonly string[]>>) =>
		stacks
			.map((stack) => `    "${stack}": [${(towers[stack] ?? []).map((block) => `"${block}"`).join(', ')}],\n`)
			.join('');
	const data = `# Blocks from bottom to top.
initial = {
${dict(initial)}}
goal = {
${dict(goal)}}
`;
	return searches ? `${SEARCH_HEAD}\n${data}${SEARCH}` : `${BUILD_HEAD}\n${data}${BUILD}`;
}

const SEARCH_HEAD = `# Breadth-first search over all arrangements: the first plan found is a shortest one.
from collections import deque
`;

const SEARCH = `names = list(initial)
start = tuple(tuple(initial[name]) for name in names)
target = tuple(tuple(goal[name]) for name in names)


def neighbours(state):
    for i, source in enumerate(state):
        for j in range(len(state)):
            if source and i != j:
                after = list(state)
                after[i] = source[:-1]
                after[j] = state[j] + (source[-1],)
                yield tuple(after), f"Move {source[-1]} from {names[i]} to {names[j]}"


reached_by = {start: None}
queue = deque([start])
while target not in reached_by:
    state = queue.popleft()
    for after, move in neighbours(state):
        if after not in reached_by:
            reached_by[after] = (state, move)
            queue.append(after)

plan = []
state = target
while reached_by[state] is not None:
    state, move = reached_by[state]
    plan.append(move)

print("<<<")
print("\\n".join(reversed(plan)))
print(">>>")
`;

const BUILD_HEAD = `# There are too many arrangements to search, so build the goal towers one after the other.`;

const BUILD = `towers = {name: list(blocks) for name, blocks in initial.items()}
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
print("\\n".join(plan))
print(">>>")
`;
