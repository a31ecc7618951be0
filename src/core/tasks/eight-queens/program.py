# Backtracking: always fill the row that has the fewest safe columns left.
given_rows = dict(given)
placed = {}  # row -> column


def is_safe(row, col):
    return all(
        col != other_col and abs(row - other_row) != abs(col - other_col)
        for other_row, other_col in placed.items()
    )


def choices(row):
    columns = [given_rows[row]] if row in given_rows else range(size)
    return [col for col in columns if [row, col] not in blocked and is_safe(row, col)]


def solve():
    if len(placed) == size:
        return True
    open_rows = {row: choices(row) for row in range(size) if row not in placed}
    row = min(open_rows, key=lambda r: len(open_rows[r]))
    for col in open_rows[row]:
        placed[row] = col
        if solve():
            return True
        del placed[row]
    return False


if solve():
    print("<<<" + ", ".join(f"{row} {placed[row]}" for row in sorted(placed)) + ">>>")
else:
    print("There is no such placement.")
