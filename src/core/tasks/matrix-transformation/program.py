# Turns or mirrors the matrix as a whole and writes the result row by row.
columns = list(zip(*matrix))  # from left to right, each read from top to bottom

if transform == "rotate90cw":
    # The left column, read from bottom to top, becomes the top row.
    result = [column[::-1] for column in columns]
elif transform == "rotate90ccw":
    # The right column becomes the top row.
    result = columns[::-1]
elif transform == "rotate180":
    # The bottom row, read from right to left, becomes the top row.
    result = [row[::-1] for row in matrix[::-1]]
elif transform == "transpose":
    # The left column becomes the top row.
    result = columns
elif transform == "flipH":
    # Left and right change places.
    result = [row[::-1] for row in matrix]
elif transform == "flipV":
    # Top and bottom change places.
    result = matrix[::-1]

print("<<<" + ",".join(cell for row in result for cell in row) + ">>>")
