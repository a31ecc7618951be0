# Plays the moves one by one: (player, row, column), rows and columns counted from 1.
cells = [list(line) for line in board]
size = len(cells)
directions = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0)]


def cells_to_flip(player, row, col):
    found = []
    for down, right in directions:
        run = []
        r, c = row + down, col + right
        while 0 <= r < size and 0 <= c < size and cells[r][c] not in ("*", player):
            run.append((r, c))
            r, c = r + down, c + right
        if 0 <= r < size and 0 <= c < size and cells[r][c] == player:
            found += run
    return found


for player, row, col in moves:
    # All directions are judged before any disc is flipped.
    for r, c in cells_to_flip(player, row - 1, col - 1):
        cells[r][c] = player
    cells[row - 1][col - 1] = player

print("<<<" + ",".join(cell for line in cells for cell in line) + ">>>")
