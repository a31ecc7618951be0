# Press the buttons: an even number of presses of one changes nothing, an odd number acts like one press.
# Positions as in the question: row and column, counted from 1.
from collections import Counter

for name, count in Counter(presses).items():
    if count % 2 == 1:
        for row, column in buttons[name]:
            lights[row - 1][column - 1] ^= 1

print("<<<" + ",".join(str(lamp) for row in lights for lamp in row) + ">>>")
