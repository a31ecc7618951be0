# Cut the room into cells along all edges and search from cell to cell: a step from the centre of a free cell to the
# centre of the next one never touches a forbidden box. Room and boxes are x from, x to, y from, y to.
from collections import deque


def spans(low, high, lines):
    lines = sorted({line for line in lines if low <= line <= high} | {low, high})
    return list(zip(lines, lines[1:]))


columns = spans(room[0], room[1], [x for box in boxes.values() for x in box[:2]] + [start[0], end[0]])
rows = spans(room[2], room[3], [y for box in boxes.values() for y in box[2:]] + [start[1], end[1]])


def rectangle(cell):
    return columns[cell[0]] + rows[cell[1]]


def centre(rect):
    return ((rect[0] + rect[1]) / 2, (rect[2] + rect[3]) / 2)


def contains(rect, point):
    return rect[0] <= point[0] <= rect[1] and rect[2] <= point[1] <= rect[3]


def is_open(point):
    return not any(contains(boxes[name], point) for name in avoid)


free = {
    (i, j)
    for i in range(len(columns))
    for j in range(len(rows))
    if is_open(centre(rectangle((i, j))))
}


def walk(here, is_goal):
    """Cells from here to the nearest goal cell."""
    came_from = {here: None}
    queue = deque([here])
    while queue:
        cell = queue.popleft()
        if is_goal(cell):
            path = []
            while cell is not None:
                path.append(cell)
                cell = came_from[cell]
            return path[::-1]
        i, j = cell
        for neighbour in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
            if neighbour in free and neighbour not in came_from:
                came_from[neighbour] = cell
                queue.append(neighbour)
    raise SystemExit("There is no path.")


def meeting_point(cell, box):
    """Centre of what a cell and a box have in common, or None."""
    a, b = rectangle(cell), box
    common = (max(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), min(a[3], b[3]))
    if common[0] > common[1] or common[2] > common[3] or not is_open(centre(common)):
        return None
    return centre(common)


here = next(cell for cell in free if contains(rectangle(cell), start))
points = [start, centre(rectangle(here))]
for name in visit:
    box = boxes[name]
    # Go into the box; where all of it is forbidden, touch it from beside.
    inside = {cell for cell in free if contains(box, centre(rectangle(cell)))}
    goals = inside or {cell for cell in free if meeting_point(cell, box)}
    cells = walk(here, goals.__contains__)
    here = cells[-1]
    points += [centre(rectangle(cell)) for cell in cells]
    points += [meeting_point(here, box), centre(rectangle(here))]

cells = walk(here, lambda cell: contains(rectangle(cell), end))
points += [centre(rectangle(cell)) for cell in cells] + [end]

path = []
for x, y in points:
    point = (round(x, 4), round(y, 4))
    if not path or path[-1] != point:
        path.append(point)

print(f"<<<{path}>>>")
