# Finds the largest square of one letter by what is known of the squares above and to the left.
# side[i][j]: side of the largest one-letter square whose bottom right cell is (i, j).
# It is one more than the smallest of the three squares that end just above, left and above left.
side = [[1] * len(row) for row in rows]
largest = (1, 0, 0)
for i in range(1, len(rows)):
    for j in range(1, len(rows[0])):
        if rows[i][j] == rows[i - 1][j] == rows[i][j - 1] == rows[i - 1][j - 1]:
            side[i][j] = 1 + min(side[i - 1][j], side[i][j - 1], side[i - 1][j - 1])
            largest = max(largest, (side[i][j], i, j))

_, row, column = largest
print(f"<<<[{row}, {column}]>>>")
