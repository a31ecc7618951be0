# Cuts the string into maximal runs of equal letters and adds the points of every run that is long enough.
from itertools import groupby

total = 0
for letter, run in groupby(text):
    length = len(list(run))
    if letter in rules:
        points, shortest = rules[letter]  # points, shortest run that counts
        if length >= shortest:
            total += points

print(f"<<<{total}>>>")
