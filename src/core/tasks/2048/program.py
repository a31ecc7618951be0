# Follow the one steered tile through the grid. Rows and columns are counted from 0.
steps = {"u": (-1, 0), "d": (1, 0), "l": (0, -1), "r": (0, 1)}
size = len(grid)
row, col = start

for move in moves:
    tile = grid[row][col]
    new_row, new_col = row + steps[move][0], col + steps[move][1]
    if tile == 0 or not (0 <= new_row < size and 0 <= new_col < size):
        continue
    if grid[new_row][new_col] in (0, tile):  # an empty cell or an equal tile
        grid[new_row][new_col] += tile
        grid[row][col] = 0
        row, col = new_row, new_col

print("<<<" + ",".join(str(value) for line in grid for value in line) + ">>>")
