def numbers_problem(used):
    """Every given number is used once, in any order."""
    if sorted(used) == sorted(puzzle["numbers"]):
        return None
    return f"it uses the numbers {sorted(used)}, but {sorted(puzzle['numbers'])} are given"
