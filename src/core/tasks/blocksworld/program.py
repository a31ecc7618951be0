# Breadth-first search over all arrangements: the first plan found is a shortest one.
# Blocks stand from bottom to top.
from collections import deque

names = list(initial)
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
print("\n".join(reversed(plan)))
print(">>>")
