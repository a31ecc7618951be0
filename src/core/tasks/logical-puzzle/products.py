# A product is positive when it has no zero and an even number of negative factors.
# So positive cells never hurt: find negative cells that are even in number in every
# row and column, then fill up with positive ones.
# The start is a row and a column, counted from 0; `distinct` says whether the chosen values must all differ.
n = len(grid)
start = tuple(start)


def value(cell):
    return grid[cell[0]][cell[1]]


every_cell = [(row, column) for row in range(n) for column in range(n)]
negatives = [[cell for cell in every_cell if cell[0] == row and value(cell) < 0] for row in range(n)]

positives, seen = [], set()
for cell in sorted(every_cell, key=lambda cell: cell != start):  # the start comes first
    if value(cell) > 0 and not (distinct and value(cell) in seen):
        positives.append(cell)
        seen.add(value(cell))

fewest = max(0, pick - len(positives))
most = pick - 1 if value(start) > 0 else pick
# Columns with a negative cell in this row or below, and how many negatives these rows hold.
below = [{c for line in negatives[row:] for _, c in line} for row in range(n + 1)]
remaining = [sum(map(len, negatives[row:])) for row in range(n + 1)]


def search(row, i, chosen, odd_columns):
    """Decide about negative number i of this row; odd_columns have an odd count so far."""
    if row == n:
        return chosen if len(chosen) >= fewest else None
    if i == len(negatives[row]):
        in_row = sum(1 for cell in chosen if cell[0] == row)
        if in_row % 2 == 1 or not odd_columns <= below[row + 1]:
            return None
        if len(chosen) + remaining[row + 1] < fewest:
            return None
        return search(row + 1, 0, chosen, odd_columns)
    cell = negatives[row][i]
    used = distinct and value(cell) in map(value, chosen)
    if len(chosen) < most and not used:
        found = search(row, i + 1, chosen + [cell], odd_columns ^ {cell[1]})
        if found is not None:
            return found
    return None if cell == start else search(row, i + 1, chosen, odd_columns)


chosen = None if value(start) == 0 else search(0, 0, [], set())
answer = None if chosen is None else chosen + positives[:pick - len(chosen)]

if answer is None:
    print("No choice of cells obeys the rules.")
else:
    print("<<<" + ", ".join(f"{row} {column}" for row, column in answer) + ">>>")
