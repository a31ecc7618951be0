# Walks on the complex plane: multiplying by 1j turns a direction a quarter to the left.
directions = {"forward": 1, "left": 1j, "backward": -1, "right": -1j}
turns = {"left": 1j, "around": -1, "right": -1j}

position = 0
heading = 1
for word, value in instructions:
    if word == "turn":
        heading *= turns[value]
    else:
        position += heading * directions[word] * value

print("<<<Yes>>>" if position == 0 else "<<<No>>>")
