ASK = 'What does the walker do? As ["turn", "left"], or with the way and the number of steps as ["forward", 3].'
directions = {"forward": 1, "left": 1j, "backward": -1, "right": -1j}
turns = {"left": 1j, "around": -1, "right": -1j}
position = 0
heading = 1
# What a sentence says is for the model, where that leads is for Python.
for way, value in [think(ASK, sentence) for sentence in sentences]:
    if way == "turn":
        heading *= turns[value]
    else:
        position += heading * directions[way] * value

print("<<<Yes>>>" if position == 0 else "<<<No>>>")
