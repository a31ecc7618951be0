# Slides the window over the matrix and writes down the largest number or the average at each position.
positions = range(len(matrix) - window + 1)  # stride 1, no padding

values = []
for top in positions:
    for left in positions:
        cells = [matrix[i][j] for i in range(top, top + window) for j in range(left, left + window)]
        if mode == "max":
            values.append(max(cells))
        else:
            values.append(round(sum(cells) / len(cells), 6))

print("<<<" + ",".join(map(str, values)) + ">>>")
