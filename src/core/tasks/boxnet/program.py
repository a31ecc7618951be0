# Pair every box with a near target of its colour, then let all agents work at the same time.
import json

# Colour, row and column, counted from 0.
boxes = [tuple(box) for box in boxes]
targets = [tuple(target) for target in targets]


def distance(a, b):
    return abs(a[1] - b[1]) + abs(a[2] - b[2])


# The shortest ways are given away first.
pairs = sorted(
    ((box, target) for box in boxes for target in targets if box[0] == target[0]),
    key=lambda pair: distance(*pair),
)
trips = []  # [colour, position, goal]
free_boxes, free_targets = list(boxes), list(targets)
for box, target in pairs:
    while box in free_boxes and target in free_targets:
        free_boxes.remove(box)
        free_targets.remove(target)
        trips.append([box[0], box[1:], target[1:]])


def way_left(trip):
    (row, col), (goal_row, goal_col) = trip[1], trip[2]
    return abs(goal_row - row) + abs(goal_col - col)


def next_square(trip):
    (row, col), (goal_row, goal_col) = trip[1], trip[2]
    if row != goal_row:
        return (row + (1 if goal_row > row else -1), col)
    return (row, col + (1 if goal_col > col else -1))


def name(kind, square):
    return f"{kind}[{square[0] + 0.5}, {square[1] + 0.5}]"


plan = []
while trips:
    step = {}
    arrivals = []
    for square in {trip[1] for trip in trips}:
        here = [trip for trip in trips if trip[1] == square]
        at_goal = [trip for trip in here if way_left(trip) == 0]
        if at_goal:
            trip = at_goal[0]
            goal = f"target_{trip[0]}"
            trips.remove(trip)
        else:
            trip = max(here, key=way_left)
            goal = name("square", next_square(trip))
            arrivals.append(trip)
        step[name("Agent", square)] = f"move(box_{trip[0]}, {goal})"
    for trip in arrivals:  # nobody sees a box before the step is over
        trip[1] = next_square(trip)
    plan.append(step)

print("<<<" + json.dumps(plan) + ">>>")
