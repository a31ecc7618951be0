# Try each letter along the diagonal, then fill the other cells by search; "_" marks an empty cell.
size = len(letters)
given = [list(row) for row in grid]
empty = "_"


def candidates(row, column):
    """Letters that neither the row nor the column holds yet."""
    used = set(grid[row]) | {grid[r][column] for r in range(size)}
    return [letter for letter in letters if letter not in used]


def fill():
    """Fill the cell with the fewest candidates first; undo and try the next one when stuck."""
    best, best_cell = None, None
    for row in range(size):
        for column in range(size):
            if grid[row][column] == empty:
                options = candidates(row, column)
                if best is None or len(options) < len(best):
                    best, best_cell = options, (row, column)
    if best is None:
        return True
    row, column = best_cell
    for letter in best:
        grid[row][column] = letter
        if fill():
            return True
    grid[row][column] = empty
    return False


def put_diagonal(letter):
    """Write one letter along the diagonal; False when a given cell or a clash forbids it."""
    for row in range(size):
        column = size - 1 - row
        if grid[row][column] == empty:
            if letter not in candidates(row, column):
                return False
            grid[row][column] = letter
        elif grid[row][column] != letter:
            return False
    return True


for letter in letters:
    grid = [row[:] for row in given]
    if put_diagonal(letter) and fill():
        print("<<<")
        for row in grid:
            print(",".join(row))
        print(">>>")
        break
