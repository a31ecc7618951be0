def numbers_problem(used):
    """Every given number is used once, in the given order."""
    if used == puzzle["numbers"]:
        return None
    return f"it uses the numbers {used}, but they have to be {puzzle['numbers']} in this order"
