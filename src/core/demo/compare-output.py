if is_same(given, recomputed):
    print("Correct")
else:
    print(f"Incorrect: the answer given is {given!r}, but working it out again gives {recomputed!r}")
