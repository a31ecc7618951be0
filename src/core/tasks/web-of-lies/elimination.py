# One bit per person: 1 = truthful, 0 = liar. Each statement fixes whether the sum of some bits is even (0) or odd (1).
# Gaussian elimination with bit masks; the lowest bit of a row holds the right-hand side.
bit = {name: 2 << i for i, name in enumerate(people)}


def reduce(row):
    """Add known rows until none of their leading bits is left in this row."""
    for lead, known in pivots.items():
        if row & lead:
            row ^= known
    return row


pivots = {}
for names, parity in statements:
    row = parity
    for name in names:
        row ^= bit[name]
    row = reduce(row)
    if row > 1:
        lead = 1 << (row.bit_length() - 1)
        for other in pivots:
            if pivots[other] & lead:
                pivots[other] ^= row
        pivots[lead] = row

answer = reduce(bit[question])
if answer > 1:
    print("The statements do not settle the question.")
else:
    print("<<<Yes>>>" if answer == 1 else "<<<No>>>")
