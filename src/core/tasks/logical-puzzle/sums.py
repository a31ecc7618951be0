# Take or leave cell after cell until `pick` are chosen, the start (row and column, counted from 0) among them.
# `distinct` says whether their values must all differ.
n = len(grid)
start = tuple(start)
cells = [(row, column) for row in range(n) for column in range(n)]


def obeys(chosen):
    values = [grid[row][column] for row, column in chosen]
    if distinct and len(set(values)) < len(values):
        return False
    rows, columns = [0] * n, [0] * n
    for (row, column), value in zip(chosen, values):
        rows[row] += value
        columns[column] += value
    return max(rows + columns) <= limit


def search(chosen, i):
    """Take or leave the cells one after the other."""
    if len(chosen) == pick:
        return chosen if start in chosen and obeys(chosen) else None
    if len(chosen) + len(cells) - i < pick:
        return None
    return search(chosen + [cells[i]], i + 1) or search(chosen, i + 1)


answer = search([], 0)

if answer is None:
    print("No choice of cells obeys the rules.")
else:
    print("<<<" + ", ".join(f"{row} {column}" for row, column in answer) + ">>>")
