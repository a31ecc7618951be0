# Search for the missing digits; 0 marks an empty cell.


def candidates(row, column):
    """Digits not yet used in the row, the column and the box of a cell."""
    top, left = row // 3 * 3, column // 3 * 3
    used = set(grid[row])
    used.update(grid[r][column] for r in range(9))
    used.update(d for r in range(top, top + 3) for d in grid[r][left:left + 3])
    return [digit for digit in range(1, 10) if digit not in used]


def solve():
    """Fill the cell with the fewest candidates first; undo and try the next digit when stuck."""
    best, best_cell = None, None
    for row in range(9):
        for column in range(9):
            if grid[row][column] == 0:
                options = candidates(row, column)
                if best is None or len(options) < len(best):
                    best, best_cell = options, (row, column)
    if best is None:
        return True
    row, column = best_cell
    for digit in best:
        grid[row][column] = digit
        if solve():
            return True
    grid[row][column] = 0
    return False


if solve():
    print("<<<")
    for row in grid:
        print(",".join(map(str, row)))
    print(">>>")
else:
    print("This puzzle has no solution.")
