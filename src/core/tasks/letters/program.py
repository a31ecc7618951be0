# enumerate(..., start=1) counts places the way the question does.
positions = [place for place, character in enumerate(word, start=1) if character == letter]

print(f"<<<Count: {len(positions)}, Positions: {positions}>>>")
