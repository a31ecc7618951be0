import re


def problem_of(answer):
    values = [int(number) for number in re.findall(r"\d+", answer)]
    size = puzzle["size"]
    queens = list(zip(values[::2], values[1::2]))
    if len(values) != 2 * size:
        return f"{size} queens are needed, each with a row and a column"
    for row, column in queens:
        if row >= size or column >= size:
            return f"({row}, {column}) is not on the board"
        if [row, column] in puzzle["blocked"]:
            return f"({row}, {column}) is a forbidden cell"
    for row, column in puzzle["queens"]:
        if (row, column) not in queens:
            return f"the given queen at ({row}, {column}) is missing"
    for i, (row, column) in enumerate(queens):
        for other_row, other_column in queens[:i]:
            if row == other_row or column == other_column or abs(row - other_row) == abs(column - other_column):
                return f"the queens at ({other_row}, {other_column}) and ({row}, {column}) attack each other"
    return None
